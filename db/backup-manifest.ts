/** What lies in a backup and how a backup is named: `backup.json`, which carries a hash of itself and of everything beside it. */
import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LedgerError } from './errors.ts';
import { errnoOf } from './write-failure.ts';

export const backupKinds = [
  'daily',
  'manual',
  'before-import',
  'before-restore',
  'before-migration',
  'before-bulk',
] as const;
export type BackupKind = (typeof backupKinds)[number];

export const backupKindLabels = {
  daily: '每日备份',
  manual: '手动备份',
  'before-import': '导入前',
  'before-restore': '恢复前',
  'before-migration': '升级前',
  'before-bulk': '批量修改前',
} as const satisfies Record<BackupKind, string>;

const fileSchema = z.object({ size: z.int(), sha256: z.string() });
const contentSchema = z.object({
  format: z.literal(1),
  /** The office's key in the keyring and its name as a reader knows it. */
  officeId: z.string(),
  office: z.string(),
  /** A local ISO time. */
  at: z.string(),
  kind: z.enum(backupKinds),
  /** The program's version. */
  app: z.string(),
  /** The number of the store's newest migration. */
  storeVersion: z.int(),
  /** Tells a store key from another without saying anything about it. */
  keyId: z.string(),
  ledger: fileSchema,
  keyring: fileSchema,
  /** The encrypted files of attachments, which lie in the place's pool. */
  files: z.array(fileSchema.extend({ digest: z.string() })),
  /** Digests whose files were missing or damaged when the backup was made. */
  lost: z.array(z.string()),
  head: z.object({ seq: z.int(), hash: z.string() }),
  /** Rows per table. */
  rows: z.record(z.string(), z.int()),
  people: z.int(),
});
const manifestSchema = contentSchema.extend({ checksum: z.string() });

export type ManifestContent = z.infer<typeof contentSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
export type PooledFile = Manifest['files'][number];

const idPattern = new RegExp(`^(\\d{8}-\\d{6})(?:-(\\d+))?-(${backupKinds.join('|')})$`);

/** What a backup's folder name says, or null where it is no backup's. */
export function parseBackupId(
  id: string,
): { readonly at: string; readonly kind: BackupKind; readonly turn: number } | null {
  const match = idPattern.exec(id);
  const kind = backupKinds.find((known) => known === match?.[3]);
  if (match?.[1] === undefined || kind === undefined) return null;
  const at = match[1].replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6');
  return { at, kind, turn: Number(match[2] ?? 1) };
}

/** The folder name of a backup: 20260305-093000-daily; a second one in the same second gets a number. */
export function backupId(at: string, kind: BackupKind, turn = 1): string {
  return `${stampOf(at)}${turn > 1 ? `-${turn}` : ''}-${kind}`;
}

/** A local ISO time as folder names carry it: 20260305-093000. */
export function stampOf(at: string): string {
  return at.slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '-');
}

/** A backup's name as a clerk reads it: 2026-03-05 09:30（每日备份）. */
export function backupTitle(id: string): string {
  const parsed = parseBackupId(id);
  if (parsed === null) return '所选备份';
  return `${parsed.at.slice(0, 16).replace('T', ' ')}（${backupKindLabels[parsed.kind]}）`;
}

/** A short name of a store key, safe to write in clear: a keyed hash of a fixed text. */
export function keyIdOf(key: Buffer): string {
  return createHmac('sha256', key).update('backup key').digest('hex').slice(0, 32);
}

/** The bytes of `backup.json`: always the same for the same content, which is why it is parsed into the schema's order. */
export function manifestBytes(content: ManifestContent): Buffer {
  const ordered = contentSchema.parse(content);
  const checksum = createHash('sha256').update(JSON.stringify(ordered)).digest('hex');
  return Buffer.from(`${JSON.stringify({ ...ordered, checksum }, null, 1)}\n`);
}

/** @throws LedgerError backup-damaged */
export function damaged(id: string, file: string, how: string): LedgerError {
  return new LedgerError(
    'backup-damaged',
    `备份“${backupTitle(id)}”不能使用：其中的 ${file} ${how}。现有数据没有改动，请改用另一个备份。`,
  );
}

/**
 * Reads a backup's `backup.json`.
 * @throws LedgerError backup-missing, backup-damaged, backup-newer
 */
export async function readManifest(place: string, id: string): Promise<Manifest> {
  let text: string;
  try {
    if (parseBackupId(id) === null) throw Object.assign(new Error('no such backup'), { code: 'ENOENT' });
    text = await readFile(join(place, id, 'backup.json'), 'utf8');
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw damaged(id, 'backup.json', '读不出来（磁盘可能有故障）');
    throw new LedgerError(
      'backup-missing',
      `找不到备份“${backupTitle(id)}”。备份盘可能没有插好，或备份已被删除；请检查后刷新列表。`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged(id, 'backup.json', '已损坏');
  }
  const newer = z.object({ format: z.int().min(2) }).safeParse(json);
  if (newer.success) {
    throw new LedgerError(
      'backup-newer',
      `备份“${backupTitle(id)}”由更新版本的程序制作。请安装新版程序后再恢复；现有数据没有改动。`,
    );
  }
  const parsed = manifestSchema.safeParse(json);
  // Written back it must be the same text to the byte: the checksum covers every value, this every space.
  if (!parsed.success || manifestBytes(parsed.data).toString() !== text) {
    throw damaged(id, 'backup.json', '已损坏或被改动过');
  }
  return parsed.data;
}
