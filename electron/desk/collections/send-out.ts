/** A collection on its way out: files in a folder, or a download; plain workbooks, or a zip each with a password if wanted. */
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { today } from '../../../db/ledger.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import { demand, demandRight } from '../../../db/rights.ts';
import { writeFileSafely } from '../../../db/safe-file.ts';
import { prepared } from '../../../db/statements.ts';
import { writeFailure } from '../../../db/write-failure.ts';
import { distinctNames } from '../../papers/file-names.ts';
import { checkPassword } from '../../parcel/password.ts';
import { namePart } from '../../parcel/report-folder.ts';
import { DeskError } from '../errors.ts';
import { officeFacts } from '../office-line.ts';
import type { OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { fileTypes, offerDownload, type OfferedFile, placeOf } from '../transfers.ts';
import type { FrozenColumn } from '../report-shapes.ts';
import { freezeKept, keepFiles, type SubmissionLine } from '../submissions.ts';
import { baseOf, placesOfSubject } from './items.ts';
import { collectionOf, type KeptCollection, type KeptPart, sentRows } from './kept.ts';
import { fieldOfColumn, workbookOf } from './workbooks.ts';

export interface SendRequest {
  readonly id: string;
  /** Only these parts; all where it is null. */
  readonly parts: readonly string[] | null;
  readonly pack: 'plain' | 'zip';
  /** For zips; empty for none. */
  readonly password: string;
  /** The token of a folder; null for a download. */
  readonly place: string | null;
}

export interface SentOut {
  readonly changeId: string | null;
  /** The folder's name, where the files were put into one. */
  readonly folder: string | null;
  readonly files: readonly string[];
  /** The download, where no folder was asked. */
  readonly download: OfferedFile | null;
}

interface OutFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function zipOf(files: readonly OutFile[], password: string, packed: boolean): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const { name, bytes } of files) {
    await zip.add(name, new Uint8ArrayReader(bytes), {
      ...(password === '' ? {} : { password, encryptionStrength: 3 as const }),
      ...(packed ? { level: 0 } : {}),
    });
  }
  return await zip.close();
}

/** Whether private values leave in full. */
function leavesOpen({ content }: KeptCollection): boolean {
  return content.style === 'full' && content.columns.some((column) => column.private);
}

async function filesOf(
  call: OfficeCall,
  collection: KeptCollection,
  parts: readonly KeptPart[],
  asked: SendRequest,
): Promise<readonly OutFile[]> {
  const { street } = officeFacts(call.ledger);
  const title = String(collection.record.values['title'] ?? '');
  // The community first, so that a folder shows at a glance who is missing; the whole within what file systems take.
  const names = distinctNames(
    parts.map((part) => Array.from([part.name, title, street].map(namePart).join('_')).slice(0, 70).join('')),
  );
  const files: OutFile[] = [];
  for (const [i, part] of parts.entries()) {
    call.signal.throwIfAborted();
    call.progress({ done: i, total: parts.length, label: '正在生成采集表' });
    const name = names[i] ?? part.code;
    const bytes = await workbookOf(call, collection, part);
    const book: OutFile = { name: `${name}.xlsx`, bytes };
    files.push(
      asked.pack === 'plain' ? book : { name: `${name}.zip`, bytes: await zipOf([book], asked.password, true) },
    );
  }
  return files;
}

const mostFolders = 99;

async function freeFolder(folder: string, name: string): Promise<string> {
  for (let number = 1; number <= mostFolders; number += 1) {
    const path = join(folder, number === 1 ? name : `${name}(${number})`);
    const taken = await stat(path).then(
      () => true,
      () => false,
    );
    if (!taken) return path;
  }
  throw new DeskError('already-exists', '目标文件夹里同名的采集文件夹太多，请另选一个文件夹。');
}

/** All files in a new folder, or none. */
async function intoFolder(call: OfficeCall, folder: string, name: string, files: readonly OutFile[]): Promise<string> {
  const path = await freeFolder(folder, name);
  try {
    await mkdir(path);
  } catch (error) {
    throw writeFailure(error, '采集表', 'open', false);
  }
  try {
    for (const file of files) {
      await writeFileSafely(join(path, file.name), file.bytes, { what: '采集表', signal: call.signal });
    }
  } catch (error) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  return path;
}

