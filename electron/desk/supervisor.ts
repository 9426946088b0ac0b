/**
 * Keeps one desk running for a host: starts its process, passes requests on, and replaces the process when it has locked
 * or died, so that keys never outlive the lock. A fresh desk is always a locked one.
 */
import type { Host } from './host.ts';
import { deskGone, faultResponse } from './wire.ts';
import type { DeskProcess, DeskStart, WireFault } from './wire.ts';
import { abilitiesOf, connectHostEnd } from './wire-host-end.ts';
import type { HostEnd } from './wire-host-end.ts';

export interface SupervisorOptions {
  readonly startProcess: () => DeskProcess;
  readonly start: Omit<DeskStart, 'host'>;
  readonly host: Host;
  /** How long a request waits for a desk that is closing or starting before it is told to come again. */
  readonly waitMs?: number;
  /** How long after a failed start the next request may try again. */
  readonly retryMs?: number;
}

export interface Supervisor {
  /** Passes the request to the desk as coming from `client`, which only the host knows. Never rejects. */
  readonly handle: (request: Request, client: string) => Promise<Response>;
  /** `open` while the store is unlocked, as far as the last answers said. */
  readonly state: () => 'open' | 'locked';
  /** Locks from outside (the screen was locked, the PC goes to sleep): resolves when the keys have left memory. */
  readonly lock: () => Promise<void>;
  /** Calls the listener after each lock; the return value ends that. */
  readonly onLocked: (listener: () => void) => () => void;
  /** Ends the desk for good, letting running jobs finish. */
  readonly close: () => Promise<void>;
}

/** One life of a desk process. */
interface Life {
  readonly end: HostEnd;
  readonly started: Promise<WireFault | null>;
  readonly ended: Promise<void>;
  /** True once it was asked to close. */
  closing: boolean;
  /** From when on a request may start another after a failed start, on the clock of `performance.now`. */
  retryAt: number;
}

const busy: WireFault = {
  code: 'desk-busy',
  message: '台账正在完成锁定前的工作，请稍等片刻再试。',
};

const defaultWaitMs = 30_000;
const defaultRetryMs = 3000;
/** Headers that say who asks or how the connection is kept: the desk believes only what the host sets. */
const droppedHeaders = ['x-client', 'x-desk-state', 'cookie', 'authorization', 'host', 'connection', 'content-length'];

/** Starts the desk's process and watches over it. */
export function supervise(options: SupervisorOptions): Supervisor {
  const { waitMs = defaultWaitMs } = options;
  const lives = keepAlive(options);
  /** Requests are counted, so that an answer older than the unlocking is not taken for a lock. */
  let sent = 0;
  let unlockedAt = 0;

  function note(present: Life, number: number, answer: Response): void {
    const said = answer.headers.get('x-desk-state');
    if (present !== lives.present() || present.closing) return;
    if (said === 'open' && lives.state() === 'locked') {
      lives.unlocked();
      unlockedAt = sent;
    } else if (said === 'locked' && lives.state() === 'open' && number > unlockedAt) {
      lives.replace(present);
    }
  }

  return {
    state: lives.state,
    onLocked: lives.onLocked,
    close: lives.close,
    handle: async (request, client) => {
      const inner = withClient(request, client);
      const present = await lives.ready(waitMs);
      if (!('end' in present)) return faultResponse(503, present);
      sent += 1;
      const number = sent;
      const answer = await present.end.send(inner);
      note(present, number, answer);
      return answer;
    },
    lock: async () => {
      const present = lives.present();
      lives.replace(present);
      await present.ended;
    },
  };
}

/** The desk's processes, one at a time: each that ends is followed by a fresh and locked one. */
function keepAlive(options: SupervisorOptions) {
  const listeners = new Set<() => void>();
  let state: 'open' | 'locked' = 'locked';
  let finished = false;
  let life = begin();

  function begin(): Life {
    const born: Life = startLife(options, () => replace(born));
    void follow(born);
    return born;
  }

  async function follow(born: Life): Promise<void> {
    await born.ended;
    if (finished) return;
    if (state === 'open') becomeLocked();
    // One that could not start would fail again at once: the next request after a while tries.
    if (born.closing || (await born.started) === null) life = begin();
    else born.retryAt = performance.now() + (options.retryMs ?? defaultRetryMs);
  }

  function becomeLocked(): void {
    state = 'locked';
    for (const listener of listeners) listener();
  }

  /** Lets a locked desk finish behind the lock; the next one follows by itself. */
  function replace(old: Life): void {
    if (old.closing || finished) return;
    old.closing = true;
    old.end.close();
    becomeLocked();
  }

  /** The desk that takes requests, once there is one; a fault where there is none within the time. */
  async function ready(waitMs: number): Promise<Life | WireFault> {
    const deadline = performance.now() + waitMs;
    const left = () => deadline - performance.now();
    while (life.closing) {
      if (finished) return deskGone;
      if (left() <= 0) return busy;
      await Promise.race([life.ended, pause(left())]);
      // `ended` is known here a few turns before the fresh desk stands in its place.
      await pause(0);
    }
    if (finished) return deskGone;
    if (performance.now() > life.retryAt) life = begin();
    const present = life;
    const fault = await Promise.race([present.started, pause(left()).then(() => busy)]);
    if (fault !== null) return fault;
    return present.closing ? busy : present;
  }

  return {
    ready,
    replace,
    state: () => state,
    present: () => life,
    unlocked: () => void (state = 'open'),
    onLocked: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      finished = true;
      life.end.close();
      await life.ended;
    },
  };
}

function startLife(options: SupervisorOptions, locked: () => void): Life {
  const process = options.startProcess();
  const started = Promise.withResolvers<WireFault | null>();
  const ended = Promise.withResolvers<void>();
  const end = connectHostEnd(process, options.host, {
    ready: () => started.resolve(null),
    refused: (fault) => {
      started.resolve(fault);
      process.kill();
    },
    locked,
    closed: () => process.kill(),
  });
  process.onExit(() => {
    end.gone();
    started.resolve(deskGone);
    ended.resolve();
  });
  process.send({ type: 'start', start: { ...options.start, host: abilitiesOf(options.host) } });
  return { end, started: started.promise, ended: ended.promise, closing: false, retryAt: Infinity };
}

function withClient(request: Request, client: string): Request {
  const headers = new Headers(request.headers);
  for (const name of droppedHeaders) headers.delete(name);
  headers.set('x-client', client);
  return new Request(request, { headers });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, milliseconds)).unref();
  });
}
