/** Small real file systems, where the tests run as root on Linux: a stick that is full, a stick that is write-protected. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A mounted folder of so many KB; null where this machine lets nobody mount. */
export function mountSmallDisk(kilobytes: number): { folder: string; makeReadOnly(): void; remove(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    makeReadOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' }),
    remove: () => {
      // What a process that just ended still holds is let go a moment later.
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true });
    },
  };
}

/** Whether `mountSmallDisk` works here: asked once, before the tests are named. */
export function canMount(): boolean {
  const disk = mountSmallDisk(64);
  disk?.remove();
  return disk !== null;
}
