import { describe, expect, it } from 'vitest';
import { isOwn, mayLoad, mayNavigate } from '../../electron/shell/address.ts';

const foreign = [
  'http://example.invalid/?next=app://desk/',
  'https://desk/',
  'app://desk.example.invalid/',
  'app://desk:8080/',
  'app://someone@desk/',
  'app:desk/',
  'app:///desk/',
  'APPS://desk/',
  'file:///C:/Windows/win.ini',
  '\\\\server\\share\\x.html',
  'javascript:alert(1)',
  'app://',
  'not an address',
  '',
];

describe('an address of the app', () => {
  it('is everything under app://desk/ and nothing that only looks like it', () => {
    expect(['app://desk/', 'app://desk/people?x=1#y', 'APP://desk/x'].every(isOwn)).toBe(true);
    expect(foreign.filter(isOwn)).toEqual([]);
  });
});

describe('where a frame may go', () => {
  it('is the app, and for a frame inside also what the app made', () => {
    const own = ['blob:app://desk/2b1c', 'about:blank', 'about:srcdoc'];
    expect(own.every((address) => mayNavigate(address, false))).toBe(true);
    expect(own.some((address) => mayNavigate(address, true))).toBe(false);
    const bad = [...foreign, 'blob:https://example.invalid/2b1c', 'blob:null/2b', 'data:text/html,<p>'];
    expect(bad.filter((address) => mayNavigate(address, false) || mayNavigate(address, true))).toEqual([]);
  });
});

describe('what may be loaded', () => {
  it('is the app, what it made, and what Chromium needs to show a PDF', () => {
    const needed = [
      'app://desk/assets/x.js',
      'blob:app://desk/2b1c',
      'data:image/png;base64,AA==',
      'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html',
      'chrome://resources/css/text_defaults.css',
    ];
    expect(needed.every((address) => mayLoad(address, true))).toBe(true);
  });

  it('is nothing from a network, the disk, other extensions or the settings of Chromium', () => {
    const others = ['ws://127.0.0.1:1/', 'ftp://x/', 'chrome-extension://abcdefgh/x.js', 'chrome://settings/'];
    expect([...foreign, ...others].filter((address) => mayLoad(address, false))).toEqual([]);
  });

  it('includes developer tools only while the program is not packaged', () => {
    expect(mayLoad('devtools://devtools/bundled/x.js', false)).toBe(true);
    expect(mayLoad('devtools://devtools/bundled/x.js', true)).toBe(false);
  });
});
