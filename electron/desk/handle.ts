/** The one handler of both hosts: procedures, uploads and downloads as Request → Response. */
import { type AnyProcedure, type OfficeCall, type OfficeProcedure, type Progress } from './procedure.ts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { registerOf } from '../../db/ledger.ts';
import { demand, demandRight } from '../../db/rights.ts';
import { asLedgerError } from '../../db/store.ts';
import { DeskError } from './errors.ts';
import { type DeskState, viewerOf } from './state.ts';
import { takeChunk, takeDownload } from './transfers.ts';

const megabyte = 1024 * 1024;

export interface Failure {
  readonly ok: false;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields: readonly { readonly field: string; readonly message: string }[];
    readonly details: unknown;
  };
}

/** Where in the program it happened. Not the message, which may have several lines and name a person. */
function placesIn(stack: string): string {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, 5).join(' | ');
}

/** A failure as it leaves the desk. What is not ours is logged under a number and shown as that number alone. */
function failureOf(error: unknown, name: string): Failure {
  const known = asLedgerError(error);
  if (known instanceof DeskError) {
    const { code, message, fields, details } = known;
    return { ok: false, error: { code, message, fields, details } };
  }
  if (known instanceof Error && known.name === 'AbortError') {
    return {
      ok: false,
      error: { code: 'cancelled', message: '已取消，没有保存任何内容。', fields: [], details: null },
    };
  }
  const id = randomUUID().slice(0, 8);
  const place = known instanceof Error ? placesIn(known.stack ?? '') : typeof known;
  console.error(`[${id}] ${name} ${known instanceof Error ? known.name : ''} ${place}`);
  const message = `程序出错，刚才的操作没有保存（出错编号 ${id}）。请重试；仍然出错时把编号告诉维护人员。`;
  return { ok: false, error: { code: 'internal', message, fields: [], details: null } };
}

/** The statuses that say more than 400: they let a host see the kind without reading the body. */
const statuses: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  forbidden: 403,
  'procedure-unknown': 404,
  'download-unknown': 404,
  conflict: 409,
  internal: 500,
};

function headersFor(desk: DeskState, type: string): Headers {
  return new Headers({
    'content-type': type,
    'cache-control': 'no-store',
    'x-desk-state': desk.office === null ? 'locked' : 'open',
  });
}

function failed(desk: DeskState, failure: Failure): Response {
  return new Response(JSON.stringify(failure), {
    status: statuses[failure.error.code] ?? 400,
    headers: headersFor(desk, 'application/json'),
  });
}

function inputOf(procedure: AnyProcedure, body: string): unknown {
  let raw: unknown;
  try {
    raw = body === '' ? {} : JSON.parse(body);
  } catch {
    throw new DeskError('input-invalid', '请求内容不是有效的 JSON。');
  }
  const parsed = procedure.input.safeParse(raw);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 5);
  throw new DeskError('input-invalid', `请求的内容不符合要求（${places.join('、') || '整体'}）。请刷新页面后重试。`);
}

/** What the page asks without anybody at the desk; all else shows that somebody is there. */
const byThePageItself: ReadonlySet<string> = new Set(['session.alive', 'office.state', 'backups.daily']);

/** What can be refused before the input is looked at. @throws DeskError not-signed-in, forbidden, read-only */
function demandAccess(desk: DeskState, procedure: AnyProcedure): void {
  const { access } = procedure;
  if (access === 'anyone') return;
  if (desk.office === null || desk.closing) throw new DeskError('not-signed-in', '请先登录。');
  if (typeof access === 'string' && access !== 'signed-in') demandRight(viewerOf(desk.office.session), access);
  if (desk.options.readOnly === true && procedure.reads !== true) {
    throw new DeskError('read-only', '现在是在查看备份，只能看，不能修改。');
  }
}

/** @throws DeskError forbidden, register-unknown */
function officeCall(
  desk: DeskState,
  procedure: OfficeProcedure<z.ZodType, unknown>,
  input: unknown,
): Omit<OfficeCall, 'signal' | 'progress'> {
  const { office } = desk;
  if (office === null) throw new DeskError('not-signed-in', '请先登录。');
  const viewer = viewerOf(office.session);
  const { access } = procedure;
  if (typeof access === 'object') demand(viewer, registerOf(office.ledger, access.register(input)), access.action);
  return { desk, office, ledger: office.ledger, session: office.session, viewer };
}

