/** Whether a data folder can be worked in: tried by writing, because attributes and permissions tell only half of it. */
import { randomBytes } from 'node:crypto';
import * as nodeFileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from './write-failure.ts';

/** What is asked of the file system; node:fs/promises is one, tests bring disks that are full or read-only. */
export interface ProbeFileSystem {
  open(
    path: string,
    flags: 'wx',
  ): Promise<{
    write(bytes: Uint8Array): Promise<{ readonly bytesWritten: number }>;
    sync(): Promise<void>;
    close(): Promise<void>;
  }>;
  rm(path: string, options: { force: boolean }): Promise<void>;
  stat(path: string): Promise<{ isDirectory(): boolean }>;
  statfs(path: string): Promise<{ bavail: number; bsize: number }>;
}

export type FolderState = 'ok' | 'low-space' | 'full' | 'read-only' | 'not-allowed' | 'missing' | 'failing';

export interface FolderProbe {
  readonly state: FolderState;
  readonly writable: boolean;
  /** Bytes that may still be used; null where the system does not say. */
  readonly freeBytes: number | null;
  /** What is wrong and how to mend it; null where all is well. */
  readonly message: string | null;
}

/** Below this many bytes a backup may no longer fit. */
const lowSpace = 200 * 1024 * 1024;
const probeBytes = 64 * 1024;

const sentences: Readonly<Record<Exclude<FolderState, 'ok'>, string>> = {
  'low-space': '数据文件夹所在的磁盘快满了，备份和保存附件可能会失败。请尽快清理磁盘空间。',
  full: '数据文件夹所在的磁盘已满，不能保存。请清理磁盘空间后重试，或另选数据文件夹。',
  'read-only': '数据文件夹所在的磁盘是只读的（写保护），不能保存。请取消写保护，或把数据文件夹放到可写的磁盘。',
  'not-allowed': '当前用户没有写入数据文件夹的权限，不能保存。请让管理员授予权限，或另选数据文件夹。',
  missing: '找不到数据文件夹，移动硬盘或U盘可能没有插好，文件夹也可能被移动或改名。请插好后重试，或另选数据文件夹。',
  failing: '读写数据文件夹时磁盘出错。请检查磁盘或连接线；必要时把最近的备份恢复到另一块磁盘。',
};

const states: Readonly<Record<string, FolderState>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENODEV: 'missing',
};

function answer(state: FolderState, freeBytes: number | null): FolderProbe {
  const writable = state === 'ok' || state === 'low-space';
  return { state, writable, freeBytes, message: state === 'ok' ? null : sentences[state] };
}

async function tryWriting(folder: string, fs: ProbeFileSystem): Promise<FolderState> {
  const path = join(folder, `.~probe-${randomBytes(4).toString('hex')}.tmp`);
  try {
    const file = await fs.open(path, 'wx');
    try {
      // A disk that fills up takes a part first and complains only at the next one.
      for (let left = probeBytes; left > 0;) {
        const { bytesWritten } = await file.write(new Uint8Array(left));
        if (bytesWritten === 0) return 'full';
        left -= bytesWritten;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return 'ok';
  } catch (error) {
    return states[errnoOf(error)] ?? 'failing';
  } finally {
    await fs.rm(path, { force: true }).catch(() => undefined);
  }
}

/** Looks at a folder by writing a small file into it and removing it again. Never throws. */
export async function probeFolder(folder: string, fs: ProbeFileSystem = nodeFileSystem): Promise<FolderProbe> {
  try {
    if (!(await fs.stat(folder)).isDirectory()) return answer('missing', null);
  } catch (error) {
    return answer(states[errnoOf(error)] ?? 'failing', null);
  }
  const free = await fs.statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
  const state = await tryWriting(folder, fs);
  return answer(state === 'ok' && free !== null && free < lowSpace ? 'low-space' : state, free);
}
