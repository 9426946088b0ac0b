/** 优秀书记招录资格: every secretary on the roll on a day against measure 13, with what proves it and what is missing. */
import { listOf } from '../code-lists.ts';
import { type Ledger, registerOf } from '../ledger.ts';
import { labelsOf } from '../labels.ts';
import type { FieldValue } from '../registers/model/field.ts';
import { may, type Viewer } from '../rights.ts';
import { type Eligibility, eligibility13, type Period, type SecretaryFacts } from '../rules/eligibility-13.ts';
import { labelOf } from '../rules/lists/lookup.ts';
import { prepared } from '../statements.ts';
import { holds } from './people-on-day.ts';

/** 社区党组织书记 by position; a 第一书记 is sent by the county and is none. */
const secretary = `a.position IN ('secretary', 'secretary_director')`;

export interface EligibleSecretary extends Eligibility {
  readonly person: string;
  readonly name: string;
  readonly community: string;
}

interface PersonRow extends Readonly<Record<string, FieldValue>> {
  readonly id: string;
  readonly community: string | null;
  readonly service_started_on: string | null;
  readonly prior_service_months: number | null;
  readonly deducted_service_months: number | null;
  readonly recognised_service_months: number | null;
  readonly recognised_service_on: string | null;
  readonly recognised_service_basis: string | null;
}

type OfPerson<Row> = Row & { readonly person: string };

/** The rows of some people, by person. */
function byPerson<Row>(
  ledger: Ledger,
  sql: string,
  people: readonly string[],
): (person: string) => readonly OfPerson<Row>[] {
  const rows = prepared(ledger.db, sql).all(JSON.stringify(people)) as OfPerson<Row>[];
  const grouped = Map.groupBy(rows, (row) => row.person);
  return (person) => grouped.get(person) ?? [];
}

const among = 'person IN (SELECT value FROM json_each(?))';

/** Those who are secretary on the day, each in the community of that post. */
function presentSecretaries(ledger: Ledger, day: string): readonly PersonRow[] {
  return prepared(
    ledger.db,
    `SELECT p.id, a.community, p.service_started_on, p.prior_service_months, p.deducted_service_months,
       p.recognised_service_months, p.recognised_service_on, p.recognised_service_basis
     FROM live_people p JOIN appointments a ON a.rowid = (SELECT a.rowid FROM appointments a
       WHERE a.person = p.id AND a.deleted_at IS NULL AND ${secretary} AND ${holds('a', 'starts_on', 'ends_on')}
       ORDER BY coalesce(a.is_main, 0) DESC, a.starts_on, a.id LIMIT 1)
     WHERE EXISTS (SELECT 1 FROM live_stays s WHERE s.person = p.id AND ${holds('s', 'starts_on', 'ends_on')})`,
  ).all({ day }) as PersonRow[];
}

/** The recorded terms of party organisations, by-elections apart. */
function partyTerms(
  ledger: Ledger,
): readonly { readonly community: string; readonly from: string; readonly to: string }[] {
  return prepared(
    ledger.db,
    `SELECT community, elected_on AS "from", ends_on AS "to" FROM live_terms
     WHERE body = 'party' AND coalesce(is_by_election, 0) = 0 AND elected_on IS NOT NULL AND ends_on IS NOT NULL`,
  ).all() as { community: string; from: string; to: string }[];
}

/** What the years of community work are counted from. */
const serviceOf = (one: PersonRow): SecretaryFacts['service'] => ({
  startedOn: one.service_started_on,
  priorMonths: one.prior_service_months,
  deductedMonths: one.deducted_service_months,
  recognisedMonths: one.recognised_service_months,
  recognisedOn: one.recognised_service_on,
  recognisedBasis: one.recognised_service_basis,
});

/**
 * @param day YYYY-MM-DD
 * @param excellent what the county takes for 表现优秀
 */
export function eligibleSecretaries(
  ledger: Ledger,
  viewer: Viewer,
  day: string,
  excellent: { readonly times: number; readonly years: number },
): readonly EligibleSecretary[] {
  const people = presentSecretaries(ledger, day);
  const ids = people.map((one) => one.id);
  const names = labelsOf(ledger, registerOf(ledger, 'people'), ids);
  const stays = byPerson<Period>(
    ledger,
    `SELECT person, starts_on AS "from", ends_on AS "to" FROM live_stays WHERE ${among}`,
    ids,
  );
  const posts = byPerson<Period & { community: string | null }>(
    ledger,
    `SELECT a.person, a.community, a.starts_on AS "from", a.ends_on AS "to" FROM live_appointments a
     WHERE ${secretary} AND a.${among}`,
    ids,
  );
  const appraisals = byPerson<{ year: number; grade: string }>(
    ledger,
    `SELECT person, year, final_grade AS grade FROM live_appraisals WHERE final_grade IS NOT NULL AND ${among}`,
    ids,
  );
  const mayKnow = may(viewer, registerOf(ledger, 'disciplines'), 'read');
  const disciplines = byPerson<Period & { name: string }>(
    ledger,
    `SELECT person, name, coalesce(starts_on, decided_on) AS "from", ends_on AS "to" FROM live_disciplines WHERE ${among}`,
    ids,
  );
  const terms = partyTerms(ledger);
  const communities = labelsOf(ledger, registerOf(ledger, 'communities'), [
    ...new Set([...terms, ...people, ...ids.flatMap((id) => posts(id))].flatMap(({ community }) => community ?? [])),
  ]);
  const called = (community: string | null): string => communities[community ?? ''] ?? '';
  const grades = listOf(ledger, 'appraisal_grade');
  const namedTerms = terms.map((term) => ({ ...term, community: called(term.community) }));
  return people.map((one) => ({
    person: one.id,
    name: names[one.id] ?? '',
    community: called(one.community),
    ...eligibility13({
      day,
      service: serviceOf(one),
      stays: stays(one.id),
      posts: posts(one.id).map((post) => ({ ...post, community: called(post.community) })),
      terms: namedTerms,
      appraisals: appraisals(one.id).map((year) => ({ ...year, word: labelOf(grades, year.grade) ?? year.grade })),
      disciplines: mayKnow ? disciplines(one.id) : null,
      excellent,
    }),
  }));
}
