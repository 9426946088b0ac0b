/** 账号: who may sign in, with which role; the recovery code; what the office's key is wrapped by. */
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { createAccount, listAccounts, renameAccount, setEnabled, setRole } from '../../../db/accounts.ts';
import {
  changeKeyring,
  isClosed,
  newRecoveryCode,
  readKeyring,
  usualCost,
  withAccount,
  withRecovery,
} from '../../../db/keyring.ts';
import { passwordFault } from '../../../db/passwords.ts';
import { roleLabels, roles } from '../../../db/rights.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import { officeFacts } from '../office-line.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logReading } from '../read-log.ts';
import { changeStoreKey, planRekey } from '../rekey.ts';

const key = z.string().min(1).max(60);
const role = z.enum(roles);
const password = z.string().min(1).max(200);

/** Acts on accounts stand in the log beside the reading of private values; they are not undone. */
function note(call: OfficeCall, act: string, account: string): void {
  logReading(call, { act, register: 'accounts', record: account });
}

function demandStrong(call: OfficeCall, fresh: string, name: string): void {
  const fault = passwordFault(fresh, [name, officeFacts(call.ledger).street]);
  if (fault !== null) throw new DeskError('password-weak', fault, [{ field: 'password', message: fault }]);
}

/** Wraps the office's key by a password of this account, in the keyring. */
async function wrapFor(call: OfficeCall, account: { id: string; name: string }, fresh: string): Promise<void> {
  const { folder, keyCost } = call.desk.options;
  await changeKeyring(folder, (present) => withAccount(present, account, fresh, call.office.key, keyCost ?? usualCost));
}

export const accountProcedures = {
  'accounts.list': officeProcedure({
    access: 'office.manage',
    reads: true,
    input: z.object({}),
    run: async (call) => {
      const keyring = await readKeyring(call.desk.options.folder);
      return listAccounts(call.ledger.db).map((account) => ({
        ...account,
        roleLabel: roleLabels[account.role],
        /** 更换密钥 voided its password: an administrator sets a new one. */
        needsPassword: isClosed(keyring, account.id),
      }));
    },
  }),
  'accounts.create': officeProcedure({
    access: 'office.manage',
    input: z.object({ name: z.string(), role, password }),
    run: async (call, input) => {
      demandStrong(call, input.password, input.name);
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
        await changeKeyring(call.desk.options.folder, (present) =>
          Promise.resolve({
            ...present,
            accounts: present.accounts.map((one) => (one.id === id ? { ...one, name } : one)),
          }),
        );
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
      demandStrong(call, input.password, account.name);
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
      await changeKeyring(folder, (present) =>
        withRecovery(present, recoveryCode, call.office.key, keyCost ?? usualCost),
      );
      note(call, 'recovery-code', call.session.account.id);
      return { recoveryCode };
    },
  }),
  /** 更换密钥, first step: asks the password, gives the new recovery code and names the accounts that will need a new password. */
  'accounts.planRekey': officeProcedure({
    access: 'office.manage',
    input: z.object({ password }),
    run: (call, input) => planRekey(call, input.password),
  }),
  /** Second step, once the code is noted; afterwards everybody signs in again. */
  'accounts.rekey': officeProcedure({
    access: 'office.manage',
    input: z.object({ plan: z.string().max(100) }),
    run: (call, input) => changeStoreKey(call, input.plan),
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
