/** 更换密钥 in two steps: first the new recovery code and what will become of each account, then, once the code is noted, the change. */
import { listAccounts } from '../../db/accounts.ts';
import { makeBackupApart } from '../../db/backups.ts';
import {
  hasPair,
  type Keyring,
  keyByPassword,
  keyByRecovery,
  newRecoveryCode,
  newStoreKey,
  readKeyring,
  resealed,
  usualCost,
  withAccount,
  withRecovery,
} from '../../db/keyring.ts';
import { dropStagedKey, stageKey, swapKey } from '../../db/rekey.ts';
import { ownPlace } from '../../db/store-copy.ts';
import { closeOffice, withOfficeAlone } from './close-office.ts';
import { DeskError } from './errors.ts';
import { newKeeper } from './keeper.ts';
import { demandPatience, wrongSecret } from './patience.ts';
import type { OfficeCall } from './procedure.ts';
import { version } from './version.ts';

/** A change that waits for its code to be noted. */
interface Planned {
  readonly fresh: Buffer;
  readonly keyring: Keyring;
  /** The accounts and the keyring that it was planned upon. */
  readonly upon: string;
}
const plans = newKeeper<Planned>(1);

/** What becomes of an account: it goes on with its password, or waits for a new one. */
export interface AccountAfterwards {
  readonly name: string;
  readonly fate: 'stays' | 'disabled' | 'never-signed-in';
}

export interface KeyPlan {
  readonly token: string;
  /** Shown this once; valid from the change on. */
  readonly recoveryCode: string;
  readonly accounts: readonly AccountAfterwards[];
}

const uponWhat = (call: OfficeCall, keyring: Keyring): string =>
  JSON.stringify([keyring, listAccounts(call.ledger.db)]);

/** Enabled accounts go on; one of the first version, of which no public key is known, cannot. */
function fates(call: OfficeCall, keyring: Keyring): readonly (AccountAfterwards & { readonly id: string })[] {
  return listAccounts(call.ledger.db).map(({ id, name, enabled }) => {
    const known = id === call.session.account.id || hasPair(keyring, id, call.office.key);
    return { id, name, fate: !enabled ? 'disabled' : known ? 'stays' : 'never-signed-in' };
  });
}

/**
 * Plans a change of the store's key: nothing is changed yet.
 * @param password of whoever is signed in
 * @throws DeskError password-wrong, wait
 */
export async function planRekey(call: OfficeCall, password: string): Promise<KeyPlan> {
  const { desk, office, session } = call;
  demandPatience(desk);
  const { folder, keyCost: cost = usualCost } = desk.options;
  const { id, name } = session.account;
  const present = await readKeyring(folder);
  if ((await keyByPassword(present, id, password)) === null) {
    throw wrongSecret(desk, 'password-wrong', '密码不对，没有更换密钥。请输入您登录用的密码。');
  }
  desk.failures = 0;
  const accounts = fates(call, present);
  const fresh = newStoreKey();
  const recoveryCode = newRecoveryCode();
  const staying = new Set(accounts.filter(({ fate }) => fate === 'stays').map((account) => account.id));
  const others = resealed(present, { old: office.key, fresh }, staying);
  const own = await withAccount(others, { id, name }, password, fresh, cost);
  const keyring = await withRecovery(own, recoveryCode, fresh, cost);
  // What cannot be opened again must never be put in place.
  const opened = [await keyByPassword(keyring, id, password), await keyByRecovery(keyring, recoveryCode)];
  if (!opened.every((key) => key?.equals(fresh) === true)) throw new Error('the new keyring does not open the new key');
  const token = plans.keep(office, { fresh, keyring, upon: uponWhat(call, present) });
  return { token, recoveryCode, accounts: accounts.map((account) => ({ name: account.name, fate: account.fate })) };
}

const writesSoFar = (call: OfficeCall): unknown => call.ledger.db.prepare('SELECT total_changes()').pluck().get();

/**
 * Carries a planned change out and locks: everybody signs in again.
 * @returns whether a backup under the new key was made at once
 * @throws DeskError rekey-outdated, locked-meanwhile, and those of `stageKey` and `swapKey`
 */
export async function changeStoreKey(call: OfficeCall, token: string): Promise<{ readonly backedUp: boolean }> {
  const { desk, office, ledger } = call;
  const plan = plans.find(office, token);
  const { folder, clock } = desk.options;
  if (plan === undefined) throw outdated();
  return withOfficeAlone(call, async () => {
    if (uponWhat(call, await readKeyring(folder)) !== plan.upon) throw outdated();
    const before = writesSoFar(call);
    call.progress({ done: 0, total: 0, label: '正在备份，并用新密钥写出台账' });
    const staged = await stageKey({
      db: ledger.db,
      folder,
      key: office.key,
      fresh: plan.fresh,
      keyring: plan.keyring,
      now: clock(),
      app: version,
      note: (db) => {
        db.prepare('INSERT INTO read_log (at, actor, act, register, record_id) VALUES (?, ?, ?, ?, ?)').run(
          clock(),
          call.session.account.name,
          'rekey',
          'accounts',
          call.session.account.id,
        );
      },
      signal: call.signal,
    });
    try {
      if (writesSoFar(call) !== before) throw outdated();
      call.progress({ done: 0, total: 0, label: '正在换用新密钥' });
      await closeOffice(call);
    } catch (error) {
      await dropStagedKey(folder);
      throw error;
    }
    await swapKey(folder, staged);
    const backedUp = await backUpAnew(call, plan.fresh);
    plan.fresh.fill(0);
    return { backedUp };
  });
}

/**
 * The day's backup once more: the one that may be there opens with the old key alone. The change stands without it.
 * @returns whether it was made
 */
async function backUpAnew(call: OfficeCall, key: Buffer): Promise<boolean> {
  const { folder, clock } = call.desk.options;
  try {
    await makeBackupApart({ folder, key, place: ownPlace(folder), kind: 'daily', now: clock(), app: version });
    return true;
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return false;
  }
}

function outdated(): DeskError {
  return new DeskError(
    'rekey-outdated',
    '没有更换密钥：开始以后账号或密码有变动，或已重新登录。请重新开始，刚才打印的恢复码作废，请销毁。',
  );
}
