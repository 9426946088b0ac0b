/** 账号: who may sign in, with which role; the recovery code; what the office's key is wrapped by. */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { createAccount, listAccounts, renameAccount, setEnabled, setRole } from '../../../db/accounts.ts';
import {
  newRecoveryCode,
  readKeyring,
  usualCost,
  withAccount,
  withRecovery,
  writeKeyring,
} from '../../../db/keyring.ts';
import { passwordFault } from '../../../db/passwords.ts';
import { roleLabels, roles } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';

const key = z.string().min(1).max(60);
const role = z.enum(roles);
const password = z.string().min(1).max(200);

/** Acts on accounts stand in the log beside the reading of private values; they are not undone. */
function note(call: OfficeCall, act: string, account: string): void {
  prepared(call.ledger.db, 'INSERT INTO read_log (at, actor, act, register, record_id) VALUES (?, ?, ?, ?, ?)').run(
    call.ledger.now(),
    call.session.account.name,
    act,
    'accounts',
    account,
  );
}

function demandStrong(fresh: string, names: readonly string[]): void {
  const fault = passwordFault(fresh, names);
  if (fault !== null) throw new DeskError('password-weak', fault, [{ field: 'password', message: fault }]);
}

/** Wraps the office's key by a password of this account, in the keyring. */
async function wrapFor(call: OfficeCall, account: { id: string; name: string }, fresh: string): Promise<void> {
  const { folder, keyCost } = call.desk.options;
  await writeKeyring(
    folder,
    await withAccount(await readKeyring(folder), account, fresh, call.office.key, keyCost ?? usualCost),
  );
}

export const accountProcedures = {
  'accounts.list': officeProcedure({
    access: 'office.manage',
    reads: true,
    input: z.object({}),
    run: (call) => listAccounts(call.ledger.db).map((account) => ({ ...account, roleLabel: roleLabels[account.role] })),
  }),
  'accounts.create': officeProcedure({
    access: 'office.manage',
    input: z.object({ name: z.string(), role, password }),
    run: async (call, input) => {
      demandStrong(input.password, [input.name]);
      const id = uuid();
      const account = createAccount(call.ledger.db, { id, name: input.name, role: input.role, now: call.ledger.now() });
      await wrapFor(call, account, input.password);
      note(call, 'account-create', id);
      return { id };
    },
  }),
  'accounts.change': officeProcedure({
    access: 'office.manage',
    input: z.object({ id: key, name: z.string().optional(), role: role.optional(), enabled: z.boolean().optional() }),
    run: async (call, input) => {
      const { db } = call.ledger;
      if (input.role !== undefined) setRole(db, input.id, input.role);
      if (input.enabled !== undefined) setEnabled(db, input.id, input.enabled);
      if (input.name !== undefined) {
        const { id, name } = renameAccount(db, input.id, input.name);
        const { folder } = call.desk.options;
        const keyring = await readKeyring(folder);
        await writeKeyring(folder, {
          ...keyring,
          accounts: keyring.accounts.map((one) => (one.id === id ? { ...one, name } : one)),
        });
      }
      note(call, 'account-change', input.id);
      return null;
    },
  }),
  /** A new password for somebody who forgot theirs; the store's key is at hand because an administrator is signed in. */
  'accounts.resetPassword': officeProcedure({
    access: 'office.manage',
    input: z.object({ id: key, password }),
    run: async (call, input) => {
      const account = listAccounts(call.ledger.db).find((one) => one.id === input.id);
      if (account === undefined) throw new DeskError('account-unknown', '没有这个账号，请刷新页面后重试。');
      demandStrong(input.password, [account.name]);
      await wrapFor(call, account, input.password);
      note(call, 'account-password', input.id);
      return null;
    },
  }),
  /** A new recovery code, shown once; the old one is void. */
  'accounts.newRecoveryCode': officeProcedure({
    access: 'office.manage',
    input: z.object({}),
    run: async (call) => {
      const { folder, keyCost } = call.desk.options;
      const recoveryCode = newRecoveryCode();
      await writeKeyring(
        folder,
        await withRecovery(await readKeyring(folder), recoveryCode, call.office.key, keyCost ?? usualCost),
      );
      note(call, 'recovery-code', call.session.account.id);
      return { recoveryCode };
    },
  }),
  'accounts.log': officeProcedure({
    access: 'office.manage',
    reads: true,
    input: z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(200) }),
    run: (call, input) =>
      prepared(
        call.ledger.db,
        'SELECT seq, at, actor, act, register, record_id, count, note FROM read_log ORDER BY seq DESC LIMIT ? OFFSET ?',
      ).all(input.limit, input.offset) as {
        seq: number;
        at: string;
        actor: string;
        act: string;
        register: string;
        record_id: string | null;
        count: number;
        note: string;
      }[],
  }),
};
