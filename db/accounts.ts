/** Accounts: who may sign in, in which role. A machine table; the passwords are in the keyring, role and 启用 here, and win. */
import type Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { LedgerError } from './errors.ts';
import { type Role, roleLabels, roles } from './rights.ts';
import { inLedgerErrors } from './store.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly enabled: boolean;
  /** A local ISO time. */
  readonly createdAt: string;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly enabled: number;
  readonly created_at: string;
}

function accountOf(row: Row): Account {
  // A role of a version to come has no rights here beyond looking.
  const role = roles.find((known) => known === row.role) ?? 'viewer';
  return { id: row.id, name: row.name, role, enabled: row.enabled === 1, createdAt: row.created_at };
}

/** All accounts, oldest first. */
export function listAccounts(db: Database.Database): readonly Account[] {
  const rows = db
    .prepare('SELECT id, name, role, enabled, created_at FROM accounts ORDER BY created_at, id')
    .all() as Row[];
  return rows.map(accountOf);
}

/** @throws LedgerError account-unknown */
export function accountById(db: Database.Database, id: string): Account {
  const row = db.prepare('SELECT id, name, role, enabled, created_at FROM accounts WHERE id = ?').get(id) as
    | Row
    | undefined;
  if (row === undefined)
    throw new LedgerError('account-unknown', '没有这个账号，可能已从备份恢复过。请刷新页面后重试。');
  return accountOf(row);
}

const longestName = 20;

/** The name as kept. @throws LedgerError account-name */
function properName(db: Database.Database, name: string, ownId: string | null): string {
  const kept = name.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const fault = nameFault(db, kept, ownId);
  if (fault !== null) throw new LedgerError('account-name', fault, [{ field: 'name', message: fault }]);
  return kept;
}

function nameFault(db: Database.Database, name: string, ownId: string | null): string | null {
  if (name === '') return '请填写账号名称，一般用经办人姓名。';
  if (name.length > longestName) return `账号名称不能超过 ${longestName} 个字，请改短。`;
  if (/[\p{Cc}\p{Cf}]/u.test(name)) return '账号名称里有看不见的字符，请删掉后重新输入。';
  const folded = name.toLowerCase();
  const taken = listAccounts(db).some((other) => other.id !== ownId && other.name.toLowerCase() === folded);
  return taken ? '已有同名的账号（停用的也算），请换一个名称，例如加上岗位。' : null;
}

/** Runs a change of accounts; refused where it would leave no enabled 管理员. @throws LedgerError last-admin */
function guarded<T>(db: Database.Database, change: () => T): T {
  return inLedgerErrors(() =>
    db
      .transaction(() => {
        const result = change();
        if (!listAccounts(db).some((account) => account.role === 'admin' && account.enabled)) {
          throw new LedgerError(
            'last-admin',
            `至少要有一个启用的${roleLabels.admin}，否则无人能管理账号和备份。请先把另一个账号设为${roleLabels.admin}并启用。`,
          );
        }
        return result;
      })
      .immediate(),
  );
}

/**
 * Adds an enabled account; the caller then wraps the key for it in the keyring under the same id.
 * @throws LedgerError account-name, last-admin (the first account must be a 管理员)
 */
export function createAccount(
  db: Database.Database,
  account: { readonly name: string; readonly role: Role; readonly now: string; readonly id?: string },
): Account {
  return guarded(db, () => {
    const id = account.id ?? uuid();
    const name = properName(db, account.name, null);
    db.prepare('INSERT INTO accounts (id, name, role, enabled, created_at) VALUES (?, ?, ?, 1, ?)').run(
      id,
      name,
      account.role,
      account.now,
    );
    return accountById(db, id);
  });
}

/** Gives an account another name; history keeps the name of its day. @throws LedgerError account-unknown, account-name */
export function renameAccount(db: Database.Database, id: string, name: string): Account {
  return guarded(db, () => {
    accountById(db, id);
    db.prepare('UPDATE accounts SET name = ? WHERE id = ?').run(properName(db, name, id), id);
    return accountById(db, id);
  });
}

/** @throws LedgerError account-unknown, last-admin */
export function setRole(db: Database.Database, id: string, role: Role): Account {
  return guarded(db, () => {
    accountById(db, id);
    db.prepare('UPDATE accounts SET role = ? WHERE id = ?').run(role, id);
    return accountById(db, id);
  });
}

/** Enables or disables (停用) an account; it is never deleted, because the history names it. @throws LedgerError account-unknown, last-admin */
export function setEnabled(db: Database.Database, id: string, enabled: boolean): Account {
  return guarded(db, () => {
    accountById(db, id);
    db.prepare('UPDATE accounts SET enabled = ? WHERE id = ?').run(enabled ? 1 : 0, id);
    return accountById(db, id);
  });
}

const freeTries = 5;
const firstDelay = 5;
const longestDelay = 300;

/** Seconds to wait after this many wrong passwords in a row: none before the fifth, then 5, 10, 20 … at most 300. */
export function growingDelay(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(longestDelay, firstDelay * 2 ** Math.min(failures - freeTries, 10));
}
