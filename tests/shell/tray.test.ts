import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countBitmap, iconSize } from '../../electron/shell/count-icon.ts';
import { openOnStandIn } from './stand-in-shell.ts';
import type { StandInShell } from './stand-in-shell.ts';
import { heard, seen } from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

const counts = (late: number, today: number, day = '2026-03-05') => ({ day, late, today, week: 4 });

let shell: StandInShell;
beforeEach(async () => {
  seen.trays.length = 0;
  seen.notices.length = 0;
  shell = await openOnStandIn();
});
afterEach(() => shell.end());

/** As the preload sends it, from the page unless told. */
function say(value: unknown, url = shell.window.webContents.mainFrame.url): void {
  heard.emit('shell:due', { sender: shell.window.webContents, senderFrame: { url } }, value);
}

describe('待办 in the tray', () => {
  it('says how many are over and due today, and draws the number', () => {
    say(counts(3, 2));
    expect(seen.trays).toHaveLength(1);
    expect(seen.trays[0]?.toolTip).toBe('社区工作者台账：已超期 3 件，今日 2 件，7天内 4 件');
    expect(seen.trays[0]?.image.bytes.equals(Buffer.from(countBitmap(5)))).toBe(true);
    say(counts(0, 0));
    expect(seen.trays).toHaveLength(1);
    expect(seen.trays[0]?.image.bytes.equals(Buffer.from(countBitmap(0)))).toBe(true);
  });

  it('gives one notice a day, and another where more became pressing', () => {
    say(counts(1, 0));
    say(counts(1, 0));
    say(counts(0, 1));
    expect(seen.notices.map(({ options }) => options.body)).toEqual(['已超期 1 件，7天内 4 件。']);
    say(counts(1, 1));
    say(counts(1, 1, '2026-03-06'));
    say(counts(0, 0, '2026-03-07'));
    expect(seen.notices).toHaveLength(3);
  });

  it('brings the window forward and the page to 待办 on a click', () => {
    say(counts(1, 0));
    shell.window.visible = false;
    seen.notices[0]?.emit('click');
    seen.trays[0]?.emit('click');
    expect(shell.window.visible).toBe(true);
    const clicks = shell.window.webContents.sent.filter(([channel]) => channel === 'shell:notification-click');
    expect(clicks).toHaveLength(2);
  });

  it('hears nobody but the page, and nothing but numbers', () => {
    say(counts(3, 2), 'https://example.invalid/');
    for (const value of [null, 'x', { ...counts(1, 1), late: -1 }, { ...counts(1, 1), day: '<b>' }, { late: 1 }])
      say(value);
    expect(seen.trays).toEqual([]);
    expect(seen.notices).toEqual([]);
  });

  it('goes with the window', () => {
    say(counts(1, 0));
    shell.window.emit('closed');
    expect(seen.trays[0]?.destroyed).toBe(true);
    say(counts(2, 0));
    expect(seen.trays).toHaveLength(1);
  });
});

describe('the picture of a count', () => {
  const whiteDots = (count: number): number => {
    const pixels = countBitmap(count);
    const places = Array.from({ length: iconSize * iconSize }, (_, place) => place * 4);
    return places.filter((at) => pixels[at] === 0xff && pixels[at + 1] === 0xff && pixels[at + 2] === 0xff).length;
  };

  it('differs for every number up to nine, and says 9+ from ten on', () => {
    const pictures = Array.from({ length: 11 }, (_, count) => Buffer.from(countBitmap(count)).toString('base64'));
    expect(new Set(pictures).size).toBe(11);
    expect(Buffer.from(countBitmap(10)).equals(Buffer.from(countBitmap(5000)))).toBe(true);
  });

  it('writes no number for none, and white dots for the others within the disc', () => {
    expect(whiteDots(0)).toBe(0);
    expect(whiteDots(1)).toBe(8 * 16);
    expect(countBitmap(8).slice(0, 4)).toEqual(new Uint8Array(4));
  });
});
