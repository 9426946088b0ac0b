/** 备份与恢复: making, listing, looking at and restoring backups; the rescue before anybody can sign in. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import {
  type ListedBackup,
  listBackups,
  newestOutside,
  onOtherDisk,
  rememberOutside,
  rotate,
} from '../../../db/backup-list.ts';
import { checkBackup, isKeyOf } from '../../../db/backup-check.ts';
import { backupKindLabels, keyIdOf, readManifest } from '../../../db/backup-manifest.ts';
import { deleteBackup, makeBackup } from '../../../db/backups.ts';
import { probeFolder } from '../../../db/folder-probe.ts';
import { keyByPassword, keyByRecovery, readKeyring } from '../../../db/keyring.ts';
import { migrations } from '../../../db/migrations.ts';
import { lastRestore, type Restored } from '../../../db/restore-journal.ts';
import { restoreBackup, undoRestore } from '../../../db/restore.ts';
import { prepared } from '../../../db/statements.ts';
import { join } from 'node:path';
import { closeOffice, demandNoSwap, withOfficeAlone } from '../close-office.ts';
import { daily, officeId, ownPlace, secondPlace } from '../daily-backup.ts';
import { DeskError } from '../errors.ts';
import { beginLook, endLook } from '../look.ts';
import { officeProcedure, openProcedure, type OfficeCall } from '../procedure.ts';
import { demandPatience, wrongSecret } from '../patience.ts';
import type { DeskState } from '../state.ts';
import { placeOf, placeToken } from '../transfers.ts';
import { version } from '../version.ts';

const place = z.string().max(100);
const id = z.string().min(1).max(100);

interface BackupPlace {
  readonly token: string;
  readonly path: string;
  readonly own: boolean;
  readonly otherDisk: boolean;
  readonly reachable: boolean;
  readonly backups: readonly (Omit<ListedBackup, 'place'> & {
    readonly kindLabel: string;
    /** It opens with a password or code of its own day only: the key was changed (更换密钥) since. Not known before signing in. */
    readonly otherKey: boolean;
  })[];
}

/** Whether a backup was made under another key than the office has now; false where nobody is signed in. */
async function hasOtherKey(desk: DeskState, path: string, { id, damage }: ListedBackup): Promise<boolean> {
  if (desk.office === null || damage !== null) return false;
  const manifest = await readManifest(path, id).catch(() => null);
  return manifest !== null && desk.office !== null && manifest.keyId !== keyIdOf(desk.office.key);
}

async function placeWith(desk: DeskState, path: string, own: boolean): Promise<BackupPlace> {
  const backups = await Promise.all(
    (await listBackups(path)).map(async (listed) => {
      const { place: _place, ...backup } = listed;
      const otherKey = await hasOtherKey(desk, path, listed);
      return { ...backup, kindLabel: backupKindLabels[backup.kind], otherKey };
    }),
  );
  const token = placeToken(desk.transfers, path);
  return { token, path, own, otherDisk: onOtherDisk(desk.options.folder, path), reachable: existsSync(path), backups };
}

async function overview(call: OfficeCall) {
  if (call.desk.options.readOnly !== true) await daily(call.desk);
  const second = secondPlace(call.ledger);
  const places = [await placeWith(call.desk, ownPlace(call.desk), true)];
  if (second !== null) places.push(await placeWith(call.desk, second, false));
  const outside = await newestOutside(
    call.ledger.db,
    call.desk.options.folder,
    officeId(call.ledger),
    places.map((one) => one.path),
  );
  const last = await lastRestore(call.desk.options.folder);
  const room = call.desk.options.readOnly === true ? null : await probeFolder(call.desk.options.folder);
  return {
    /** What is wrong with the data folder's disk, in a sentence; null where nothing is. */
    diskFault: room?.message ?? null,
    places,
    outside: outside === null ? null : { at: outside.at },
    lastRestore: last === null ? null : { at: last.at, undo: last.undo !== null },
  };
}

