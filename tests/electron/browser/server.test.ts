import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLoopback } from '../../../electron/browser/server.ts';
import type { Loopback } from '../../../electron/browser/server.ts';
import { startDeskThread } from '../../../electron/desk/desk-thread.ts';
import { supervise } from '../../../electron/desk/supervisor.ts';
import type { Supervisor } from '../../../electron/desk/supervisor.ts';
import { enter, knock } from './knock.ts';

let folder: string;
let desk: Supervisor;
let loopback: Loopback;
let port: number;
let cookie: string;

const json = { 'content-type': 'application/json' };
const post = (path: string, body: string | Buffer = '{}', headers: Record<string, string> = {}) =>
  knock(port, path, { method: 'POST', body, headers: { ...json, cookie, ...headers } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), '台账-'));
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>台账</title>');
  await writeFile(join(renderer, 'assets', 'index-BwX3_k-1.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'outside');
  desk = supervise({
    startProcess: () => startDeskThread(new URL('../tiny-desk.entry.ts', import.meta.url)),
    start: { folder, readOnly: false, demo: false },
    host: {
      kind: 'browser',
      programFolder: '/program',
      toPdf: null,
      print: null,
      pickFile: null,
      pickFolder: null,
      drives: async () => [],
      notify: () => undefined,
      openExternally: async () => undefined,
    },
  });
  loopback = await openLoopback({ desk, renderer, port: 0, instanceSecret: 'instance' });
  port = loopback.port;
  cookie = await enter(port, loopback.link());
});

afterAll(async () => {
  await loopback.close();
  await desk.close();
  await rm(folder, { recursive: true });
});

describe('the door of the loopback host', () => {
  it('exchanges a launch link once for a strict cookie that scripts cannot read, and takes the token out of the address', async () => {
    const { pathname, search } = new URL(loopback.link());
    const first = await knock(port, `${pathname}${search}`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await knock(port, '/', { headers: { cookie: first.cookie } })).text).toContain('<title>台账</title>');
    const second = await knock(port, `${pathname}${search}`);
    expect(second.status).toBe(403);
    expect(second.text).toContain('这个进入链接已经用过了');
    expect(second.cookie).toBe('');
  });

  it('shows a stranger how to get in and gives nothing else', async () => {
    for (const path of ['/', '/?t=guess', '/assets/index-BwX3_k-1.js', '/download/abc', '/people/7']) {
      const answer = await knock(port, path);
      expect(answer.status).toBe(403);
      expect(answer.text).toMatch(/按一下回车键/);
    }
    const stale = await post('/desk/echo', '{}', { cookie: `taizhang-${port}=wrong` });
    expect(stale.status).toBe(401);
    expect(JSON.parse(stale.text)).toMatchObject({ ok: false, error: { code: 'not-admitted' } });
  });

  it.each([
    ['another name for this address', { host: 'evil.example' }],
    ['a name that only begins like ours', { host: '127.0.0.1.evil.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['a foreign page', { origin: 'http://evil.example' }],
    ['another program on this PC', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['our address over https', { origin: 'https://127.0.0.1' }],
  ])('refuses a call from %s even with the cookie', async (_name, headers) => {
    const answer = await post('/desk/echo', '{}', headers);
    expect(answer.status).toBe(403);
    expect((await knock(port, '/', { headers: { cookie, ...headers } })).status).toBe(403);
  });

  it('refuses a call that the browser calls cross-site', async () => {
    expect((await post('/desk/echo', '{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post('/desk/echo', '{}', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await post('/desk/echo', '{}', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('answers to localhost as to 127.0.0.1, each with its own origin', async () => {
    const host = `localhost:${port}`;
    expect((await post('/desk/echo', '{}', { host, origin: `http://${host}` })).status).toBe(200);
    expect((await post('/desk/echo', '{}', { host, origin: `http://127.0.0.1:${port}` })).status).toBe(403);
  });

  it('listens on the loopback address alone', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4');
    for (const { address } of others) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ host: address, port, timeout: 1000 });
        socket.on('connect', () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.on('timeout', () => resolve(false));
      });
      expect(reached).toBe(false);
    }
    expect((await knock(port, '/')).status).toBe(403);
  });

  it('gives a fresh link to who shows the secret of the data folder, and to nobody else', async () => {
    const ask = (authorization: string, method = 'POST') =>
      knock(port, '/instance/link', { method, headers: { authorization } });
    expect((await ask('Bearer guess')).status).toBe(403);
    expect((await ask('Bearer instance', 'GET')).status).toBe(403);
    const { link } = JSON.parse((await ask('Bearer instance')).text) as { link: string };
    expect(await enter(port, link)).toMatch(/^taizhang-/);
  });
});

