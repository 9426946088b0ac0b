/** 回收: files that came back, each recognised, held against what was sent, and left as an import that waits to be looked at. */
import { addFile, readFile } from '../../../db/attachment-files.ts';
import { newKey } from '../../../db/keys.ts';
import { today } from '../../../db/ledger.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { prepared } from '../../../db/statements.ts';
import type { Workbook } from '../../sheets/cell.ts';
import { parseInWorker } from '../../sheets/parse-in-worker.ts';
import { readWorkbook } from '../../sheets/workbook.ts';
import { LedgerError } from '../../../db/errors.ts';
import { DeskError } from '../errors.ts';
import { dropActive } from '../import/run.ts';
import { closeRun, runRow } from '../import/staging.ts';
import type { OfficeCall } from '../procedure.ts';
import { filesFolder } from '../state.ts';
import { fileTypes } from '../transfers.ts';
import { baseOf } from './items.ts';
import { type KeptCollection, type KeptPart, lastReturn, sentRow, sentRows } from './kept.ts';
import { recognise, type Recognised } from './recognise.ts';
import { returnedTable } from './return-table.ts';
import { identityPlaces, resolveRows } from './resolve-rows.ts';
import type { Finding, ReturnSummary, TakenFile } from './shapes.ts';
import { stageReturn } from './stage-return.ts';
import { isQuiet, openQuestions, summaryOf } from './summary.ts';
import { tableFindings, withoutCopies } from './table-findings.ts';
import { type ReturnedFile, unpack } from './unpack.ts';

/** Reads a file beside the desk where its worker was built, else in the desk itself. @throws DeskError sheet-… */
async function read(call: OfficeCall, file: ReturnedFile): Promise<Workbook> {
  const worker = call.desk.options.sheetsWorker;
  if (worker !== undefined) return await parseInWorker(file.bytes, file.name, { worker, signal: call.signal });
  return await readWorkbook(file.bytes, file.name, { signal: call.signal });
}

const answer = (
  file: ReturnedFile,
  outcome: TakenFile['outcome'],
  text: string,
  more: Partial<TakenFile> = {},
): TakenFile => ({
  fileName: file.name,
  outcome,
  text,
  part: null,
  candidates: [],
  token: null,
  ...more,
});

function notOurs(collection: KeptCollection, found: Exclude<Recognised, { kind: 'part' | 'ask' }>): string {
  switch (found.kind) {
    case 'other-collection':
      return `这是另一次采集“${found.title}”的表，没有收。请到那次采集里回收。`;
    case 'foreign':
      return `这份表不是本街道这套台账发出的${found.street === '' ? '' : `（表上写着${found.street}${found.title === '' ? '' : `“${found.title}”`}）`}，没有收。`;
    case 'unknown':
      return `没有认出是“${String(collection.record.values['title'] ?? '')}”的表：找不到采集编号，表头也对不上。请社区在下发的表上填写后交回。`;
  }
}

interface Taken {
  readonly part: KeptPart;
  readonly file: ReturnedFile;
  readonly digest: string;
  readonly size: number;
  readonly run: string | null;
  readonly findings: readonly Finding[];
  readonly summary: ReturnSummary;
}

/** A return that is replaced leaves nothing behind that could still be imported. */
export function dropOpenRun(call: OfficeCall, run: string | null): void {
  if (run === null || runRow(call.ledger, run).state !== 'open') return;
  closeRun(call.ledger, run, { state: 'discarded', counts: {}, changeId: null, headings: [], rejected: [] });
  dropActive(call.office, run);
}

