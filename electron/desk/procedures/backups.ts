/** 备份与恢复: making, listing, looking at and restoring backups; the rescue before anybody can sign in. */
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import {
  type ListedBackup,
  listBackups,
  newestOutside,
  onOtherDisk,
  rememberOutside,
  rotate,
} from '../../../db/backup-list.ts';
import { checkBackup } from '../../../db/backup-check.ts';
import { backupKindLabels } from '../../../db/backup-manifest.ts';
import { deleteBackup, makeBackup } from '../../../db/backups.ts';
import { keyByPassword, keyByRecovery, readKeyring } from '../../../db/keyring.ts';
import { migrations } from '../../../db/migrations.ts';
import { lastRestore, type Restored } from '../../../db/restore-journal.ts';
import { restoreBackup, undoRestore } from '../../../db/restore.ts';
import { prepared } from '../../../db/statements.ts';
import { join } from 'node:path';
import { daily, officeId, ownPlace, secondPlace } from '../daily-backup.ts';
import { DeskError } from '../errors.ts';
import { beginLook, endLook } from '../look.ts';
import { lockOffice } from '../office.ts';
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
  readonly backups: readonly (Omit<ListedBackup, 'place'> & { readonly kindLabel: string })[];
}

async function placeWith(desk: DeskState, path: string, own: boolean): Promise<BackupPlace> {
  const backups = (await listBackups(path)).map(({ place: _place, ...backup }) => ({
    ...backup,
    kindLabel: backupKindLabels[backup.kind],
  }));
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
  return {
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

/** Closes the office so that its files can be changed: no further calls, then the running ones but this end. */
async function closeForRestore(call: OfficeCall): Promise<Buffer> {
  const { desk } = call;
  const key = Buffer.from(call.office.key);
  desk.closing = true;
  while (desk.jobs.size > 1) await delay(50);
  const jobs = [...desk.jobs];
  desk.jobs.clear();
  await lockOffice(desk);
  for (const job of jobs) desk.jobs.add(job);
  desk.closing = false;
  return key;
}

const told = ({ accounts, at, keptAside }: Restored) => ({ accounts, at, keptAside });

function newest(desk: DeskState): number {
  return (desk.options.migrations ?? migrations).at(-1)?.number ?? 0;
}

/** The key of a backup's store by what the clerk knows of it. */
async function backupKey(
  desk: DeskState,
  folder: string,
  known: {
    readonly code?: string | undefined;
    readonly account?: string | undefined;
    readonly password?: string | undefined;
  },
): Promise<Buffer> {
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
    input: z.object({ place, id }),
    run: (call, input) => {
      beginLook(call, placeOf(call.desk.transfers, input.place), input.id);
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
    input: z.object({ place, id }),
    run: async (call, input) => {
      const path = placeOf(call.desk.transfers, input.place);
      // Everything that can be refused is refused while the office is still open.
      const { opened } = await checkBackup(path, input.id, call.office.key, {
        newest: newest(call.desk),
        signal: call.signal,
      });
      if (!opened)
        throw new DeskError(
          'backup-other-key',
          '这个备份要用它那天的密码或恢复码才能打开：请先锁定，在登录页选“从备份恢复”。现有数据没有改动。',
        );
      const key = await closeForRestore(call);
      const { folder, clock } = call.desk.options;
      return told(
        await restoreBackup({
          folder,
          place: path,
          id: input.id,
          presentKey: key,
          backupKey: key,
          now: clock(),
          app: version,
          newest: newest(call.desk),
        }),
      );
    },
  }),
  'backups.undoRestore': officeProcedure({
    access: 'office.manage',
    input: z.object({}),
    run: async (call) => {
      const { folder, clock } = call.desk.options;
      const undo = (await lastRestore(folder))?.undo ?? null;
      // As above; where there is nothing to return to, `undoRestore` says so before it touches anything.
      if (undo !== null)
        await checkBackup(undo.place, undo.id, null, { newest: newest(call.desk), signal: call.signal });
      const key = undo === null ? null : await closeForRestore(call);
      return told(
        await undoRestore({
          folder,
          presentKey: key,
          backupKey: null,
          now: clock(),
          app: version,
          newest: newest(call.desk),
        }),
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
      return accounts.map((account) => ({ id: account.id, name: account.name }));
    },
  }),
  /** Restores without a sign-in, by a password or the recovery code of the backup: after damage, or on another PC. */
  'rescue.restore': openProcedure({
    access: 'anyone',
    input: z.object({
      place,
      id,
      code: z.string().max(80).optional(),
      account: z.string().max(60).optional(),
      password: z.string().max(200).optional(),
    }),
    run: async ({ desk }, input) => {
      if (desk.office !== null) throw new DeskError('already-open', '台账已经打开，请到“备份与恢复”里恢复。');
      const path = placeOf(desk.transfers, input.place);
      const key = await backupKey(desk, join(path, input.id), input);
      const { folder, clock } = desk.options;
      const restored = await restoreBackup({
        folder,
        place: path,
        id: input.id,
        presentKey: key,
        backupKey: key,
        now: clock(),
        app: version,
        newest: newest(desk),
      });
      // The host starts a fresh desk, which looks at the folder anew.
      for (const listener of desk.lockListeners) listener();
      return told(restored);
    },
  }),
};
