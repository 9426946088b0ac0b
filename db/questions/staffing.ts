/** 员额与配备 on a day: the communities with residents and posts, everybody on the roll with what the structure is counted by, who is away and why. */
import type { Ledger } from '../ledger.ts';
import { listQuerySchema } from '../list-query.ts';
import { list, type ListResult, type ListRow } from '../read.ts';
import type { FieldValue } from '../registers/model/field.ts';
import type { Viewer } from '../rights.ts';
import { postRounding } from '../rules/lists/post-rounding.ts';
import {
  ageBand,
  postsPerTenThousand,
  type PostRounding,
  type StaffedPerson,
  type StaffedPlace,
  type StaffingRule,
  type StructureKey,
  structureKeys,
} from '../rules/staffing.ts';
import { prepared } from '../statements.ts';
import { holds } from './people-on-day.ts';

export interface StaffMember extends StaffedPerson {
  readonly id: string;
  readonly name: string;
  readonly position: string | null;
  /** Codes by which the structure is counted; null where nothing is recorded. */
  readonly traits: Readonly<Record<StructureKey, string | null>>;
}

export interface StaffingPlace extends StaffedPlace {
  readonly id: string;
  readonly name: string;
}

export interface StaffingFacts {
  readonly day: string;
  readonly rule: StaffingRule;
  /** The street's own approval (员额批复 without a community); null where there is none. */
  readonly approved: number | null;
  readonly places: readonly StaffingPlace[];
  readonly people: readonly StaffMember[];
}

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const number = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

/** The office's own way to count posts. */
function ruleOf(ledger: Ledger): StaffingRule {
  const row = prepared(
    ledger.db,
    'SELECT posts_per_ten_thousand AS per, posts_rounding AS way FROM live_offices',
  ).get() as { readonly per: number | null; readonly way: string | null } | undefined;
  const rounding = postRounding.values.find(({ code }) => code === row?.way)?.code ?? 'up';
  return { perTenThousand: row?.per ?? postsPerTenThousand, rounding: rounding satisfies PostRounding };
}

/** Who is away on the day: leaves of their own register, 借调(抽调) that has not ended, 挂职 elsewhere. One reason a person. */
function awayOn(ledger: Ledger, day: string): ReadonlyMap<string, string> {
  const rows = prepared(
    ledger.db,
    `SELECT x.person AS person, code_label('absence_kind', x.kind) AS why FROM live_staff_absences x
       WHERE ${holds('x', 'starts_on', 'ends_on')}
     UNION ALL
     SELECT x.person, '挂职' FROM live_temporary_posts x WHERE x.direction = 'out' AND ${holds('x', 'starts_on', 'ends_on')}
     UNION ALL
     SELECT x.person, '借出' FROM live_secondments x WHERE x.state IN ('approved', 'irregular')
       AND ${holds('x', 'starts_on')} AND coalesce(x.back_on, '9999') > :day`,
  ).all({ day }) as { readonly person: string; readonly why: string }[];
  return new Map(rows.map(({ person, why }) => [person, why]));
}

function memberOf(row: ListRow, away: ReadonlyMap<string, string>): StaffMember {
  const { values } = row;
  return {
    id: row.id,
    name: text(values['name']) ?? '',
    community: text(values['community']),
    category: text(values['category']),
    position: text(values['position']),
    away: away.get(row.id) ?? null,
    traits: {
      sex: text(values['sex']),
      age_band: ageBand(number(values['age'])),
      education: text(values['education']),
      political: text(values['political']),
      is_veteran: values['is_veteran'] === 1 ? '1' : null,
      source: text(values['source']),
      certificate: text(values['certificate']),
      residence: text(values['residence']),
    },
  };
}

const memberColumns = [
  'name',
  'community',
  'category',
  'position',
  'age',
  ...structureKeys.filter((key) => key !== 'age_band'),
];

/** The communities that exist on the day. */
function placesOf({ rows }: ListResult, day: string): readonly StaffingPlace[] {
  return rows
    .filter(({ values }) => {
      const ended = text(values['ended_on']);
      return (text(values['founded_on']) ?? '') <= day && (ended === null || `${ended}-99-99` >= day);
    })
    .map(({ id, values }) => ({
      id,
      name: text(values['name']) ?? '',
      residents: number(values['residents']),
      approved: number(values['approved_posts']),
    }));
}

/** @throws LedgerError forbidden */
export function staffingFacts(ledger: Ledger, viewer: Viewer, day: string): StaffingFacts {
  const ask = (query: object) => list(ledger, viewer, listQuerySchema.parse({ day, limit: 100_000, ...query }));
  const communities = ask({
    register: 'communities',
    columns: ['name', 'residents', 'approved_posts', 'founded_on', 'ended_on'],
  });
  const members = ask({
    register: 'people',
    columns: memberColumns,
    filters: [{ key: 'on_roll', op: 'is', values: [1] }],
  });
  const own = prepared(
    ledger.db,
    `SELECT x.posts AS posts FROM live_staffing_approvals x WHERE x.community IS NULL AND ${holds('x', 'starts_on')}
     ORDER BY x.starts_on DESC, x.id LIMIT 1`,
  ).get({ day }) as { readonly posts: number } | undefined;
  const away = awayOn(ledger, day);
  return {
    day,
    rule: ruleOf(ledger),
    approved: own?.posts ?? null,
    places: placesOf(communities, day),
    people: members.rows.map((row) => memberOf(row, away)),
  };
}
