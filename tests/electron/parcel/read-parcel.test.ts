import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DeskError } from '../../../electron/desk/errors.ts';
import type { Manifest } from '../../../electron/parcel/manifest.ts';
import { createOfficeKey, signManifest } from '../../../electron/parcel/office-key.ts';
import { sha256Of } from '../../../electron/parcel/parcel-files.ts';
import { type OpenedParcel, openParcel } from '../../../electron/parcel/read-parcel.ts';
import { type ForgedEntry, forgeZip, reseal, unpack } from './forge-zip.ts';
import { officeKey, parcelBytes, password, people } from './sample-parcel.ts';

let good: Uint8Array;
let entries: ForgedEntry[];
let manifest: Manifest;
beforeAll(async () => {
  good = await parcelBytes();
  entries = await unpack(good, password);
  manifest = (await openParcel(good, password)).manifest!;
});

const utf8 = (text: string) => new TextEncoder().encode(text);
const codes = (opened: OpenedParcel) => opened.problems.map((found) => found.code);

/** The parcel with some entries exchanged (null takes one out) and a seal that holds. */
function forged(changes: Readonly<Record<string, Uint8Array | null>>, added: readonly ForgedEntry[] = []) {
  const changed = entries.flatMap((entry) => {
    const bytes = changes[entry.path];
    return bytes === null ? [] : [bytes ? { ...entry, bytes } : entry];
  });
  return forgeZip([...changed, ...added], password);
}

async function thrownBy(from: Uint8Array | string, given = password): Promise<string> {
  const error = await openParcel(from, given).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeskError)) throw new Error('expected a sentence', { cause: error });
  expect(error.message).toMatch(/[\u4e00-\u9fff].*。$/u);
  return error.code;
}

