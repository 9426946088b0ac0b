import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParcelTable } from '../../../electron/parcel/tables.ts';
import { checkSpace, estimateParcel, type ParcelProgress, writeParcel } from '../../../electron/parcel/write-parcel.ts';
import { type Faults, failingDevice } from '../../db/failing-device.ts';
import { canMount, mountSmallDisk } from '../../db/mounts.ts';
import { orderInto, password, people } from './sample-parcel.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parcel-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function sevenZip(...args: string[]): string {
  return execFileSync('7z', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' }, stdio: 'pipe' });
}

const byName = (a = '', b = '') => (a < b ? -1 : 1);

const inside = [
  'data/people.csv',
  'data/stays.csv',
  'datapackage.json',
  'manifest.json',
  '报送单.pdf',
  '考核汇总.xlsx',
  '花名册.xlsx',
  '说明.txt',
];

describe('a parcel as 7-Zip sees it', () => {
  it('is AES-256 in everything but the note', async () => {
    const { path } = await writeParcel(orderInto(folder));
    const blocks = sevenZip('l', '-slt', path).split('----------')[1]!.trim().split(/\n\n/u);
    const entries = blocks.map(
      (block) => Object.fromEntries(block.split('\n').map((line) => line.split(' = '))) as Record<string, string>,
    );
    expect(entries.map((entry) => entry['Path']).toSorted(byName)).toEqual(inside);
    const [note, ...others] = entries;
    expect(note).toMatchObject({ Path: '说明.txt', Encrypted: '-', Method: 'Deflate' });
    for (const entry of others)
      expect(entry).toMatchObject({ Encrypted: '+', Method: expect.stringMatching(/^AES-256/u) });
  });

  it.each([password, '社区工作者·密码', 'a b"c\'d\\e'])('unpacks with the password %j and no other', async (given) => {
    const written = await writeParcel(orderInto(folder, { password: given }));
    const out = join(folder, 'out');
    sevenZip('x', `-p${given}`, `-o${out}`, written.path);
    for (const entry of written.entries) {
      const bytes = readFileSync(join(out, entry.path));
      expect([entry.path, createHash('sha256').update(bytes).digest('hex')]).toEqual([entry.path, entry.sha256]);
    }
    expect(() => sevenZip('t', `-p${given}x`, written.path)).toThrow(/Wrong password/u);
  });

  it('tells in clear how to open it, inside and beside, in a file that Notepad shows', async () => {
    const written = await writeParcel(orderInto(folder));
    expect(basename(written.notePath)).toBe('星河街道_上报包_2026年_第3份_说明.txt');
    const note = readFileSync(written.notePath);
    sevenZip('x', '-pnobody-knows', `-o${join(folder, 'out')}`, written.path, '说明.txt');
    expect(readFileSync(join(folder, 'out', '说明.txt'))).toEqual(note);
    const text = note.toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toMatch(/7-Zip/u);
    expect(text).toMatch(/Bandizip/u);
    expect(text).toMatch(/收件单位：云山县委社会工作部\r\n/u);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(text).not.toContain(people.rows[0]!['name'] as string);
  });

  it('shows no name and no ID number to one without the password', async () => {
    const { path } = await writeParcel(orderInto(folder));
    const raw = readFileSync(path);
    for (const row of people.rows) {
      expect(raw.includes(String(row['id_number']))).toBe(false);
      expect(raw.includes(String(row['name']))).toBe(false);
    }
  });
});

