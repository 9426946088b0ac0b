/** 另存为上报文件夹: the same workbooks as plain files under the naming rule 街道_表名_期间_日期, for offices that ban sticks. */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writeFileSafely } from '../../db/safe-file.ts';
import { errnoOf, writeFailure } from '../../db/write-failure.ts';
import { DeskError } from '../desk/errors.ts';

export interface ReportNaming {
  /** 街道 */
  readonly office: string;
  /** What the folder as a whole is: 上报材料. */
  readonly title: string;
  /** 期间: 2026年第三季度. */
  readonly period: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

export interface ReportFile {
  /** 表名: 花名册. */
  readonly title: string;
  readonly extension: 'xlsx' | 'pdf' | 'docx' | 'csv';
  readonly bytes: Uint8Array;
}

export interface ReportFolderOrder {
  /** Where the new folder is made. */
  readonly folder: string;
  readonly naming: ReportNaming;
  readonly files: readonly ReportFile[];
  readonly signal?: AbortSignal | undefined;
}

export interface WrittenFolder {
  readonly path: string;
  /** In the order of `files`. */
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

const what = '上报文件夹';
/** So that the folder and a file in it stay within the 260 characters of a Windows path in most places. */
const longestPart = 30;
const mostNumbers = 999;

/** One part of a name: what Windows refuses becomes its full-width twin, spaces and underscores close up. */
export function namePart(text: string): string {
  const twins: Readonly<Record<string, string>> = {
    '<': '〈',
    '>': '〉',
    ':': '：',
    '"': '”',
    '/': '／',
    '\\': '＼',
    '|': '｜',
    '?': '？',
    '*': '＊',
  };
  const legal = text
    .replace(/[<>:"/\\|?*]/gu, (character) => twins[character] ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s_]+/gu, ' ')
    .trim();
  return (
    Array.from(legal)
      .slice(0, longestPart)
      .join('')
      .replace(/[. ]+$/u, '')
      .replaceAll(' ', '-') || '未命名'
  );
}

/** 街道_表名_期间_日期, without an ending. */
export function reportName(naming: ReportNaming): string {
  return [naming.office, naming.title, naming.period, naming.day].map(namePart).join('_');
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name}(${number})`;
}

function fileNames(order: ReportFolderOrder): string[] {
  const taken = new Set<string>();
  return order.files.map((file) => {
    const name = reportName({ ...order.naming, title: file.title });
    for (let number = 1; ; number += 1) {
      const candidate = `${numbered(name, number)}.${file.extension}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}

/** The first name that nothing bears yet: 名称, 名称(2), 名称(3) … */
async function freePath(folder: string, name: string): Promise<string> {
  for (let number = 1; number <= mostNumbers; number += 1) {
    const path = join(folder, numbered(name, number));
    const exists = await stat(path).then(
      () => true,
      () => false,
    );
    if (!exists) return path;
  }
  throw new DeskError('already-exists', '目标文件夹中同名的上报文件夹太多，请另选一个文件夹。');
}

async function onDevice<T>(folder: string, stage: 'open' | 'rename', step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const folderIsThere = await stat(folder).then(
      () => true,
      () => false,
    );
    throw writeFailure(error, what, stage, folderIsThere);
  }
}

/** A virus scanner that looks into a fresh folder keeps Windows from renaming it for a moment. */
async function renameFolder(from: string, to: string): Promise<void> {
  for (const wait of [50, 200, 800, 2000, null]) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (wait === null || !['EBUSY', 'EPERM', 'EACCES'].includes(errnoOf(error))) throw error;
      await delay(wait);
    }
  }
}

/**
 * Writes the files into a new folder, all of them or none: they are gathered in a temporary folder beside, which then
 * takes its name. Nothing is overwritten; a name in use gets a number.
 *
 * @throws DeskError with the codes of `writeFileSafely`.
 */
export async function writeReportFolder(order: ReportFolderOrder): Promise<WrittenFolder> {
  const temporary = join(order.folder, `.~${randomBytes(6).toString('hex')}.tmp`);
  await onDevice(order.folder, 'open', () => mkdir(temporary));
  try {
    const files: { name: string; size: number; sha256: string }[] = [];
    const names = fileNames(order);
    for (const [index, file] of order.files.entries()) {
      const name = names[index] ?? '';
      const written = await writeFileSafely(join(temporary, name), file.bytes, { what, signal: order.signal });
      files.push({ name, ...written });
    }
    const path = await freePath(order.folder, reportName(order.naming));
    await onDevice(order.folder, 'rename', () => renameFolder(temporary, path));
    return { path, files };
  } catch (error) {
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}
