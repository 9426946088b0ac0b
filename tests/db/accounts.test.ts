import { describe, expect, it } from 'vitest';
import {
  accountById,
  createAccount,
  growingDelay,
  listAccounts,
  renameAccount,
  setEnabled,
  setRole,
} from '../../db/accounts.ts';
import type { Role } from '../../db/rights.ts';
import { newStoreKey } from '../../db/keyring.ts';
import { createStore } from '../../db/store.ts';
import { clerk, smallOffice, temporaryFolder } from './small-office.ts';

const now = '2026-03-05T09:30:00';

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'went through';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

describe('accounts', () => {
  it('are created enabled, found by id and listed oldest first', async () => {
    const { db } = await smallOffice();
    const second = createAccount(db, { name: ' 李 查看 ', role: 'viewer', now });
    expect(accountById(db, second.id)).toEqual({
      id: second.id,
      name: '李 查看',
      role: 'viewer',
      enabled: true,
      createdAt: now,
    });
    expect(listAccounts(db).map((account) => account.name)).toEqual(['张经办', '李 查看']);
  });

  it('refuse a name that is empty, too long, invisible or taken, whatever its case or width', async () => {
    const { db } = await smallOffice();
    createAccount(db, { name: 'Wang', role: 'clerk', now });
    for (const name of ['', '　 ', '字'.repeat(21), 'a\u200Bb', 'wang', 'ＷＡＮＧ']) {
      expect([name, codeOf(() => createAccount(db, { name, role: 'clerk', now }))]).toEqual([name, 'account-name']);
    }
    expect(listAccounts(db)).toHaveLength(2);
  });

  it('may be renamed, also to another case of their own name, but not to a taken one', async () => {
    const { db } = await smallOffice();
    const wang = createAccount(db, { name: 'Wang', role: 'clerk', now });
    expect(renameAccount(db, wang.id, 'WANG').name).toBe('WANG');
    expect(codeOf(() => renameAccount(db, wang.id, clerk.name))).toBe('account-name');
    expect(codeOf(() => renameAccount(db, 'nobody', '某人'))).toBe('account-unknown');
  });

  it('never lose the last enabled 管理员', async () => {
    const { db } = await smallOffice();
    const second = createAccount(db, { name: '李二', role: 'admin', now });
    setEnabled(db, second.id, false);
    expect(codeOf(() => setEnabled(db, clerk.id, false))).toBe('last-admin');
    expect(codeOf(() => setRole(db, clerk.id, 'clerk'))).toBe('last-admin');
    expect(accountById(db, clerk.id)).toMatchObject({ role: 'admin', enabled: true });
    setEnabled(db, second.id, true);
    expect(setRole(db, clerk.id, 'viewer').role).toBe('viewer');
    expect(codeOf(() => setEnabled(db, second.id, false))).toBe('last-admin');
  });

  it('begin with a 管理员', () => {
    const db = createStore(temporaryFolder(), newStoreKey());
    const make = (role: Role): string => codeOf(() => createAccount(db, { name: '甲', role, now }));
    expect([make('clerk'), make('viewer'), make('admin')]).toEqual(['last-admin', 'last-admin', 'went through']);
    db.close();
  });

  it('wait longer after each wrong password from the fifth on, five minutes at most', () => {
    expect([0, 1, 4, 5, 6, 7, 8, 10, 11, 12, 5000].map(growingDelay)).toEqual([
      0, 0, 0, 5, 10, 20, 40, 160, 300, 300, 300,
    ]);
  });
});
