import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileWithin, serveStatic } from '../../../electron/host/static-files.ts';

let folder: string;
let inside: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-'));
  inside = join(folder, 'renderer');
  await mkdir(join(inside, 'assets'), { recursive: true });
  await mkdir(join(folder, 'renderer-other'));
  await writeFile(join(inside, 'index.html'), '<title>台账</title>');
  await writeFile(join(inside, 'assets', 'app-DkX3_k1a.js'), '0');
  await writeFile(join(inside, 'assets', '仿宋.woff2'), 'font');
  await writeFile(join(folder, 'outside.txt'), 'OUTSIDE');
  await writeFile(join(folder, 'renderer-other', 'x.txt'), 'OUTSIDE');
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, method = 'GET') => serveStatic(inside, new Request(`http://h${path}`, { method }));

describe('a path inside the served folder', () => {
  it.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/assets/%2e%2e/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/../renderer-other/x.txt',
    '//server/share/x.txt/../..',
    '/C:/Windows/win.ini',
    '/index.html::$DATA',
    '/index.html%00.js',
    '/%',
    '/',
  ])('is not %s', (path) => {
    expect(fileWithin('/srv/renderer', path)).toBeNull();
  });

  it('stays inside whatever is asked for', () => {
    const segment = fc.constantFrom('..', '.', '%2e%2e', '%2F', '%5C', 'a', '', 'renderer', '~', '%252e', ' ');
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 8 }), (parts) => {
        const file = fileWithin('/srv/renderer', `/${parts.join('/')}`);
        expect(file === null || file.startsWith('/srv/renderer/')).toBe(true);
      }),
    );
  });

  it('is found with its type, also under a Chinese name', async () => {
    const font = await get('/assets/%E4%BB%BF%E5%AE%8B.woff2');
    expect(font.headers.get('content-type')).toBe('font/woff2');
    expect(await font.text()).toBe('font');
  });
});

describe('the served renderer', () => {
  it('gives index.html for every page of the app, and asks to check it again', async () => {
    for (const path of ['/', '/people', '/people/018f-22']) {
      const page = await get(path);
      expect(await page.text()).toContain('台账');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('lets a browser keep what is named after its content for ever, and answers HEAD without a body', async () => {
    expect((await get('/assets/app-DkX3_k1a.js')).headers.get('cache-control')).toContain('immutable');
    const head = await get('/assets/app-DkX3_k1a.js', 'HEAD');
    expect(head.headers.get('content-length')).toBe('1');
    expect(await head.text()).toBe('');
  });

  it('has no file where there is none, and no folder at all', async () => {
    expect((await get('/none.js')).status).toBe(404);
    expect((await get('/assets.d/')).status).toBe(404);
    expect((await serveStatic(join(folder, 'empty'), new Request('http://h/'))).status).toBe(404);
  });
});
