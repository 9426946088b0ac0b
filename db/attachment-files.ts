/**
 * The files of attachments (附件): immutable, encrypted one by one, named by a keyed hash of their content. Their keys come
 * from a secret in the store, not from the store's own key, so that changing that key leaves them alone.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile as readBytes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { isOlderThan } from './durable-files.ts';
import { LedgerError } from './errors.ts';
import { writeFileSafely } from './safe-file.ts';
import { errnoOf } from './write-failure.ts';

/** Bytes that one attachment may have. */
export const largestFile = 20 * 1024 * 1024;

/** What stands before the content: format, initialisation vector; and after it: the tag. */
const format = Buffer.from('CWF1');
const ivLength = 12;
const tagLength = 16;

/** Encrypted files are larger than their content by this many bytes. */
export const sealOverhead = format.length + ivLength + tagLength;

export interface FileKeys {
  readonly name: Buffer;
  readonly content: Buffer;
  readonly iv: Buffer;
}

const secretKey = 'attachment-secret';

/** The keys of the attachments' files, or null where the store never had one. */
export function fileKeys(db: Database.Database): FileKeys | null {
  const row = db.prepare('SELECT value FROM meta WHERE key = ?').get(secretKey) as { value: string } | undefined;
  if (row === undefined) return null;
  const secret = Buffer.from(row.value, 'hex');
  const subkey = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `attachment ${purpose}`, 32));
  return { name: subkey('name'), content: subkey('content'), iv: subkey('iv') };
}

function fileKeysMade(db: Database.Database): FileKeys {
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING').run(
    secretKey,
    randomBytes(32).toString('hex'),
  );
  const keys = fileKeys(db);
  if (keys === null) throw new Error('the secret of the attachments was not kept');
  return keys;
}

/** Where a file lies below a data folder or a backup place. */
export function filePath(folder: string, digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) {
    throw new LedgerError('file-unknown', '附件编号不对，找不到这个附件。请刷新页面后重试。');
  }
  return join(folder, 'files', digest.slice(0, 2), digest);
}

