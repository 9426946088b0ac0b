/** The desk in a thread of this process: the loopback host's way, and the tests'. */
import { Worker } from 'node:worker_threads';
import type { DeskProcess } from './wire.ts';

/** Starts the module as a worker thread and speaks to it over its port. */
export function startDeskThread(entry: URL): DeskProcess {
  const worker = new Worker(entry, { stdin: false });
  // A crash arrives as 'error' before 'exit'; without a listener it would end the whole host.
  worker.on('error', () => undefined);
  return {
    send: (message) => worker.postMessage(message, []),
    listen: (listener) => void worker.on('message', listener),
    onExit: (listener) => void worker.once('exit', () => listener()),
    kill: () => void worker.terminate(),
  };
}