async function makeAt(call: OfficeCall, path: string): Promise<{ readonly id: string }> {
  const { folder, clock } = call.desk.options;
  const made = await makeBackup({
    db: call.ledger.db,
    folder,
    key: call.office.key,
    place: path,
    kind: 'manual',
    now: clock(),
    app: version,
    signal: call.signal,
  });
  if (onOtherDisk(folder, path)) rememberOutside(call.ledger.db, { place: path, id: made.id, at: clock() });
  return { id: made.id };
}

const told = ({ accounts, at, keptAside }: Restored) => ({ accounts, at, keptAside });

function newest(desk: DeskState): number {
  return (desk.options.migrations ?? migrations).at(-1)?.number ?? 0;
}

/** What opens a backup: its recovery code, or an account's password as it was on its day. */
const secret = z.object({
  code: z.string().max(80).optional(),
  account: z.string().max(60).optional(),
  password: z.string().max(200).optional(),
});

/** The key of a backup's store by what the clerk knows of it. @throws DeskError secret-wrong, wait */
async function backupKey(desk: DeskState, folder: string, known: z.output<typeof secret>): Promise<Buffer> {
  demandPatience(desk);
  const keyring = await readKeyring(folder);
  const key =
    known.code === undefined
      ? await keyByPassword(keyring, known.account ?? '', known.password ?? '')
      : await keyByRecovery(keyring, known.code);
  if (key === null)
    throw wrongSecret(desk, 'secret-wrong', '密码或恢复码打不开这个备份。要用做备份那天的密码，或打印保存的恢复码。');
  desk.failures = 0;
  return key;
}

/**
 * The key that opens a backup: the office's own, or another by a secret of the backup's day.
 * @throws DeskError backup-other-key where a secret is needed and none was given, and those of `backupKey`
 */
async function keyFor(
  call: OfficeCall,
  path: string,
  backup: { readonly id: string; readonly secret?: z.output<typeof secret> | undefined },
): Promise<Buffer> {
  const manifest = await readManifest(path, backup.id);
  if (isKeyOf(manifest, call.office.key)) return Buffer.from(call.office.key);
  if (backup.secret === undefined) {
    throw new DeskError(
      'backup-other-key',
      '这个备份用的是另一把密钥（更换密钥以前做的，或属于另一个单位），要输入做备份那天的密码或恢复码才能打开。现有数据没有改动。',
    );
  }
  return backupKey(call.desk, join(path, backup.id), backup.secret);
}

/** What every restore of this desk has in common. */
function restoreJob(desk: DeskState, presentKey: Buffer | null) {
  const { folder, clock } = desk.options;
  return { folder, presentKey, now: clock(), app: version, newest: newest(desk) };
}

