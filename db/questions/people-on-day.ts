/**
 * What holds for a person on a day, one SQL expression per derived column. `p` is the person, `:day` the day as YYYY-MM-DD.
 * A fact known by month or year alone counts from that month's or year's first day and until its last.
 */
import { certificateRank } from '../rules/lists/certificate.ts';

/** Whether a dated row of alias `t` holds on :day. */
export function holds(alias: string, from: string, to?: string): string {
  const started = `coalesce(${alias}.${from}, '') <= :day`;
  return to === undefined ? started : `${started} AND coalesce(${alias}.${to} || '-99-99', '9999') >= :day`;
}

/** A column of the one record that holds on :day: the record is found once for all of its columns. */
export interface HoldingColumn {
  readonly sql: string;
  readonly join: string;
}

const holding =
  (alias: string, table: string, condition: string, order: string) =>
  (column: string): HoldingColumn => ({
    sql: `${alias}.${column}`,
    join: `LEFT JOIN ${table} ${alias} ON ${alias}.rowid = (SELECT x.rowid FROM ${table} x
      WHERE x.person = p.id AND x.deleted_at IS NULL AND ${condition} ORDER BY ${order} LIMIT 1)`,
  });

const startsAndEnds = holds('x', 'starts_on', 'ends_on');
const newest = 'x.starts_on DESC, x.id';

const post = holding('post_on', 'appointments', startsAndEnds, `coalesce(x.is_main, 0) DESC, ${newest}`);
const grade = holding('grade_on', 'grades', startsAndEnds, newest);
const party = holding('party_on', 'party_statuses', startsAndEnds, newest);
const contract = holding('contract_on', 'contracts', startsAndEnds, newest);

/** The highest education finished by the day; full-time before on-the-job where the level is the same. */
const education = holding(
  'education_on',
  'educations',
  holds('x', 'graduated_on'),
  'x.level, x.study_mode, x.graduated_on',
);

const months = (from: string): string =>
  `((CAST(substr(:day, 1, 4) AS INTEGER) - CAST(substr(${from}, 1, 4) AS INTEGER)) * 12
    + CAST(substr(:day, 6, 2) AS INTEGER) - CAST(coalesce(nullif(substr(${from}, 6, 2), ''), '01') AS INTEGER)
    - (substr(:day, 9, 2) < coalesce(nullif(substr(${from}, 9, 2), ''), '01')))`;

const certificateRankSql = `CASE c.kind ${Object.entries(certificateRank)
  .map(([code, rank]) => `WHEN '${code}' THEN ${rank}`)
  .join(' ')} ELSE 0 END`;

/** The columns by the key that `people` gives them in its definition. */
export const peopleOnDay: Readonly<Record<string, string | HoldingColumn>> = {
  age: `CASE WHEN d.birth_day IS NULL THEN NULL ELSE ${months('d.birth_day')} / 12 END`,
  service_months: `CASE
    WHEN p.recognised_service_months IS NOT NULL THEN p.recognised_service_months
      + CASE WHEN p.recognised_service_on < :day THEN ${months('p.recognised_service_on')} ELSE 0 END
    WHEN p.service_started_on IS NULL OR p.service_started_on > :day THEN p.prior_service_months
    ELSE max(0, ${months('p.service_started_on')} + coalesce(p.prior_service_months, 0) - coalesce(p.deducted_service_months, 0))
    END`,
  on_roll: `EXISTS (SELECT 1 FROM live_stays s WHERE s.person = p.id AND ${holds('s', 'starts_on', 'ends_on')})`,
  community: post('community'),
  department: post('department'),
  category: post('category'),
  position: post('position'),
  post_class: post('post_class'),
  main_since: post('starts_on'),
  grade: grade('grade'),
  education: education('level'),
  degree: education('degree'),
  school: education('school'),
  major: education('major'),
  study_mode: education('study_mode'),
  political: party('status'),
  party_joined_on: party('joined_on'),
  certificate: `(SELECT c.kind FROM live_certificates c
    WHERE c.person = p.id AND ${holds('c', 'issued_on', 'valid_to')} AND ${certificateRankSql} > 0
    ORDER BY ${certificateRankSql} DESC LIMIT 1)`,
  employment_form: contract('employment_form'),
  contract_ends_on: contract('ends_on'),
};
