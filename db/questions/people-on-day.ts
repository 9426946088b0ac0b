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

const post = (column: string): string =>
  `(SELECT a.${column} FROM live_appointments a WHERE a.person = p.id AND ${holds('a', 'starts_on', 'ends_on')}
    ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC, a.id LIMIT 1)`;

const dated = (table: string, column: string): string =>
  `(SELECT x.${column} FROM live_${table} x WHERE x.person = p.id AND ${holds('x', 'starts_on', 'ends_on')}
    ORDER BY x.starts_on DESC, x.id LIMIT 1)`;

/** The highest education finished by the day; full-time before on-the-job where the level is the same. */
const education = (column: string): string =>
  `(SELECT e.${column} FROM live_educations e WHERE e.person = p.id AND ${holds('e', 'graduated_on')}
    ORDER BY e.level, e.study_mode, e.graduated_on LIMIT 1)`;

const months = (from: string): string =>
  `((CAST(substr(:day, 1, 4) AS INTEGER) - CAST(substr(${from}, 1, 4) AS INTEGER)) * 12
    + CAST(substr(:day, 6, 2) AS INTEGER) - CAST(coalesce(nullif(substr(${from}, 6, 2), ''), '01') AS INTEGER)
    - (substr(:day, 9, 2) < coalesce(nullif(substr(${from}, 9, 2), ''), '01')))`;

const certificateRankSql = `CASE c.kind ${Object.entries(certificateRank)
  .map(([code, rank]) => `WHEN '${code}' THEN ${rank}`)
  .join(' ')} ELSE 0 END`;

/** The columns by the key that `people` gives them in its definition. */
export const peopleOnDay: Readonly<Record<string, string>> = {
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
  grade: dated('grades', 'grade'),
  education: education('level'),
  degree: education('degree'),
  school: education('school'),
  major: education('major'),
  study_mode: education('study_mode'),
  political: dated('party_statuses', 'status'),
  party_joined_on: dated('party_statuses', 'joined_on'),
  certificate: `(SELECT c.kind FROM live_certificates c
    WHERE c.person = p.id AND ${holds('c', 'issued_on', 'valid_to')} AND ${certificateRankSql} > 0
    ORDER BY ${certificateRankSql} DESC LIMIT 1)`,
  employment_form: dated('contracts', 'employment_form'),
  contract_ends_on: dated('contracts', 'ends_on'),
};
