/** Nominations beyond the places of an award are refused, and places below what is nominated already. */
import type { FieldFault } from './errors.ts';
import { type Ledger, registerOf } from './ledger.ts';
import { labelsOf } from './labels.ts';
import type { Register } from './registers/model/register.ts';
import type { Values } from './rows.ts';
import { holdingOutcomes, type Nomination, type Quota, quotaFaults } from './rules/award-quota.ts';
import { squash } from './rules/text.ts';
import { prepared } from './statements.ts';

const holding: readonly unknown[] = holdingOutcomes;
const outcomes = holdingOutcomes.map((code) => `'${code}'`).join(', ');

/** The community of somebody's main post on a day. */
const communityOn = (person: string, day: string): string => `(SELECT x.community FROM live_appointments x
  WHERE x.person = ${person} AND coalesce(x.starts_on, '') <= ${day} AND coalesce(x.ends_on || '-99-99', '9999') >= ${day}
  ORDER BY coalesce(x.is_main, 0) DESC, x.starts_on DESC, x.id LIMIT 1)`;

type Named<Row> = Row & { readonly name: string };

/** The places of an award, one record left out. */
function quotasOf(ledger: Ledger, name: string, year: number, without: string): readonly Quota[] {
  const rows = prepared(
    ledger.db,
    'SELECT name, community, places FROM live_award_quotas WHERE year = ? AND id <> ?',
  ).all(year, without) as Named<Quota>[];
  return rows.filter((row) => squash(row.name) === squash(name));
}

/** The nominations that hold a place, one record left out. */
function nominationsOf(ledger: Ledger, name: string, year: number, without: string): readonly Nomination[] {
  const rows = prepared(
    ledger.db,
    `SELECT a.name, ${communityOn('a.person', 'a.nominated_on')} AS community FROM live_awards a
     WHERE substr(a.nominated_on, 1, 4) = ? AND a.outcome IN (${outcomes}) AND a.id <> ?`,
  ).all(String(year), without) as Named<Nomination>[];
  return rows.filter((row) => squash(row.name) === squash(name));
}

function told(
  ledger: Ledger,
  name: string,
  year: number,
  quotas: readonly Quota[],
  nominations: readonly Nomination[],
): readonly string[] {
  const ids = quotas.flatMap(({ community }) => community ?? []);
  const labels = labelsOf(ledger, registerOf(ledger, 'communities'), ids);
  return quotaFaults({ name, year, quotas, nominations, called: (id) => labels[id] ?? '' });
}

function ofNomination(ledger: Ledger, id: string, values: Values): readonly string[] {
  const { name, nominated_on: day, person, outcome } = values;
  if (typeof name !== 'string' || typeof day !== 'string' || !holding.includes(outcome)) return [];
  const year = Number(day.slice(0, 4));
  const quotas = quotasOf(ledger, name, year, '');
  if (quotas.length === 0) return [];
  const own = prepared(ledger.db, `SELECT ${communityOn(':person', ':day')} AS community`).get({
    person: person ?? null,
    day,
  }) as Nomination;
  return told(ledger, name, year, quotas, [...nominationsOf(ledger, name, year, id), own]);
}

function ofQuota(ledger: Ledger, id: string, values: Values): readonly string[] {
  const { name, year, community, places } = values;
  if (typeof name !== 'string' || typeof year !== 'number' || typeof places !== 'number') return [];
  const own = { community: typeof community === 'string' ? community : null, places };
  const others = quotasOf(ledger, name, year, id);
  if (own.community === null && others.some((one) => one.community === null))
    return [`${year}年“${name}”全街道的名额已经登记过，请改原来的一条。`];
  return told(ledger, name, year, [...others, own], nominationsOf(ledger, name, year, ''));
}

/** The faults of a nomination or of places, as they stand when the whole change is written; empty for other registers. */
export function awardFaults(ledger: Ledger, register: Register, id: string, values: Values): readonly FieldFault[] {
  if (register.key === 'awards')
    return ofNomination(ledger, id, values).map((message) => ({ field: 'nominated_on', message }));
  if (register.key === 'award_quotas')
    return ofQuota(ledger, id, values).map((message) => ({ field: 'places', message }));
  return [];
}