async function run(
  desk: DeskState,
  procedure: AnyProcedure,
  input: unknown,
  signal: AbortSignal,
  progress: (p: Progress) => void,
): Promise<unknown> {
  const job = (async () =>
    procedure.access === 'anyone'
      ? procedure.run({ desk, signal, progress }, input)
      : procedure.run({ ...officeCall(desk, procedure, input), signal, progress }, input))();
  desk.jobs.add(job);
  try {
    return await job;
  } finally {
    desk.jobs.delete(job);
  }
}

/** Progress lines, then the value or the failure, one JSON object a line. */
function streamed(
  desk: DeskState,
  name: string,
  work: (progress: (p: Progress) => void, signal: AbortSignal) => Promise<unknown>,
): Response {
  const encoder = new TextEncoder();
  const abort = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const line = (value: unknown): void => {
        if (!abort.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      };
      try {
        const value = await work((progress) => line({ progress }), abort.signal);
        line({ ok: true, value });
      } catch (error) {
        line(failureOf(error, name));
      }
      if (!abort.signal.aborted) controller.close();
    },
    cancel() {
      abort.abort();
    },
  });
  return new Response(body, { headers: headersFor(desk, 'application/x-ndjson') });
}

async function callProcedure(
  desk: DeskState,
  name: string,
  procedures: Readonly<Record<string, AnyProcedure>>,
  request: Request,
): Promise<Response> {
  const procedure = Object.hasOwn(procedures, name) ? procedures[name] : undefined;
  try {
    if (procedure === undefined) throw new DeskError('procedure-unknown', '没有这个操作，请刷新页面后重试。');
    demandAccess(desk, procedure);
    const body = await request.text();
    if (body.length > megabyte) throw new DeskError('input-too-large', '一次提交的内容太多（超过 1 MB），请分批进行。');
    const input = inputOf(procedure, body);
    if (!byThePageItself.has(name)) desk.lastActive = performance.now();
    desk.lastAlive = performance.now();
    const { signal } = request;
    if (request.headers.get('accept') === 'application/x-ndjson') {
      return streamed(desk, name, (progress, cancelled) =>
        run(desk, procedure, input, AbortSignal.any([signal, cancelled]), progress),
      );
    }
    const value = await run(desk, procedure, input, signal, () => undefined);
    return new Response(JSON.stringify({ ok: true, value: value ?? null }), {
      headers: headersFor(desk, 'application/json'),
    });
  } catch (error) {
    return failed(desk, failureOf(error, name));
  }
}

async function takeUploadChunk(desk: DeskState, url: URL, request: Request): Promise<Response> {
  try {
    if (desk.office === null) throw new DeskError('not-signed-in', '请先登录。');
    const piece = new Uint8Array(await request.arrayBuffer());
    if (piece.length > megabyte) throw new DeskError('chunk-too-large', '一次传送的内容太大，请刷新页面后重试。');
    desk.lastActive = performance.now();
    takeChunk(
      desk.transfers,
      url.pathname.slice('/upload/'.length),
      Number(url.searchParams.get('offset') ?? 0),
      piece,
    );
    return new Response(JSON.stringify({ ok: true, value: null }), { headers: headersFor(desk, 'application/json') });
  } catch (error) {
    return failed(desk, failureOf(error, 'upload'));
  }
}

function giveDownload(desk: DeskState, url: URL): Response {
  try {
    if (desk.office === null) throw new DeskError('not-signed-in', '请先登录。');
    const { name, type, bytes } = takeDownload(desk.transfers, url.pathname.slice('/download/'.length));
    const headers = headersFor(desk, type);
    const inline = url.searchParams.get('inline') === '1';
    headers.set(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    return new Response(new Blob([bytes.slice()]), { headers });
  } catch (error) {
    return failed(desk, failureOf(error, 'download'));
  }
}

/** Answers one request; never rejects. */
export async function handleRequest(
  desk: DeskState,
  procedures: Readonly<Record<string, AnyProcedure>>,
  request: Request,
): Promise<Response> {
  const url = new URL(request.url);
  if (request.method === 'POST' && url.pathname.startsWith('/desk/')) {
    const name = url.pathname.slice('/desk/'.length);
    // A backup that is looked at answers the same calls under its own prefix.
    const looked = name.startsWith('look/') ? desk.look : null;
    if (looked === null) return callProcedure(desk, name, procedures, request);
    desk.lastActive = performance.now();
    return callProcedure(looked, name.slice('look/'.length), procedures, request);
  }
  if (request.method === 'PUT' && url.pathname.startsWith('/upload/')) return takeUploadChunk(desk, url, request);
  if (request.method === 'GET' && url.pathname.startsWith('/download/')) return giveDownload(desk, url);
  return failed(desk, failureOf(new DeskError('procedure-unknown', '没有这个地址。'), 'route'));
}
