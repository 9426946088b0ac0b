/** Everybody whom 走访慰问 may be for, with the groups they belong to on a day. */
import type { Ledger } from '../ledger.ts';
import { registerOf } from '../ledger.ts';
import { listQuerySchema } from '../list-query.ts';
import { list } from '../read.ts';
import type { FieldValue } from '../registers/model/field.ts';
import { may, type Viewer } from '../rights.ts';
import { countedCategories } from '../rules/lists/category.ts';
import type { VisitGroup } from '../rules/visit-recipients.ts';
import { prepared } from '../statements.ts';
import { holds } from './people-on-day.ts';

export interface VisitPerson {
  readonly id: string;
  readonly name: string;
  readonly community: string | null;
  readonly groups: readonly VisitGroup[];
  readonly female: boolean;
  readonly partyMember: boolean;
}

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const partyCodes: ReadonlySet<string | null> = new Set(['01', '02']);

/** Whom 困难认定 names on the day; nobody for who may not read that register. */
function inNeed(ledger: Ledger, viewer: Viewer, day: string): ReadonlySet<string> {
  if (!may(viewer, registerOf(ledger, 'difficulties'), 'read')) return new Set();
  const rows = prepared(
    ledger.db,
    `SELECT DISTINCT x.person AS person FROM live_difficulties x WHERE ${holds('x', 'starts_on', 'ends_on')}`,
  ).all({ day }) as { readonly person: string }[];
  return new Set(rows.map(({ person }) => person));
}

/** The last community of those who hold no post any more. */
function lastCommunities(ledger: Ledger): ReadonlyMap<string, string> {
  const rows = prepared(
    ledger.db,
    `SELECT person, community FROM live_appointments WHERE community IS NOT NULL
     ORDER BY coalesce(ends_on, '9999'), coalesce(starts_on, ''), coalesce(is_main, 0)`,
  ).all() as { readonly person: string; readonly community: string }[];
  return new Map(rows.map(({ person, community }) => [person, community]));
}

function groupsOf(values: Readonly<Record<string, FieldValue>>, needy: boolean): readonly VisitGroup[] {
  const here = values['on_roll'] === 1;
  const category = text(values['category']) ?? '';
  const retired = !here && text(values['exit_reason']) === 'retired';
  return [
    ...(here && countedCategories.has(category) ? (['front_line'] as const) : []),
    ...(retired ? (['retired'] as const) : []),
    ...(here && category === 'committee_part' ? (['part_time'] as const) : []),
    // Who left for another office is no longer looked after here.
    ...(needy && (here || retired) ? (['difficulty'] as const) : []),
  ];
}

const columns = ['name', 'community', 'category', 'on_roll', 'exit_reason', 'sex', 'political'];

/** The people of all groups on a day. @throws LedgerError forbidden */
export function visitPeople(ledger: Ledger, viewer: Viewer, day: string): readonly VisitPerson[] {
  const needy = inNeed(ledger, viewer, day);
  const last = lastCommunities(ledger);
  const { rows } = list(ledger, viewer, listQuerySchema.parse({ register: 'people', columns, day, limit: 100_000 }));
  return rows.flatMap(({ id, values }) => {
    const groups = groupsOf(values, needy.has(id));
    if (groups.length === 0) return [];
    return [
      {
        id,
        name: text(values['name']) ?? '',
        community: text(values['community']) ?? last.get(id) ?? null,
        groups,
        female: values['sex'] === '2',
        partyMember: partyCodes.has(text(values['political'])),
      },
    ];
  });
}
