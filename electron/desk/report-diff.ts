/** What changed between two reports of the same kind: rows that are new, changed or gone, cell by cell. Pure. */
import type { Privacy } from '../../db/registers/model/field.ts';
import type { FrozenColumn, FrozenRow, FrozenTable } from './report-shapes.ts';

export type RowChange = 'new' | 'changed' | 'gone';

export interface ChangedCell {
  readonly label: string;
  readonly before: string;
  readonly now: string;
  readonly privacy?: Privacy;
}

export interface ChangedRow {
  readonly change: RowChange;
  readonly id: string;
  /** As it stands now; as it stood last time where it is gone. */
  readonly cells: readonly string[];
  /** Which cells differ, of a changed row. */
  readonly differs: readonly ChangedCell[];
}

export interface TableChanges {
  readonly title: string;
  readonly columns: readonly FrozenColumn[];
  readonly rows: readonly ChangedRow[];
  /** Headings that could not be compared: there only once, or written in another way this time. */
  readonly uncompared: readonly string[];
}

/** Running numbers say nothing of the person. */
export const sequenceKey = 'sequence';

interface Pair {
  readonly place: number;
  readonly old: number;
  readonly column: FrozenColumn;
}

function pairsOf(before: FrozenTable, now: FrozenTable): { readonly pairs: readonly Pair[]; readonly alone: string[] } {
  const pairs: Pair[] = [];
  const alone: string[] = [];
  const left = new Map(before.columns.map((column, place) => [place, column]));
  for (const [place, column] of now.columns.entries()) {
    if (column.key === sequenceKey) continue;
    const old = [...left].find(([, one]) => one.label === column.label && one.key === column.key)?.[0];
    if (old === undefined) alone.push(column.label);
    else {
      pairs.push({ place, old, column });
      left.delete(old);
    }
  }
  for (const [, column] of left) {
    if (column.key !== sequenceKey && !alone.includes(column.label)) alone.push(column.label);
  }
  return { pairs, alone };
}

function differing(pairs: readonly Pair[], before: FrozenRow, now: FrozenRow): readonly ChangedCell[] {
  return pairs.flatMap(({ place, old, column }) => {
    const was = before.cells[old] ?? '';
    const is = now.cells[place] ?? '';
    return was === is
      ? []
      : [
          {
            label: column.label,
            before: was,
            now: is,
            ...(column.privacy === undefined ? {} : { privacy: column.privacy }),
          },
        ];
  });
}

/** The cells of a row of last time under the columns of this time. */
function moved(pairs: readonly Pair[], columns: number, row: FrozenRow): readonly string[] {
  const old = new Map(pairs.map((pair) => [pair.place, pair.old]));
  return Array.from({ length: columns }, (_, place) => {
    const from = old.get(place);
    return from === undefined ? '' : (row.cells[from] ?? '');
  });
}

/** Rows of one record that stands several times are told apart by their order. */
function keyed(rows: readonly FrozenRow[]): ReadonlyMap<string, FrozenRow> {
  const times = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const name = row.id === '' ? row.cells.join('\u0000') : row.id;
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      return [`${time}:${name}`, row];
    }),
  );
}

/** The rows that differ, those of now in their order, those that are gone last. */
export function tableChanges(before: FrozenTable, now: FrozenTable): TableChanges {
  const { pairs, alone } = pairsOf(before, now);
  const old = keyed(before.rows);
  const current = keyed(now.rows);
  const rows: ChangedRow[] = [];
  for (const [key, row] of current) {
    const was = old.get(key);
    if (was === undefined) rows.push({ change: 'new', id: row.id, cells: row.cells, differs: [] });
    else {
      const differs = differing(pairs, was, row);
      if (differs.length > 0) rows.push({ change: 'changed', id: row.id, cells: row.cells, differs });
    }
  }
  for (const [key, row] of old) {
    if (current.has(key)) continue;
    rows.push({ change: 'gone', id: row.id, cells: moved(pairs, now.columns.length, row), differs: [] });
  }
  return { title: now.title, columns: now.columns, rows, uncompared: alone };
}

/** Tables are paired by title, else by place. */
export function changesBetween(before: readonly FrozenTable[], now: readonly FrozenTable[]): readonly TableChanges[] {
  return now.map((table, place) => {
    const old = before.find((one) => one.title === table.title) ?? before[place];
    return tableChanges(old ?? { title: table.title, columns: table.columns, rows: [] }, table);
  });
}

const words: Readonly<Record<RowChange, string>> = { new: '新增', changed: '变更', gone: '减少' };

/** 新增; 减少; 变更：职务 委员→副主任；学历 大专→本科 */
export function changeText({ change, differs }: ChangedRow): string {
  if (change !== 'changed') return words[change];
  return `${words[change]}：${differs.map((cell) => `${cell.label} ${cell.before || '空'}→${cell.now || '空'}`).join('；')}`;
}
