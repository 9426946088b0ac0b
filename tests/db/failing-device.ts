/** A stick that fails: the real file system until the n-th byte or the named step, then the given system error. */
import * as nodeFileSystem from 'node:fs/promises';
import type { FileSystem, OpenFile } from '../../db/safe-file.ts';

export interface Faults {
  /** Bytes that can be written before `error`; the write that crosses the line is cut short first, as a full disk does. */
  readonly bytes?: number;
  readonly error?: string;
  /** Steps that fail, by their system error; `folder-sync` is the flushing of the folder, `stat` that of the new file. */
  readonly at?: Readonly<
    Partial<Record<'open' | 'sync' | 'close' | 'rename' | 'read' | 'folder-sync' | 'stat', string>>
  >;
  /** How often `rename` fails before it succeeds; always, unless told. */
  readonly renameFailures?: number;
  /** The first byte comes back changed. */
  readonly corrupts?: boolean;
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

export function failingDevice(faults: Faults): FileSystem {
  let room = faults.bytes ?? Number.POSITIVE_INFINITY;
  let renameFailures = faults.renameFailures ?? Number.POSITIVE_INFINITY;
  const at = faults.at ?? {};
  let renamed = false;

  function throwAt(step: keyof typeof at): void {
    const code = at[step];
    if (code !== undefined) throw systemError(code);
  }

  async function open(path: string, flags: 'wx' | 'r'): Promise<OpenFile> {
    if (flags === 'wx') throwAt('open');
    const file = await nodeFileSystem.open(path, flags);
    const isFolder = (await file.stat()).isDirectory();
    return {
      async write(bytes) {
        if (room === 0) throw systemError(faults.error ?? 'ENOSPC');
        const { bytesWritten } = await file.write(bytes.subarray(0, room));
        room -= bytesWritten;
        return { bytesWritten };
      },
      async read(bytes) {
        throwAt('read');
        const { bytesRead } = await file.read(bytes);
        if (faults.corrupts && bytesRead > 0) bytes[0]! ^= 1;
        return { bytesRead };
      },
      async sync() {
        throwAt(isFolder ? 'folder-sync' : 'sync');
        await file.sync();
      },
      async close() {
        await file.close();
        if (flags === 'wx') throwAt('close');
      },
    };
  }

  return {
    open,
    async rename(from, to) {
      if (renameFailures > 0) {
        renameFailures -= 1;
        throwAt('rename');
      }
      await nodeFileSystem.rename(from, to);
      renamed = true;
    },
    rm: nodeFileSystem.rm,
    async stat(path) {
      if (renamed) throwAt('stat');
      return nodeFileSystem.stat(path);
    },
  };
}
