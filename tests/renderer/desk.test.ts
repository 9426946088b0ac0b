import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, callWithProgress, DeskFailure, upload } from '../../renderer/desk.ts';
import { onLocked } from '../../renderer/lock-signal.ts';

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** Answers every request of the client in turn, and keeps what was asked. */
function answering(...answers: readonly (() => Response)[]): Asked[] {
  const asked: Asked[] = [];
  let turn = 0;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const answer = answers[Math.min(turn, answers.length - 1)];
    turn += 1;
    return Promise.resolve(answer?.() ?? new Response(null));
  });
  return asked;
}

const value = (content: unknown) => () => Response.json({ ok: true, value: content });
const failure = (code: string, status: number) => () =>
  Response.json(
    {
      ok: false,
      error: { code, message: '一句话。', fields: [{ field: 'name', message: '请填写。' }], details: { wait: 3 } },
    },
    { status },
  );

afterEach(() => vi.unstubAllGlobals());

describe('the client of the desk', () => {
  it('posts the input as JSON to the procedure and gives its value', async () => {
    const asked = answering(value({ open: true }));
    await expect(call('session.alive', { active: true })).resolves.toEqual({ open: true });
    expect(asked[0]?.url).toBe('/desk/session.alive');
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      body: '{"active":true}',
      headers: { 'content-type': 'application/json' },
    });
  });

  it('throws a failure with code, sentence, fields and details', async () => {
    answering(failure('invalid', 400));
    const error: unknown = await call('office.state', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DeskFailure);
    expect(error).toMatchObject({
      code: 'invalid',
      message: '一句话。',
      fields: [{ field: 'name', message: '请填写。' }],
      details: { wait: 3 },
    });
  });

  it('rings the bell when nobody is signed in, and only then', async () => {
    const rung = vi.fn<() => void>();
    const end = onLocked(rung);
    answering(failure('conflict', 409), failure('not-signed-in', 401));
    await call('office.state', {}).catch(() => undefined);
    expect(rung).not.toHaveBeenCalled();
    await call('office.state', {}).catch(() => undefined);
    expect(rung).toHaveBeenCalledTimes(1);
    end();
  });

  it('says that the program cannot be reached, in words', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    await expect(call('office.state', {})).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('连不上'),
    });
  });

  it('lets an abort through as an abort', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('stopped', 'AbortError')));
    await expect(call('office.state', {})).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('reads progress line by line, however the stream is cut', async () => {
    const lines = [
      { progress: { done: 1, total: 3, label: '第一步' } },
      { progress: { done: 2, total: 3, label: '第二步' } },
      { ok: true, value: { people: 260 } },
    ];
    const bytes = new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    // Cut every 7 bytes: in the middle of lines and of Chinese characters.
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
        controller.close();
      },
    });
    answering(() => new Response(body, { headers: { 'content-type': 'application/x-ndjson' } }));
    const seen: string[] = [];
    const made = await callWithProgress('demo.create', {}, ({ label }) => seen.push(label));
    expect(seen).toEqual(['第一步', '第二步']);
    expect(made).toEqual({ people: 260 });
  });

  it('throws the failure that ends a stream', async () => {
    const { body } = Response.json({
      ok: false,
      error: { code: 'disk-full', message: '磁盘已满。', fields: [], details: null },
    });
    answering(() => new Response(body, { headers: { 'content-type': 'application/x-ndjson' } }));
    await expect(callWithProgress('demo.create', {}, () => undefined)).rejects.toMatchObject({ code: 'disk-full' });
  });

  it('takes a stream that ends without an answer for a failure', async () => {
    answering(() => new Response('', { headers: { 'content-type': 'application/x-ndjson' } }));
    await expect(callWithProgress('demo.create', {}, () => undefined)).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('sends a file in pieces of at most 1 MB, each at its place, and gives the token', async () => {
    const megabyte = 1024 * 1024;
    const asked = answering(value({ token: 'abc' }), value(null));
    const file = new File([new Uint8Array(2 * megabyte + 5)], '花名册.xlsx');
    const steps: number[] = [];
    await expect(upload('import', file, (done) => steps.push(done))).resolves.toBe('abc');
    expect(asked.map(({ url }) => url)).toEqual([
      '/desk/uploads.begin',
      '/upload/abc?offset=0',
      `/upload/abc?offset=${megabyte}`,
      `/upload/abc?offset=${2 * megabyte}`,
    ]);
    expect(asked.slice(1).map(({ init }) => (init.body as Blob).size)).toEqual([megabyte, megabyte, 5]);
    expect(steps).toEqual([megabyte, 2 * megabyte, 2 * megabyte + 5]);
  });
});