/** @throws DeskError collection-table-missing, import-masked */
async function takeOne(
  call: OfficeCall,
  collection: KeptCollection,
  part: KeptPart,
  file: ReturnedFile,
  workbook: Workbook,
): Promise<Pick<Taken, 'run' | 'findings' | 'summary'>> {
  const { columns, subject } = collection.content;
  const table = returnedTable(workbook, columns);
  if (table === null) {
    throw new DeskError(
      'collection-table-missing',
      '编号认得出，但表头找不到了，没有收。请社区在下发的表上重新填写，或把表头补回去。',
    );
  }
  const sent = sentRows(call, part.id);
  const { owner } = baseOf(call, subject);
  const resolved = resolveRows(table.rows, sent, columns, owner, (key) => {
    const row = sentRow(call, key);
    return row !== undefined && collection.parts.some((one) => one.id === row.part) ? row : undefined;
  });
  const { rows, findings: copied } = withoutCopies(resolved);
  const nameAt = identityPlaces(columns, owner).name;
  const staged = stageReturn(call, collection, part, { name: file.name, table, rows, nameAt });
  const findings = [...tableFindings(table, rows, sent, columns, nameAt), ...copied, ...staged.findings];
  const summary = await summaryOf(call, staged.run);
  if (!isQuiet(summary, findings)) return { run: staged.run.id, findings, summary };
  dropOpenRun(call, staged.run.id);
  return { run: null, findings, summary };
}

/** Whether this very file was taken for the part before and still counts. */
function cameBefore(call: OfficeCall, part: KeptPart, digest: string): boolean {
  return part.state !== 'pending' && lastReturn(call, part.id)?.digest === digest;
}

function takenText(part: KeptPart, { summary, findings }: Pick<Taken, 'summary' | 'findings'>): string {
  const questions = openQuestions(findings) + summary.problem;
  const counts = [
    summary.new > 0 ? `新增 ${summary.new}` : '',
    summary.update > 0 ? `更新 ${summary.update}` : '',
    questions > 0 ? `待定 ${questions}` : '',
  ].filter((text) => text !== '');
  return `${part.name}：${counts.length === 0 ? '没有变化' : counts.join('，')}。`;
}

function editsOf(call: OfficeCall, taken: readonly Taken[]): readonly Edit[] {
  const last = new Map(taken.map((one) => [one.part.id, one]));
  const files = taken.map(({ part, file, digest, size }): Edit => ({
    op: 'create',
    register: 'attachments',
    values: {
      register: 'collection_parts',
      record_id: part.id,
      kind: 'returned',
      title: file.name.slice(0, 120),
      file_name: file.name,
      mime: /\.xlsx$/iu.test(file.name) ? fileTypes.xlsx : 'application/octet-stream',
      size,
      digest,
    },
  }));
  const parts = [...last.values()].map(({ part, file, findings, summary }): Edit => {
    const state = summary.problem + openQuestions(findings) > 0 ? 'problem' : 'returned';
    const patch = { state, returned_on: today(call.ledger), file_name: file.name };
    return { op: 'update', register: 'collection_parts', id: part.id, version: null, patch };
  });
  return [...files, ...parts];
}