describe('writing a parcel', () => {
  it('returns what stands there, with a manifest that counts and hashes it', async () => {
    const progress: ParcelProgress[] = [];
    const written = await writeParcel(orderInto(folder, { onProgress: (step) => progress.push(step) }));
    const raw = readFileSync(written.path);
    expect(written).toMatchObject({ size: raw.length, sha256: createHash('sha256').update(raw).digest('hex') });
    expect(written.manifest).toMatchObject({ sequence: 3, counts: { people: 2, stays: 1 }, files: written.entries });
    expect(readdirSync(folder).sort()).toEqual([basename(written.path), basename(written.notePath)].sort());
    expect(progress.map((step) => step.phase).join(' ')).toMatch(/^(write )+(verify ?)+$/u);
    for (const phase of ['write', 'verify'] as const) {
      const steps = progress.filter((step) => step.phase === phase);
      expect(steps.map((step) => step.done)).toEqual(steps.map((step) => step.done).sort((a, b) => a - b));
      expect(steps.at(-1)).toEqual({ phase, done: steps[0]!.total, total: steps[0]!.total });
    }
  });

  it('needs no more than estimated, and not much less', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({ ...people.rows[0]!, id: `p${i}`, heads: i }));
    const order = orderInto(folder, { tables: [{ ...people, rows }] });
    const needed = estimateParcel(order);
    const written = await writeParcel(order);
    expect(written.size).toBeLessThan(needed);
    expect(needed).toBeLessThan(written.size * 1.5 + 200_000);
  });

  it('compares the space before it writes', async () => {
    const order = orderInto(folder, { freeBytes: 5000 });
    await expect(writeParcel(order)).rejects.toMatchObject({ code: 'too-small', details: { free: 5000 } });
    expect(readdirSync(folder)).toEqual([]);
    expect(() => checkSpace(2 ** 32, null)).toThrow(expect.objectContaining({ code: 'too-large-for-drive' }));
    expect(() => checkSpace(2 ** 32 - 1, null)).not.toThrow();
    expect(() => checkSpace(1_000_001, 1_000_000)).toThrow(/约需 1.0 MB，剩余 1.0 MB/u);
  });

  it('refuses a short password, an illegal name and a name in use', async () => {
    await expect(writeParcel(orderInto(folder, { password: '1234567' }))).rejects.toMatchObject({
      code: 'parcel-password-refused',
    });
    await expect(writeParcel(orderInto(folder, { fileName: 'a:b.zip' }))).rejects.toMatchObject({
      code: 'name-not-allowed',
    });
    writeFileSync(join(folder, '旧.zip'), 'old');
    await expect(writeParcel(orderInto(folder, { fileName: '旧.zip' }))).rejects.toMatchObject({
      code: 'already-exists',
    });
    expect(readdirSync(folder)).toEqual(['旧.zip']);
    expect(readFileSync(join(folder, '旧.zip'), 'utf8')).toBe('old');
  });

  it('leaves nothing behind on a stick that fails after any number of bytes', async () => {
    const whole = (await writeParcel(orderInto(folder))).size;
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'parcel-'));
    const faults: fc.Arbitrary<Faults> = fc.record({
      bytes: fc.nat(whole - 1),
      error: fc.constantFrom('ENOSPC', 'EIO', 'ENODEV'),
    });
    await fc.assert(
      fc.asyncProperty(faults, async (fault) => {
        const code = fault.error === 'ENOSPC' ? 'disk-full' : 'pulled-out';
        const order = orderInto(folder, { fileSystem: failingDevice(fault) });
        await expect(writeParcel(order)).rejects.toMatchObject({ code });
        expect(readdirSync(folder)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves nothing behind when only the note beside it no longer fits', async () => {
    const whole = (await writeParcel(orderInto(folder))).size;
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'parcel-'));
    const order = orderInto(folder, { fileSystem: failingDevice({ bytes: whole + 300, error: 'ENOSPC' }) });
    await expect(writeParcel(order)).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes away a parcel that a bad stick gives back changed', async () => {
    const order = orderInto(folder, { fileSystem: failingDevice({ corrupts: true }) });
    await expect(writeParcel(order)).rejects.toMatchObject({ code: 'verify-failed' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['write', 'verify'] as const)('can be cancelled while it goes through “%s”', async (phase) => {
    const cancel = new AbortController();
    const onProgress = (step: ParcelProgress) => {
      if (step.phase === phase) cancel.abort();
    };
    const order = orderInto(folder, { signal: cancel.signal, onProgress });
    await expect(writeParcel(order)).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(!canMount())('tells a full and a write-protected stick (needs root to mount)', async () => {
    const disk = mountSmallDisk(256);
    if (disk === null) throw new Error('mounting worked a moment ago');
    try {
      const big = { name: '花名册.xlsx', bytes: crypto.getRandomValues(new Uint8Array(60_000)) };
      const workbooks = Array.from({ length: 8 }, (_, i) => ({ ...big, name: `${i}.xlsx` }));
      const order = orderInto(disk.folder, { workbooks, freeBytes: null });
      await expect(writeParcel(order)).rejects.toMatchObject({ code: 'disk-full' });
      expect(readdirSync(disk.folder)).toEqual([]);
      disk.makeReadOnly();
      await expect(writeParcel(orderInto(disk.folder))).rejects.toMatchObject({ code: 'read-only' });
    } finally {
      disk.remove();
    }
  });

  it('writes and checks 5,000 people of 60 columns within five seconds', async () => {
    const fields = Array.from(
      { length: 60 },
      (_, i) => ({ name: `f${i}`, label: `栏${i}`, type: 'text', private: false }) as const,
    );
    const rows = Array.from({ length: 5000 }, (_, n) =>
      Object.fromEntries(fields.map(({ name }) => [name, `${name}内容${n}`])),
    );
    const table: ParcelTable = { name: 'people', title: '人员', fields, rows };
    const started = performance.now();
    const written = await writeParcel(orderInto(folder, { tables: [table] }));
    expect(performance.now() - started).toBeLessThan(5000);
    expect(written.manifest.counts).toEqual({ people: 5000 });
  });
});
