/** A desk of a few lines for the tests of the hosts: it runs in a real worker thread behind the real wire. */
import { parentPort } from 'node:worker_threads';
import { LedgerError } from '../../db/errors.ts';
import type { Host } from '../../electron/desk/host.ts';
import { serveDesk } from '../../electron/desk/wire-desk-end.ts';
import type { ServedDesk } from '../../electron/desk/wire-desk-end.ts';
import type { ToDesk } from '../../electron/desk/wire.ts';

/** Counts the chunks that were made and notes a cancel, over all requests of this thread. */
const seen = { chunks: 0, cancelled: 0 };

function tinyDesk(folder: string, host: Host): ServedDesk {
  let open = false;
  let running: Promise<void> = Promise.resolve();
  const lockedListeners: (() => void)[] = [];
  const json = (value: unknown) => Response.json(value, { headers: { 'x-desk-state': open ? 'open' : 'locked' } });

  async function handle(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const hang = () =>
      new Promise<Response>((_resolve, reject) => {
        request.signal.addEventListener('abort', () => {
          seen.cancelled += 1;
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    const answers: Record<string, () => Response | Promise<Response>> = {
      '/desk/echo': async () => json({ body: await request.text(), headers: Object.fromEntries(request.headers) }),
      '/desk/seen': () => json(seen),
      '/desk/where': () => json({ folder, kind: host.kind, programFolder: host.programFolder }),
      '/desk/slow': async () => {
        const answer = json('slow');
        await new Promise((resolve) => setTimeout(resolve, 100));
        return answer;
      },
      '/desk/unlock': () => {
        open = true;
        return json('unlocked');
      },
      '/desk/lock': () => {
        open = false;
        return json('locked');
      },
      '/desk/lock.itself': () => {
        setTimeout(() => {
          open = false;
          for (const listener of lockedListeners) listener();
        }, 20);
        return json('soon');
      },
      '/desk/job': () => {
        running = new Promise((resolve) => setTimeout(resolve, Number(searchParams.get('ms') ?? 300)));
        return json('running');
      },
      '/desk/die': () => process.exit(3),
      '/desk/die.later': () => {
        setTimeout(() => process.exit(3), 50);
        return new Response(numbers(1_000_000, 10));
      },
      '/desk/hang': hang,
      '/desk/numbers': () => new Response(numbers(Number(searchParams.get('n')), 0, Number(searchParams.get('width')))),
      '/desk/drives': async () => json(await host.drives()),
      '/desk/pdf': async () => {
        const pdf = await host.toPdf?.(await request.text(), request.signal);
        return json(pdf === undefined ? null : new TextDecoder().decode(pdf));
      },
      '/desk/print': async () => {
        try {
          await host.print?.('<p>');
          return json(host.print === null ? 'none' : 'printed');
        } catch (error) {
          return json(error instanceof LedgerError ? error.code : 'strange');
        }
      },
      '/desk/fail': () => {
        throw new Error('王小明 is in this text');
      },
    };
    return answers[pathname]?.() ?? new Response('nothing here', { status: 404 });
  }

  return {
    handle,
    close: () => running,
    onLocked: (listener) => void lockedListeners.push(listener),
  };
}

function numbers(count: number, everyMs: number, width = 0): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream(
    {
      pull: async (controller) => {
        if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
        if (next === count) controller.close();
        else {
          controller.enqueue(new TextEncoder().encode(`${String(next).padStart(width)}\n`));
          seen.chunks += 1;
        }
        next += 1;
      },
      cancel: () => {
        seen.cancelled += 1;
      },
    },
    { highWaterMark: 0 },
  );
}

const port = parentPort;
if (port === null) throw new Error('The tiny desk runs in a worker thread.');
serveDesk(
  {
    send: (message) => port.postMessage(message),
    listen: (listener) => void port.on('message', (message: ToDesk) => listener(message)),
  },
  async ({ folder }, host) => {
    if (folder.endsWith('refused')) throw new LedgerError('folder-in-use', '这个数据文件夹正被另一个程序使用。');
    return tinyDesk(folder, host);
  },
  () => process.exit(0),
);
