/**
 * A browser driven over `--remote-debugging-pipe`: commands and answers are JSON texts ended by a NUL on two inherited pipes, so no port is
 * opened that other programs of the machine could reach. Works the same with Edge and Chrome on Windows.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { DeskError } from '../desk/errors.ts';

const answer = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
  sessionId: z.string().optional(),
});

/** A running browser. */
export interface Browser {
  /** Sends a command; answers its result. @throws DeskError pdf-engine where the browser refuses or has ended. */
  send(method: string, params: object, sessionId?: string): Promise<unknown>;
  /** Listens to an event of a session until the browser ends. */
  on(method: string, listener: (params: unknown, sessionId: string | undefined) => void): void;
  /** Ends the process at once and removes its folder. */
  kill(): Promise<void>;
}

export interface BrowserOptions {
  readonly executablePath: string;
  /** Chromium's own sandbox cannot start under root. */
  readonly noSandbox: boolean;
}

/** Off the record, without network, without traces: nothing of a paper reaches the disk. */
const FLAGS = [
  '--headless=new',
  '--remote-debugging-pipe',
  '--incognito',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--disk-cache-size=1',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-proxy-server',
  '--font-render-hinting=none',
  '--password-store=basic',
  '--use-mock-keychain',
];

function ended(): DeskError {
  return new DeskError('pdf-engine', '生成 PDF 的浏览器意外退出，请重试；仍然失败时请用“打印”通过系统打印对话框输出。');
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Joins the pipe's chunks to messages; a chunk may end anywhere, also inside a character. */
function readMessages(stream: Readable, take: (text: string) => void): void {
  let parts: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      take(Buffer.concat(parts).toString('utf8'));
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}

/** A killed browser's children end a moment later: they may still hold files (Windows) or make their folder again. */
async function removeFolder(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
    await setTimeout(50);
    if (!existsSync(folder)) return;
  }
}

/** Kills the browser with its children: outside Windows they are one process group, on Windows they end with it. */
function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
}

/** Starts a browser with a fresh profile folder that is removed with it. */
export function startBrowser({ executablePath, noSandbox }: BrowserOptions): Browser {
  const folder = mkdtempSync(path.join(tmpdir(), 'ledger-print-'));
  const flags = [...FLAGS, `--user-data-dir=${folder}`, ...(noSandbox ? ['--no-sandbox'] : []), 'about:blank'];
  const child = spawn(executablePath, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
    detached: process.platform !== 'win32',
  });
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (params: unknown, sessionId: string | undefined) => void>();
  const write = child.stdio[3] as Writable;
  let last = 0;
  let alive = true;

  const onProcessExit = () => {
    stop(child);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', onProcessExit);
  const finish = () => {
    alive = false;
    for (const { reject } of waiting.values()) reject(ended());
    waiting.clear();
  };
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  }).then(finish);
  write.on('error', finish);

  readMessages(child.stdio[4] as Readable, (text) => {
    const message = answer.parse(JSON.parse(text));
    if (message.id === undefined) {
      listeners.get(message.method ?? '')?.(message.params, message.sessionId);
      return;
    }
    const waiter = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) waiter?.resolve(message.result);
    else waiter?.reject(new DeskError('pdf-engine', `生成 PDF 的浏览器拒绝了命令 ${message.error.message}。`));
  });

  return {
    send: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        if (!alive) return reject(ended());
        last += 1;
        waiting.set(last, { resolve, reject });
        write.write(
          `${JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`,
        );
      }),
    on: (method, listener) => {
      listeners.set(method, listener);
    },
    kill: async () => {
      stop(child);
      await gone;
      process.off('exit', onProcessExit);
      await removeFolder(folder);
    },
  };
}
