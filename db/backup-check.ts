/** Whether a backup can be restored: every byte against its list of contents and, with a key, the store itself. */
import { join } from 'node:path';
import { filePath } from './attachment-files.ts';
import { backupTitle, damaged, keyIdOf, type Manifest, type PooledFile, readManifest } from './backup-manifest.ts';
import { fingerprintOf } from './durable-files.ts';
import { LedgerError } from './errors.ts';
import { type Keyring, readKeyring } from './keyring.ts';
import { migrations } from './migrations.ts';
import type { WrittenFile } from './safe-file.ts';
import { storeFault } from './store-copy.ts';
import { openStore, storeFile } from './store.ts';

export interface CheckedBackup {
  readonly manifest: Manifest;
  /** Whose passwords (of that day) open it; the recovery code of that day does too. */
  readonly accounts: readonly string[];
  /** Whether the store itself was opened and checked, and not only its bytes. */
  readonly opened: boolean;
}

/** Whether two fingerprints are of the same bytes. */
export function same(a: WrittenFile | null, b: WrittenFile): boolean {
  return a !== null && a.size === b.size && a.sha256 === b.sha256;
}

function wrongPair(id: string): LedgerError {
  return new LedgerError(
    'backup-wrong-pair',
    `备份“${backupTitle(id)}”里的密钥文件 keyring.json 与台账 ledger.db 不是一套（被换过或已损坏），恢复后将无法登录，所以没有恢复。请改用另一个备份。`,
  );
}

/** The keyring of a backup. @throws LedgerError backup-damaged, backup-wrong-pair */
async function pairedKeyring(place: string, manifest: Manifest, id: string): Promise<Keyring> {
  const folder = join(place, id);
  const found = await fingerprintOf(join(folder, 'keyring.json'));
  if (found === null) throw damaged(id, 'keyring.json', '不见了');
  const keyring = await readKeyring(folder).catch(() => null);
  if (keyring === null) throw damaged(id, 'keyring.json', '已损坏');
  if (!same(found, manifest.keyring)) throw wrongPair(id);
  return keyring;
}

/** The backup's attachments that are not in its pool as they were put there. */
async function faultyFiles(place: string, files: readonly PooledFile[], signal: AbortSignal | undefined) {
  const missing: string[] = [];
  const broken: string[] = [];
  for (const file of files) {
    const found = await fingerprintOf(filePath(place, file.digest), signal);
    if (found === null) missing.push(file.digest);
    else if (!same(found, file)) broken.push(file.digest);
  }
  return { missing, broken };
}

function demandFiles(id: string, missing: number, broken: number): void {
  if (missing > 0) {
    throw new LedgerError(
      'backup-files-missing',
      `备份“${backupTitle(id)}”缺少 ${missing} 份附件（备份位置的 files 文件夹不完整），没有恢复，现有数据没有改动。请把 files 文件夹一并拷来，或改用另一个备份。`,
    );
  }
  if (broken > 0) throw damaged(id, 'files 文件夹', `有 ${broken} 份附件已损坏`);
}

/** Whether a key belongs to a backup's store: it may have been changed (更换密钥) since, or be another office's. */
export function isKeyOf(manifest: Manifest, key: Buffer): boolean {
  return manifest.keyId === keyIdOf(key);
}

/** Opens a backup's store for a look and checks it. @throws LedgerError backup-damaged */
export function checkStore(folder: string, manifest: Manifest, id: string, key: Buffer): void {
  let fault: string | null;
  try {
    const db = openStore(folder, key, { readOnly: true });
    try {
      fault = storeFault(db, manifest);
    } finally {
      db.close();
    }
  } catch {
    fault = '打不开';
  }
  if (fault !== null) throw damaged(id, 'ledger.db', fault);
}

/** @throws LedgerError backup-newer */
function demandKnownVersion(manifest: Manifest, id: string, newest: number): void {
  if (manifest.storeVersion <= newest) return;
  throw new LedgerError(
    'backup-newer',
    `备份“${backupTitle(id)}”由更新版本的程序制作（数据版本 ${manifest.storeVersion}，本程序支持到 ${newest}）。请安装新版程序后再恢复；现有数据没有改动。`,
  );
}

/**
 * Reads a backup through.
 * @param key opens the store too where it is this backup's; null where nobody has signed in
 * @param newest the number of the newest migration that this program knows
 * @throws LedgerError backup-missing, backup-newer, backup-damaged, backup-wrong-pair, backup-files-missing; naming the file
 */
export async function checkBackup(
  place: string,
  id: string,
  key: Buffer | null,
  { newest = migrations.at(-1)?.number ?? 0, signal }: { readonly newest?: number; readonly signal?: AbortSignal } = {},
): Promise<CheckedBackup> {
  const manifest = await readManifest(place, id);
  demandKnownVersion(manifest, id, newest);
  const folder = join(place, id);
  const keyring = await pairedKeyring(place, manifest, id);
  const ledger = await fingerprintOf(storeFile(folder), signal);
  if (ledger === null) throw damaged(id, 'ledger.db', '不见了');
  if (!same(ledger, manifest.ledger)) throw damaged(id, 'ledger.db', '已损坏，内容与备份时不一致');
  const { missing, broken } = await faultyFiles(place, manifest.files, signal);
  demandFiles(id, missing.length, broken.length);
  const opened = key !== null && isKeyOf(manifest, key);
  if (opened) checkStore(folder, manifest, id, key);
  return { manifest, accounts: keyring.accounts.map((account) => account.name), opened };
}
