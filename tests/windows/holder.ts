import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** See hold-file.ts, which runs in a process of its own. */
export type Manner = 'open' | 'alone';

export interface Hold {
  readonly script: string;
  readonly path: string;
  readonly manner: Manner;
  /** A file that stands as long as the other one is held. */
  readonly marker: string;
}

/** Does something while another program holds a file. */
export async function whileHeld<T>(hold: Hold, act: () => Promise<T>): Promise<T> {
  const words = [hold.script, hold.path, hold.manner, hold.marker];
  const child = spawn(process.execPath, words, { stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for (let turn = 0; !existsSync(hold.marker); turn += 1) {
    if (turn > 500 || child.exitCode !== null) throw new Error('The file could not be held.');
    await delay(20);
  }
  try {
    return await act();
  } finally {
    rmSync(hold.marker, { force: true });
    await gone;
  }
}
