/** Which place each column of a table leads to: what the clerk chose, what was chosen last time, what its heading says. */
import type { Ledger } from '../../../db/ledger.ts';
import { squash } from '../../../db/rules/text.ts';
import { prepared } from '../../../db/statements.ts';
import { type HeadingColumn, type Table, titlePlaceHeading } from '../../sheets/heading.ts';
import { headingKey, matchColumns } from '../../sheets/match-columns.ts';
import { askedPlace, carriesNothing } from './column-habits.ts';
import type { Places } from './places.ts';
import { listsOf } from './read-row.ts';

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

/** Columns that have found their place, or none, while the others still look for theirs. */
interface Settling {
  readonly ledger: Ledger;
  readonly places: Places;
  readonly table: Table;
  readonly remembered: ReadonlyMap<string, string>;
  /** By place. */
  readonly taken: Map<string, HeadingColumn>;
  /** By column index. */
  readonly found: Map<number, RunColumn>;
}

type Settle = (column: HeadingColumn, place: string | null, certainty: RunColumn['certainty'], reason: string) => void;

const settler =
  ({ taken, found }: Settling): Settle =>
  ({ index, heading, hidden }, place, certainty, reason) => {
    if (place !== null) taken.set(place, { index, heading, hidden });
    found.set(index, { index, heading, hidden, place, certainty, reason });
  };

/** What the clerk has chosen stands. */
function settleChosen({ places, table, taken }: Settling, settle: Settle, chosen: ChosenColumns): void {
  for (const column of table.columns) {
    const place = chosen[column.index];
    if (place === undefined) continue;
    if (place === '' || !places.byKey.has(place)) settle(column, null, 'chosen', '已选不导入');
    else if (!taken.has(place)) settle(column, place, 'chosen', '已选定');
  }
}

const isRemembered = ({ remembered }: Settling, { heading }: HeadingColumn): boolean =>
  heading !== '' && remembered.has(headingKey(heading));

/** Settles what carries nothing; gives back the columns that are to be matched by name and cells. */
function namedAmong(state: Settling, settle: Settle, open: readonly HeadingColumn[]): readonly HeadingColumn[] {
  const { places, table } = state;
  return open.filter((column) => {
    if (isRemembered(state, column)) return true;
    const nothing = carriesNothing(places, column, table.rows);
    const { kind } = kindOf(column.heading, places);
    if (nothing !== null || kind === 'ignored') settle(column, null, 'sure', nothing ?? '这一列不用导入');
    return nothing === null && kind === 'named';
  });
}

function settleNamed(state: Settling, settle: Settle, named: readonly HeadingColumn[]): void {
  const { places, table, remembered, taken, found } = state;
  const targets = [...places.byKey.values()]
    .filter((place) => !taken.has(place.key))
    .map(
      ({ key, label }) =>
        places.targets.find((target) => target.target === key) ?? { target: key, label, kind: 'text' as const },
    );
  for (const match of matchColumns(named, targets, table.rows.slice(0, 50), remembered)) {
    const column = named.find((candidate) => candidate.index === match.index);
    if (column === undefined) continue;
    if (match.target !== null && column.heading === titlePlaceHeading)
      settle(column, match.target, 'guess', '表里没有社区一栏，取自工作表名或标题，请确认');
    else if (match.target !== null && column.filled === true)
      settle(column, match.target, 'guess', '每个社区只写了一次，空着的格按上面的社区补上，请确认');
    else settle(column, match.target, match.certainty, match.reason);
  }
  const lists = listsOf(state.ledger);
  for (const column of named) {
    const place = isRemembered(state, column) ? null : askedPlace(places, column.heading, lists);
    if (place === null || taken.has(place.key) || found.get(column.index)?.place !== null) continue;
    settle(column, place.key, 'guess', `表头问的是“${place.label}”里的一项`);
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
  const state: Settling = { ledger, places, table, remembered, taken: new Map(), found: new Map() };
  const settle = settler(state);
  settleChosen(state, settle, chosen);
  const open = table.columns.filter((column) => !state.found.has(column.index));
  settleNamed(state, settle, namedAmong(state, settle, open));
  for (const column of open) {
    const kind = kindOf(column.heading, places);
    if (!state.found.has(column.index) && kind.kind === 'floating')
      settleFloating(column, kind.at, places, state.found, state.taken, settle);
  }
  return table.columns.flatMap((column) => state.found.get(column.index) ?? []);
}

/** A bare heading goes with the target that has a column nearest to its left, else with the first one named. */
function settleFloating(
  column: HeadingColumn,
  at: number,
  places: Places,
  found: ReadonlyMap<number, RunColumn>,
  taken: ReadonlyMap<string, HeadingColumn>,
  settle: Settle,
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
