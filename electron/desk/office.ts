/** Opening and locking the office in this desk: the store is opened with a key, the key is forgotten at the lock. */
import { rebuildDerived } from '../../db/derived.ts';
import { ledgerOf, loadLists } from '../../db/code-lists.ts';
import type { Ledger } from '../../db/ledger.ts';
import { pending } from '../../db/migrations.ts';
import type { Role } from '../../db/rights.ts';
import { closeStore, isHealthy, openStore, upgradeStore } from '../../db/store.ts';
import { afterRestore } from '../../db/restore.ts';
import { DeskError } from './errors.ts';
import { endLook } from './look.ts';
import type { DeskState, OpenOffice } from './state.ts';

interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly enabled: number;
}

/**
 * Opens the store for an account whose password was right. The role and whether the account is enabled stand in the store
 * and win over the keyring.
 * @param beforeUpgrade makes the verified backup that an upgrade needs
 * @throws LedgerError and DeskError account-disabled, store-damaged, store-newer …
 */
export async function openOffice(
  desk: DeskState,
  key: Buffer,
  accountId: string,
  beforeUpgrade: (ledger: Ledger) => Promise<void>,
): Promise<OpenOffice> {
  const { options, registers } = desk;
  const tables = [...registers.keys()];
  const db = openStore(options.folder, key, { readOnly: options.readOnly ?? false });
  try {
    const ledger = ledgerOf(db, registers, options.clock);
    const account = db.prepare('SELECT id, name, role, enabled FROM accounts WHERE id = ?').get(accountId) as
      | AccountRow
      | undefined;
    if (account === undefined || account.enabled !== 1) {
      throw new DeskError('account-disabled', '这个账号已停用或不存在。请换一个账号登录，或找管理员启用。');
    }
    if (!isHealthy(db)) {
      throw new DeskError('store-damaged', '台账文件自检没有通过，可能已损坏。原文件没有改动；请从最近的备份恢复。');
    }
    if (options.readOnly !== true) {
      const todo = pending(db, options.migrations);
      if (todo.length > 0) await beforeUpgrade(ledger);
      upgradeStore(db, { ...(options.migrations === undefined ? {} : { migrations: options.migrations }), tables });
      afterRestore(db, options.folder);
      rebuildDerived(ledger);
    }
    loadLists(ledger);
    const session = { account: { id: account.id, name: account.name }, role: account.role, revealed: false };
    const office: OpenOffice = { ledger, key, session, daily: null };
    desk.office = office;
    desk.failures = 0;
    return office;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Forgets the key and closes the store after the running jobs; the host then replaces the whole desk. */
export async function lockOffice(desk: DeskState): Promise<void> {
  const { office } = desk;
  if (office === null) return;
  desk.office = null;
  endLook(desk);
  desk.transfers.uploads.clear();
  desk.transfers.downloads.clear();
  await Promise.allSettled(desk.jobs);
  closeStore(office.ledger.db);
  office.key.fill(0);
}
