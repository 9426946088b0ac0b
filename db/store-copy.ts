/** What a store holds, counted, and a verified copy of it in one file, encrypted with the same key. */
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { LedgerError } from './errors.ts';
import { chainHead } from './history.ts';
import { storeVersion } from './migrations.ts';
import { isHealthy, openStore, storeFile } from './store.ts';

export interface Inventory {
  readonly head: { readonly seq: number; readonly hash: string };
  /** Rows per table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Live people; 0 in a store that has no such table yet. */
  readonly people: number;
  readonly storeVersion: number;
  readonly office: string;
  /** Digests of the attachments' files. */
  readonly files: readonly string[];
}

const quoted = (table: string): string => `"${table.replaceAll('"', '""')}"`;

function tablesOf(db: Database.Database): readonly string[] {
  const rows = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all() as { name: string }[];
  return rows.map((row) => row.name);
}

/** Counts what a store holds, in one snapshot of it. */
export function takeInventory(db: Database.Database): Inventory {
  return db.transaction((): Inventory => {
    const tables = tablesOf(db);
    const count = (sql: string): number => (db.prepare(sql).get() as { n: number }).n;
    const rows = Object.fromEntries(
      tables.map((table) => [table, count(`SELECT count(*) AS n FROM ${quoted(table)}`)]),
    );
    const office = tables.includes('offices')
      ? (db.prepare('SELECT street FROM offices WHERE deleted_at IS NULL LIMIT 1').get() as
          | { street: string }
          | undefined)
      : undefined;
    return {
      head: chainHead({ db }),
      rows,
      people: tables.includes('people') ? count('SELECT count(*) AS n FROM people WHERE deleted_at IS NULL') : 0,
      storeVersion: storeVersion(db),
      office: office?.street ?? '',
      files: (db.prepare('SELECT digest FROM files ORDER BY digest').all() as { digest: string }[]).map(
        (row) => row.digest,
      ),
    };
  })();
}

/** Whether every row of one inventory is in the other. */
function sameInventory(a: Pick<Inventory, 'head' | 'rows'>, b: Pick<Inventory, 'head' | 'rows'>): boolean {
  const tables = Object.keys(a.rows);
  return (
    a.head.seq === b.head.seq &&
    a.head.hash === b.head.hash &&
    tables.length === Object.keys(b.rows).length &&
    tables.every((table) => a.rows[table] === b.rows[table])
  );
}

/** Whether a store has a history line with this hash; the beginning is in every store. */
function hasHead(db: Database.Database, head: Inventory['head']): boolean {
  if (head.seq === 0) return true;
  const line = db.prepare('SELECT hash FROM history WHERE seq = ?').get(head.seq) as { hash: string } | undefined;
  return line?.hash === head.hash;
}

/** What fails in a store that should be whole, as a word for a sentence; null where nothing does. */
export function storeFault(db: Database.Database, expected: Pick<Inventory, 'head' | 'rows'> | null): string | null {
  if (!isHealthy(db)) return '没有通过自检';
  const orphans = db.pragma('foreign_key_check');
  if (Array.isArray(orphans) && orphans.length > 0) return '记录之间的关联不完整';
  if (expected !== null && !sameInventory(expected, takeInventory(db))) return '与备份清单的内容不一致';
  return null;
}

function unverified(reason: string): LedgerError {
  return new LedgerError(
    'backup-unverified',
    `备份没有完成：写出的台账副本${reason}，已删除副本，原数据没有改动。请检查磁盘后重试。`,
  );
}

/**
 * Writes a copy of a store as `ledger.db` in another folder and checks it: opened with the key, quick_check,
 * foreign_key_check, head of the history and row counts. Takes about a second per 100 MB and does not yield.
 * @param db any connection to the store that is in no transaction; one that only reads will do
 * @throws LedgerError backup-unverified, and those of the store
 */
export function copyStore(db: Database.Database, key: Buffer, into: string): Inventory {
  const changes = (): number => Number(db.pragma('data_version', { simple: true }));
  const version = changes();
  const before = takeInventory(db);
  db.prepare('VACUUM INTO ?').run(storeFile(into));
  const copy = openStore(into, key, { readOnly: true });
  try {
    const held = takeInventory(copy);
    const fault = storeFault(copy, null);
    if (fault !== null) throw unverified(fault);
    // Another connection may have written meanwhile: then the copy lies between what was before and what is now.
    const agrees =
      changes() === version ? sameInventory(before, held) : hasHead(copy, before.head) && hasHead(db, held.head);
    if (!agrees) throw unverified('与原数据不一致');
    return held;
  } finally {
    copy.close();
  }
}

/** Where a folder's own backups lie unless told otherwise. */
export function ownPlace(folder: string): string {
  return join(folder, 'backups');
}