describe('calls of the desk over loopback', () => {
  it('reach it with the body and a client name that is not the cookie', async () => {
    const answer = JSON.parse((await post('/desk/echo', '{"name":"张三"}', { 'x-client': 'forged' })).text) as {
      body: string;
      headers: Record<string, string>;
    };
    expect(answer.body).toBe('{"name":"张三"}');
    expect(answer.headers['x-client']).toMatch(/^[\da-f-]{36}$/);
    expect(cookie).not.toContain(answer.headers['x-client']);
    expect(answer.headers).not.toHaveProperty('cookie');
  });

  it('come from one client per browser', async () => {
    const clientOf = async (cookie: string) =>
      (JSON.parse((await post('/desk/echo', '{}', { cookie })).text) as { headers: Record<string, string> }).headers[
        'x-client'
      ];
    const other = await enter(port, loopback.link());
    expect(await clientOf(cookie)).toBe(await clientOf(cookie));
    expect(await clientOf(other)).not.toBe(await clientOf(cookie));
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'are refused as %s',
    async (kind) => {
      const answer = await post('/desk/echo', '{}', { 'content-type': kind });
      expect(answer.status).toBe(415);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'wrong-kind' } });
    },
  );

  it('take 1 MB and refuse one byte more, with or without a stated length', async () => {
    const megabyte = 'x'.repeat(1024 * 1024);
    expect((await post('/desk/seen', megabyte)).status).toBe(200);
    expect((await post('/desk/seen', `${megabyte}y`)).status).toBe(413);
    const chunked = await post('/desk/seen', `${megabyte}y`, { 'transfer-encoding': 'chunked' });
    expect(chunked.status).toBe(413);
    expect(chunked.text).toContain('超过 1 MB');
  });

  it('are only posted, chunks only put', async () => {
    expect((await knock(port, '/desk/echo', { headers: { cookie } })).status).toBe(405);
    expect((await post('/upload/abc')).status).toBe(405);
    expect((await post('/')).status).toBe(405);
    const octets = { cookie, 'content-type': 'application/octet-stream' };
    expect((await knock(port, '/upload/abc?offset=0', { method: 'PUT', body: 'x', headers: octets })).status).toBe(404);
    const wrong = { cookie, 'content-type': 'application/json' };
    expect((await knock(port, '/upload/abc', { method: 'PUT', body: 'x', headers: wrong })).status).toBe(415);
  });

  it('stream their answer, and end in the desk when the browser goes away', async () => {
    const text = await post('/desk/numbers?n=3000');
    expect(text.text.split('\n').length).toBe(3001);
    const before = JSON.parse((await post('/desk/seen')).text) as { cancelled: number };
    const answer = await fetch(`http://127.0.0.1:${port}/desk/numbers?n=1000000&width=1000`, {
      method: 'POST',
      body: '{}',
      headers: { ...json, cookie },
    });
    const reader = answer.body!.getReader();
    await reader.read();
    await reader.cancel();
    await expect
      .poll(async () => JSON.parse((await post('/desk/seen')).text) as unknown)
      .toMatchObject({ cancelled: before.cancelled + 1 });
  });

  it('that are still being worked on are called off when the browser goes away', async () => {
    const before = JSON.parse((await post('/desk/seen')).text) as { cancelled: number };
    const signal = AbortSignal.timeout(100);
    const address = `http://127.0.0.1:${port}/desk/hang`;
    await expect(fetch(address, { method: 'POST', body: '{}', headers: { ...json, cookie }, signal })).rejects.toThrow(
      'aborted',
    );
    await expect
      .poll(async () => JSON.parse((await post('/desk/seen')).text) as unknown)
      .toMatchObject({ cancelled: before.cancelled + 1 });
  });

  it('survive a broken request on another connection', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end('NONSENSE\r\n\r\n');
    await new Promise((resolve) => socket.on('close', resolve).resume());
    const noHost = connect(port, '127.0.0.1');
    noHost.end('GET / HTTP/1.0\r\n\r\n');
    await new Promise((resolve) => noHost.on('close', resolve).resume());
    expect((await post('/desk/seen')).status).toBe(200);
  });
});

describe('every answer of the loopback host', () => {
  it('carries the guarding headers, whatever it is', async () => {
    const answers = await Promise.all([
      knock(port, '/', { headers: { cookie } }),
      knock(port, '/'),
      post('/desk/echo'),
      post('/desk/nowhere'),
      post('/desk/echo', '{}', { origin: 'http://evil.example' }),
      knock(port, '/assets/none.js', { headers: { cookie } }),
    ]);
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers).not.toHaveProperty('x-desk-state');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('may be kept only where its name holds its hash', async () => {
    const asset = await knock(port, '/assets/index-BwX3_k-1.js', { headers: { cookie } });
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.headers['content-type']).toContain('text/javascript');
    expect((await knock(port, '/', { headers: { cookie } })).headers['cache-control']).toBe('no-cache');
    expect((await post('/desk/echo')).headers['cache-control']).toBe('no-store');
  });

  it('never holds a file from outside the renderer', async () => {
    for (const path of ['/../secret.txt', '/assets/..%2f..%2fsecret.txt', '/%2e%2e/secret.txt', '/..%5csecret.txt']) {
      expect((await knock(port, path, { headers: { cookie } })).text).not.toContain('outside');
    }
  });
});
