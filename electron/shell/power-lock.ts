/** Locks the office when the clerk locks Windows or the PC goes to sleep. */
import { powerMonitor } from 'electron';
import type { Supervisor } from '../desk/supervisor.ts';

/** From now on. */
export function lockWithScreen(desk: Pick<Supervisor, 'lock'>): void {
  const lock = () => void desk.lock();
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
}
