/** Before anybody is signed in: what the folder holds, the first start, signing in, the recovery code, the lock. */
import { rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../../../db/durable-files.ts';
import { passwordFault } from '../../../db/passwords.ts';
import { writeFailure } from '../../../db/write-failure.ts';
import {
  changeKeyring,
  hasPair,
  isClosed,
  keyByPassword,
  keyByRecovery,
  type Keyring,
  readKeyring,
  usualCost,
  withAccount,
} from '../../../db/keyring.ts';
import { demandNoSwap } from '../close-office.ts';
import { judgePlace } from '../cloud-folders.ts';
import { DeskError } from '../errors.ts';
import { idleMinutes, tabGoneSeconds } from '../idle.ts';
import {
  demandPlace,
  demandWritable,
  type FolderContents,
  folderContents,
  roomIn,
  setUpOffice,
  strangersIn,
} from '../first-start.ts';
import { lockOffice, openOffice } from '../office.ts';
import { officeFacts } from '../office-line.ts';
import { leaveFolderNote } from '../moved-folder.ts';
import { officeProcedure, openProcedure } from '../procedure.ts';
import { placeOf } from '../transfers.ts';
import { delayLeft, demandPatience, wrongSecret } from '../patience.ts';
import type { Actor } from '../../../db/history.ts';
import type { DeskState, Trouble } from '../state.ts';
import { scheduleDaily, upgradeBackup } from '../daily-backup.ts';

const folderName = '社区工作者台账数据';
const password = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(30);

/** Who may sign in, or why nobody can: each trouble is a sentence, never an empty office. */
async function accountsIn(
  desk: DeskState,
  contents: FolderContents,
): Promise<{ readonly accounts: Keyring['accounts']; readonly trouble: Trouble | null }> {
  if (desk.trouble !== null) return { accounts: [], trouble: desk.trouble };
  if (contents === 'empty') return { accounts: [], trouble: null };
  try {
    const { accounts } = await readKeyring(desk.options.folder);
    return contents === 'office' ? { accounts, trouble: null } : { accounts, trouble: storeMissing };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return { accounts: [], trouble: { code: error.code, message: error.message } };
  }
}

const storeMissing: Trouble = {
  code: 'store-missing',
  message:
    '数据文件夹里没有台账文件 ledger.db，但有密钥文件。台账可能被移动或删除：请从备份恢复，或改选正确的数据文件夹。',
};

const state = openProcedure({
  access: 'anyone',
  input: z.object({}),
  run: async ({ desk }) => {
    const { folder, host } = desk.options;
    const contents = folderContents(folder);
    desk.judgement ??= judgePlace(folder, host.programFolder);
    const judgement = await desk.judgement;
    const { accounts, trouble } = await accountsIn(desk, contents);
    return {
      contents,
      trouble,
      open: desk.office !== null,
      folder,
      judgement,
      /** Before the first start: whether the folder can be written, and how much room there is. */
      room: trouble === null ? await roomIn(folder) : null,
      strangers: contents === 'empty' && (await strangersIn(folder)),
      accounts: accounts.map(({ id, name: label }) => ({ id, name: label })),
      wait: delayLeft(desk),
      host: {
        kind: host.kind,
        pdf: host.toPdf !== null,
        print: host.print !== null,
        pickFile: host.pickFile !== null,
        pickFolder: host.pickFolder !== null,
      },
      demo: desk.options.demo === true,
      readOnly: desk.options.readOnly === true,
      idleMinutes: desk.office === null ? null : idleMinutes(desk.office.ledger),
      tabGoneSeconds,
    };
  },
});

const setUp = openProcedure({
  access: 'anyone',
  input: z.object({
    street: z.string().trim().min(1).max(60),
    county: z.string().trim().min(1).max(60),
    divisionCode: z
      .string()
      .trim()
      .regex(/^(\d{6}|\d{9}|\d{12})?$/),
    account: name,
    password,
  }),
  run: async ({ desk }, input) => {
    const fault = passwordFault(input.password, [input.account, input.street]);
    if (fault !== null) throw new DeskError('password-weak', fault, [{ field: 'password', message: fault }]);
    if (desk.trouble !== null) throw new DeskError(desk.trouble.code, desk.trouble.message);
    await demandPlace(desk.options.folder, desk.options.host.programFolder);
    const { recoveryCode } = await setUpOffice(desk, input);
    return { recoveryCode };
  },
});

/**
 * Gives an account of the first version its key pair, now that its password is at hand. Where that cannot be written the
 * sign-in goes on: the next one tries again, and a change of key names the account before.
 */
async function givePair(desk: DeskState, account: Actor, secret: string, key: Buffer): Promise<void> {
  const { folder, keyCost, readOnly } = desk.options;
  if (readOnly === true) return;
  try {
    await changeKeyring(folder, (present) => withAccount(present, account, secret, key, keyCost ?? usualCost));
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
  }
}

const unlock = openProcedure({
  access: 'anyone',
  input: z.object({ account: z.string().max(60), password }),
  run: async ({ desk }, input) => {
    if (desk.office !== null) throw new DeskError('already-open', '台账已经打开，请刷新页面。');
    demandNoSwap(desk);
    demandPatience(desk);
    const keyring = await readKeyring(desk.options.folder);
    if (isClosed(keyring, input.account)) {
      throw new DeskError(
        'account-closed',
        '更换密钥以后，这个账号还没有设新密码，原密码已作废。请管理员到“系统设置—账号”给它“重设密码”。',
      );
    }
    const key = await keyByPassword(keyring, input.account, input.password);
    if (key === null) throw wrongSecret(desk, 'password-wrong', '密码不对，请检查大小写和输入法后重试。');
    const { session } = await openOffice(desk, key, input.account, upgradeBackup(desk, key));
    if (!hasPair(keyring, input.account, key)) await givePair(desk, session.account, input.password, key);
    scheduleDaily(desk);
    return null;
  },
});

const recover = openProcedure({
  access: 'anyone',
  input: z.object({ code: z.string().max(80), account: z.string().max(60), password }),
  run: async ({ desk }, input) => {
    if (desk.office !== null) throw new DeskError('already-open', '台账已经打开，请刷新页面。');
    demandNoSwap(desk);
    demandPatience(desk);
    const keyring = await readKeyring(desk.options.folder);
    const account = keyring.accounts.find((one) => one.id === input.account);
    if (account === undefined) throw new DeskError('account-unknown', '没有这个账号，请重新选择。');
    const fault = passwordFault(input.password, [account.name]);
    if (fault !== null) throw new DeskError('password-weak', fault, [{ field: 'password', message: fault }]);
    const key = await keyByRecovery(keyring, input.code);
    if (key === null)
      throw wrongSecret(
        desk,
        'recovery-wrong',
        '恢复码不对，请对照打印的恢复码逐段核对（没有字母 I、L、O、U 和数字 0、1）。',
      );
    await openOffice(desk, key, input.account, upgradeBackup(desk, key));
    const { folder, keyCost } = desk.options;
    await changeKeyring(folder, (present) => withAccount(present, account, input.password, key, keyCost ?? usualCost));
    return null;
  },
});

/** At the first start only: the data goes to a folder of its own below the chosen one. */
const moveTo = openProcedure({
  access: 'anyone',
  input: z.object({ place: z.string().max(100) }),
  run: async ({ desk }, input) => {
    const { folder, host } = desk.options;
    if (desk.trouble === null && folderContents(folder) !== 'empty') {
      throw new DeskError(
        'office-exists',
        '这个数据文件夹里已有台账，不能在这里改位置。请先备份，再到新位置“从备份恢复”。',
      );
    }
    const chosen = placeOf(desk.transfers, input.place);
    const target = basename(chosen) === folderName ? chosen : join(chosen, folderName);
    await demandPlace(target, host.programFolder);
    try {
      await makeFolder(target);
      await demandWritable(target);
      await leaveFolderNote(desk.usualFolder, target);
    } catch (error) {
      // Only where it is empty; what stood there before stays.
      await rmdir(target).catch(() => undefined);
      throw writeFailure(error, '数据文件夹', 'open', true);
    }
    // The host starts a fresh desk, which follows the note.
    for (const listener of desk.lockListeners) listener();
    return { folder: target };
  },
});

export const officeProcedures = {
  'office.moveTo': moveTo,
  'office.state': state,
  'office.setUp': setUp,
  'session.unlock': unlock,
  'session.recover': recover,
  /** Locks behind the running jobs; the answer's header tells the host, which replaces the desk. */
  'session.lock': openProcedure({
    access: 'anyone',
    input: z.object({}),
    run: ({ desk }) => {
      const { office } = desk;
      if (office === null) return null;
      // This very call is among the jobs: the store closes right after its answer is made.
      desk.closing = true;
      queueMicrotask(() => void lockOffice(desk).then(() => (desk.closing = false)));
      return null;
    },
  }),
  'session.alive': openProcedure({
    access: 'anyone',
    input: z.object({ active: z.boolean().default(false) }),
    run: ({ desk }, input) => {
      if (input.active) desk.lastActive = performance.now();
      return { open: desk.office !== null };
    },
  }),
  /** A page says that it is being closed; a page that comes back within the grace says `alive` again. */
  'session.leaving': openProcedure({
    access: 'anyone',
    input: z.object({}),
    run: ({ desk }) => {
      desk.lastAlive = performance.now() - (tabGoneSeconds - 20) * 1000;
      return null;
    },
  }),
  'session.changePassword': officeProcedure({
    access: 'signed-in',
    input: z.object({ old: password, fresh: password }),
    run: async ({ desk, office, ledger }, input) => {
      demandPatience(desk);
      const { account } = office.session;
      const keyring = await readKeyring(desk.options.folder);
      if ((await keyByPassword(keyring, account.id, input.old)) === null)
        throw wrongSecret(desk, 'password-wrong', '原密码不对，没有修改。');
      desk.failures = 0;
      const fault = passwordFault(input.fresh, [account.name, officeFacts(ledger).street]);
      if (fault !== null) throw new DeskError('password-weak', fault, [{ field: 'fresh', message: fault }]);
      const { folder, keyCost } = desk.options;
      await changeKeyring(folder, (present) =>
        withAccount(present, account, input.fresh, office.key, keyCost ?? usualCost),
      );
      return null;
    },
  }),
};
