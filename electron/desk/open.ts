/** A desk: one data folder, its office once somebody signs in, and the procedures a screen may call. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepUnfinished } from '../../db/backups.ts';
import { LedgerError } from '../../db/errors.ts';
import { holdFolder } from '../../db/folder-lock.ts';
import { finishRestore } from '../../db/restore-journal.ts';
import { writeFailure } from '../../db/write-failure.ts';
import { registerMap } from '../../db/registers/all.ts';
import { handleRequest } from './handle.ts';
import { followNote } from './moved-folder.ts';
import { lockOffice } from './office.ts';
import { procedures } from './procedures.ts';
import type { DeskOptions, DeskState, Trouble } from './state.ts';
import { newTransfers } from './transfers.ts';
import { idleMinutes, tabGoneSeconds } from './idle.ts';

export type { DeskOptions } from './state.ts';

export interface Desk {
  readonly handle: (request: Request) => Promise<Response>;
  /** Takes no further jobs, waits for the running ones and closes the store. */
  readonly close: () => Promise<void>;
  /** Tells when the desk locks by itself (idle, the page is gone). */
  readonly onLocked: (listener: () => void) => void;
}

/**
 * Opens a desk on a folder. Nothing is read from the store before somebody signs in.
 * @throws LedgerError folder-in-use where another desk has the folder
 */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const now = performance.now();
  const held =
    options.readOnly === true
      ? { folder: options.folder, release: () => undefined, trouble: null }
      : await hold(options.folder);
  const state: DeskState = {
    options: { ...options, folder: held.folder },
    usualFolder: options.folder,
    judgement: null,
    registers: options.registers ?? registerMap(),
    transfers: newTransfers(),
    office: null,
    failures: 0,
    lastFailure: 0,
    lastActive: now,
    lastAlive: now,
    jobs: new Set(),
    lockListeners: new Set(),
    closing: false,
    trouble: held.trouble,
    look: null,
  };
  const watch = setInterval(() => void lockWhenIdle(state), 5000);
  watch.unref();
  return {
    handle: (request) => handleRequest(state, procedures, request),
    close: async () => {
      state.closing = true;
      clearInterval(watch);
      await Promise.allSettled(state.jobs);
      await lockOffice(state);
      held.release();
    },
    onLocked: (listener) => void state.lockListeners.add(listener),
  };
}

interface Held {
  readonly folder: string;
  readonly release: () => void;
  readonly trouble: Trouble | null;
}

/** Takes the folder for this desk. A folder that cannot be written to is said on the first page, not refused here. */
async function hold(usual: string): Promise<Held> {
  let folder = usual;
  let release = (): void => undefined;
  try {
    folder = await followNote(usual);
    await mkdir(folder, { recursive: true });
    release = holdFolder(folder);
    await finishRestore(folder);
    await sweepUnfinished(join(folder, 'backups'), true);
    return { folder, release, trouble: null };
  } catch (error) {
    const known = writeFailure(error, '数据文件夹', 'open', true);
    if (!(known instanceof LedgerError)) throw known;
    if (known.code === 'folder-in-use') throw known;
    return { folder, release, trouble: { code: known.code, message: known.message } };
  }
}

/** Locks when nobody has done anything for the set minutes, or no page has been there for a while (browser host). */
async function lockWhenIdle(state: DeskState): Promise<void> {
  if (state.office === null || state.jobs.size > 0) return;
  const now = performance.now();
  const idle = now - state.lastActive > idleMinutes(state.office.ledger) * 60_000;
  const gone = state.options.host.kind === 'browser' && now - state.lastAlive > tabGoneSeconds * 1000;
  if (!idle && !gone) return;
  await lockOffice(state);
  for (const listener of state.lockListeners) listener();
}