/** Parts that go out for the first time get their day. */
function markSent(call: OfficeCall, collection: KeptCollection, parts: readonly KeptPart[]): string | null {
  const day = today(call.ledger);
  const unsent = prepared(
    call.ledger.db,
    'SELECT id FROM live_collection_parts WHERE collection = ? AND sent_on IS NULL',
  ).all(collection.id) as { readonly id: string }[];
  const fresh = new Set(unsent.map((row) => row.id));
  const edits: Edit[] = parts
    .filter((part) => fresh.has(part.id))
    .map(({ id }) => ({ op: 'update', register: 'collection_parts', id, version: null, patch: { sent_on: day } }));
  if (edits.length === 0) return null;
  if ((collection.record.values['sent_on'] ?? null) === null) {
    edits.push({ op: 'update', register: 'collections', id: collection.id, version: null, patch: { sent_on: day } });
  }
  const title = `下发采集表：${parts.length} 个社区`;
  return writeChange(call.ledger, { actor: call.session.account, kind: 'edit', title }, edits).changeId;
}

/**
 * Makes the files of a collection and hands them out.
 * @throws DeskError collection-unknown, collection-part-unknown, parcel-password-refused, place-unknown, already-exists and
 *   those of `writeFileSafely`
 */
export async function sendOut(call: OfficeCall, asked: SendRequest): Promise<SentOut> {
  const collection = collectionOf(call, asked.id);
  demand(call.viewer, baseOf(call, collection.content.subject), 'export');
  if (leavesOpen(collection)) demandRight(call.viewer, 'private.reveal');
  if (asked.pack === 'zip' && asked.password !== '') checkPassword(asked.password);
  const folder = asked.place === null ? null : placeOf(call.desk.transfers, asked.place);
  const wanted = asked.parts === null ? null : new Set(asked.parts);
  const parts = collection.parts.filter((part) => wanted === null || wanted.has(part.id));
  if (parts.length === 0) throw new DeskError('collection-part-unknown', '没有选中要下发的社区，请先选择。');
  const files = await filesOf(call, collection, parts, asked);
  const kept = await keepFiles(
    call,
    files.map(({ name: file, bytes }) => ({ name: file, mime: typeOf(file), bytes })),
  );
  const title = String(collection.record.values['title'] ?? '');
  const name = `${namePart(title)}_${today(call.ledger)}`;
  const put = folder === null ? null : basename(await intoFolder(call, folder, name, files));
  const rows = parts.reduce((sum, part) => sum + sentRows(call, part.id).length, 0);
  if (leavesOpen(collection) && rows > 0) logExport(call, baseOf(call, collection.content.subject).key, rows);
  const changeId = markSent(call, collection, parts);
  freezeKept(call, submissionOf(call, collection, parts), kept, 'sent');
  const names = files.map((file) => file.name);
  if (put !== null) return { changeId, folder: put, files: names, download: null };
  return { changeId, folder: null, files: names, download: await downloadOf(call, name, files) };
}

const typeOf = (name: string): string => (name.endsWith('.zip') ? fileTypes.zip : fileTypes.xlsx);

/** What stands in 上报记录 of a sending: the rows that each community got. */
function submissionOf(call: OfficeCall, collection: KeptCollection, parts: readonly KeptPart[]): SubmissionLine {
  const { content, record } = collection;
  const places = placesOfSubject(call, content.subject);
  const columns = content.columns.map((column): FrozenColumn => {
    const privacy = fieldOfColumn(call, content.subject, places, column)?.private;
    const key = column.place ?? column.column;
    return { key, label: column.label, ...(privacy === undefined ? {} : { privacy }) };
  });
  return {
    kind: 'collection',
    title: `下发采集表：${String(record.values['title'] ?? '')}`,
    recipient: null,
    period: '',
    cutOff: String(record.values['cut_off'] ?? ''),
    form: null,
    tables: parts.map((part) => ({
      title: part.name,
      columns,
      rows: sentRows(call, part.id).map(({ record: id, texts }) => ({ id, cells: texts })),
    })),
    private: leavesOpen(collection),
    replaces: null,
    reason: '',
  };
}

async function downloadOf(call: OfficeCall, name: string, files: readonly OutFile[]): Promise<OfferedFile> {
  const [first] = files;
  if (first !== undefined && files.length === 1) {
    return offerDownload(call.desk.transfers, first.name, typeOf(first.name), first.bytes);
  }
  return offerDownload(call.desk.transfers, `${name}.zip`, fileTypes.zip, await zipOf(files, '', true));
}
