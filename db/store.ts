/** The store: one encrypted SQLite file in the office's data folder. Opened, checked and closed here; written in records.ts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LedgerError } from './errors.ts';
import { ensureLiveViews, migrate, type Migration, migrations } from './migrations.ts';

export interface OpenStoreOptions {
  readonly readOnly?: boolean;
  readonly migrations?: readonly Migration[];
  /** Tables that get a live view. */
  readonly tables?: Iterable<string>;
}

/** The store's file in a data folder. */
export function storeFile(folder: string): string {
  return join(folder, 'ledger.db');
}

/** Gives a connection its key and its manners. The key must be set before the first read. */
export function keyed(db: Database.Database, key: Buffer): void {
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma(`key = "x'${key.toString('hex')}'"`);
}

function configure(db: Database.Database, readOnly: boolean): void {
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 2000');
  db.pragma('temp_store = MEMORY');
  // KiB. An import writes some ten thousand pages in one transaction; what leaves the cache is encrypted and written twice.
  db.pragma('cache_size = -65536');
  if (readOnly) return;
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  db.pragma('wal_autocheckpoint = 500');
}

/** A new, empty store. @throws LedgerError store-exists, and those of `asLedgerError` */
export function createStore(folder: string, key: Buffer, options: OpenStoreOptions = {}): Database.Database {
  const file = storeFile(folder);
  if (existsSync(file))
    throw new LedgerError('store-exists', '这个数据文件夹里已有台账，不能重复建立。请直接登录，或另选文件夹。');
  return inLedgerErrors(() => {
    const db = new Database(file);
    try {
      keyed(db, key);
      configure(db, false);
      migrate(db, options.migrations ?? migrations);
      ensureLiveViews(db, options.tables ?? []);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Opens the store of a data folder, without migrating it.
 * @throws LedgerError store-missing, store-damaged, store-read-only, disk-full, store-busy
 */
export function openStore(folder: string, key: Buffer, options: OpenStoreOptions = {}): Database.Database {
  const file = storeFile(folder);
  if (!existsSync(file)) {
    throw new LedgerError(
      'store-missing',
      '数据文件夹里没有台账文件 ledger.db，但有密钥文件。台账可能被移动或删除：请从备份恢复，或改选正确的数据文件夹。',
    );
  }
  return inLedgerErrors(() => {
    const db = new Database(file, { readonly: options.readOnly ?? false, fileMustExist: true });
    try {
      keyed(db, key);
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      configure(db, options.readOnly ?? false);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Brings an opened store up to date; the caller has made a backup. */
export function upgradeStore(db: Database.Database, options: OpenStoreOptions = {}): void {
  inLedgerErrors(() => {
    migrate(db, options.migrations ?? migrations);
    ensureLiveViews(db, options.tables ?? []);
  });
}

/** Whether the store passes SQLite's quick check. */
export function isHealthy(db: Database.Database): boolean {
  try {
    return db.pragma('quick_check', { simple: true }) === 'ok';
  } catch {
    return false;
  }
}

/** Everything in the main file, nothing personal left in the write-ahead log. */
export function closeStore(db: Database.Database): void {
  if (!db.readonly) {
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // A full or pulled-out disk: the log is kept and replayed at the next start.
    }
  }
  db.close();
}

const sentences: Readonly<Record<string, readonly [string, string]>> = {
  SQLITE_NOTADB: ['store-damaged', '台账文件打不开：文件已损坏，或与密钥文件不是一套。原文件没有改动；请从备份恢复。'],
  SQLITE_CORRUPT: [
    'store-damaged',
    '台账文件已损坏，程序已停止写入。原文件没有改动；请到“备份与恢复”用最近的备份恢复。',
  ],
  SQLITE_READONLY: [
    'store-read-only',
    '台账所在的磁盘或文件夹是只读的，不能保存。请取消写保护，或把数据文件夹移到可写的磁盘后再打开。',
  ],
  SQLITE_CANTOPEN: ['store-read-only', '台账文件无法打开：文件夹不可写，或被其他程序占用。请检查文件夹权限后重试。'],
  SQLITE_FULL: ['disk-full', '磁盘已满，刚才的操作没有保存，原有数据没有改动。请清理磁盘空间后重试。'],
  SQLITE_IOERR: ['disk-failed', '读写磁盘出错，刚才的操作没有保存。请检查磁盘（或移动硬盘的连接）后重试。'],
  SQLITE_BUSY: ['store-busy', '台账正被另一个程序占用（如备份或杀毒软件），刚才的操作没有保存。请稍候重试。'],
};

/** SQLite's own failures as sentences; anything else unchanged. */
export function asLedgerError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const code = Object.keys(sentences).find((known) => error.code === known || error.code.startsWith(`${known}_`));
  const sentence = code === undefined ? undefined : sentences[code];
  return sentence === undefined ? error : new LedgerError(sentence[0], sentence[1]);
}

/** Runs an action of the store, its SQLite failures turned into sentences. */
export function inLedgerErrors<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asLedgerError(error);
  }
}
