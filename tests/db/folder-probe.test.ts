import { readdirSync, writeFileSync } from 'node:fs';
import * as nodeFileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ProbeFileSystem, probeFolder } from '../../db/folder-probe.ts';
import { temporaryFolder } from './small-office.ts';

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

/** A real folder on a disk that fails at one point. */
function failing(at: 'open' | 'write' | 'sync' | 'stat', code: string): ProbeFileSystem {
  const fail = (): Promise<never> => Promise.reject(systemError(code));
  return {
    rm: nodeFileSystem.rm,
    statfs: nodeFileSystem.statfs,
    stat: at === 'stat' ? fail : nodeFileSystem.stat,
    open: async (path, flags) => {
      if (at === 'open') return fail();
      const file = await nodeFileSystem.open(path, flags);
      return {
        write: at === 'write' ? fail : (bytes) => file.write(bytes),
        sync: at === 'sync' ? fail : () => file.sync(),
        close: () => file.close(),
      };
    },
  };
}

describe('a data folder', () => {
  it('that can be written says so, with the free bytes, and stays empty', async () => {
    const folder = temporaryFolder();
    const probe = await probeFolder(folder, {
      ...nodeFileSystem,
      statfs: () => Promise.resolve({ bavail: 1e6, bsize: 4096 }),
    });
    expect(probe).toEqual({ state: 'ok', writable: true, freeBytes: 4096e6, message: null });
    expect(readdirSync(folder)).toEqual([]);
    expect((await probeFolder(folder)).freeBytes).toBeGreaterThan(0);
  });

  it.each([
    ['open', 'EROFS', 'read-only', '写保护'],
    ['open', 'EACCES', 'not-allowed', '权限'],
    ['open', 'EPERM', 'not-allowed', '权限'],
    ['write', 'ENOSPC', 'full', '已满'],
    ['sync', 'EDQUOT', 'full', '已满'],
    ['write', 'EIO', 'failing', '磁盘出错'],
    ['stat', 'ENODEV', 'missing', '找不到'],
    ['stat', 'EACCES', 'not-allowed', '权限'],
  ] as const)('that fails to %s with %s is %s, in a sentence', async (at, code, state, words) => {
    const folder = temporaryFolder();
    const probe = await probeFolder(folder, failing(at, code));
    expect(probe).toMatchObject({ state, writable: false, message: expect.stringContaining(words) as unknown });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that takes only a part of what is written is full', async () => {
    const folder = temporaryFolder();
    for (const taken of [0, 100]) {
      let calls = 0;
      const filling: ProbeFileSystem = {
        ...failing('stat', 'EIO'),
        stat: nodeFileSystem.stat,
        open: async (path, flags) => {
          const file = await nodeFileSystem.open(path, flags);
          const write = (): Promise<{ bytesWritten: number }> => {
            calls += 1;
            return calls === 1 ? Promise.resolve({ bytesWritten: taken }) : Promise.reject(systemError('ENOSPC'));
          };
          return { write, sync: () => file.sync(), close: () => file.close() };
        },
      };
      expect(await probeFolder(folder, filling)).toMatchObject({ state: 'full', writable: false });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('on a nearly full disk is warned of, and on one that does not tell its space is not', async () => {
    const folder = temporaryFolder();
    const scarce = { ...nodeFileSystem, statfs: () => Promise.resolve({ bavail: 100, bsize: 4096 }) };
    expect(await probeFolder(folder, scarce)).toMatchObject({ state: 'low-space', writable: true, freeBytes: 409600 });
    const silent = { ...nodeFileSystem, statfs: () => Promise.reject(systemError('ENOSYS')) };
    expect(await probeFolder(folder, silent)).toMatchObject({ state: 'ok', freeBytes: null });
  });

  it('that is gone or a file is missing', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a-file'), '');
    expect((await probeFolder(join(folder, 'gone'))).state).toBe('missing');
    expect((await probeFolder(join(folder, 'a-file'))).state).toBe('missing');
  });
});
