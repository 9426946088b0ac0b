/**
 * The same lists in SQL written by hand, as somebody would who knows the tables and wants nothing else: no rights, no masks,
 * no definitions. What the desk costs over this is what is measured.
 */

const on = (alias: string, table: string, order: string): string =>
  `LEFT JOIN ${table} ${alias} ON ${alias}.rowid = (SELECT x.rowid FROM ${table} x WHERE x.person = p.id AND x.deleted_at IS NULL
    AND coalesce(x.starts_on, '') <= :day AND coalesce(x.ends_on || '-99-99', '9999') >= :day ORDER BY ${order} LIMIT 1)`;

const months = (from: string): string =>
  `((CAST(substr(:day, 1, 4) AS INTEGER) - CAST(substr(${from}, 1, 4) AS INTEGER)) * 12 + CAST(substr(:day, 6, 2) AS INTEGER)
    - CAST(coalesce(nullif(substr(${from}, 6, 2), ''), '01') AS INTEGER)
    - (substr(:day, 9, 2) < coalesce(nullif(substr(${from}, 9, 2), ''), '01')))`;

const rank = `CASE c.kind WHEN 'sw_senior' THEN 3 WHEN 'sw' THEN 2 WHEN 'sw_assistant' THEN 1 ELSE 0 END`;

export const onRoll = `EXISTS (SELECT 1 FROM stays s WHERE s.person = p.id AND s.deleted_at IS NULL
  AND coalesce(s.starts_on, '') <= :day AND coalesce(s.ends_on || '-99-99', '9999') >= :day)`;

const post = on('a', 'appointments', 'coalesce(x.is_main, 0) DESC, x.starts_on DESC, x.id');

const education = `LEFT JOIN educations e ON e.rowid = (SELECT x.rowid FROM educations x WHERE x.person = p.id AND x.deleted_at IS NULL
  AND coalesce(x.graduated_on, '') <= :day ORDER BY x.level, x.study_mode, x.graduated_on LIMIT 1)`;

/** The people list's usual columns, in its order. */
const columns = `p.id, p.version, p.name, a.community, d.sex, d.birth_day,
  CASE WHEN d.birth_day IS NULL THEN NULL ELSE ${months('d.birth_day')} / 12 END AS age,
  p.id_number, p.nation, y.status AS political, e.level AS education, a.position, a.category, a.post_class, g.grade,
  (SELECT c.kind FROM certificates c WHERE c.person = p.id AND c.deleted_at IS NULL AND coalesce(c.issued_on, '') <= :day
    AND coalesce(c.valid_to || '-99-99', '9999') >= :day AND ${rank} > 0 ORDER BY ${rank} DESC LIMIT 1) AS certificate,
  p.service_started_on,
  CASE WHEN p.recognised_service_months IS NOT NULL THEN p.recognised_service_months
      + CASE WHEN p.recognised_service_on < :day THEN ${months('p.recognised_service_on')} ELSE 0 END
    WHEN p.service_started_on IS NULL OR p.service_started_on > :day THEN p.prior_service_months
    ELSE max(0, ${months('p.service_started_on')} + coalesce(p.prior_service_months, 0) - coalesce(p.deducted_service_months, 0))
  END AS service_months,
  a.starts_on AS main_since, d.retirement_day, p.phone, ${onRoll} AS on_roll, p.note`;

const derived = 'LEFT JOIN people_derived d ON d.id = p.id';

export interface HandWritten {
  readonly rows: string;
  readonly count: string;
  readonly parameters: readonly (string | number)[];
}

/** People by their spelling. */
export function peopleByHand(condition: string, parameters: readonly string[], limit: number, joins = ''): HandWritten {
  const order = 'd.pinyin, p.name, p.id';
  const found = `FROM people p ${derived} ${joins} WHERE p.deleted_at IS NULL AND (${condition})`;
  return {
    rows: `WITH page AS MATERIALIZED (SELECT p.rowid AS at ${found} ORDER BY ${order} LIMIT ?)
      SELECT ${columns} FROM page CROSS JOIN people p ON p.rowid = page.at ${derived} ${post}
      ${on('y', 'party_statuses', 'x.starts_on DESC, x.id')} ${on('g', 'grades', 'x.starts_on DESC, x.id')} ${education}
      ORDER BY ${order}`,
    count: `SELECT count(*) AS n ${found}`,
    parameters: [...parameters, limit],
  };
}

export const positionJoin = post;
