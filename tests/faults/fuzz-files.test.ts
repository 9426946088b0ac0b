import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Refusal, Refused, startOffice, type TestDesk, testHost } from '../electron/desk/test-desk.ts';
import { reseal } from '../electron/parcel/forge-zip.ts';
import { fuzz, improper, storeDigest } from './fuzz-judge.ts';
import { rosterCsv } from './roster.ts';

const password = 'k7mp-w3xd-9fht-tbqe';
const settings = { seed: fuzz.seed, interruptAfterTimeLimit: 40_000 } as const;

let office: TestDesk;
let xlsx: Uint8Array;
let parcel: Uint8Array;
let fileName = '';

beforeAll(async () => {
  const stick = { path: '', name: '优盘' };
  office = await startOffice({ host: { ...testHost, pickFolder: () => Promise.resolve(stick) } });
  stick.path = join(office.folder, 'stick');
  mkdirSync(stick.path);
  for (const name of ['单雄信', '甲二', '乙三'])
    await office.call('records.save', { register: 'people', patch: { name } });
  const { record } = await office.call('records.save', {
    register: 'recipients',
    patch: { name: '云溪区委社会工作部' },
  });
  const columns = ['name', 'id_number', 'phone', 'birth_day', 'community'];
  const sheet = await office.call('exports.list', {
    query: { register: 'people', columns },
    title: '花名册',
    style: 'full',
  });
  xlsx = await office.download(sheet.token);
  const place = (await office.call('places.pick', { title: '选择' }))?.token ?? '';
  const { registers } = await office.call('parcels.options', {});
  const disclosure = Object.fromEntries(registers.map((one) => [one.key, one.proposed]));
  const asked = { recipient: record.id, period: '2025年度', cutOff: '2025-12-31', year: 2025, disclosure };
  ({ fileName } = await office.call('parcels.write', { ...asked, place, password }));
  parcel = new Uint8Array(readFileSync(join(stick.path, fileName)));
});
afterAll(() => office.end());

/** A cut, an overwriting or an insertion somewhere in a file. */
interface Damage {
  /** Where, as a part of the length. */
  readonly at: number;
  readonly kind: 'flip' | 'cut' | 'insert' | 'overwrite' | 'drop';
  readonly bytes: Uint8Array;
}

const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    kind: fc.constantFrom('flip', 'cut', 'insert', 'overwrite', 'drop'),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function damaged(whole: Uint8Array, all: readonly Damage[]): Uint8Array {
  let bytes: Uint8Array = whole.slice();
  for (const { at, kind, bytes: other } of all) {
    const place = Math.floor(at * bytes.length);
    const [before, after] = [bytes.slice(0, place), bytes.slice(place)];
    if (kind === 'flip' && bytes.length > 0) bytes[place] = (bytes[place] ?? 0) ^ (other[0] ?? 1 | 1);
    else if (kind === 'cut') bytes = before;
    else if (kind === 'drop') bytes = Buffer.concat([before, after.slice(other.length)]);
    else if (kind === 'insert') bytes = Buffer.concat([before, other, after]);
    else bytes = Buffer.concat([before, other, after.slice(other.length)]);
  }
  return bytes;
}

async function partsOf(zip: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await new ZipReader(new Uint8ArrayReader(zip)).getEntries();
  const files = entries.filter((entry) => !entry.directory);
  const pairs = files.map(async (file) => [file.filename, await file.getData(new Uint8ArrayWriter())] as const);
  return new Map(await Promise.all(pairs));
}

async function zipOf(parts: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, bytes] of parts) await writer.add(name, new Uint8ArrayReader(bytes));
  return writer.close();
}

/** What a call answers; a refusal that is no sentence is an error. */
async function judged<T>(work: Promise<T>): Promise<T | Refusal> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const fault = improper(error.refusal);
    if (fault !== null) throw new Error(fault, { cause: error });
    return error.refusal;
  }
}

/** Takes a file as far through the wizard as it goes, without importing it. */
async function throughWizard(name: string, bytes: Uint8Array): Promise<void> {
  const upload = await office.upload('import', name, bytes);
  const begun = await judged(office.call('imports.begin', { source: { upload } }));
  if (!('run' in begun)) return;
  const { run } = begun;
  await judged(office.call('imports.setHeading', { run, from: 1, to: 1 }));
  await judged(office.call('imports.preview', { run, twins: 'first' }));
  await judged(office.call('imports.rows', { run }));
  await office.call('imports.discard', { run });
}

/** Nothing of it may change a record; the run itself stands in 导入记录. */
const records = async (): Promise<number> => (await office.call('history.changes', {})).total;

const names = fc.constantFrom('花名册.xlsx', '花名册.xls', '花名册.csv', '花名册', '通知.docx');

