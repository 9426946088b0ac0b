/** The loopback host from its start to Ctrl+C. */
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { startDeskThread } from '../desk/desk-thread.ts';
import { supervise } from '../desk/supervisor.ts';
import { demoFolder } from '../demo/demo-login.ts';
import { readArguments } from '../host/arguments.ts';
import { judgeFolderHere } from '../host/data-folder.ts';
import { usualDataFolder } from '../host/data-home.ts';
import type { Places } from '../host/places.ts';
import { browserHost } from './browser-host.ts';
import { secret } from './gate.ts';
import { leaveNote, linkOfRunning, takeNoteAway } from './instance.ts';
import { openLoopback } from './server.ts';
import type { Loopback } from './server.ts';
import { openInBrowser } from './system-open.ts';

/** The terminal, line by line. */
export interface Terminal {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Serves until it is told to end; resolves with the exit code at once where it does not come to that. */
export async function serveApp(words: readonly string[], places: Places, terminal: Terminal): Promise<number> {
  const read = readArguments(words);
  if (!read.ok) return refuse(terminal, read.message);
  const { data, demo, port, open } = read.value;
  const usual = usualDataFolder(process.platform, process.env);
  const folder = resolve(data ?? (demo ? demoFolder(usual) : usual));
  const judgement = await judgeFolderHere(folder, places.program);
  if (judgement.verdict === 'refused') return refuse(terminal, judgement.message);

  const show = (link: string) => {
    terminal.say(link);
    if (open) void openInBrowser(link);
  };
  const running = await linkOfRunning(folder);
  if (running !== null) {
    terminal.say('程序已经在运行，这是一个新的进入链接：');
    show(running);
    return 0;
  }
  if (judgement.verdict === 'warned') terminal.say(judgement.message);

  const opened = await openApp(folder, demo, port, places);
  if (opened === null) return refuse(terminal, `端口 ${port} 已被占用，请换一个：--port 端口号。`);
  show(opened.loopback.link());
  terminal.say('按回车键显示新的进入链接；按 Ctrl+C 结束程序。');
  createInterface({ input: process.stdin }).on('line', () => terminal.say(opened.loopback.link()));
  return untilTold(opened.end, terminal);
}

interface Opened {
  readonly loopback: Loopback;
  /** Ends everything, letting running jobs finish. */
  readonly end: () => Promise<void>;
}

/** The desk and its server; null where the port is taken. */
async function openApp(folder: string, demo: boolean, port: number, places: Places): Promise<Opened | null> {
  const { renderer, program, deskUrl } = places;
  const machine = browserHost(program);
  const desk = supervise({
    startProcess: () => startDeskThread(deskUrl),
    start: { folder, readOnly: false, demo },
    host: machine.host,
  });
  const instanceSecret = secret();
  try {
    const loopback = await openLoopback({ desk, renderer, port, instanceSecret });
    await leaveNote(folder, { port: loopback.port, secret: instanceSecret });
    const end = async () => {
      await takeNoteAway(folder, instanceSecret);
      await desk.close();
      await Promise.all([loopback.close(), machine.close()]);
    };
    return { loopback, end };
  } catch {
    await desk.close();
    return null;
  }
}

/** Waits for Ctrl+C or its like. A second one does not wait for running jobs: every kill is safe. */
function untilTold(end: () => Promise<void>, terminal: Terminal): Promise<number> {
  return new Promise((resolve) => {
    let told = false;
    const stop = async () => {
      if (told) process.exit(1);
      told = true;
      terminal.say('正在结束，请稍候……');
      await end();
      resolve(0);
      // The terminal's reader would hold the process; the desk and the server are closed.
      process.exit(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  });
}

function refuse(terminal: Terminal, message: string): number {
  terminal.complain(message);
  return 1;
}
