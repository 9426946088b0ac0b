import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ledgerOf } from '../../../../db/code-lists.ts';
import type { Ledger } from '../../../../db/ledger.ts';
import { remindersOn } from '../../../../db/questions/reminders/all.ts';
import { type Edit, writeChange } from '../../../../db/records.ts';
import { rightsOf } from '../../../../db/rights.ts';
import { clerk, smallOffice } from '../../small-office.ts';

/** No holidays are published for this year, so that SQL can count working days by the weekday alone. */
const day = '2030-03-05';
const viewer = { rights: rightsOf('admin'), revealed: false };

/** Days around the day that exist in every month: SQLite carries the 31st over into the next month, the rules take its last day. */
const near = (months: number, after = months) =>
  fc.tuple(fc.integer({ min: -months, max: after }), fc.integer({ min: 1, max: 28 })).map(([month, date]) => {
    const count = 2030 * 12 + 2 + month;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  });
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

const period = (months: number) =>
  fc.tuple(near(months), near(months)).map((days) => days.toSorted() as [string, string]);

const person = fc.record({
  stay: fc.record({
    kind: fc.constantFrom('regular', 'regular', 'regular', 'part_time'),
    starts_on: near(60, 2),
    open: fc.constantFrom(true, true, true, false),
    length: fc.integer({ min: 0, max: 40 }),
  }),
  retires: maybe(near(14)),
  contract: maybe(
    fc.record({
      kind: fc.constantFrom('fixed_term', 'fixed_term', 'fixed_term', 'open_ended', 'task', 'none', 'service'),
      employment_form: fc.constantFrom('direct', 'direct', 'public_post', 'staffed'),
      days: fc.tuple(near(30, 1), near(1, 5)).map((days) => days.toSorted()),
      open: fc.constantFrom(false, false, false, true),
    }),
  ),
  secondments: fc.array(
    fc.record({
      state: fc.constantFrom('approved', 'approved', 'applied', 'irregular', 'refused'),
      days: period(4),
      back: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  requests: fc.array(
    fc.record({ raised: near(1), typed: fc.boolean(), days: fc.integer({ min: 0, max: 40 }), done: fc.boolean() }),
    { maxLength: 3 },
  ),
  check: maybe(fc.record({ done: near(26), cycle: maybe(fc.constantFrom(6, 12, 24)), waived: fc.boolean() })),
  leaving: fc.constantFrom(false, false, false, true),
});
type Person = typeof person extends fc.Arbitrary<infer Value> ? Value : never;

const term = fc.record({
  body: fc.constantFrom('party', 'committee'),
  days: period(14),
  place: fc.integer({ min: 0, max: 1 }),
  by: fc.constantFrom(0, 0, 0, 1),
});
type Term = typeof term extends fc.Arbitrary<infer Value> ? Value : never;

const later = (from: string, days: number): string =>
  new Temporal.PlainDate(Number(from.slice(0, 4)), Number(from.slice(5, 7)), Number(from.slice(8)))
    .add({ days })
    .toString();

function contractEdit(person: string, contract: NonNullable<Person['contract']>): Edit {
  const { kind, employment_form, days, open } = contract;
  const [starts_on = null, ends_on = null] = days;
  const values = { person, kind, employment_form, starts_on, ends_on: open || kind === 'open_ended' ? null : ends_on };
  return { op: 'create', register: 'contracts', values };
}

function personEdits(one: Person, place: number): readonly Edit[] {
  const id = `person-${place}`;
  const create = (register: string, values: Extract<Edit, { op: 'create' }>['values']): Edit => ({
    op: 'create',
    register,
    values: { person: id, ...values },
  });
  const { stay, retires, contract, secondments, requests, check } = one;
  return [
    {
      op: 'create',
      register: 'people',
      id,
      values: {
        name: `测试${place}`,
        ...(retires === null ? {} : { recognised_retirement_on: retires, recognised_retirement_basis: '档案' }),
      },
    },
    create('stays', {
      kind: stay.kind,
      starts_on: stay.starts_on,
      ends_on: stay.open ? null : later(stay.starts_on, stay.length * 30),
    }),
    ...(contract === null ? [] : [contractEdit(id, contract)]),
    ...secondments.map(({ state, days: [from, to], back }) =>
      create('secondments', {
        borrower: '街道办公室',
        borrower_level: 'street',
        state,
        starts_on: from,
        ends_on: to,
        approval_document: '文1号',
        clear_by: to,
        back_on: back ? to : null,
      }),
    ),
    ...requests.map(({ raised, typed, days, done }) =>
      create('requests', {
        raised_on: raised,
        source: 'self',
        category: 'pay',
        matter: '一件事',
        due_on: typed ? later(raised, days) : null,
        state: done ? 'done' : 'open',
        done_on: done ? raised : null,
      }),
    ),
    ...(check === null
      ? []
      : [
          create('health_checks', {
            year: Number(check.done.slice(0, 4)),
            state: 'done',
            done_on: check.done,
            cycle_months: check.cycle,
          }),
          ...(check.waived && !check.done.startsWith('2030')
            ? [create('health_checks', { year: 2030, state: 'waived', reason: '本人放弃', signed_on: '2030-01-05' })]
            : []),
        ]),
    ...(one.leaving
      ? [create('leavings', { reason: 'retired', track: 'both', leaves_on: '2030-06-30', state: 'open' })]
      : []),
  ];
}

const termEdit = ({ body, days: [elected_on, ends_on], place, by }: Term): Edit => ({
  op: 'create',
  register: 'terms',
  values: { community: `community-${place}`, body, elected_on, ends_on, is_by_election: by },
});

const onRoll = `EXISTS (SELECT 1 FROM live_stays s WHERE s.person = x.person AND s.starts_on <= :day AND ifnull(s.ends_on, '9999-12-31') >= :day)`;
const regular = onRoll.replace('s.person = x.person', "s.person = x.person AND s.kind = 'regular'");

/** Each kind once more, said in SQL alone: the key's record and the due day. */
const formulations: Readonly<Record<string, string>> = {
  contract: `SELECT x.id || ' ' || x.ends_on AS line FROM live_contracts x
    WHERE x.kind IN ('fixed_term', 'task', 'dispatch') AND x.employment_form <> 'staffed' AND x.starts_on <= :day
      AND julianday(x.ends_on) - julianday(:day) BETWEEN 0 AND 60 AND ${regular}`,
  retirement: `SELECT x.person || ' ' || CASE WHEN julianday(:day) > julianday(x.due, '-3 months') THEN x.due ELSE date(x.due, '-3 months') END AS line
    FROM (SELECT id AS person, recognised_retirement_on AS due FROM live_people WHERE recognised_retirement_on IS NOT NULL) x
    WHERE ${regular} AND x.person NOT IN (SELECT person FROM live_leavings)
      AND x.person NOT IN (SELECT c.person FROM live_contracts c WHERE c.kind = 'service' AND :day BETWEEN c.starts_on AND ifnull(c.ends_on, '9999'))
      AND (julianday(x.due, '-3 months') < julianday(:day) AND julianday(x.due) - julianday(:day) <= 92
        OR julianday(x.due, '-3 months') >= julianday(:day) AND julianday(x.due, '-3 months') - julianday(:day) <= 92)`,
  term: `SELECT x.id || ' ' || x.ends_on AS line FROM live_terms x WHERE x.is_by_election = 0
      AND x.ends_on = (SELECT max(m.ends_on) FROM live_terms m WHERE m.community = x.community AND m.body = x.body AND m.is_by_election = 0)
      AND x.elected_on = (SELECT max(m.elected_on) FROM live_terms m WHERE m.community = x.community AND m.body = x.body AND m.is_by_election = 0)
      AND x.ends_on <= date(:day, '+183 days')`,
  secondment: `SELECT x.id || ' ' || x.due AS line FROM (
      SELECT id, person, starts_on, ends_on AS due FROM live_secondments WHERE state = 'approved' AND back_on IS NULL
      UNION ALL SELECT id, person, starts_on, clear_by FROM live_secondments WHERE state = 'irregular' AND back_on IS NULL) x
    WHERE x.starts_on <= :day AND x.due <= date(:day, '+30 days') AND ${onRoll}`,
  request: `SELECT x.id || ' ' || x.due AS line FROM (SELECT r.id, r.person, ifnull(r.due_on, (
        WITH RECURSIVE days (on_day, worked) AS (SELECT r.raised_on, 0 UNION ALL
          SELECT date(on_day, '+1 day'), worked + (strftime('%w', on_day, '+1 day') NOT IN ('0', '6')) FROM days WHERE worked < 10)
        SELECT max(on_day) FROM days)) AS due FROM live_requests r WHERE r.state <> 'done') x
    WHERE x.due <= date(:day, '+10 days') AND ${onRoll}`,
  health: `SELECT x.person || ' ' || x.due AS line FROM (SELECT h.person,
        date(h.done_on, '+' || ifnull(h.cycle_months, 12) || ' months') AS due FROM live_health_checks h WHERE h.state = 'done') x
    WHERE x.due <= date(:day, '+30 days') AND ${onRoll}
      AND NOT EXISTS (SELECT 1 FROM live_health_checks w WHERE w.person = x.person AND w.state = 'waived'
        AND w.year >= max(2030, CAST(substr(x.due, 1, 4) AS INTEGER)))`,
};

/** Which part of a reminder's key names what the formulation names. */
const placeInKey: Readonly<Record<string, number>> = {
  contract: 3,
  retirement: 1,
  term: 1,
  secondment: 1,
  request: 2,
  health: 1,
};

function bySql(ledger: Ledger, kind: string): readonly string[] {
  const rows = ledger.db.prepare(formulations[kind] ?? '').all({ day }) as { readonly line: string }[];
  return rows.map(({ line }) => line).toSorted();
}

function byRules(ledger: Ledger, kind: string): readonly string[] {
  return remindersOn(ledger, viewer, day)
    .filter((one) => one.kind === kind && (kind !== 'contract' || one.key.includes(':ends:')))
    .map(({ key, dueOn }) => `${key.split(':')[placeInKey[kind] ?? 0]} ${dueOn}`)
    .toSorted();
}

/** Writes an office, looks, and takes it back: the store itself is made once. */
function within(ledger: Ledger, edits: readonly Edit[], look: () => void): void {
  ledger.db.exec('SAVEPOINT trial');
  try {
    writeChange(ledger, { actor: clerk, kind: 'edit', title: '试' }, edits);
    look();
  } finally {
    ledger.db.exec('ROLLBACK TO trial');
    ledger.db.exec('RELEASE trial');
  }
}

describe('reminders by rules on objects and by SQL', () => {
  it('agree for random offices', async () => {
    const { db, ledger: made } = await smallOffice();
    const ledger = ledgerOf(db, made.registers, made.now);
    const places: readonly Edit[] = [0, 1].map((place) => ({
      op: 'create',
      register: 'communities',
      id: `community-${place}`,
      values: { name: `第${place}社区` },
    }));
    writeChange(ledger, { actor: clerk, kind: 'edit', title: '社区' }, places);
    const seen = new Map<string, number>();
    const people = fc.array(person, { minLength: 6, maxLength: 12 });
    const terms = fc.array(term, { maxLength: 6 });
    fc.assert(
      fc.property(people, terms, (all, elections) => {
        within(ledger, [...all.flatMap(personEdits), ...elections.map(termEdit)], () => {
          for (const kind of Object.keys(formulations)) {
            const found = byRules(ledger, kind);
            expect(found, kind).toEqual(bySql(ledger, kind));
            seen.set(kind, (seen.get(kind) ?? 0) + found.length);
          }
        });
      }),
      { numRuns: 200 },
    );
    // Nothing agrees by being empty.
    for (const kind of Object.keys(formulations)) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(20);
  }, 120_000);
});
