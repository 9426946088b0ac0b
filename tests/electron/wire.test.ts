import { afterEach, describe, expect, it } from 'vitest';
import { LedgerError } from '../../db/errors.ts';
import { startDeskThread } from '../../electron/desk/desk-thread.ts';
import type { Host } from '../../electron/desk/host.ts';
import { supervise } from '../../electron/desk/supervisor.ts';
import type { Supervisor } from '../../electron/desk/supervisor.ts';

const entry = new URL('tiny-desk.entry.ts', import.meta.url);

const quietHost: Host = {
  kind: 'test',
  programFolder: '/program',
  toPdf: async (html) => new TextEncoder().encode(`PDF of ${html}`),
  print: null,
  pickFile: null,
  pickFolder: null,
  drives: async () => [{ path: 'E:\\', label: '上报', removable: true, readOnly: false, size: 8, free: 4 }],
  notify: () => undefined,
  openExternally: async () => undefined,
};

const started: Supervisor[] = [];

function deskFor(host: Host = quietHost, folder = '/data', waitMs = 5000): Supervisor {
  const supervisor = supervise({
    startProcess: () => startDeskThread(entry),
    start: { folder, readOnly: false, demo: false },
    host,
    waitMs,
    retryMs: 50,
  });
  started.push(supervisor);
  return supervisor;
}

const ask = (desk: Supervisor, path: string, init: RequestInit = {}) =>
  desk.handle(new Request(`http://desk/desk/${path}`, { method: 'POST', body: '{}', ...init }), 'client-1');

const answered = async (desk: Supervisor, path: string, init?: RequestInit): Promise<unknown> =>
  (await ask(desk, path, init)).json();

afterEach(async () => {
  await Promise.all(started.splice(0).map((supervisor) => supervisor.close()));
});

describe('a request over the wire', () => {
  it('arrives with its body and as coming from the client that the host names, whatever the caller wrote', async () => {
    const answer = await answered(deskFor(), 'echo', {
      body: '张三丰 𠮷',
      headers: { 'x-client': 'forged', cookie: 'a=b', 'content-type': 'application/json' },
    });
    expect(answer).toMatchObject({ body: '张三丰 𠮷', headers: { 'x-client': 'client-1' } });
    expect(answer).not.toHaveProperty('headers.cookie');
  });

  it('streams a long answer whole, and makes no more of it than was read', async () => {
    const desk = deskFor();
    const text = await (await ask(desk, 'numbers?n=2000')).text();
    expect(text.split('\n').length).toBe(2001);
    const reader = (await ask(desk, 'numbers?n=100000&width=65536')).body!.getReader();
    await reader.read();
    const { chunks } = (await answered(desk, 'seen')) as { chunks: number };
    expect(chunks).toBeLessThan(2010);
    await reader.cancel();
  });

  it('is aborted in the desk when its caller aborts, before and during the answer', async () => {
    const desk = deskFor();
    const control = new AbortController();
    const hanging = ask(desk, 'hang', { signal: control.signal });
    setTimeout(() => control.abort(), 30);
    expect((await hanging).status).toBe(499);
    const reader = (await ask(desk, 'numbers?n=100000')).body!.getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => answered(desk, 'seen')).toMatchObject({ cancelled: 2 });
  });

  it('that fails inside the desk comes back without the text of the failure', async () => {
    const answer = await ask(deskFor(), 'fail');
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).toContain('"ok":false');
    expect(text).not.toContain('王小明');
  });
});

describe('the desk calling its host', () => {
  it('gets values, bytes and the failures that are meant for a clerk', async () => {
    const host: Host = {
      ...quietHost,
      print: () => Promise.reject(new LedgerError('no-printer', '没有找到打印机。')),
    };
    const desk = deskFor(host);
    expect(await answered(desk, 'drives')).toEqual(await quietHost.drives());
    expect(await answered(desk, 'pdf', { body: '<p>表</p>' })).toBe('PDF of <p>表</p>');
    expect(await answered(desk, 'print')).toBe('no-printer');
  });

  it('finds missing abilities missing', async () => {
    expect(await answered(deskFor({ ...quietHost, toPdf: null }), 'pdf')).toBeNull();
    expect(await answered(deskFor(), 'print')).toBe('none');
  });

  it('can call back what it asked for', async () => {
    let told: AbortSignal | null = null;
    const toPdf: Host['toPdf'] = (_html, signal) => {
      told = signal;
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError')));
      });
    };
    const desk = deskFor({ ...quietHost, toPdf });
    const control = new AbortController();
    const asked = ask(desk, 'pdf', { signal: control.signal });
    await expect.poll(() => told).not.toBeNull();
    control.abort();
    await asked;
    await expect.poll(() => told?.aborted).toBe(true);
  });
});

