/** A desk: one data folder, its office once somebody signs in, and the procedures a screen may call. */
import { registerMap } from '../../db/registers/all.ts';
import { handleRequest } from './handle.ts';
import { lockOffice } from './office.ts';
import { procedures } from './procedures.ts';
import type { DeskOptions, DeskState } from './state.ts';
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

/** Opens a desk on a folder. Nothing is read from the store before somebody signs in. */
export function openDesk(options: DeskOptions): Promise<Desk> {
  const now = performance.now();
  const state: DeskState = {
    options,
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
  };
  const watch = setInterval(() => void lockWhenIdle(state), 5000);
  watch.unref();
  return Promise.resolve({
    handle: (request) => handleRequest(state, procedures, request),
    close: async () => {
      state.closing = true;
      clearInterval(watch);
      await Promise.allSettled(state.jobs);
      await lockOffice(state);
    },
    onLocked: (listener) => void state.lockListeners.add(listener),
  });
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
