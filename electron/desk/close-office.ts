/** Closing the office for a swap of its files (a restore, a change of key): no further calls, then the running ones but this end. */
import { setTimeout as delay } from 'node:timers/promises';
import { DeskError } from './errors.ts';
import { lockOffice } from './office.ts';
import type { OfficeCall } from './procedure.ts';
import type { DeskState } from './state.ts';

/** Desks whose files are just changing places. */
const swapping = new WeakSet<DeskState>();

/** Nobody signs in between two halves of a swap. @throws DeskError swapping */
export function demandNoSwap(desk: DeskState): void {
  if (swapping.has(desk)) throw new DeskError('swapping', '正在恢复备份或更换密钥，请等它做完再登录。');
}

/** @throws DeskError locked-meanwhile where somebody locked while this call waited */
function demandOpen({ desk, office }: OfficeCall): void {
  if (desk.office === office) return;
  throw new DeskError('locked-meanwhile', '台账刚刚被锁定，没有做任何改动。请登录后重新操作。');
}

/**
 * Does something with the office to itself: every other call is refused until it ends. The office stays open.
 * @throws DeskError locked-meanwhile, swapping
 */
export async function withOfficeAlone<T>(call: OfficeCall, work: () => Promise<T>): Promise<T> {
  const { desk, office } = call;
  demandNoSwap(desk);
  desk.closing = true;
  swapping.add(desk);
  try {
    while (desk.jobs.size > 1) await delay(50);
    // A backup of its own accord is no job: it copies store and keyring, which are about to change.
    await office.daily?.catch(() => undefined);
    demandOpen(call);
    return await work();
  } finally {
    desk.closing = false;
    swapping.delete(desk);
  }
}

/** Closes the store from within `withOfficeAlone`. @returns its key. @throws DeskError locked-meanwhile */
export async function closeOffice(call: OfficeCall): Promise<Buffer> {
  const { desk, office } = call;
  demandOpen(call);
  const key = Buffer.from(office.key);
  // The lock waits for the jobs, of which this call is one.
  const jobs = [...desk.jobs];
  desk.jobs.clear();
  try {
    await lockOffice(desk);
  } finally {
    for (const job of jobs) desk.jobs.add(job);
  }
  return key;
}
