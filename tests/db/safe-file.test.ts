import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LedgerError } from '../../db/errors.ts';
import { type SafeWriteOptions, writeFileSafely } from '../../db/safe-file.ts';
import { type Faults, failingDevice } from './failing-device.ts';
import { canMount, mountSmallDisk } from './mounts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'safe-file-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = new TextEncoder().encode('社区工作者'.repeat(1000));
const quick = { retryDelays: [1, 1, 1] } satisfies SafeWriteOptions;

async function* inChunks(data: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let i = 0; i < data.length; i += size) yield data.subarray(i, i + size);
}

async function failureOf(write: Promise<unknown>): Promise<LedgerError> {
  const error = await write.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof LedgerError)) throw new Error('expected a sentence', { cause: error });
  expect(error.message).toMatch(/[\u4e00-\u9fff].*。$/u);
  return error;
}

/** Writes over a file that was there and into an empty place, through a device with faults; answers with the code. */
async function codeOf(faults: Faults, options: SafeWriteOptions = {}): Promise<string> {
  const write = (path: string) =>
    failureOf(
      writeFileSafely(path, inChunks(bytes, 4096), { ...quick, ...options, fileSystem: failingDevice(faults) }),
    );
  writeFileSync(join(folder, 'old.bin'), 'old');
  const overOld = await write(join(folder, 'old.bin'));
  expect(readFileSync(join(folder, 'old.bin'), 'utf8')).toBe('old');
  const fresh = await write(join(folder, 'new.bin'));
  expect(readdirSync(folder)).toEqual(['old.bin']);
  expect(fresh.code).toBe(overOld.code);
  return fresh.code;
}

