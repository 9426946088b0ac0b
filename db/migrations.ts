/** The store's tables over time: hand-written SQL, numbered in tens, applied whole or not at all. */
import type Database from 'better-sqlite3';
import { LedgerError } from './errors.ts';
import { name } from './statements.ts';

export interface Migration {
  /** The four digits its file name starts with. */
  readonly number: number;
  readonly sql: string;
}

const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true });

/** The migrations in this folder, ascending. */
export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => ({ number: Number(/(\d{4})-[^/]*\.sql$/.exec(path)?.[1]), sql }))
  .toSorted((a, b) => a.number - b.number);

/** The number of the newest migration that a store has. */
export function storeVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** The migrations that a store still lacks. @throws LedgerError store-newer */
export function pending(db: Database.Database, all: readonly Migration[] = migrations): readonly Migration[] {
  const has = storeVersion(db);
  const newest = all.at(-1)?.number ?? 0;
  if (has > newest) {
    throw new LedgerError(
      'store-newer',
      `这个台账由更新版本的程序保存过（数据版本 ${has}，本程序支持到 ${newest}）。请安装新版程序后再打开；数据没有改动。`,
    );
  }
  return all.filter((migration) => migration.number > has);
}

/**
 * Brings the store up to date in one transaction, checked before it is committed.
 * @throws LedgerError store-newer, migration-failed
 */
export function migrate(db: Database.Database, all: readonly Migration[] = migrations): void {
  const todo = pending(db, all);
  if (todo.length === 0) return;
  const apply = db.transaction(() => {
    for (const migration of todo) {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.number}`);
    }
    const orphans = db.pragma('foreign_key_check');
    const health = db.pragma('quick_check', { simple: true });
    if ((Array.isArray(orphans) && orphans.length > 0) || health !== 'ok') {
      throw new LedgerError(
        'migration-failed',
        '升级台账数据时自检没有通过，已退回升级前的状态。请联系维护人员，数据没有改动。',
      );
    }
  });
  apply.immediate();
}

/** The views through which live rows are read, one per register; made where they are missing. */
export function ensureLiveViews(db: Database.Database, tables: Iterable<string>): void {
  for (const table of tables) {
    db.exec(
      `CREATE VIEW IF NOT EXISTS ${name(`live_${table}`)} AS SELECT * FROM ${name(table)} WHERE deleted_at IS NULL`,
    );
  }
}
