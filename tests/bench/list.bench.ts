import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listQuerySchema, type ListRequest } from '../../db/list-query.ts';
import { list } from '../../db/read.ts';
import { type BigOffice, bigOffice, today, viewer } from './big-office.ts';
import { compare, report, rounded } from './compare.ts';
import { type HandWritten, onRoll, peopleByHand, positionJoin } from './hand-written.ts';

let office: BigOffice;
beforeAll(async () => {
  office = await bigOffice();
});
afterAll(() => office.end());

const spelling = `p.id IN (SELECT s.id FROM people s LEFT JOIN people_derived sd ON sd.id = s.id
  WHERE s.name LIKE ? OR s.staff_number = ? OR ' ' || sd.pinyin LIKE ?)`;
const tail = `p.id IN (SELECT s.id FROM people s LEFT JOIN people_derived sd ON sd.id = s.id
  WHERE s.name LIKE ? OR s.staff_number = ? OR sd.id_tail LIKE ? OR sd.phone_digits || ' ' LIKE ?)`;

const cases: readonly (readonly [string, ListRequest, HandWritten])[] = [
  ['first page of all people', { register: 'people', limit: 100 }, peopleByHand('1', [], 100)],
  [
    'first page of those on the roll in a post',
    {
      register: 'people',
      limit: 100,
      filters: [
        { key: 'on_roll', op: 'is', values: [1] },
        { key: 'position', op: 'is', values: ['grid_worker'] },
      ],
    },
    peopleByHand(`${onRoll} AND a.position = 'grid_worker'`, [], 100, positionJoin),
  ],
  [
    'search by spelling',
    { register: 'people', limit: 100, search: 'zhang' },
    peopleByHand(spelling, ['%zhang%', 'zhang', '% zhang%'], 100),
  ],
  [
    'search by the tail of a number',
    { register: 'people', limit: 100, search: '0019' },
    peopleByHand(tail, ['%0019%', '0019', '%0019', '%0019 %'], 100),
  ],
  ['all people for an export', { register: 'people', limit: 10_000 }, peopleByHand('1', [], 10_000)],
];

describe('a list in the desk against the bare prepared statement', () => {
  it.each(cases)('%s', async (name, request, hand) => {
    const { ledger, desk } = office;
    const rows = ledger.db.prepare(hand.rows);
    const count = ledger.db.prepare(hand.count);
    const countParameters = hand.parameters.slice(0, -1);
    const needsDay = hand.count.includes(':day');
    const limit = request.limit ?? 100;
    const counted = () => count.get(...countParameters, ...(needsDay ? [{ day: today }] : [])) as { n: number };
    const bare = () => {
      const found = rows.all(...hand.parameters, { day: today }) as { id: string }[];
      return { rows: found, total: found.length < limit ? found.length : counted().n };
    };
    const query = listQuerySchema.parse(request);
    const ours = () => list(ledger, viewer, query);
    expect(ours().rows.map((row) => row.id)).toEqual(bare().rows.map((row) => row.id));
    expect(ours().total).toBe(bare().total);
    expect(Object.keys(ours().rows[0]?.values ?? {})).toHaveLength(21);

    const measure = await compare({ name: `list: ${name}`, goal: 1.3, ours, bare, rounds: 25, warmUps: 4 });
    const call = () => desk.call('records.list', request);
    const whole = await compare({ name, goal: null, ours: call, bare: ours, rounds: 11, warmUps: 4 });
    report({ ...measure, parts: { rows: ours().rows.length, transportMs: rounded(whole.ours - whole.bare) } });
    expect(measure.ratio).toBeGreaterThan(0);
  });
});
