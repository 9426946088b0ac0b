/** One desk per data folder: a database of its own is held open exclusively, which the system releases even after a crash. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LedgerError } from './errors.ts';
import { inLedgerErrors } from './store.ts';

/**
 * Holds the folder until the returned function is called.
 * @throws LedgerError folder-in-use, store-read-only
 */
export function holdFolder(folder: string): () => void {
  return inLedgerErrors(() => {
    const db = new Database(join(folder, 'lock.db'), { timeout: 300 });
    try {
      db.pragma('locking_mode = EXCLUSIVE');
      db.exec('CREATE TABLE IF NOT EXISTS held (since TEXT); BEGIN EXCLUSIVE; DELETE FROM held; COMMIT;');
    } catch (error) {
      db.close();
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
        throw new LedgerError('folder-in-use', '这个数据文件夹已在另一个窗口中打开，请切换到那个窗口。');
      }
      throw error;
    }
    return () => {
      db.close();
    };
  });
}