describe('writing a file safely', () => {
  it('leaves the whole file under its name, nothing else, and tells its size and hash', async () => {
    const path = join(folder, '上报包.zip');
    const written = await writeFileSafely(path, inChunks(bytes, 999));
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
    expect(written).toEqual({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(readdirSync(folder)).toEqual(['上报包.zip']);
  });

  it('replaces the file that was there, unless told to keep it', async () => {
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    expect((await failureOf(writeFileSafely(path, bytes, { keepExisting: true }))).code).toBe('already-exists');
    expect(readFileSync(path, 'utf8')).toBe('old');
    await writeFileSafely(path, bytes);
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
  });

  it.each([0, 1, 4095, 4096, 4097, 10_000, bytes.length - 1])(
    'leaves nothing behind when the disk is full after %i bytes',
    async (n) => {
      expect(await codeOf({ bytes: n, error: 'ENOSPC' })).toBe('disk-full');
    },
  );

  it('leaves nothing behind wherever the stick is pulled out', async () => {
    const lost = fc.constantFrom('EIO', 'ENODEV', 'ENXIO', 'ENOENT');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), lost, async (n, error) => {
        expect(await codeOf({ bytes: n, error })).toBe('pulled-out');
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['EPERM', 'read-only'],
    ['ENOENT', 'pulled-out'],
    ['ENAMETOOLONG', 'name-not-allowed'],
    ['EWEIRD', 'write-failed'],
  ])('names %s at the opening as %s', async (error, code) => {
    expect(await codeOf({ at: { open: error } })).toBe(code);
  });

  it.each([
    ['sync', 'EIO', 'pulled-out'],
    ['sync', 'ENOSPC', 'disk-full'],
    ['close', 'EIO', 'pulled-out'],
    ['read', 'EIO', 'pulled-out'],
    ['rename', 'ENOSPC', 'disk-full'],
  ] as const)('leaves nothing behind when %s fails with %s', async (step, error, code) => {
    expect(await codeOf({ at: { [step]: error } })).toBe(code);
  });

  it('leaves nothing under a new name when the folder cannot be flushed, but never takes away what it replaced', async () => {
    const write = (name: string, at: Faults['at']) =>
      failureOf(writeFileSafely(join(folder, name), bytes, { fileSystem: failingDevice(at ? { at } : {}) }));
    expect((await write('new.bin', { 'folder-sync': 'EIO' })).code).toBe('pulled-out');
    expect((await write('new.bin', { stat: 'EIO' })).code).toBe('pulled-out');
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(join(folder, 'old.bin'), 'old');
    expect((await write('old.bin', { 'folder-sync': 'EIO' })).code).toBe('pulled-out');
    expect(readFileSync(join(folder, 'old.bin'))).toEqual(Buffer.from(bytes));
  });

  it('goes on where a medium cannot flush, because the bytes are read back', async () => {
    const fileSystem = failingDevice({ at: { sync: 'EPERM', 'folder-sync': 'EINVAL' } });
    await writeFileSafely(join(folder, 'a.bin'), bytes, { fileSystem });
    expect(readFileSync(join(folder, 'a.bin'))).toEqual(Buffer.from(bytes));
  });

  it.each(['EBUSY', 'EPERM', 'EACCES'])(
    'waits for a virus scanner that answers the renaming with %s',
    async (error) => {
      expect(await codeOf({ at: { rename: error } })).toBe('file-in-use');
      const fileSystem = failingDevice({ at: { rename: error }, renameFailures: 3 });
      await writeFileSafely(join(folder, 'a.bin'), bytes, { ...quick, fileSystem });
      expect(readFileSync(join(folder, 'a.bin'))).toEqual(Buffer.from(bytes));
    },
  );

  it('refuses a medium that gives back other bytes than it was given', async () => {
    expect(await codeOf({ corrupts: true })).toBe('verify-failed');
    const unchecked = { verify: false, fileSystem: failingDevice({ corrupts: true }) };
    await expect(writeFileSafely(join(folder, 'b.bin'), bytes, unchecked)).resolves.toMatchObject({
      size: bytes.length,
    });
  });

  it('can be cancelled at any chunk', async () => {
    const cancel = new AbortController();
    const onProgress = (written: number) => {
      if (written >= 8192) cancel.abort();
    };
    expect(await codeOf({}, { signal: cancel.signal, onProgress })).toBe('cancelled');
  });

  it('passes on what went wrong in the source and leaves nothing behind', async () => {
    async function* broken(): AsyncGenerator<Uint8Array, void> {
      yield bytes;
      throw new RangeError('the source broke');
    }
    await expect(writeFileSafely(join(folder, 'a.bin'), broken())).rejects.toThrow(RangeError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['a:b.txt', 'a?.txt', 'con', 'NUL.txt', 'com1.zip', '末尾.', '末尾 ', 'a\tb', '长'.repeat(90), '..'])(
    'refuses the name %j before anything is written',
    async (name) => {
      const write = writeFileSafely(`${folder}/${name}`, bytes);
      expect((await failureOf(write)).code).toBe('name-not-allowed');
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('says so when the folder is not there', async () => {
    expect((await failureOf(writeFileSafely(join(folder, '没有', 'a.txt'), bytes))).code).toBe('pulled-out');
  });
});

/** Mounting needs root on Linux; elsewhere the failing device above stands in. */
describe.skipIf(!canMount())('on a real small disk (needs root to mount)', () => {
  it('tells a full disk and a write-protected one', async () => {
    const disk = mountSmallDisk(1024);
    if (disk === null) throw new Error('mounting worked a moment ago');
    try {
      const path = join(disk.folder, '上报包.zip');
      const big = new Uint8Array(2 << 20).fill(7);
      expect((await failureOf(writeFileSafely(path, inChunks(big, 65536)))).code).toBe('disk-full');
      expect(readdirSync(disk.folder)).toEqual([]);
      await writeFileSafely(path, big.subarray(0, 500_000));
      disk.makeReadOnly();
      expect((await failureOf(writeFileSafely(path, bytes))).code).toBe('read-only');
      expect(readFileSync(path)).toHaveLength(500_000);
    } finally {
      disk.remove();
    }
  });
});
