/** Another program that holds a file open, as Windows knows it: Excel, a virus scanner, a backup program. */
import { spawn } from 'node:child_process';
import { existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** UV_FS_O_EXLOCK: libuv opens the file with a share mode of 0 (no reading, writing, renaming by others); Node does not name it. */
const shareNothing = 0x1000_0000;
const readAndWrite = 2;

/** The holding program: keeps the file until its marker is gone. */
export async function holdFile(path: string, marker: string): Promise<void> {
  openSync(path, readAndWrite | shareNothing);
  writeFileSync(marker, '');
  while (existsSync(marker)) await delay(20);
}

/** Does something while another program holds the file. */
export async function whileHeld<T>(script: string, path: string, marker: string, act: () => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [script, 'hold', path, marker], { stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for (let turn = 0; !existsSync(marker); turn += 1) {
    if (turn > 500 || child.exitCode !== null) throw new Error('The file could not be held.');
    await delay(20);
  }
  try {
    return await act();
  } finally {
    rmSync(marker, { force: true });
    await gone;
  }
}
