/** Everybody's career as grade schemes ask for it, with the grade on record: one reading of each register for all of them. */
import type { Ledger } from '../ledger.ts';
import { countedCategories } from '../rules/lists/category.ts';
import type { GradeFacts } from '../rules/grade-scheme/facts.ts';
import { prepared } from '../statements.ts';
import { holds } from './people-on-day.ts';

/** The grade on record on the day. */
export interface RecordedGrade {
  readonly id: string;
  readonly grade: number;
  readonly startsOn: string | null;
}

export interface PersonFacts {
  readonly id: string;
  readonly name: string;
  readonly community: string | null;
  readonly communityName: string;
  /** 职务 of the main post. */
  readonly position: string | null;
  readonly recorded: RecordedGrade | null;
  readonly facts: GradeFacts;
}

export interface Who {
  readonly community?: string | undefined;
  readonly people?: readonly string[] | undefined;
}

type Row = Readonly<Record<string, string | number | null>>;
type Lists = {
  [
    Key in 'stays' | 'posts' | 'educations' | 'certificates' | 'appraisals' | 'rulings' | 'awards'
  ]: GradeFacts[Key][number][];
};

const text = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
const number = (value: string | number | null | undefined): number | null => (typeof value === 'number' ? value : null);

const counted = [...countedCategories].map((code) => `'${code}'`).join(', ');

/** Awards count from 市级 on. */
const highLevels = "'national', 'province', 'city'";

/** Those on the roll on the day whose main post is counted (measure 1) or not yet told. */
const everybody = `SELECT p.id, p.name, p.service_started_on, p.prior_service_months, p.deducted_service_months,
    p.recognised_service_months, p.recognised_service_on, p.recognised_service_basis,
    a.community, c.name AS community_name, a.position, g.id AS grade_id, g.grade, g.starts_on AS grade_since
  FROM live_people p
  LEFT JOIN appointments a ON a.rowid = (SELECT x.rowid FROM appointments x WHERE x.person = p.id AND x.deleted_at IS NULL
    AND ${holds('x', 'starts_on', 'ends_on')} ORDER BY coalesce(x.is_main, 0) DESC, x.starts_on DESC, x.id LIMIT 1)
  LEFT JOIN communities c ON c.id = a.community
  LEFT JOIN grades g ON g.rowid = (SELECT x.rowid FROM grades x WHERE x.person = p.id AND x.deleted_at IS NULL
    AND ${holds('x', 'starts_on', 'ends_on')} ORDER BY x.starts_on DESC, x.id LIMIT 1)
  WHERE EXISTS (SELECT 1 FROM live_stays s WHERE s.person = p.id AND ${holds('s', 'starts_on', 'ends_on')})
    AND coalesce(a.category, 'worker') IN (${counted})
    AND (:community IS NULL OR a.community = :community)
    AND (:people IS NULL OR p.id IN (SELECT value FROM json_each(:people)))
  ORDER BY c.sort_order, c.name, p.name, p.id`;

const tables: Readonly<Record<keyof Lists, { readonly sql: string; readonly put: (lists: Lists, row: Row) => void }>> =
  {
    stays: {
      sql: 'SELECT person, starts_on, ends_on FROM live_stays',
      put: (lists, row) => lists.stays.push({ from: text(row['starts_on']), to: text(row['ends_on']) }),
    },
    posts: {
      sql: 'SELECT person, post_class, position, is_main, starts_on, ends_on FROM live_appointments',
      put: (lists, row) =>
        lists.posts.push({
          post: text(row['post_class']),
          position: text(row['position']),
          main: row['is_main'] === 1,
          from: text(row['starts_on']),
          to: text(row['ends_on']),
        }),
    },
    educations: {
      sql: 'SELECT person, level, degree, graduated_on FROM live_educations',
      put: (lists, row) =>
        lists.educations.push({
          level: String(row['level']),
          degree: text(row['degree']),
          from: text(row['graduated_on']),
        }),
    },
    certificates: {
      sql: 'SELECT person, coalesce(recognised_as, kind) AS kind, issued_on, valid_to, registered_on, registered_to, allowance_from FROM live_certificates',
      put: (lists, row) =>
        lists.certificates.push({
          kind: String(row['kind']),
          from: text(row['issued_on']),
          to: text(row['valid_to']),
          registeredOn: text(row['registered_on']),
          registeredTo: text(row['registered_to']),
          allowanceFrom: text(row['allowance_from']),
        }),
    },
    appraisals: {
      sql: 'SELECT person, year, final_grade FROM live_appraisals WHERE final_grade IS NOT NULL',
      put: (lists, row) => lists.appraisals.push({ year: Number(row['year']), grade: String(row['final_grade']) }),
    },
    rulings: {
      sql: 'SELECT person, grade, starts_on, ends_on, document FROM live_grade_rulings',
      put: (lists, row) =>
        lists.rulings.push({
          grade: Number(row['grade']),
          from: text(row['starts_on']),
          to: text(row['ends_on']),
          document: text(row['document']),
        }),
    },
    awards: {
      sql: `SELECT person, kind, granted_on FROM live_awards WHERE outcome = 'granted' AND level IN (${highLevels})`,
      put: (lists, row) =>
        lists.awards.push({
          kind: row['kind'] === 'labour' ? 'model_worker' : 'city_award',
          from: text(row['granted_on']),
        }),
    },
  };

/** The careers of those on the roll on the day, in the order of communities. @param day YYYY-MM-DD */
export function gradeFactsOn(ledger: Ledger, day: string, who: Who = {}): readonly PersonFacts[] {
  const people = who.people === undefined ? null : JSON.stringify(who.people);
  const rows = prepared(ledger.db, everybody).all({ day, community: who.community ?? null, people }) as Row[];
  const listsOf = new Map<string, Lists>();
  const found = rows.map((row): PersonFacts => {
    const lists: Lists = {
      stays: [],
      posts: [],
      educations: [],
      certificates: [],
      appraisals: [],
      rulings: [],
      awards: [],
    };
    listsOf.set(String(row['id']), lists);
    return {
      id: String(row['id']),
      name: String(row['name']),
      community: text(row['community']),
      communityName: text(row['community_name']) ?? '',
      position: text(row['position']),
      recorded:
        row['grade_id'] === null
          ? null
          : { id: String(row['grade_id']), grade: Number(row['grade']), startsOn: text(row['grade_since']) },
      facts: {
        startedOn: text(row['service_started_on']),
        priorMonths: number(row['prior_service_months']),
        deductedMonths: number(row['deducted_service_months']),
        recognisedMonths: number(row['recognised_service_months']),
        recognisedOn: text(row['recognised_service_on']),
        recognisedBasis: text(row['recognised_service_basis']),
        ...lists,
      },
    };
  });
  const some = found.length <= 500;
  const ids = JSON.stringify([...listsOf.keys()]);
  for (const { sql, put } of Object.values(tables)) {
    const asked = some
      ? `${sql} ${sql.includes(' WHERE ') ? 'AND' : 'WHERE'} person IN (SELECT value FROM json_each(?))`
      : sql;
    const facts = (some ? prepared(ledger.db, asked).all(ids) : prepared(ledger.db, asked).all()) as Row[];
    for (const row of facts) {
      const lists = listsOf.get(String(row['person']));
      if (lists !== undefined) put(lists, row);
    }
  }
  return found;
}
