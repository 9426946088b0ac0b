/** The host's end of the wire: requests go to the desk's process, and the desk's calls of `Host` are carried out here. */
import { LedgerError } from '../../db/errors.ts';
import type { Host, PickFileOptions } from './host.ts';
import { deskGone, faultOf, faultResponse } from './wire.ts';
import type { DeskProcess, HostAbilities, ToDesk, ToHost, WireFault } from './wire.ts';

export interface WireEvents {
  readonly ready: () => void;
  /** The desk could not open its folder: what to tell the clerk. */
  readonly refused: (fault: WireFault) => void;
  /** The desk locked itself without being asked. */
  readonly locked: () => void;
  readonly closed: () => void;
}

export interface HostEnd {
  /** Sends the request over; its body must be small (the host has checked it). Never rejects: failures are answers. */
  readonly send: (request: Request) => Promise<Response>;
  /** Asks the desk to end its work and close. `closed` follows. */
  readonly close: () => void;
  /** Answers everything that is still open: the process is gone. */
  readonly gone: () => void;
}

interface Exchange {
  readonly answer: (response: Response) => void;
  /** Set once the answer's body is being read. */
  body: ReadableStreamDefaultController<Uint8Array> | null;
  pulled: (() => void) | null;
}

/** Bytes that cross before anybody reads them: small answers arrive whole, long ones wait for their reader. */
const readAhead = 256 * 1024;

/** What the desk may count on here: a method that this host lacks is null on the desk's side too. */
export function abilitiesOf(host: Host): HostAbilities {
  return {
    kind: host.kind,
    programFolder: host.programFolder,
    toPdf: host.toPdf !== null,
    print: host.print !== null,
    pickFile: host.pickFile !== null,
    pickFolder: host.pickFolder !== null,
  };
}

/** Connects the host with a desk process that has just been started. */
export function connectHostEnd(process: DeskProcess, host: Host, events: WireEvents): HostEnd {
  let alive = true;
  const send = (message: ToDesk) => {
    if (alive) process.send(message);
  };
  const exchanges = openExchanges(send);
  const calls = openCalls(host, send);

  process.listen((message) => {
    if (message.type === 'answer') exchanges.begin(message);
    else if (message.type === 'chunk') exchanges.deliver(message.id, message.bytes);
    else if (message.type === 'end') exchanges.end(message.id);
    else if (message.type === 'fault') exchanges.fail(message.id, message.fault, 500);
    else if (message.type === 'host-call') void calls.carryOut(message);
    else if (message.type === 'host-abort') calls.abort(message.id);
    else if (message.type === 'refused') events.refused(message.fault);
    else events[message.type]();
  });

  return {
    send: async (request) => {
      const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
      return alive ? exchanges.ask(request, body) : faultResponse(503, deskGone);
    },
    close: () => send({ type: 'close' }),
    gone: () => {
      alive = false;
      exchanges.failAll();
      calls.abortAll();
    },
  };
}

/** The requests that are under way. */
function openExchanges(send: (message: ToDesk) => void) {
  const exchanges = new Map<number, Exchange>();
  let lastId = 0;

  const finish = (id: number): Exchange | undefined => {
    const exchange = exchanges.get(id);
    exchanges.delete(id);
    exchange?.pulled?.();
    return exchange;
  };
  const fail = (id: number, fault: WireFault, status: number) => {
    const exchange = finish(id);
    if (exchange?.body) exchange.body.error(new LedgerError(fault.code, fault.message));
    else exchange?.answer(faultResponse(status, fault));
  };
  const abort = (id: number) => {
    if (!exchanges.has(id)) return;
    send({ type: 'abort', id });
    fail(id, { code: 'cancelled', message: '已取消。' }, 499);
  };

  return {
    fail,
    end: (id: number) => finish(id)?.body?.close(),
    failAll: () => {
      for (const id of exchanges.keys()) fail(id, deskGone, 503);
    },
    deliver: (id: number, bytes: Uint8Array) => {
      const exchange = exchanges.get(id);
      exchange?.body?.enqueue(bytes);
      exchange?.pulled?.();
    },
    begin: (message: Extract<ToHost, { type: 'answer' }>) => {
      const { id, status } = message;
      const exchange = exchanges.get(id);
      const headers = new Headers(message.headers.map(([key, value]) => [key, value]));
      const body = exchange !== undefined && message.hasBody ? bodyOf(id, exchange, exchanges, send) : null;
      exchange?.answer(new Response(body, { status, headers }));
      if (body === null) finish(id);
    },
    ask: (request: Request, body: Uint8Array | null) =>
      new Promise<Response>((answer) => {
        lastId += 1;
        const id = lastId;
        const { method, url, signal } = request;
        exchanges.set(id, { answer, body: null, pulled: null });
        signal.addEventListener('abort', () => abort(id), { once: true });
        send({ type: 'request', id, method, url, headers: [...request.headers], body });
        if (signal.aborted) abort(id);
      }),
  };
}

/** An answer's body: each piece is fetched from the desk when the reader is ready for it. */
function bodyOf(
  id: number,
  exchange: Exchange,
  exchanges: Map<number, Exchange>,
  send: (message: ToDesk) => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        exchange.body = controller;
      },
      pull: () =>
        new Promise<void>((resolve) => {
          exchange.pulled = resolve;
          if (exchanges.has(id)) send({ type: 'pull', id });
          else resolve();
        }),
      cancel: () => {
        if (exchanges.delete(id)) send({ type: 'abort', id });
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: readAhead }),
  );
}

/** The desk's calls of `Host` that are being carried out. */
function openCalls(host: Host, send: (message: ToDesk) => void) {
  const calls = new Map<number, AbortController>();
  return {
    abort: (id: number) => calls.get(id)?.abort(),
    abortAll: () => {
      for (const control of calls.values()) control.abort();
    },
    carryOut: async (message: HostCall) => {
      const { id } = message;
      const control = new AbortController();
      calls.set(id, control);
      try {
        send({ type: 'host-value', id, value: await callHost(host, message, control.signal) });
      } catch (error) {
        send({ type: 'host-fault', id, fault: faultOf(error) });
      }
      calls.delete(id);
    },
  };
}

type HostCall = Extract<ToHost, { type: 'host-call' }>;

async function callHost(host: Host, call: HostCall, signal: AbortSignal): Promise<unknown> {
  const [first, second] = call.args;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  switch (call.method) {
    case 'toPdf':
      return (await host.toPdf?.(text(first), signal)) ?? null;
    case 'print':
      return host.print?.(text(first));
    case 'pickFile':
      // The desk's end is our own code: it sends what `Host.pickFile` takes.
      return (await host.pickFile?.(first as PickFileOptions)) ?? null;
    case 'pickFolder':
      return (await host.pickFolder?.(text(first))) ?? null;
    case 'drives':
      return host.drives();
    case 'notify':
      return host.notify(text(first), text(second));
    case 'openExternally':
      return host.openExternally(text(first));
    default:
      return call.method satisfies never;
  }
}
