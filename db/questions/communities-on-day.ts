/** What holds for a community on a day, one SQL expression per derived column. `p` is the community, `:day` the day as YYYY-MM-DD. */
import { type HoldingColumn, holds } from './people-on-day.ts';

/** The newest figure known by the day. */
const figures = (column: string): HoldingColumn => ({
  sql: `figures_on.${column}`,
  join: `LEFT JOIN community_figures figures_on ON figures_on.rowid = (SELECT x.rowid FROM community_figures x
    WHERE x.community = p.id AND x.deleted_at IS NULL AND ${holds('x', 'starts_on')} ORDER BY x.starts_on DESC, x.id LIMIT 1)`,
});

/** 核定员额: the later of 员额批复 and 社区基本数; of the same day the 批复. */
const approvedPosts = `(SELECT posts FROM (
    SELECT x.posts AS posts, x.starts_on AS since, 0 AS source FROM live_staffing_approvals x
      WHERE x.community = p.id AND ${holds('x', 'starts_on')}
    UNION ALL
    SELECT x.approved_posts, x.starts_on, 1 FROM live_community_figures x
      WHERE x.community = p.id AND x.approved_posts IS NOT NULL AND ${holds('x', 'starts_on')})
  ORDER BY since DESC, source LIMIT 1)`;

/** People on the roll whose main post on the day is in the community. */
const onRoll = `(SELECT count(DISTINCT s.person) FROM live_stays s WHERE ${holds('s', 'starts_on', 'ends_on')}
  AND p.id = (SELECT a.community FROM live_appointments a WHERE a.person = s.person AND ${holds('a', 'starts_on', 'ends_on')}
    ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on DESC, a.id LIMIT 1))`;

/** Who holds one of these positions in the community on the day; more than one while an office changes hands. */
const holders = (positions: readonly string[]): string =>
  `(SELECT group_concat(q.name, '、') FROM live_appointments a JOIN live_people q ON q.id = a.person
    WHERE a.community = p.id AND a.position IN (${positions.map((position) => `'${position}'`).join(', ')})
      AND ${holds('a', 'starts_on', 'ends_on')})`;

/** How many are being prepared for the community, in the reserve on the day; one person counts once. */
const reserves = (direction: string): string =>
  `(SELECT count(DISTINCT r.person) FROM live_reserves r WHERE r.community = p.id AND r.direction = '${direction}'
    AND ${holds('r', 'starts_on', 'ends_on')})`;

/** The columns by the key that `communities` gives them in its definition. */
export const communitiesOnDay: Readonly<Record<string, string | HoldingColumn>> = {
  residents: figures('residents'),
  households: figures('households'),
  approved_posts: approvedPosts,
  people_on_roll: onRoll,
  secretary: holders(['secretary', 'secretary_director']),
  director: holders(['director', 'secretary_director']),
  secretary_reserves: reserves('secretary'),
  committee_reserves: reserves('committee'),
};
