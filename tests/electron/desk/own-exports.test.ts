import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerMap } from '../../../db/registers/all.ts';
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import { isCircled, type Register } from '../../../db/registers/model/register.ts';
import { rightsOf } from '../../../db/rights.ts';
import { preview, rowsOf } from './import/tables.ts';
import { type OutputOf, startOffice, type TestDesk } from './test-desk.ts';

/** What the app makes itself is no table that somebody fills in. */
const ownMade = new Set(['attachments', 'reports']);
const takesTables = ({ single, area, of, key }: Register) =>
  single !== true && !ownMade.has(key) && (area !== undefined || of === 'person');
const registers = registerMap();
/** What no role may export is never a table of ours. */
const leaves = ({ rights }: Register) => rightsOf('admin').has(rights.export);
const keys = [...registers.values()].filter((one) => takesTables(one) && leaves(one)).map(({ key }) => key);

let office: TestDesk;
let lists: OutputOf<'meta.vocabulary'>['lists'];
let rights: ReadonlySet<string>;
beforeAll(async () => {
  office = await startOffice();
  await office.call('demo.create', { size: 40 });
  ({ lists } = await office.call('meta.vocabulary', {}));
  rights = new Set<string>((await office.call('meta.session', {})).rights);
}, 120_000);
afterAll(() => office.end());

const idsOf = async (register: string) =>
  (await office.call('records.list', { register, columns: [], limit: 2 })).rows.map(({ id }) => id);

/** A value that is easily read as something else: remarks in brackets, a month without a day, places behind the point. */
async function value(field: Field, place: number): Promise<FieldValue> {
  switch (field.kind) {
    case 'text':
      if (field.personName === true || field.private === 'name') return place === 1 ? '程咬金' : '罗士信';
      return `${field.label}（其${place}）2.0`.slice(0, field.maxLength ?? 60);
    case 'longText':
      return `第一行，${field.label}\n　第二行（其${place}）`;
    case 'day':
      return field.exact === true ? `2020-0${place}-28` : `202${place}-10`;
    case 'year':
      return 2020 + place;
    case 'integer':
      return (field.min ?? 0) + place;
    case 'decimal':
      return (field.min ?? 0) + place + (field.digits === 0 ? 0 : 0.5);
    case 'money':
      return 1_234_500 + place;
    case 'flag':
      return place % 2;
    case 'choice': {
      const codes = (lists[field.list]?.values ?? []).filter(({ hidden }) => hidden !== true);
      return codes.at(place % codes.length)?.code ?? null;
    }
    case 'ref':
      return (await idsOf(field.register)).at(-place) ?? null;
    default:
      return null;
  }
}

/** What stands in an export of the whole list: no pictures, nothing switched off or known to a circle alone. */
const isShown = (register: Register, field: Field): boolean =>
  field.kind !== 'photo' && field.switchedBy === undefined && !isCircled(register, field);

/** Days that must lie ahead. */
const ahead: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  reminder_decisions: { until: '2027-03-01' },
};

/** Two records of a register that the demo office leaves empty. */
async function filled(register: Register): Promise<void> {
  for (const place of [1, 2]) {
    const last = register.dated?.to;
    const entries = await Promise.all(
      register.fields.filter(({ key }) => key !== last).map(async (one) => [one.key, await value(one, place)] as const),
    );
    const patch = { ...Object.fromEntries(entries), ...ahead[register.key] };
    await office.call('records.save', { register: register.key, patch, mode: 'correct' });
  }
}

/** The list as a clerk sees it, exported in full and given back to the import of its register. */
async function thereAndBack(register: string, columns: readonly string[]) {
  const file = await office.call('exports.list', {
    query: { register, columns: [...columns], limit: 100_000 },
    title: '当前列表',
    style: 'full',
  });
  const upload = await office.upload('import', file.name, await office.download(file.token));
  const { run, columns: read } = await office.call('imports.begin', { profile: register, source: { upload } });
  const { counts } = await preview(office, run);
  const others = (await rowsOf(office, run)).filter(({ tab }) => tab !== 'same');
  await office.call('imports.discard', { run });
  const told = others.slice(0, 3).map(({ name, problems, cells }) => ({
    name,
    problems: problems.map(({ reason }) => reason),
    marks: cells.flatMap(({ heading, marks }) => marks.map(({ reason }) => `${heading}：${reason}`)),
    changes: cells.flatMap(({ fields }) =>
      fields.filter(({ act }) => act === 'set').map(({ label, oldText, newText }) => `${label}：${oldText}→${newText}`),
    ),
  }));
  return { counts, told, unread: read.flatMap(({ place, heading }) => (place === null ? [heading] : [])) };
}

describe('the list of every register, exported in full and imported unchanged, changes nothing', () => {
  it.for(keys)('%s', async (key, context) => {
    const register = registers.get(key);
    if (register === undefined) throw new Error(key);
    context.skip(!rights.has(register.rights.export), 'nobody in the office may export it');
    if ((await idsOf(key)).length === 0) await filled(register);
    const { total } = await office.call('records.list', { register: key, limit: 0 });
    const every = register.fields.filter((field) => isShown(register, field)).map((field) => field.key);
    for (const columns of [register.listColumns, every]) {
      const { counts, told, unread } = await thereAndBack(key, columns);
      expect({ counts, told }).toEqual({
        counts: { new: 0, update: 0, same: total, problem: 0, skipped: 0 },
        told: [],
      });
      // What is derived may stand in the list and is not read; every field of the register is.
      const labels = new Set(register.fields.map(({ label }) => label));
      expect(unread.filter((heading) => labels.has(heading))).toEqual([]);
    }
  });
});
