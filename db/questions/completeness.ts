/** 信息完整度: how much of what is expected of a person's records is filled in, and what is still missing. */
import { name } from '../statements.ts';
import { type Ledger, registerOf } from '../ledger.ts';
import { holds } from './people-on-day.ts';

export interface MissingFact {
  readonly register: string;
  /** Null where the person has no record of the register at all on that day. */
  readonly field: string | null;
  readonly label: string;
}

export interface Completeness {
  readonly person: string;
  readonly community: string | null;
  /** 0–100, whole. */
  readonly percent: number;
  readonly missing: readonly MissingFact[];
}

/** The registers of which everybody on the roll has a record, beside the person's own. */
const everybodyHas = ['stays', 'appointments', 'educations', 'party_statuses', 'contracts'] as const;

interface Expected {
  readonly register: string;
  readonly label: string;
  readonly fields: readonly { readonly key: string; readonly label: string }[];
}

function expectedOf(ledger: Ledger): readonly Expected[] {
  return ['people', ...everybodyHas]
    .filter((key) => ledger.registers.has(key))
    .map((key) => {
      const register = registerOf(ledger, key);
      const fields = register.fields.filter(
        (field) => (field.required === true || field.expected === true) && field.key !== register.owner,
      );
      return {
        register: key,
        label: register.label,
        fields: fields.map(({ key: field, label }) => ({ key: field, label })),
      };
    });
}

/** One bit per expected field: whether it is filled in the record that holds on :day. */
function expectedSql(ledger: Ledger, expected: Expected): string {
  const bits = (alias: string): string =>
    expected.fields.map((field) => `(coalesce(${alias}.${name(field.key)}, '') <> '')`).join(` || `) || `''`;
  if (expected.register === 'people') return bits('p');
  const register = registerOf(ledger, expected.register);
  const condition = register.dated === undefined ? '1' : holds('x', register.dated.from, register.dated.to);
  const order = register.dated === undefined ? 'x.id' : `x.${name(register.dated.from)} DESC`;
  return `(SELECT 'x' || ${bits('x')} FROM ${name(`live_${register.key}`)} x
    WHERE x.${name(register.owner ?? 'person')} = p.id AND ${condition} ORDER BY ${order} LIMIT 1)`;
}

/** The completeness of everybody on the roll on a day, or of one person. */
export function completeness(ledger: Ledger, day: string, person?: string): readonly Completeness[] {
  const expected = expectedOf(ledger);
  const columns = expected.map((one, index) => `${expectedSql(ledger, one)} AS b${index}`).join(', ');
  const community = `(SELECT a.community FROM live_appointments a WHERE a.person = p.id AND ${holds('a', 'starts_on', 'ends_on')}
    ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC LIMIT 1)`;
  const who =
    person === undefined
      ? `EXISTS (SELECT 1 FROM live_stays s WHERE s.person = p.id AND ${holds('s', 'starts_on', 'ends_on')})`
      : 'p.id = :person';
  const rows = ledger.db
    .prepare(`SELECT p.id AS id, ${community} AS community, ${columns} FROM live_people p WHERE ${who}`)
    .all({ day, ...(person === undefined ? {} : { person }) }) as Record<string, string | null>[];
  return rows.map((row) => scored(expected, row));
}

function scored(expected: readonly Expected[], row: Readonly<Record<string, string | null>>): Completeness {
  const missing: MissingFact[] = [];
  let asked = 0;
  expected.forEach((one, index) => {
    const bits = row[`b${index}`] ?? null;
    const flags = one.register === 'people' ? (bits ?? '') : (bits ?? '').slice(1);
    asked += one.fields.length;
    if (bits === null) {
      missing.push({ register: one.register, field: null, label: one.label });
      asked -= one.fields.length - 1;
      return;
    }
    one.fields.forEach((field, place) => {
      if (flags[place] !== '1') missing.push({ register: one.register, field: field.key, label: field.label });
    });
  });
  const percent = asked === 0 ? 100 : Math.floor(((asked - missing.length) / asked) * 100);
  return { person: row['id'] ?? '', community: row['community'] ?? null, percent, missing };
}
