/** Scores while they are typed: kept until they are saved together, each checked by the rule that the desk applies. */
import { useState } from 'react';
import { readMark, readNumber, readScore, scoreText } from '../../../db/rules/score-text.ts';
import { call, type OutputOf } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import { unsavedOf } from '../../parts/unsaved.ts';
import { useRefresh } from '../../parts/use-desk.ts';
import { type Placed, placePaste } from './place-paste.ts';

export type Grid = OutputOf<'exams.grid'>;
type Row = Grid['rows'][number];

export interface Column {
  readonly key: string;
  readonly label: string;
  /** Set on subjects. */
  readonly fullMark?: number | null;
}

/** The subjects, then what is known of the whole. */
export function columnsOf({ subjects }: Grid): readonly Column[] {
  return [
    ...subjects.map(({ id, name, fullMark }) => ({ key: id, label: name, fullMark })),
    { key: 'total', label: '总成绩' },
    { key: 'rank', label: '名次' },
    { key: 'result', label: '结果' },
  ];
}

/** What stands in a cell. */
function storedText(grid: Grid, row: Row, column: string): string {
  if (column === 'total' || column === 'rank') return row[column] === null ? '' : String(row[column]);
  if (column === 'result') return scoreText({ score: null, result: row.result });
  return row.scores[grid.subjects.findIndex(({ id }) => id === column)] ?? '';
}

/** Why what was typed cannot be saved; empty where it can. */
function faultOf(column: Column, text: string): string {
  if (text.trim() === '') return '';
  if (column.fullMark !== undefined) {
    const found = readScore(text, column.label, column.fullMark);
    return 'fault' in found ? found.fault : '';
  }
  if (column.key === 'result') return readMark(text) === null ? '“结果”要填通过、未过、缺考或违纪。' : '';
  const number = readNumber(text);
  if (number === null) return `“${column.label}”要填数字。`;
  return column.key === 'rank' && (!Number.isInteger(number) || number < 1) ? '“名次”要填1、2、3这样的整数。' : '';
}

const at = (entry: string, column: string): string => `${entry} ${column}`;

interface WrongCell {
  readonly name: string;
  readonly message: string;
}

type Typed = ReadonlyMap<string, string>;

/** What cannot be saved, in the order of the list. */
function wrongIn(grid: Grid, columns: readonly Column[], typed: Typed): readonly WrongCell[] {
  return grid.rows.flatMap((row): readonly WrongCell[] =>
    columns.flatMap((column) => {
      const text = typed.get(at(row.entry, column.key));
      const message = text === undefined ? '' : faultOf(column, text);
      return message === '' ? [] : [{ name: row.name, message }];
    }),
  );
}

/** What was typed, by person. */
function rowsOf(grid: Grid, columns: readonly Column[], typed: Typed) {
  return grid.rows.flatMap(({ entry }) => {
    const cells = columns.flatMap(({ key }) => {
      const text = typed.get(at(entry, key));
      return text === undefined ? [] : [[key, text] as const];
    });
    return cells.length === 0 ? [] : [{ entry, cells: Object.fromEntries(cells) }];
  });
}

const useUnsavedScores = unsavedOf<Typed>((typed) => typed.size > 0);

/** What is typed in the grid of an examination, kept while other pages are looked at. */
function useTyped(grid: Grid) {
  const [typed, setTyped] = useUnsavedScores(grid.exam.id, new Map());
  // Somebody taken off the list meanwhile has no cell any more.
  const known = new Set(grid.rows.map(({ entry }) => entry));
  const standing = new Map([...typed].filter(([cell]) => known.has(cell.split(' ')[0] ?? '')));
  return [standing, setTyped] as const;
}

export function useScores(grid: Grid) {
  const refresh = useRefresh();
  const [typed, setTyped] = useTyped(grid);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const columns = columnsOf(grid);
  const textOf = (row: Row, column: string): string =>
    typed.get(at(row.entry, column)) ?? storedText(grid, row, column);
  const put = (cells: Placed['cells']) =>
    setTyped((now) => {
      const next = new Map(now);
      for (const { entry, column, text } of cells) {
        const row = grid.rows.find((one) => one.entry === entry);
        if (row !== undefined && storedText(grid, row, column) === text) next.delete(at(entry, column));
        else next.set(at(entry, column), text);
      }
      return next;
    });
  const paste = (text: string, place: { readonly row: number; readonly column: number }) => {
    const placed = placePaste(text, { rows: grid.rows, columns }, place);
    put(placed.cells);
    setLeft(placed.left);
  };
  const save = async () => {
    const rows = rowsOf(grid, columns, typed);
    if (rows.length === 0) return;
    setBusy(true);
    try {
      const { changeId } = await call('exams.saveScores', { exam: grid.exam.id, rows });
      await refresh();
      setTyped(new Map());
      setLeft([]);
      toast.saved(`已保存 ${rows.length} 人的成绩。`, changeId ?? undefined);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const forget = () => {
    setTyped(new Map());
    setLeft([]);
  };
  return {
    columns,
    textOf,
    isTyped: (row: Row, column: string) => typed.has(at(row.entry, column)),
    faultIn: (row: Row, column: Column) => faultOf(column, typed.get(at(row.entry, column.key)) ?? ''),
    put,
    paste,
    left,
    wrong: wrongIn(grid, columns, typed),
    count: typed.size,
    busy,
    save,
    forget,
  } as const;
}

export type Scores = ReturnType<typeof useScores>;
