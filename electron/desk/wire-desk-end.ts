/** The desk's end of the wire: runs one desk for the host that started this thread or process. */
import { LedgerError } from '../../db/errors.ts';
import type { Drive, Host, Picked } from './host.ts';
import { faultOf } from './wire.ts';
import type { DeskStart, HostAbilities, HostMethod, Port, ToDesk, ToHost } from './wire.ts';

/** What this end needs of a desk. */
export interface ServedDesk {
  readonly handle: (request: Request) => Promise<Response>;
  /** Takes no further jobs, waits for the running ones and closes the store. */
  readonly close: () => Promise<void>;
  /** Tells when the desk locks by itself, so that the host can replace the process that still holds the keys. */
  readonly onLocked?: (listener: () => void) => void;
}

export type OpenServedDesk = (start: DeskStart, host: Host) => Promise<ServedDesk>;

interface Exchange {
  readonly control: AbortController;
  reader: ReadableStreamDefaultReader<Uint8Array> | null;
}

/** How long a closing desk waits for the host to read the last answers. */
const lastAnswersMs = 5000;

/** Serves the desk on the port. `ended` is called when the desk has closed and the thread or process should go. */
export function serveDesk(port: Port<ToHost, ToDesk>, open: OpenServedDesk, ended: () => void): void {
  const calls = hostCalls(port);
  let desk: Promise<ServedDesk> | null = null;
  const exchanges = openExchanges(port, async (request) => {
    if (desk === null) throw new Error('A request came before the start.');
    return (await desk).handle(request);
  });

  async function start(options: DeskStart): Promise<void> {
    try {
      desk = open(options, calls.hostWith(options.host));
      (await desk).onLocked?.(() => port.send({ type: 'locked' }));
      port.send({ type: 'ready' });
    } catch (error) {
      port.send({ type: 'refused', fault: faultOf(error) });
    }
  }

  async function close(): Promise<void> {
    try {
      await (await desk)?.close();
    } catch {
      // A desk that cannot close cleanly is ended all the same: every kill is safe.
    }
    await exchanges.idle();
    port.send({ type: 'closed' });
    ended();
  }

  port.listen((message) => {
    if (message.type === 'start') void start(message.start);
    else if (message.type === 'request') void exchanges.answer(message);
    else if (message.type === 'pull') void exchanges.pull(message.id);
    else if (message.type === 'abort') exchanges.abort(message.id);
    else if (message.type === 'close') void close();
    else calls.settle(message);
  });
}

/** The requests that are being answered. */
function openExchanges(port: Port<ToHost, ToDesk>, handle: (request: Request) => Promise<Response>) {
  const exchanges = new Map<number, Exchange>();
  let becameIdle: (() => void) | null = null;
  const finish = (id: number) => {
    exchanges.delete(id);
    if (exchanges.size === 0) becameIdle?.();
  };
  const fault = (id: number, error: unknown) => {
    if (exchanges.has(id)) port.send({ type: 'fault', id, fault: faultOf(error) });
  };

  async function answer(message: Extract<ToDesk, { type: 'request' }>): Promise<void> {
    const { id } = message;
    const exchange: Exchange = { control: new AbortController(), reader: null };
    exchanges.set(id, exchange);
    try {
      const { body, status, headers } = await handle(requestOf(message, exchange.control.signal));
      if (exchange.control.signal.aborted) {
        await body?.cancel();
      } else {
        exchange.reader = body?.getReader() ?? null;
        port.send({ type: 'answer', id, status, headers: [...headers], hasBody: exchange.reader !== null });
      }
    } catch (error) {
      fault(id, error);
    }
    if (exchange.reader === null) finish(id);
  }

  async function pull(id: number): Promise<void> {
    const reader = exchanges.get(id)?.reader;
    if (!reader) return;
    try {
      const piece = await reader.read();
      if (!exchanges.has(id)) return;
      if (!piece.done) {
        port.send({ type: 'chunk', id, bytes: piece.value });
        return;
      }
      port.send({ type: 'end', id });
    } catch (error) {
      fault(id, error);
    }
    finish(id);
  }

  function abort(id: number): void {
    const exchange = exchanges.get(id);
    exchange?.control.abort();
    if (!exchange?.reader) return;
    // The one who reads has gone: a source that will not stop is its own affair.
    exchange.reader.cancel().catch(() => undefined);
    finish(id);
  }

  /** Waits until the last answers have been read, but not for ever. */
  async function idle(): Promise<void> {
    if (exchanges.size === 0) return;
    await new Promise<void>((resolve) => {
      becameIdle = resolve;
      setTimeout(resolve, lastAnswersMs).unref();
    });
  }

  return { answer, pull, abort, idle };
}

function requestOf(message: Extract<ToDesk, { type: 'request' }>, signal: AbortSignal): Request {
  const headers = new Headers(message.headers.map(([key, value]) => [key, value]));
  const bodyless = message.method === 'GET' || message.method === 'HEAD';
  // The copy has a buffer of its own, as a body must.
  const body = bodyless || message.body === null ? {} : { body: new Uint8Array(message.body) };
  return new Request(message.url, { method: message.method, headers, signal, ...body });
}

/** `Host` as the desk sees it: every call is a message to the host's end. */
function hostCalls(port: Port<ToHost, ToDesk>) {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastId = 0;

  // The host's end is our own code and answers with what `Host` declares for the method.
  function call<T>(method: HostMethod, args: readonly unknown[], signal?: AbortSignal): Promise<T> {
    lastId += 1;
    const id = lastId;
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve: (value) => resolve(value as T), reject });
      signal?.addEventListener('abort', () => port.send({ type: 'host-abort', id }), { once: true });
      port.send({ type: 'host-call', id, method, args });
      if (signal?.aborted) port.send({ type: 'host-abort', id });
    });
  }

  function settle(message: Extract<ToDesk, { type: 'host-value' | 'host-fault' }>): void {
    const entry = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'host-value') entry?.resolve(message.value);
    else entry?.reject(new LedgerError(message.fault.code, message.fault.message));
  }

  function hostWith(able: HostAbilities): Host {
    return {
      kind: able.kind,
      programFolder: able.programFolder,
      toPdf: able.toPdf ? (html, signal) => call<Uint8Array>('toPdf', [html], signal) : null,
      print: able.print ? (html) => call<void>('print', [html]) : null,
      pickFile: able.pickFile ? (options) => call<Picked | null>('pickFile', [options]) : null,
      pickFolder: able.pickFolder ? (title) => call<Picked | null>('pickFolder', [title]) : null,
      drives: () => call<readonly Drive[]>('drives', []),
      notify: (title, body) => {
        call<void>('notify', [title, body]).catch(() => undefined);
      },
      openExternally: (path) => call<void>('openExternally', [path]),
    };
  }

  return { settle, hostWith };
}