/** Equal content gives equal bytes: the vector is a keyed hash of the content, so it never repeats for different ones. */
function seal(keys: FileKeys, digest: string, bytes: Uint8Array): Buffer {
  const iv = createHmac('sha256', keys.iv).update(bytes).digest().subarray(0, ivLength);
  const cipher = createCipheriv('aes-256-gcm', keys.content, iv).setAAD(Buffer.from(digest));
  return Buffer.concat([format, iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** The content of a sealed file, or null where it is not what was sealed under this name. */
export function unseal(keys: FileKeys, digest: string, sealed: Buffer): Buffer | null {
  if (sealed.length < sealOverhead || !sealed.subarray(0, format.length).equals(format)) return null;
  const body = sealed.subarray(format.length);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keys.content, body.subarray(0, ivLength));
    decipher.setAAD(Buffer.from(digest)).setAuthTag(body.subarray(body.length - tagLength));
    return Buffer.concat([decipher.update(body.subarray(ivLength, body.length - tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

async function holdsWhole(keys: FileKeys, path: string, digest: string): Promise<boolean> {
  return existsSync(path) && unseal(keys, digest, await readBytes(path)) !== null;
}

/**
 * Keeps a file: first on the disk, then its row in `files`, so that a row never lacks its file. Equal content is kept once.
 * @param now a local ISO time, kept as the time of adding
 * @param limit what the file is called where it is refused, and how many bytes it may have
 * @returns the digest that names it from now on, and its size in bytes
 * @throws LedgerError file-empty, file-too-large, and those of `writeFileSafely`
 */
export async function addFile(
  db: Database.Database,
  folder: string,
  bytes: Uint8Array,
  now: string,
  { what, largest } = { what: '附件', largest: largestFile },
): Promise<{ digest: string; size: number }> {
  if (bytes.length === 0) throw new LedgerError('file-empty', '这个文件是空的（0 字节），没有添加。请检查后重新选择。');
  if (bytes.length > largest) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    throw new LedgerError(
      'file-too-large',
      `${what}每份不能超过 ${largest / 1024 / 1024} MB，这个文件有 ${size} MB。请压缩、降低扫描分辨率或拆成几份后再添加。`,
    );
  }
  const keys = fileKeysMade(db);
  const digest = createHmac('sha256', keys.name).update(bytes).digest('hex');
  const path = filePath(folder, digest);
  const insert = db.prepare(
    'INSERT INTO files (digest, size, added_at) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING',
  );
  // A sweep may take the file away until its row stands; row and look happen in one turn, so the second round is the last.
  for (;;) {
    if (!(await holdsWhole(keys, path, digest))) {
      await mkdir(dirname(path), { recursive: true });
      await writeFileSafely(path, seal(keys, digest, bytes), { what });
    }
    insert.run(digest, bytes.length, now);
    if (existsSync(path)) return { digest, size: bytes.length };
  }
}

/**
 * The content of a kept file.
 * @param folder the data folder, or a backup place where a backup of it is looked at
 * @throws LedgerError file-unknown, file-missing, file-damaged, file-unreadable
 */
export async function readFile(db: Database.Database, folder: string, digest: string): Promise<Buffer> {
  const path = filePath(folder, digest);
  const keys = fileKeys(db);
  let sealed: Buffer;
  try {
    sealed = await readBytes(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') {
      throw new LedgerError(
        'file-missing',
        '附件文件不见了（数据文件夹的 files 子文件夹中没有它），台账其他内容不受影响。请到“备份与恢复”找回，或重新添加。',
      );
    }
    throw new LedgerError(
      'file-unreadable',
      '附件文件读不出来，可能被其他程序占用或磁盘有故障。请稍候重试，或检查磁盘。',
    );
  }
  const bytes = keys === null ? null : unseal(keys, digest, sealed);
  if (bytes === null) {
    throw new LedgerError(
      'file-damaged',
      '附件文件已损坏，内容与保存时不一致，没有打开。台账其他内容不受影响；请从备份恢复，或重新添加这份附件。',
    );
  }
  return bytes;
}

/**
 * Whether a file is still spoken of: by an attachment (also one in the bin), by a report that keeps what it sent, by a list of
 * names that is being filled, or by the history that could bring an attachment back.
 */
const unreferenced = `
  SELECT digest FROM files WHERE added_at < ?
    AND digest NOT IN (SELECT digest FROM attachments)
    AND digest NOT IN (SELECT digest FROM report_files)
    AND digest NOT IN (SELECT digest FROM name_lists)
    AND digest NOT IN (SELECT digest FROM form_settings)
    AND digest NOT IN (SELECT digest FROM collection_returns)
    AND NOT EXISTS (SELECT 1 FROM history WHERE register = 'attachments' AND instr(payload, files.digest) > 0)`;

/**
 * Removes files that nothing refers to any more: those without a row (an addition that was cut off, a store restored to an
 * earlier day) and those whose attachments were 彻底删除. A row younger than a day waits: its form may not be saved yet.
 * Call when no backup of the folder is being made.
 * @param yesterday a local ISO time a day ago
 * @returns how many files went
 */
export async function sweepOrphans(db: Database.Database, folder: string, yesterday: string): Promise<number> {
  const drop = db.prepare('DELETE FROM files WHERE digest = ?');
  db.transaction(() => {
    for (const { digest } of db.prepare(unreferenced).all(yesterday) as { digest: string }[]) drop.run(digest);
  }).immediate();
  const known = db.prepare('SELECT 1 FROM files WHERE digest = ?');
  let gone = 0;
  for (const path of await filesBelow(folder)) {
    const name = path.slice(-64);
    const isOurs = /^[0-9a-f]{64}$/.test(name);
    const isLeftover = /[\\/]\.~[0-9a-f]+\.tmp$/.test(path) && isOlderThan(path, 1);
    // Looked up and removed in one turn: an addition cannot come between.
    if (isOurs ? known.get(name) === undefined : isLeftover) {
      rmSync(path, { force: true });
      gone += 1;
    }
  }
  return gone;
}

/** All files below `files/`. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
