/** 查看备份: a second, read-only desk on a backup's folder, with the session of whoever looks. */
import { join } from 'node:path';
import { ledgerOf, loadLists } from '../../db/code-lists.ts';
import { pending } from '../../db/migrations.ts';
import { closeStore, openStore } from '../../db/store.ts';
import { DeskError } from './errors.ts';
import type { OfficeCall } from './procedure.ts';
import type { DeskState } from './state.ts';

/** Opens the look; an earlier one is closed. @throws LedgerError store-damaged; DeskError backup-old */
export function beginLook(call: OfficeCall, place: string, id: string): void {
  const { desk, office } = call;
  endLook(desk);
  const folder = join(place, id);
  const db = openStore(folder, office.key, { readOnly: true });
  try {
    if (pending(db, desk.options.migrations).length > 0) {
      throw new DeskError(
        'backup-old',
        '这个备份是旧版程序做的，数据格式不同，不能直接查看。可以恢复它（会先备份现在的数据），看完再“返回恢复前”。',
      );
    }
    const ledger = ledgerOf(db, desk.registers, desk.options.clock);
    loadLists(ledger);
    const key = Buffer.from(office.key);
    desk.look = {
      ...desk,
      options: { ...desk.options, folder, filesFolder: place, readOnly: true },
      jobs: new Set(),
      office: { ledger, key, session: { ...office.session, revealed: false }, daily: null },
      look: null,
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Closes the look, if there is one. */
export function endLook(desk: DeskState): void {
  const { look } = desk;
  if (look?.office === null || look === null) return;
  desk.look = null;
  closeStore(look.office.ledger.db);
  look.office.key.fill(0);
}