export const backupProcedures = {
  'backups.overview': officeProcedure({ access: 'roster.read', reads: true, input: z.object({}), run: overview }),
  /** Today's backup: the page asks for it once its first list is there, and says what went wrong. */
  'backups.daily': officeProcedure({ access: 'signed-in', input: z.object({}), run: (call) => daily(call.desk) }),
  /** Into the own place, the second one, or any folder. */
  'backups.make': officeProcedure({
    access: 'roster.write',
    input: z.object({ place: place.optional() }),
    run: (call, input) =>
      makeAt(call, input.place === undefined ? ownPlace(call.desk) : placeOf(call.desk.transfers, input.place)),
  }),
  'backups.setSecondPlace': officeProcedure({
    access: 'office.manage',
    input: z.object({ place: place.nullable() }),
    run: (call, input) => {
      const { db } = call.ledger;
      if (input.place === null) prepared(db, `DELETE FROM meta WHERE key = 'backup-place'`).run();
      else {
        const path = join(placeOf(call.desk.transfers, input.place), '社区工作者台账备份');
        prepared(
          db,
          `INSERT INTO meta (key, value) VALUES ('backup-place', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        ).run(path);
      }
      return null;
    },
  }),
  'backups.remove': officeProcedure({
    access: 'office.manage',
    input: z.object({ place, id }),
    run: async (call, input) => {
      const path = placeOf(call.desk.transfers, input.place);
      await deleteBackup(path, input.id);
      await rotate(path, call.ledger.now());
      return null;
    },
  }),
  'backups.look': officeProcedure({
    access: 'roster.read',
    input: z.object({ place, id, secret: secret.optional() }),
    run: async (call, input) => {
      const path = placeOf(call.desk.transfers, input.place);
      const key = await keyFor(call, path, input);
      beginLook({ ...call, office: { ...call.office, key } }, path, input.id);
      return null;
    },
  }),
  'backups.endLook': officeProcedure({
    access: 'signed-in',
    input: z.object({}),
    run: (call) => {
      endLook(call.desk);
      return null;
    },
  }),
  /** Afterwards everybody signs in again, with the passwords of the backup's day. */
  'backups.restore': officeProcedure({
    access: 'office.manage',
    input: z.object({ place, id, secret: secret.optional() }),
    run: async (call, input) => {
      const { desk } = call;
      const path = placeOf(desk.transfers, input.place);
      const key = await keyFor(call, path, input);
      // Everything that can be refused is refused while the office is still open.
      await checkBackup(path, input.id, key, { newest: newest(desk), signal: call.signal });
      return withOfficeAlone(call, async () => {
        const job = restoreJob(desk, await closeOffice(call));
        return told(await restoreBackup({ ...job, place: path, id: input.id, backupKey: key }));
      });
    },
  }),
  'backups.undoRestore': officeProcedure({
    access: 'office.manage',
    input: z.object({}),
    run: async (call) => {
      const { desk } = call;
      const undo = (await lastRestore(desk.options.folder))?.undo ?? null;
      // As above; where there is nothing to return to, `undoRestore` says so before it touches anything.
      if (undo === null) return told(await undoRestore({ ...restoreJob(desk, null), backupKey: null }));
      await checkBackup(undo.place, undo.id, null, { newest: newest(desk), signal: call.signal });
      return withOfficeAlone(call, async () =>
        told(await undoRestore({ ...restoreJob(desk, await closeOffice(call)), backupKey: null })),
      );
    },
  }),
  /** Before signing in: the backups of this folder and, where one was chosen, of another place. */
  'rescue.list': openProcedure({
    access: 'anyone',
    input: z.object({ place: place.optional() }),
    run: async ({ desk }, input) => {
      const own = await placeWith(desk, ownPlace(desk), true);
      if (input.place === undefined) return { places: [own] };
      const chosen = placeOf(desk.transfers, input.place);
      const inside = join(chosen, '社区工作者台账备份');
      return { places: [own, await placeWith(desk, existsSync(inside) ? inside : chosen, false)] };
    },
  }),
  'rescue.accounts': openProcedure({
    access: 'anyone',
    input: z.object({ place, id }),
    run: async ({ desk }, input) => {
      const { accounts } = await readKeyring(join(placeOf(desk.transfers, input.place), input.id));
      return accounts
        .filter((account) => !('closed' in account))
        .map((account) => ({ id: account.id, name: account.name }));
    },
  }),
  /** Restores without a sign-in, by a password or the recovery code of the backup: after damage, or on another PC. */
  'rescue.restore': openProcedure({
    access: 'anyone',
    input: secret.extend({ place, id }),
    run: async ({ desk }, input) => {
      demandNoSwap(desk);
      if (desk.office !== null) throw new DeskError('already-open', '台账已经打开，请到“备份与恢复”里恢复。');
      const path = placeOf(desk.transfers, input.place);
      const key = await backupKey(desk, join(path, input.id), input);
      const restored = await restoreBackup({ ...restoreJob(desk, key), place: path, id: input.id, backupKey: key });
      // The host starts a fresh desk, which looks at the folder anew.
      for (const listener of desk.lockListeners) listener();
      return told(restored);
    },
  }),
};
