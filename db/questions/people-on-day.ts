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
const finished = holds('x', 'graduated_on');
const highest = 'x.level, x.study_mode, x.graduated_on';
const education = holding('education_on', 'educations', finished, highest);
const firstEducation = holding('first_education_on', 'educations', `x.is_first = 1 AND ${finished}`, 'x.graduated_on');
const fullTime = holding('full_time_on', 'educations', `x.study_mode = 'full_time' AND ${finished}`, highest);
const inService = holding('in_service_on', 'educations', `x.study_mode = 'in_service' AND ${finished}`, highest);
/** The last stay begun by the day: of somebody who has left, the one that ended. */
const stay = holding('stay_on', 'stays', holds('x', 'starts_on'), newest);

const months = (from: string): string =>
  `((CAST(substr(:day, 1, 4) AS INTEGER) - CAST(substr(${from}, 1, 4) AS INTEGER)) * 12
    + CAST(substr(:day, 6, 2) AS INTEGER) - CAST(coalesce(nullif(substr(${from}, 6, 2), ''), '01') AS INTEGER)
    - (substr(:day, 9, 2) < coalesce(nullif(substr(${from}, 9, 2), ''), '01')))`;

const certificateRankSql = `CASE x.kind ${Object.entries(certificateRank)
  .map(([code, rank]) => `WHEN '${code}' THEN ${rank}`)
  .join(' ')} ELSE 0 END`;

/** The highest qualification in social work held on the day. */
const certificate = holding(
  'certificate_on',
  'certificates',
  `${holds('x', 'issued_on', 'valid_to')} AND ${certificateRankSql} > 0`,
  `${certificateRankSql} DESC, x.issued_on, x.id`,
);

/** All that somebody is on the day, the main post first, in the words of the office; posts in another community with its name. */
const allPositions: HoldingColumn = {
  sql: `(SELECT group_concat(label, '、') FROM (SELECT DISTINCT coalesce((SELECT c.name FROM communities c
      WHERE c.id = a.community AND a.community <> post_on.community), '') || code_label('position', a.position) AS label
    FROM live_appointments a WHERE a.person = p.id AND a.position IS NOT NULL AND ${holds('a', 'starts_on', 'ends_on')}
    ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on, a.id))`,
  join: post('community').join,
};

/** The final grade of the year that many years before the day's. */
const appraisalGrade = (yearsBefore: number): string =>
  `(SELECT a.final_grade FROM live_appraisals a
    WHERE a.person = p.id AND a.year = CAST(substr(:day, 1, 4) AS INTEGER) - ${yearsBefore})`;

/** The columns by the key that `people` gives them in its definition. */
export const peopleOnDay: Readonly<Record<string, string | HoldingColumn>> = {
  age: `CASE WHEN d.birth_day IS NULL THEN NULL ELSE ${months('d.birth_day')} / 12 END`,
  service_months: `CASE
    WHEN p.recognised_service_months IS NOT NULL THEN max(0, p.recognised_service_months
      + CASE WHEN p.recognised_service_on IS NULL THEN 0 ELSE ${months('p.recognised_service_on')} END)
    WHEN p.service_started_on IS NULL AND coalesce(p.prior_service_months, 0) = 0 THEN NULL
    ELSE max(0, coalesce(max(0, ${months('p.service_started_on')}), 0) + coalesce(p.prior_service_months, 0)
      - coalesce(p.deducted_service_months, 0))
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
  certificate: certificate('kind'),
  certificate_number: certificate('number'),
  certificate_issued_on: certificate('issued_on'),
  employment_form: contract('employment_form'),
  contract_ends_on: contract('ends_on'),
  contract_starts_on: contract('starts_on'),
  signing_party: contract('signing_party'),
  positions: allPositions,
  duties: post('duties'),
  grade_since: grade('starts_on'),
  graduated_on: education('graduated_on'),
  first_education: firstEducation('level'),
  first_school: firstEducation('school'),
  first_major: firstEducation('major'),
  full_time_education: fullTime('level'),
  full_time_degree: fullTime('degree'),
  full_time_school: fullTime('school'),
  full_time_major: fullTime('major'),
  in_service_education: inService('level'),
  in_service_degree: inService('degree'),
  in_service_school: inService('school'),
  in_service_major: inService('major'),
  full_member_on: party('full_member_on'),
  party_branch: party('branch'),
  entered_on: stay('starts_on'),
  entry_reason: stay('entry_reason'),
  left_on: stay('ends_on'),
  exit_reason: stay('exit_reason'),
  pay_total: `(SELECT sum(l.amount) FROM live_pay_lines l WHERE l.person = p.id AND ${holds('l', 'starts_on', 'ends_on')})`,
  appraisal_last: appraisalGrade(1),
  appraisal_before_last: appraisalGrade(2),
  appraisal_third_last: appraisalGrade(3),
};
