/** Which place each column of a table leads to: what the clerk chose, what was chosen last time, what its heading says. */
import type { Ledger } from '../../../db/ledger.ts';
import { squash } from '../../../db/rules/text.ts';
import { prepared } from '../../../db/statements.ts';
import type { HeadingColumn, Table } from '../../sheets/heading.ts';
import { headingKey, matchColumns } from '../../sheets/match-columns.ts';
import type { Places } from './places.ts';

export interface RunColumn {
  /** 0-based place in the sheet. */
  readonly index: number;
  readonly heading: string;
  readonly hidden: boolean;
  /** The key of a place, or null where the column is not imported. */
  readonly place: string | null;
  readonly certainty: 'chosen' | 'sure' | 'guess' | 'none';
  /** Why, in Chinese. */
  readonly reason: string;
}

/** The clerk's own choices: column index → place key, '' for 不导入. */
export type ChosenColumns = Readonly<Record<string, string>>;

/** The ends of a joined heading from the longest to the shortest, squashed with and without brackets. */
function endsOf(heading: string): readonly string[] {
  const parts = heading.split('/');
  return parts.flatMap((_, i) => {
    const end = parts.slice(i).join('');
    return [...new Set([squash(end), squash(end, 'none')])].filter((word) => word !== '');
  });
}

type Kind =
  | { readonly kind: 'named' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'floating'; readonly at: number };

/** What the longest known end of a heading is: the name of a place, a heading that carries nothing, or a bare one. */
function kindOf(heading: string, places: Places): Kind {
  for (const word of endsOf(heading)) {
    if (places.words.has(word)) return { kind: 'named' };
    if (places.ignored.has(word)) return { kind: 'ignored' };
    const at = places.floating.findIndex((floating) => floating.words.has(word));
    if (at >= 0) return { kind: 'floating', at };
  }
  return { kind: 'named' };
}

function rememberedOf(ledger: Ledger, profile: string): ReadonlyMap<string, string> {
  const rows = prepared(ledger.db, 'SELECT heading, target FROM import_mappings WHERE profile = ?').all(profile) as {
    heading: string;
    target: string;
  }[];
  return new Map(rows.map((row) => [row.heading, row.target]));
}

/** Keeps the clerk's choices for the next table; a heading that stands twice says nothing by itself and is not kept. */
export function rememberColumns(
  ledger: Ledger,
  profile: string,
  columns: readonly HeadingColumn[],
  chosen: ChosenColumns,
): void {
  const counts = new Map<string, number>();
  for (const { heading } of columns) counts.set(headingKey(heading), (counts.get(headingKey(heading)) ?? 0) + 1);
  for (const column of columns) {
    const place = chosen[column.index];
    const key = headingKey(column.heading);
    if (place === undefined || key === '' || counts.get(key) !== 1) continue;
    prepared(
      ledger.db,
      `INSERT INTO import_mappings (profile, heading, target) VALUES (?, ?, ?)
       ON CONFLICT (profile, heading) DO UPDATE SET target = excluded.target`,
    ).run(profile, key, place);
  }
}

/** Matches the columns of a table. */
export function arrangeColumns(
  ledger: Ledger,
  places: Places,
  table: Table,
  chosen: ChosenColumns,
): readonly RunColumn[] {
  const remembered = rememberedOf(ledger, places.profile.key);
  const taken = new Map<string, HeadingColumn>();
  const found = new Map<number, RunColumn>();
  const settle = (
    column: HeadingColumn,
    place: string | null,
    certainty: RunColumn['certainty'],
    reason: string,
  ): void => {
    if (place !== null) taken.set(place, column);
    found.set(column.index, {
      index: column.index,
      heading: column.heading,
      hidden: column.hidden,
      place,
      certainty,
      reason,
    });
  };
  for (const column of table.columns) {
    const place = chosen[column.index];
    if (place === undefined) continue;
    if (place === '' || !places.byKey.has(place)) settle(column, null, 'chosen', '已选不导入');
    else if (!taken.has(place)) settle(column, place, 'chosen', '已选定');
  }
  const open = table.columns.filter((column) => !found.has(column.index));
  const kinds = new Map(open.map((column) => [column.index, kindOf(column.heading, places)]));
  const named = open.filter((column) => {
    const known = remembered.has(headingKey(column.heading)) && column.heading !== '';
    if (known || kinds.get(column.index)?.kind === 'named') return true;
    if (kinds.get(column.index)?.kind === 'ignored') settle(column, null, 'sure', '这一列不用导入');
    return false;
  });
  const targets = [...places.byKey.values()]
    .filter((place) => !taken.has(place.key))
    .map(
      (place) =>
        places.targets.find((target) => target.target === place.key) ?? {
          target: place.key,
          label: place.label,
          kind: 'text' as const,
        },
    );
  for (const match of matchColumns(named, targets, table.rows.slice(0, 50), remembered)) {
    const column = named.find((candidate) => candidate.index === match.index);
    if (column !== undefined) settle(column, match.target, match.certainty, match.reason);
  }
  for (const column of open) {
    const kind = kinds.get(column.index);
    if (!found.has(column.index) && kind?.kind === 'floating')
      settleFloating(column, kind.at, places, found, taken, settle);
  }
  return table.columns.flatMap((column) => found.get(column.index) ?? []);
}

/** A bare heading goes with the target that has a column nearest to its left, else with the first one named. */
function settleFloating(
  column: HeadingColumn,
  at: number,
  places: Places,
  found: ReadonlyMap<number, RunColumn>,
  taken: ReadonlyMap<string, HeadingColumn>,
  settle: (column: HeadingColumn, place: string | null, certainty: RunColumn['certainty'], reason: string) => void,
): void {
  const among = places.floating[at]?.places ?? [];
  const targetOf = (key: string | null): string => {
    const place = key === null ? undefined : places.byKey.get(key);
    return place !== undefined && 'target' in place ? place.target.key : '';
  };
  let nearest: { readonly index: number; readonly place: string } | null = null;
  for (const other of found.values()) {
    const option = among.find((candidate) => candidate.target === targetOf(other.place));
    if (option === undefined || other.index > column.index || other.index < (nearest?.index ?? -1)) continue;
    nearest = { index: other.index, place: option.place };
  }
  const place = nearest?.place ?? among[0]?.place ?? null;
  const owner = place === null ? undefined : taken.get(place);
  const label = place === null ? '' : (places.byKey.get(place)?.group ?? '');
  if (owner !== undefined) settle(column, null, 'none', `“${label}”的这一项已取自“${owner.heading}”列，这一列不再导入`);
  else settle(column, place, 'sure', nearest === null ? `没有别的说明，归入“${label}”` : `紧跟在“${label}”的栏目后面`);
}