function keepReturns(call: OfficeCall, taken: readonly Taken[]): string | null {
  if (taken.length === 0) return null;
  const insert = prepared(
    call.ledger.db,
    `INSERT INTO collection_returns (id, part, received_at, actor, file_name, digest, run, findings, summary)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const parts = new Set(taken.map(({ part }) => part.id)).size;
  const request = { actor: call.session.account, kind: 'edit', title: `回收采集表：${parts} 个社区` } as const;
  return call.ledger.db
    .transaction(() => {
      for (const { part, file, digest, run, findings, summary } of taken) {
        insert.run(
          newKey(),
          part.id,
          call.ledger.now(),
          call.session.account.name,
          file.name,
          digest,
          run,
          JSON.stringify(findings),
          JSON.stringify(summary),
        );
      }
      return writeChange(call.ledger, request, editsOf(call, taken)).changeId;
    })
    .immediate();
}

interface Intake {
  readonly collection: KeptCollection;
  readonly taken: Taken[];
  /** Imports that later files replace. */
  readonly replaced: (string | null)[];
}

async function intakeOne(
  call: OfficeCall,
  { collection, taken, replaced }: Intake,
  file: ReturnedFile,
  forced: KeptPart | null,
): Promise<TakenFile> {
  const workbook = await read(call, file);
  const found: Recognised =
    forced === null ? recognise(call, collection, workbook, file.name) : { kind: 'part', part: forced };
  if (found.kind !== 'part' && found.kind !== 'ask') return answer(file, 'refused', notOurs(collection, found));
  const { digest, size } = await addFile(call.ledger.db, call.desk.options.folder, file.bytes, call.ledger.now());
  if (found.kind === 'ask') {
    const candidates = found.candidates.map((part) => ({ part: part.id, label: part.name }));
    const text = '表头对得上，但采集编号都不见了，不知道是哪个社区的。请选定社区，或不收。';
    return answer(file, 'asked', text, { candidates, token: digest });
  }
  const { part } = found;
  const earlier = taken.find((one) => one.part.id === part.id);
  if (cameBefore(call, part, digest) || earlier?.digest === digest) {
    return answer(file, 'again', `${part.name}的这份文件已经收过，没有重复收。`, { part: part.id });
  }
  const one = { part, file, digest, size, ...(await takeOne(call, collection, part, file, workbook)) };
  replaced.push(earlier?.run ?? lastReturn(call, part.id)?.run ?? null);
  taken.push(one);
  const again = earlier !== undefined || part.state !== 'pending';
  const text = again ? `${takenText(part, one)}代替了先前交的那份。` : takenText(part, one);
  return answer(file, again ? 'replaced' : 'taken', text, { part: part.id });
}

type TakenFiles = { readonly files: readonly TakenFile[]; readonly changeId: string | null };

/**
 * Takes files back, packed or not. An archive under a password waits for it.
 * @param password tried on every archive; empty for none
 * @throws DeskError collection-closed
 */
export async function takePacked(
  call: OfficeCall,
  collection: KeptCollection,
  files: readonly ReturnedFile[],
  password: string,
): Promise<TakenFiles> {
  const { files: found, locked, refused } = await unpack(files, password, call.signal);
  const taken = await takeFiles(call, collection, found);
  const waiting: TakenFile[] = [];
  for (const file of locked) {
    const { digest } = await addFile(call.ledger.db, call.desk.options.folder, file.bytes, call.ledger.now());
    const text = password === '' ? '压缩包加了密码，请输入密码后打开。' : '密码不对，没有打开，请再核对。';
    waiting.push(answer(file, 'locked', text, { token: digest }));
  }
  const left = refused.map(({ name, text }) => answer({ name, bytes: new Uint8Array() }, 'refused', text));
  return { ...taken, files: [...taken.files, ...waiting, ...left] };
}

/**
 * Takes files back. A file that cannot be read or is not of this collection is answered with a sentence and changes nothing.
 * @throws DeskError collection-closed
 */
export async function takeFiles(
  call: OfficeCall,
  collection: KeptCollection,
  files: readonly ReturnedFile[],
  forced: KeptPart | null = null,
): Promise<TakenFiles> {
  if (collection.record.values['state'] !== 'open') {
    throw new DeskError('collection-closed', '这次采集已经结束，没有收。确实还要收的，先点“重新开放”。');
  }
  const intake: Intake = { collection, taken: [], replaced: [] };
  try {
    const answers: TakenFile[] = [];
    for (const [i, file] of files.entries()) {
      call.signal.throwIfAborted();
      call.progress({ done: i, total: files.length, label: `正在读取第 ${i + 1} 份` });
      answers.push(await answered(call, intake, file, forced));
    }
    const changeId = keepReturns(call, intake.taken);
    for (const run of intake.replaced) dropOpenRun(call, run);
    return { files: answers, changeId };
  } catch (error) {
    for (const { run } of intake.taken) dropOpenRun(call, run);
    throw error;
  }
}

async function answered(
  call: OfficeCall,
  intake: Intake,
  file: ReturnedFile,
  forced: KeptPart | null,
): Promise<TakenFile> {
  try {
    return await intakeOne(call, intake, file, forced);
  } catch (error) {
    if (call.signal.aborted || !(error instanceof LedgerError)) throw error;
    return answer(file, 'refused', error.message);
  }
}

/** A file that waited for its community or its password. @throws LedgerError file-missing */
export async function waitingFile(call: OfficeCall, token: string, name: string): Promise<ReturnedFile> {
  return { name, bytes: await readFile(call.ledger.db, filesFolder(call.desk), token) };
}