describe('opening a parcel that holds', () => {
  it('finds nothing wrong and shows contents and tables', async () => {
    const opened = await openParcel(good, password);
    expect(opened).toMatchObject({ good: true, problems: [], size: good.length, sha256: sha256Of(good) });
    expect(opened.manifest?.office.street).toBe('星河街道办事处');
    expect(opened.entries.map((entry) => entry.path)).toContain('花名册.xlsx');
    const table = opened.tables[0]!;
    expect(table).toMatchObject({ name: 'people', title: '人员' });
    expect(table.fields[1]).toEqual({ name: 'name', label: '姓名', private: true });
    expect(table.rows.map((row) => row[1])).toEqual(people.rows.map((row) => row['name']));
  });

  it('reads the same from a path', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-'));
    try {
      writeFileSync(join(folder, 'a.zip'), good);
      expect(await openParcel(join(folder, 'a.zip'), password)).toEqual(await openParcel(good, password));
      expect(await thrownBy(join(folder, 'b.zip'))).toBe('parcel-unreadable');
      expect(await thrownBy(folder)).toBe('parcel-unreadable');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reports progress up to the whole and can be cancelled', async () => {
    const seen: number[] = [];
    const totals = new Set<number>();
    const onProgress = (done: number, total: number) => {
      seen.push(done);
      totals.add(total);
    };
    await openParcel(good, password, { onProgress });
    expect([...totals]).toEqual([seen.at(-1)]);
    const cancel = new AbortController();
    const cancelled = openParcel(good, password, { signal: cancel.signal, onProgress: () => cancel.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('what is no parcel at all', () => {
  it.each(['', 'K7mp-w3xd-9fht-tbqe', 'k7mp-w3xd-9fht-tbqe ', '错误的密码也要说清'])(
    'refuses the password %j',
    async (given) => {
      expect(await thrownBy(good, given)).toBe('wrong-password');
    },
  );

  it('names each kind of wrong file', async () => {
    expect(await thrownBy(new Uint8Array())).toBe('not-a-zip');
    expect(await thrownBy(utf8('姓名,身份证号\r\n'))).toBe('not-a-zip');
    expect(await thrownBy(good.subarray(0, 3000))).toBe('parcel-damaged');
    const limits = { packed: good.length - 1, unpacked: 1e9, entries: 100 };
    await expect(openParcel(good, password, { limits })).rejects.toMatchObject({ code: 'parcel-too-large' });
  });

  it('shows a zip of something else with everything that it lacks', async () => {
    const opened = await openParcel(
      await forgeZip([{ path: 'a.txt', bytes: utf8('a'), plain: true }], password),
      password,
    );
    expect(opened).toMatchObject({ good: false, manifest: null });
    expect(codes(opened)).toEqual(['manifest-missing', 'not-encrypted']);
  });

  it.each(['../evil.txt', '/etc/passwd', 'C:\\evil.txt', 'a/../../b', 'a\\b', './a', 'a\u0000b'])(
    'stops at the path %j',
    async (path) => {
      expect(await thrownBy(await forged({}, [{ path, bytes: utf8('x') }]))).toBe('parcel-unsafe-name');
    },
  );

  it('stops at a zip bomb before it is unpacked', async () => {
    const bomb = await forgeZip([{ path: 'manifest.json', bytes: new Uint8Array(20 << 20), plain: true }], password);
    expect(bomb.length).toBeLessThan(100_000);
    const limits = { packed: 1 << 20, unpacked: 10 << 20, entries: 10 };
    await expect(openParcel(bomb, password, { limits })).rejects.toMatchObject({ code: 'parcel-unpacks-too-large' });
    const many = await forgeZip(
      Array.from({ length: 11 }, (_, i) => ({ path: `${i}`, bytes: utf8('x') })),
      password,
    );
    await expect(openParcel(many, password, { limits })).rejects.toMatchObject({ code: 'parcel-unpacks-too-large' });
  });

  it('unpacks no more than a bomb promises that lies about its size', async () => {
    const size = 20 << 20;
    const bomb = Buffer.from(
      await forgeZip([{ path: 'manifest.json', bytes: new Uint8Array(size), plain: true }], password),
    );
    const truth = Buffer.alloc(4);
    truth.writeUInt32LE(size);
    for (let at = bomb.indexOf(truth); at >= 0; at = bomb.indexOf(truth)) bomb.writeUInt32LE(1000, at);
    let unpacked = 0;
    const opened = await openParcel(await reseal(bomb), password, { onProgress: (done) => (unpacked = done) });
    expect(codes(opened)).toContain('damaged-entry');
    expect(unpacked).toBeLessThan(1 << 20);
  });
});

describe('a parcel that somebody changed', () => {
  it('names the file whose content was exchanged', async () => {
    const opened = await openParcel(await forged({ '花名册.xlsx': utf8('PK workbook ONE') }), password);
    expect(opened.problems).toEqual([
      { code: 'hash-mismatch', path: '花名册.xlsx', sentence: expect.stringContaining('“花名册.xlsx”') as string },
    ]);
    expect(opened.good).toBe(false);
  });

  it('names files that were taken out or put in', async () => {
    const added = [{ path: 'data/extra.csv', bytes: utf8('x') }];
    const opened = await openParcel(await forged({ '考核汇总.xlsx': null }, added), password);
    expect(opened.problems.map(({ code, path }) => [code, path])).toEqual([
      ['extra-entry', 'data/extra.csv'],
      ['missing-entry', '考核汇总.xlsx'],
    ]);
  });

  it('names a file that lost its encryption', async () => {
    const plain = await forgeZip(
      entries.map((entry) => ({ ...entry, plain: true })),
      password,
    );
    expect(new Set(codes(await openParcel(plain, password)))).toEqual(new Set(['not-encrypted']));
  });

  it('tells a changed manifest by its signature, and hashes that fit a changed manifest too', async () => {
    const bytes = utf8('another');
    const files = manifest.files.map((file) =>
      file.path === '花名册.xlsx' ? { ...file, size: bytes.length, sha256: sha256Of(bytes) } : file,
    );
    const signature = (JSON.parse(new TextDecoder().decode(entries[1]!.bytes)) as { signature: string }).signature;
    const changed = utf8(JSON.stringify({ manifest: { ...manifest, files }, signature }));
    const opened = await openParcel(await forged({ '花名册.xlsx': bytes, 'manifest.json': changed }), password);
    expect(codes(opened)).toEqual(['bad-signature']);
  });

  it('holds with another key: that key is for the receiver to know', async () => {
    const stranger = createOfficeKey();
    const theirs = { ...manifest, publicKey: stranger.publicKey, keyFingerprint: stranger.fingerprint };
    const changed = utf8(JSON.stringify(signManifest(theirs, stranger)));
    const opened = await openParcel(await forged({ 'manifest.json': changed }), password);
    expect(opened.good).toBe(true);
    expect(opened.manifest?.keyFingerprint).not.toBe(officeKey.fingerprint);
  });

  it.each([
    [
      'a newer format',
      (m: Manifest) => ({ manifest: { ...m, formatVersion: 2, news: 1 }, signature: '' }),
      'newer-version',
    ],
    ['unknown fields', (m: Manifest) => ({ manifest: { ...m, news: 1 }, signature: '' }), 'manifest-damaged'],
    ['no fields', () => ({}), 'manifest-damaged'],
    ['a list', () => [], 'manifest-damaged'],
  ])('names a manifest with %s', async (_what, change, code) => {
    const bytes = utf8(JSON.stringify(change(manifest)));
    const opened = await openParcel(await forged({ 'manifest.json': bytes }), password);
    expect(codes(opened)).toEqual([code]);
    expect(opened.manifest).toBeNull();
  });
});

/** A list of problems or a sentence thrown, each by its code; any other error is passed on. */
async function refusalOf(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    const opened = await openParcel(bytes, password);
    return opened.good ? [] : codes(opened);
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return [error.code];
  }
}

describe('a damaged parcel', () => {
  it('never holds with one bit changed, in whatever region', async () => {
    const bit = fc.nat(good.length * 8 - 1);
    await fc.assert(
      fc.asyncProperty(bit, async (at) => {
        const bytes = good.slice();
        bytes[at >> 3]! ^= 1 << (at & 7);
        expect(await refusalOf(bytes)).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('never holds cut off, lengthened, patched or made of noise', async () => {
    const broken = fc.oneof(
      fc.nat(good.length - 1).map((length) => good.slice(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 300 }).map((tail) => new Uint8Array([...good, ...tail])),
      fc.tuple(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 64 })).map(([at, patch]) => {
        const bytes = good.slice();
        bytes.set(patch.subarray(0, bytes.length - at), at);
        return Buffer.from(bytes).equals(good) ? bytes.subarray(1) : bytes;
      }),
      fc.uint8Array({ maxLength: 2000 }),
      fc.uint8Array({ maxLength: 500 }).map((noise) => new Uint8Array([0x50, 0x4b, 3, 4, ...noise])),
    );
    await fc.assert(
      fc.asyncProperty(broken, async (bytes) => {
        expect(await refusalOf(bytes)).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('is told from a wrong password, and the damaged file is named', async () => {
    const at = Buffer.from(good).indexOf('花名册.xlsx') + 60;
    const bytes = good.slice();
    bytes[at]! ^= 0x10;
    const opened = await openParcel(bytes, password);
    expect(opened.problems.map(({ code, path }) => [code, path])).toEqual([
      ['seal-broken', null],
      ['damaged-entry', '花名册.xlsx'],
    ]);
  });
});
