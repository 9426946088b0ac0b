/** 迎检材料包: which registers serve a measure, and which of their records belong to a year. */
import { registerOf, today } from '../../../db/ledger.ts';
import { type ListQuery, listQuerySchema } from '../../../db/list-query.ts';
import { areas, type Register } from '../../../db/registers/model/register.ts';
import { may } from '../../../db/rights.ts';
import { name, prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';

/** A register's records of a year. */
export interface Section {
  readonly register: Register;
  /** Which records these are, in words: 2026年内有效. */
  readonly basis: string;
  readonly ids: readonly string[];
  /** The day as of which facts are shown: the year's last, or today. */
  readonly day: string;
}

const placeInMenu = ({ area, order }: Register): number => areas.indexOf(area) * 1000 + (order ?? 999);

/** The last day of the year that has come. */
export function lastDay(call: OfficeCall, year: number): string {
  const end = `${year}-12-31`;
  const now = today(call.ledger);
  return now < end ? now : end;
}

export interface Serving {
  /** What goes into the pack. */
  readonly shown: readonly Register[];
  /** What serves the measure and stays in the office: it never leaves, or the account may not export it. */
  readonly withheld: readonly Register[];
}

/** The registers that serve a measure (1–17), in the menu's order. What the app keeps of itself is neither shown nor missed. */
export function serving(call: OfficeCall, measure: number): Serving {
  const all = [...call.ledger.registers.values()]
    .filter(({ measures, key }) => measures.includes(measure) && key !== 'measure_reviews')
    .toSorted((one, other) => placeInMenu(one) - placeInMenu(other));
  const leaving = (register: Register): boolean =>
    register.leaves !== 'never' && may(call.viewer, register, 'export') && may(call.viewer, register, 'read');
  return {
    shown: all.filter(leaving),
    withheld: all.filter((register) => !leaving(register) && (register.of !== 'office' || register.leaves !== 'never')),
  };
}

interface Condition {
  readonly sql: string;
  readonly basis: string;
}

/** A day of the fields counts by as much of it as is known: 2026 and 2026-03 lie in 2026. */
function conditionOf(register: Register, year: number): Condition {
  const { dated, fields } = register;
  if (dated?.to !== undefined) {
    const [from, to] = [name(dated.from), name(dated.to)];
    return {
      sql: `coalesce(${from}, '') <= :year || '-12-31' AND coalesce(${to} || '-99-99', '9999') >= :year || '-01-01'`,
      basis: `${year}年内有效`,
    };
  }
  const ofYear = fields.find((field) => field.kind === 'year');
  if (ofYear !== undefined) return { sql: `${name(ofYear.key)} = CAST(:year AS INTEGER)`, basis: `${year}年度` };
  const day = dated?.from ?? fields.find((field) => field.kind === 'day')?.key;
  if (day === undefined || register.key === 'communities') return { sql: ':year = :year', basis: '现有' };
  return { sql: `substr(${name(day)}, 1, 4) = :year`, basis: `${year}年内` };
}

/** The records of a register that belong to a year. */
export function sectionOf(call: OfficeCall, register: Register, year: number): Section {
  const day = lastDay(call, year);
  const { db } = call.ledger;
  if (register.key === 'people') {
    const sql = `SELECT DISTINCT person AS id FROM live_stays WHERE coalesce(starts_on, '') <= :day AND coalesce(ends_on || '-99-99', '9999') >= :day`;
    const ids = (prepared(db, sql).all({ day }) as { id: string }[]).map(({ id }) => id);
    return { register, basis: `${day} 在册`, ids, day };
  }
  const { sql, basis } = conditionOf(register, year);
  const rows = prepared(db, `SELECT id FROM ${name(`live_${register.key}`)} WHERE ${sql}`).all({
    year: String(year),
  }) as { id: string }[];
  return { register, basis, ids: rows.map(({ id }) => id), day };
}

/** What says nothing in a pack: everybody in it is on the roll, remarks are the office's own. */
const unsaid: ReadonlySet<string> = new Set(['on_roll', 'note']);

/** The list of a section's records, as every list of that register. */
export function queryOf(section: Section): ListQuery {
  return listQuerySchema.parse({
    register: section.register.key,
    columns: section.register.listColumns.filter((key) => !unsaid.has(key)),
    ids: [...section.ids],
    day: section.day,
    limit: 100_000,
  });
}

/** The sections of some measures, each register once, with the measure under which it stands. */
export function packSections(
  call: OfficeCall,
  year: number,
  measures: readonly number[],
): readonly (Section & { readonly measure: number })[] {
  const taken = new Set<string>();
  return measures.flatMap((measure) =>
    serving(call, measure)
      .shown.filter(({ key }) => !taken.has(key))
      .map((register) => {
        taken.add(register.key);
        return { ...sectionOf(call, registerOf(call.ledger, register.key), year), measure };
      }),
  );
}
