/** The typed client of the desk: the same `fetch` in Electron and on loopback. */
import type { z } from 'zod';
import type { Failure } from '../electron/desk/handle.ts';
import type { Progress } from '../electron/desk/procedure.ts';
import type { Procedures } from '../electron/desk/procedures.ts';
import { signalLocked } from './lock-signal.ts';
import { lookedAt } from './looking.ts';

export type { Progress };
export type ProcedureName = keyof Procedures;
export type InputOf<Name extends ProcedureName> = z.input<Procedures[Name]['input']>;
export type OutputOf<Name extends ProcedureName> = Awaited<ReturnType<Procedures[Name]['run']>>;
export type UploadPurpose = InputOf<'uploads.begin'>['purpose'];

/** A failure with its sentence for the clerk, as the desk gave it. */
export class DeskFailure extends Error {
  readonly code: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly details: unknown;

  constructor(error: Failure['error']) {
    super(error.message);
    this.name = 'DeskFailure';
    this.code = error.code;
    this.fields = error.fields;
    this.details = error.details;
  }
}

const unreachable: Failure['error'] = {
  code: 'unreachable',
  message: '连不上台账程序，可能已经退出。请重新启动程序后再试；没有保存的内容请先不要关闭本页。',
  fields: [],
  details: null,
};

type Answer = { readonly ok: true; readonly value: unknown } | Failure;

/** The value of an answer, or its failure thrown; a locked desk rings the bell. */
function settled(answer: Answer): unknown {
  if (answer.ok) return answer.value;
  if (answer.error.code === 'not-signed-in') signalLocked();
  throw new DeskFailure(answer.error);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new DeskFailure(unreachable);
  }
}

async function answerOf(response: Response): Promise<unknown> {
  let answer: Answer;
  try {
    answer = (await response.json()) as Answer;
  } catch {
    throw new DeskFailure(unreachable);
  }
  return settled(answer);
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Lets the call outlive the page. */
  readonly keepalive?: boolean;
}

/** What is asked of the office itself also while a backup is looked at. */
const ofTheOffice = /^(?:office|session|backups|rescue|places)\./;

function addressOf(name: ProcedureName): string {
  return lookedAt() === null || ofTheOffice.test(name) ? `/desk/${name}` : `/desk/look/${name}`;
}

/** Calls a procedure. @throws DeskFailure; DOMException AbortError after `signal` */
export async function call<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  { signal, keepalive = false }: CallOptions = {},
): Promise<OutputOf<Name>> {
  const response = await send(addressOf(name), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    keepalive,
    ...(signal === undefined ? {} : { signal }),
  });
  return (await answerOf(response)) as OutputOf<Name>;
}

/** The lines of a streamed answer, each one JSON object. */
async function* linesOf(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Calls a long procedure and tells how far it has come. Aborting cancels the job. @throws like `call` */
export async function callWithProgress<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<OutputOf<Name>> {
  const response = await send(addressOf(name), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(input),
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.headers.get('content-type')?.startsWith('application/x-ndjson') !== true) {
    return (await answerOf(response)) as OutputOf<Name>;
  }
  for await (const line of linesOf(response)) {
    if (line.trim() === '') continue;
    const message = JSON.parse(line) as Answer | { readonly progress: Progress };
    if ('progress' in message) onProgress(message.progress);
    else return settled(message) as OutputOf<Name>;
  }
  throw new DeskFailure(unreachable);
}

const chunkSize = 1024 * 1024;

/**
 * Sends a file to the desk, piece by piece.
 * @returns the token by which a procedure takes it
 * @throws like `call`
 */
export async function upload(
  purpose: UploadPurpose,
  file: File,
  onProgress: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<string> {
  const { token } = await call('uploads.begin', { purpose, name: file.name, size: file.size }, { signal });
  for (let offset = 0; offset < file.size; offset += chunkSize) {
    const response = await send(`/upload/${token}?offset=${offset}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: file.slice(offset, offset + chunkSize),
      ...(signal === undefined ? {} : { signal }),
    });
    await answerOf(response);
    onProgress(Math.min(offset + chunkSize, file.size), file.size);
  }
  return token;
}

/** A file that the desk offers once. */
export interface Offered {
  readonly token: string;
  readonly name: string;
}

/** Lets the browser save an offered file. */
export function download(offered: Offered): void {
  const anchor = document.createElement('a');
  anchor.href = `/download/${offered.token}`;
  anchor.download = offered.name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}

/** The address under which an offered file is shown in the page, once. */
export function inlineAddress(offered: Offered): string {
  return `/download/${offered.token}?inline=1`;
}

/** The sentence of anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof DeskFailure ? error.message : '页面出错，请刷新后重试；内容没有丢的话请先抄下来。';
}
