/** Wrong passwords in a row make the next try wait: it slows a colleague at the keyboard, not a thief with the file. */
import { growingDelay } from '../../db/accounts.ts';
import { DeskError } from './errors.ts';
import type { DeskState } from './state.ts';

/** Seconds that must still pass before another secret is tried; 0 where none. */
export function delayLeft(desk: DeskState): number {
  const wait = growingDelay(desk.failures);
  const passed = (performance.now() - desk.lastFailure) / 1000;
  return desk.failures === 0 ? 0 : Math.max(0, Math.ceil(wait - passed));
}

/** Counts a wrong secret and says how long the next try waits. */
export function wrongSecret(desk: DeskState, code: string, message: string): DeskError {
  desk.failures += 1;
  desk.lastFailure = performance.now();
  const wait = growingDelay(desk.failures);
  return new DeskError(code, wait > 0 ? `${message}连续输错 ${desk.failures} 次，请等 ${wait} 秒再试。` : message, [], {
    wait,
  });
}

/** @throws DeskError wait */
export function demandPatience(desk: DeskState): void {
  const left = delayLeft(desk);
  if (left > 0) throw new DeskError('wait', `输错次数较多，请等 ${left} 秒再试。`, [], { wait: left });
}