describe('an import of any file', () => {
  it('of random bytes is read or refused with a sentence', async () => {
    const before = await records();
    const magic = fc.constantFrom('', 'PK\u0003\u0004', '\ufeff', 'ÐÏ\u0011à¡±\u001aá', '%PDF-');
    const bytes = fc
      .tuple(magic, fc.uint8Array({ minLength: 1, maxLength: 3000 }))
      .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]));
    const property = fc.asyncProperty(names, bytes, throughWizard);
    await fc.assert(property, { ...settings, numRuns: 60 * fuzz.times });
    expect(await records()).toBe(before);
  });

  it('of a damaged workbook is read or refused with a sentence', async () => {
    const before = await records();
    const property = fc.asyncProperty(damages, async (all) => {
      const bytes = damaged(xlsx, all);
      if (bytes.length > 0) await throughWizard('花名册.xlsx', bytes);
    });
    await fc.assert(property, { ...settings, numRuns: 60 * fuzz.times });
    expect(await records()).toBe(before);
  });

  it('of a workbook with damaged parts in a sound zip is read or refused with a sentence', async () => {
    const before = await records();
    const parts = await partsOf(xlsx);
    const which = fc.constantFrom(...[...parts.keys()].filter((name) => name.endsWith('.xml')));
    const property = fc.asyncProperty(which, damages, async (name, all) => {
      const whole = parts.get(name) ?? new Uint8Array();
      await throughWizard('花名册.xlsx', await zipOf(new Map([...parts, [name, damaged(whole, all)]])));
    });
    await fc.assert(property, { ...settings, numRuns: 30 * fuzz.times });
    expect(await records()).toBe(before);
  });

  it('of a strange table is read or refused with a sentence, and imported whole or not at all', async () => {
    const text = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '姓名',
          '身份证号',
          '出生年月',
          '1990.5',
          '合计',
          '',
          '990101198506010004',
          '12345678901234567',
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('党员', '大专', '向阳社区', '=1+1', '"', '（清空）', '45000', '\u3000', '𠮷'),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    );
    const table = fc.array(fc.array(text, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 9 });
    const property = fc.asyncProperty(
      table,
      fc.constantFrom(',', '\t', ';'),
      fc.boolean(),
      async (rows, mark, head) => {
        const lines = [...(head ? [['姓名', '身份证号', '政治面貌', '最高学历', '所在社区']] : []), ...rows];
        const source = { text: lines.map((row) => row.join(mark)).join('\n') };
        const begun = await judged(office.call('imports.begin', { source }));
        if (!('run' in begun)) return;
        const { run } = begun;
        const before = await records();
        await judged(office.call('imports.preview', { run, twins: 'last', binned: 'new', dated: {} }));
        const done = await judged(office.call('imports.commit', { run }));
        const written = 'changeId' in done && done.changeId !== null ? 1 : 0;
        expect(await records()).toBe(before + written);
      },
    );
    await fc.assert(property, { ...settings, numRuns: 40 * fuzz.times });
  });

  it('of a damaged CSV file in any encoding is read or refused with a sentence', async () => {
    const before = await records();
    const whole = Buffer.from(rosterCsv(6));
    const property = fc.asyncProperty(damages, async (all) => {
      const bytes = damaged(whole, all);
      if (bytes.length > 0) await throughWizard('花名册.csv', bytes);
    });
    await fc.assert(property, { ...settings, numRuns: 60 * fuzz.times });
    expect(await records()).toBe(before);
  });
});

describe('a parcel of any bytes', () => {
  const check = async (bytes: Uint8Array, secret = password) => {
    const upload = await office.upload('parcel', fileName, bytes);
    return judged(office.call('parcels.check', { upload, password: secret }));
  };

  it('is good as it was written', async () => {
    expect(await check(parcel)).toMatchObject({ good: true, problems: [] });
  });

  it('is never good when a single byte of it is another, and says so in sentences', async () => {
    const before = await storeDigest(office.folder);
    const property = fc.asyncProperty(damages, async (all) => {
      const bytes = damaged(parcel, all);
      if (bytes.length === 0 || Buffer.compare(bytes, parcel) === 0) return;
      const answer = await check(bytes);
      if (!('good' in answer)) return;
      expect(answer.good).toBe(false);
      expect(answer.judgement).toBeNull();
      const faults = answer.problems.map(({ code, sentence }) => improper({ code, message: sentence }));
      expect(faults.filter((fault) => fault !== null)).toEqual([]);
    });
    await fc.assert(property, { ...settings, numRuns: 80 * fuzz.times });
    expect(await storeDigest(office.folder)).toBe(before);
  });

  it('whose seal was made anew over other bytes shows nothing that its sender did not sign', async () => {
    const original = await check(parcel);
    const property = fc.asyncProperty(damages, async (all) => {
      const answer = await check(await reseal(damaged(parcel, all)));
      if (!('good' in answer) || !answer.good || !('good' in original)) return;
      expect(answer.manifest).toEqual(original.manifest);
      expect(answer.tables).toEqual(original.tables);
    });
    await fc.assert(property, { ...settings, numRuns: 60 * fuzz.times });
  });

  it('opens by no password but its own', async () => {
    const property = fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (secret) => {
      if (secret === password) return;
      expect(await check(parcel, secret)).toHaveProperty('code');
    });
    await fc.assert(property, { ...settings, numRuns: 15 * fuzz.times });
  });

  it('of random bytes is refused with a sentence', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), async (bytes) => {
      expect(await check(bytes)).toHaveProperty('code');
    });
    await fc.assert(property, { ...settings, numRuns: 40 * fuzz.times });
  });
});
