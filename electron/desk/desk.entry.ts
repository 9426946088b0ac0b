/** The desk's own thread (loopback host) or process (Electron): opens one desk and serves the host that started it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread, parentPort } from 'node:worker_threads';
import { Temporal } from 'temporal-polyfill';
import { openDesk } from './open.ts';
import { serveDesk } from './wire-desk-end.ts';
import type { Port, ToDesk, ToHost } from './wire.ts';

/** The parent's port inside an Electron utility process, as far as it is used here. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: ToDesk }) => void): void;
}

function portToHost(): Port<ToHost, ToDesk> {
  const worker = parentPort;
  if (!isMainThread && worker !== null) {
    return {
      send: (message) => worker.postMessage(message, []),
      listen: (listener) => void worker.on('message', listener),
    };
  }
  // Electron adds this property to `process` in a utility process; Node's types do not know it.
  const utility = Reflect.get(process, 'parentPort') as UtilityPort | undefined;
  if (utility === undefined) throw new Error('The desk is started by a host, not by itself.');
  return {
    send: utility.postMessage.bind(utility),
    listen: (listener) => utility.on('message', (event) => listener(event.data)),
  };
}

serveDesk(
  portToHost(),
  ({ folder, readOnly, demo }, host) =>
    openDesk({
      folder,
      readOnly,
      demo,
      host,
      sheetsWorker: pathToFileURL(join(import.meta.dirname, 'sheets.js')),
      clock: () => Temporal.Now.plainDateTimeISO().toString({ smallestUnit: 'second' }),
    }),
  // A moment later, so that the last message is out; the host ends this process as soon as it has it.
  () => setTimeout(() => process.exit(0), 200),
);
