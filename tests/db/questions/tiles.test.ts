import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../../../db/code-lists.ts';
import type { Ledger } from '../../../db/ledger.ts';
import { staffingFacts } from '../../../db/questions/staffing.ts';
import { barGroups, figuresOf, openItemsOn, tileOn, tilesOn } from '../../../db/questions/tiles.ts';
import { figureOf, rowsBehind, type Tile } from '../../../db/questions/tiles/tile.ts';
import { type Edit, writeChange } from '../../../db/records.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { rightsOf, type Viewer } from '../../../db/rights.ts';
import { isCounted } from '../../../db/rules/staffing.ts';
import { demoOffice } from '../../../electron/demo/demo-office.ts';
import { clerk, smallOffice } from '../small-office.ts';

const viewer: Viewer = { rights: rightsOf('admin'), revealed: true };
const today = '2026-03-05';

const all = (ledger: Ledger, day: string): readonly Tile[] => [
  ...tilesOn(ledger, viewer, day),
  ...openItemsOn(ledger, viewer, day),
];

/** What the rows behind a tile add up to, counted one by one. */
function counted(ledger: Ledger, tile: Tile): number {
  const { rows } = rowsBehind(ledger, viewer, tile);
  const { amounts } = tile;
  return amounts === undefined ? rows.length : rows.reduce((sum, { id }) => sum + (amounts.get(id) ?? 0), 0);
}

function write(ledger: Ledger, records: Readonly<Record<string, readonly { id: string; values: object }[]>>): void {
  const edits = Object.entries(records).flatMap(([register, list]) =>
    list.map(({ id, values }): Edit => ({
      op: 'create',
      register,
      id,
      values: values as Record<string, FieldValue>,
    })),
  );
  writeChange(ledger, { actor: clerk, kind: 'demo', title: '演示' }, edits);
}

/** An empty office whose SQL knows what codes are called, as the desk opens it. */
async function emptyOffice(): Promise<Ledger> {
  const { ledger } = await smallOffice();
  return ledgerOf(ledger.db, ledger.registers, ledger.now);
}

const days = ['2024-12-31', today, '2027-07-01'];

describe('every tile of a demo office', () => {
  it('says as many as the rows that open behind it, on any day', async () => {
    const ledger = await emptyOffice();
    write(ledger, demoOffice({ seed: 11, communities: 5, workers: 40, today, years: 2 }));
    for (const day of days) {
      const tiles = all(ledger, day);
      expect(new Set(tiles.map(({ key }) => key)).size).toBe(tiles.length);
      for (const tile of tiles) {
        expect(figureOf(ledger, viewer, tile), `${day} ${tile.key}`).toBe(counted(ledger, tile));
        expect(tileOn(ledger, viewer, day, tile.key).query).toEqual(tile.query);
      }
    }
    const shown = figuresOf(ledger, viewer, tilesOn(ledger, viewer, today));
    const groups = new Set(shown.map(({ tile }) => tile.group));
    expect([...barGroups].filter((group) => !groups.has(group))).toEqual([]);
    const figure = (key: string) => shown.find(({ tile }) => tile.key === key)?.figure;
    expect(figure('head.counted')).toBe(40);
    expect(figure('head.on_roll')).toBeGreaterThanOrEqual(40);
  }, 120_000);

  it('splits everybody who is counted, nobody twice and nobody left out', async () => {
    const ledger = await emptyOffice();
    write(ledger, demoOffice({ seed: 12, communities: 4, workers: 30, today, years: 1 }));
    const people = staffingFacts(ledger, viewer, today).people.filter((person) => isCounted(person));
    const tiles = tilesOn(ledger, viewer, today);
    for (const group of barGroups) {
      const ids = tiles
        .filter((tile) => tile.group === group)
        .flatMap((tile) => rowsBehind(ledger, viewer, tile).rows.map(({ id }) => id));
      expect(ids.toSorted(), group).toEqual(people.map(({ id }) => id).toSorted());
    }
  }, 120_000);
});