describe('a desk that dies', () => {
  it('answers what was under way with 503 and a sentence, and a fresh one takes over', async () => {
    const desk = deskFor();
    const hanging = ask(desk, 'hang');
    await answered(desk, 'seen');
    const dying = ask(desk, 'die');
    for (const answer of await Promise.all([hanging, dying])) {
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ ok: false, error: { code: 'desk-gone' } });
    }
    expect(await answered(desk, 'where')).toMatchObject({ folder: '/data' });
  });

  it('breaks off an answer that was being read', async () => {
    const answer = await ask(deskFor(), 'die.later');
    await expect(answer.text()).rejects.toThrow('后台刚才意外停止');
  });

  it('is locked when it comes back, and the listeners hear of it', async () => {
    const desk = deskFor();
    let heard = 0;
    desk.onLocked(() => (heard += 1));
    await ask(desk, 'unlock');
    expect(desk.state()).toBe('open');
    await ask(desk, 'die');
    await expect.poll(() => desk.state()).toBe('locked');
    expect(heard).toBe(1);
  });

  it('that cannot open its folder says why on every request', async () => {
    const desk = deskFor(quietHost, '/refused');
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await ask(desk, 'where');
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ error: { code: 'folder-in-use', message: /另一个程序/ } });
    }
  });
});

describe('locking', () => {
  it('replaces the thread after the answer that says so has been delivered', async () => {
    const desk = deskFor();
    await ask(desk, 'unlock');
    await (await ask(desk, 'numbers?n=5')).text();
    expect(await answered(desk, 'lock')).toBe('locked');
    expect(desk.state()).toBe('locked');
    // A fresh thread has made no chunks yet.
    expect(await answered(desk, 'seen')).toEqual({ chunks: 0, cancelled: 0 });
  });

  it('lets a running job finish first while new requests wait', async () => {
    const desk = deskFor();
    await ask(desk, 'unlock');
    const begun = performance.now();
    await ask(desk, 'job');
    await answered(desk, 'lock');
    expect(await answered(desk, 'seen')).toEqual({ chunks: 0, cancelled: 0 });
    expect(performance.now() - begun).toBeGreaterThan(290);
  });

  it('tells a request to come again when the work behind the lock takes long', async () => {
    const desk = deskFor(quietHost, '/data', 100);
    await expect.poll(async () => (await ask(desk, 'unlock')).status, { timeout: 5000 }).toBe(200);
    await ask(desk, 'job?ms=1500');
    await answered(desk, 'lock');
    const answer = await ask(desk, 'seen');
    expect(await answer.json()).toMatchObject({ error: { code: 'desk-busy' } });
  });

  it('happens from outside too, and when the desk locks by itself', async () => {
    const desk = deskFor();
    let heard = 0;
    desk.onLocked(() => (heard += 1));
    await ask(desk, 'unlock');
    await desk.lock();
    expect(desk.state()).toBe('locked');
    await ask(desk, 'unlock');
    await ask(desk, 'lock.itself');
    await expect.poll(() => desk.state()).toBe('locked');
    expect(heard).toBe(2);
    expect(await answered(desk, 'seen')).toEqual({ chunks: 0, cancelled: 0 });
  });

  it('is not read out of an answer that is older than the unlocking', async () => {
    const desk = deskFor();
    const slow = ask(desk, 'slow');
    await ask(desk, 'unlock');
    expect((await slow).headers.get('x-desk-state')).toBe('locked');
    expect(desk.state()).toBe('open');
  });
});
