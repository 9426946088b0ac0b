/** The desk in a process of its own: what is in its memory ends with it. */
import { utilityProcess } from 'electron';
import type { DeskProcess } from '../desk/wire.ts';

/** Starts the built desk as a utility process. */
export function startDeskProcess(entry: string): DeskProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: '社区工作者台账', stdio: 'inherit' });
  return {
    send: (message) => child.postMessage(message, []),
    listen: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