interface Somebody {
  readonly starts: string;
  readonly ends: string | null;
  readonly category: string;
  readonly community: number | null;
  readonly grade: number | null;
  readonly political: string | null;
}

const somebody: fc.Arbitrary<Somebody> = fc
  .record({
    starts: fc.constantFrom('2019', '2022-03', '2026-03-05', '2026-03-06'),
    ends: fc.constantFrom(null, '2026-03-04', '2026-03-05', '2026-12'),
    category: fc.constantFrom('worker', 'committee_full', 'committee_part', 'rehired'),
    community: fc.constantFrom(null, 0, 1),
    grade: fc.constantFrom(null, 1, 7),
    political: fc.constantFrom(null, '01', '13'),
  })
  .filter(({ starts, ends }) => ends === null || starts <= ends);

let turn = 0;

function records(people: readonly Somebody[]) {
  turn += 1;
  const places = [0, 1].map((place) => ({ id: `c${turn}-${place}`, values: { name: `社区${turn}-${place}` } }));
  const ids = people.map((_, place) => `p${turn}-${place}`);
  const each = <T extends object>(values: (person: Somebody, id: string) => T | null, key: string) =>
    people.flatMap((person, place) => {
      const made = values(person, ids[place] ?? '');
      return made === null ? [] : [{ id: `${key}${turn}-${place}`, values: made }];
    });
  return {
    communities: places,
    people: ids.map((id, place) => ({ id, values: { name: `甲${place}` } })),
    stays: each(({ starts, ends }, person) => ({ person, kind: 'worker', starts_on: starts, ends_on: ends }), 's'),
    appointments: each(
      ({ starts, category, community }, person) => ({
        person,
        category,
        community: community === null ? null : (places[community]?.id ?? null),
        is_main: 1,
        starts_on: starts,
      }),
      'a',
    ),
    grades: each(({ grade, starts }, person) => (grade === null ? null : { person, grade, starts_on: starts }), 'g'),
    party_statuses: each(
      ({ political, starts }, person) => (political === null ? null : { person, status: political, starts_on: starts }),
      'y',
    ),
  };
}

describe('every tile of a random office', () => {
  it('says as many as the rows behind it, and splits the same people in every chart', async () => {
    const ledger = await emptyOffice();
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 12 }), (people) => {
        ledger.db.exec('SAVEPOINT trial');
        try {
          write(ledger, records(people));
          const figures = figuresOf(ledger, viewer, all(ledger, today));
          for (const { tile, figure } of figures) expect(figure, tile.key).toBe(counted(ledger, tile));
          const here = people.filter(
            ({ starts, ends }) => starts <= today && (ends === null || `${ends}-99-99` >= today),
          );
          const workers = here.filter(({ category }) => category === 'worker' || category === 'committee_full');
          const sum = (group: string) =>
            figures.filter(({ tile }) => tile.group === group).reduce((total, { figure }) => total + figure, 0);
          const of = (key: string) => figures.find(({ tile }) => tile.key === key)?.figure ?? 0;
          expect(of('head.on_roll')).toBe(here.length);
          expect(of('head.counted')).toBe(workers.length);
          expect(of('grade.7')).toBe(workers.filter(({ grade }) => grade === 7).length);
          expect(of('political.01')).toBe(workers.filter(({ political }) => political === '01').length);
          for (const group of barGroups) expect(sum(group), group).toBe(workers.length);
        } finally {
          ledger.db.exec('ROLLBACK TO trial; RELEASE trial');
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

describe('who may not read a register', () => {
  it('has no tile of it, and cannot open one by its key', async () => {
    const ledger = await emptyOffice();
    const rights = new Set([...rightsOf('admin')].filter((right) => right !== 'health.read'));
    const other: Viewer = { rights, revealed: true };
    const keys = tilesOn(ledger, other, today).map(({ key }) => key);
    expect(tilesOn(ledger, viewer, today).map(({ key }) => key)).toContain('growth.health');
    expect(keys).not.toContain('growth.health');
    expect(() => tileOn(ledger, other, today, 'growth.health')).toThrow('不能查看');
  });
});
