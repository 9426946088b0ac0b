import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Change,
  compareFacts,
  type Known,
  knownAfter,
  knownFrom,
} from '../../../db/questions/month-changes-compare.ts';
import { factsOf } from '../../../db/questions/month-changes-facts.ts';
import { type Careers, endless } from '../../../db/questions/month-changes-records.ts';
import { seriesOf, valueOn } from '../../../db/questions/month-changes-values.ts';

/** Three months that are reported one after the other. */
const months = [
  { first: '2025-06-01', last: '2025-06-30' },
  { first: '2025-07-01', last: '2025-07-31' },
  { first: '2025-08-01', last: '2025-08-31' },
] as const;
const since = months[0].first;

const day = fc
  .integer({ min: 0, max: 200 })
  .map((offset) => Temporal.PlainDate.from('2025-03-01').add({ days: offset }).toString());
const from = fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 6, arbitrary: day });
const to = fc.oneof({ weight: 2, arbitrary: fc.constant(endless) }, { weight: 1, arbitrary: day });

/** Few keys, so that the same record stands in several states of the ledger with other days and values. */
const dated = (prefix: string) =>
  fc
    .record({ number: fc.integer({ min: 1, max: 4 }), person: fc.constantFrom('wang', 'li'), from, to })
    .map(({ number, person, from: begins, to: ends }) => ({
      id: `${prefix}-${person}-${number}`,
      person,
      from: begins,
      to: ends < begins ? endless : ends,
      starts: begins,
      ends: ends === endless || ends < begins ? '' : ends,
      document: '',
    }));

function records<Extra extends object>(prefix: string, extra: fc.Arbitrary<Extra>) {
  const one = fc.tuple(dated(prefix), extra).map(([base, more]) => ({ ...base, ...more }));
  return fc.uniqueArray(one, { maxLength: 6, selector: ({ id }) => id });
}

const ledger: fc.Arbitrary<Careers> = fc.record({
  stays: records(
    'stay',
    fc.record({
      entryReason: fc.constant('招聘入职'),
      cameFrom: fc.constant(''),
      exitCode: fc.constantFrom('resigned', 'retired'),
      exitReason: fc.constant('辞职'),
      wentTo: fc.constant(''),
    }),
  ),
  posts: records(
    'post',
    fc.record({
      community: fc.constantFrom('c1', 'c2'),
      communityName: fc.constant('某社区'),
      department: fc.constant(''),
      code: fc.constantFrom('director', 'member'),
      word: fc.constant('某职务'),
      main: fc.constantFrom(0, 1),
    }),
  ),
  grades: records(
    'grade',
    fc.record({
      grade: fc.integer({ min: 1, max: 3 }),
      classCode: fc.constant(''),
      classWord: fc.constant(''),
      reason: fc.constant(''),
    }),
  ),
  pay: records(
    'pay',
    fc.record({
      item: fc.constantFrom('岗位工资', '地区津贴'),
      level: fc.constant(''),
      amount: fc.constantFrom(100_000, 200_000),
    }),
  ),
  certificates: records(
    'certificate',
    fc.record({
      kind: fc.constantFrom('sw', 'sw_assistant', 'fire'),
      level: fc.constant(''),
      word: fc.constant('某证书'),
      issued: fc.constant(''),
    }),
  ),
  contracts: records(
    'contract',
    fc.record({
      kind: fc.constant('fixed_term'),
      form: fc.constant(''),
      party: fc.constantFrom('甲', '乙'),
      word: fc.constant('某合同'),
    }),
  ),
});

type State = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Who is on the roll when a day closes, and what each of them has: straight from the records. */
function stateOf(careers: Careers, at: string): State {
  const on = careers.stays.filter((stay) => stay.from <= at && stay.to > at);
  return Object.fromEntries(
    on.map((stay) => {
      const own = <Row extends { readonly person: string }>(rows: readonly Row[]) =>
        rows.filter((row) => row.person === stay.person);
      const all = seriesOf({
        posts: own(careers.posts),
        grades: own(careers.grades),
        pay: own(careers.pay),
        certificates: own(careers.certificates),
        contracts: own(careers.contracts),
      });
      const values = all.map((one) => [one.name, valueOn(one, at).token] as const).filter(([, token]) => token !== '');
      return [stay.id, Object.fromEntries(values)];
    }),
  );
}

/** What an addressee makes of all that it was told: the last value of each thing, for those who joined and have not left. */
function applied(known: Known): State {
  const inOrder = [...known.values()].toSorted(
    (a, b) => Number(b.key.endsWith('|base')) - Number(a.key.endsWith('|base')) || a.from.localeCompare(b.from),
  );
  const on = new Map<string, Record<string, string>>();
  const here = new Set<string>();
  for (const { stay, series, after } of inOrder) {
    const values = on.get(stay) ?? {};
    on.set(stay, values);
    if (series !== 'roll') values[series] = after.token;
    else if (after.token.startsWith('off')) here.delete(stay);
    else here.add(stay);
  }
  return Object.fromEntries(
    [...here].map((stay) => [
      stay,
      Object.fromEntries(Object.entries(on.get(stay) ?? {}).filter(([, token]) => token !== '')),
    ]),
  );
}

/** As it is kept and read again. */
const kept = <Plain>(value: Plain): Plain => JSON.parse(JSON.stringify(value)) as Plain;

interface Reported {
  readonly start: Known;
  readonly lists: readonly (readonly Change[])[];
}

function reported(ledgers: readonly Careers[]): Reported {
  const first = factsOf(ledgers[0] ?? emptyLedger, { since, until: months[0].last }).facts;
  const start = new Map(kept([...knownFrom(first)]));
  const lists: (readonly Change[])[] = [];
  for (const [place, careers] of ledgers.entries()) {
    const month = months[place] ?? months[2];
    const { facts } = factsOf(careers, { since, until: month.last });
    lists.push(kept(compareFacts(knownAfter(start, lists), facts, month.first)));
  }
  return { start, lists };
}

const emptyLedger: Careers = { stays: [], posts: [], grades: [], pay: [], certificates: [], contracts: [] };

describe('the lists of three months, with whatever is entered, corrected and deleted between them', () => {
  const three = fc.tuple(ledger, ledger, ledger);

  it('applied to what held at first give what holds at last', () => {
    fc.assert(
      fc.property(three, (ledgers) => {
        const { start, lists } = reported(ledgers);
        expect(applied(start)).toEqual(stateOf(ledgers[0], '2025-05-31'));
        expect(applied(knownAfter(start, lists))).toEqual(stateOf(ledgers[2], '2025-08-31'));
      }),
      { numRuns: 250 },
    );
  });

  it('tell nothing twice: with the same ledger nothing is left to tell', () => {
    fc.assert(
      fc.property(three, (ledgers) => {
        const { start, lists } = reported(ledgers);
        const { facts } = factsOf(ledgers[2], { since, until: months[2].last });
        expect(compareFacts(knownAfter(start, lists), facts, months[2].first)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('of a ledger that stays as it is hold neither 补报 nor 更正 nor 冲销', () => {
    fc.assert(
      fc.property(ledger, (one) => {
        const { lists } = reported([one, one, one]);
        expect(lists.flat().filter(({ mark }) => mark !== '')).toEqual([]);
        for (const [place, list] of lists.entries()) {
          const { first, last } = months[place] ?? months[2];
          expect(list.every((change) => change.from >= first && change.from <= last)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
