/** The rows of a tab: a table whose every cell is mended where it stands. */
import { type FocusEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toast } from '../../parts/toast.tsx';
import { goTo, moveByKeys, nextWaiting, skipPlace } from './row-keys.ts';
import { RowLine } from './row-line.tsx';
import { type RowTools, RowToolsProvider } from './row-tools.ts';
import type { Row, Tab } from './shapes.ts';
import { nameColumnOf, shownColumns } from './shown-columns.ts';

interface At {
  readonly row: number;
  readonly place: number;
}

interface RowTableProps extends Omit<RowTools, 'leave'> {
  readonly rows: readonly Row[];
  readonly tab: Tab;
  readonly allColumns: boolean;
}

const placeOf = (table: HTMLElement, { row, place }: At): HTMLElement | null =>
  table.querySelector(`[data-at="${row}:${place}"]`);

function atOf(element: Element): At | null {
  const [row, place] = (element.getAttribute('data-at') ?? '').split(':').map(Number);
  return row === undefined || place === undefined ? null : { row, place };
}

/** Where the keyboard stands in the table, and whose editor is open. */
function useStanding(rows: readonly Row[]) {
  const table = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At | null>(null);
  const [open, setOpen] = useState<At | null>(null);
  const [first] = rows;
  const stop =
    at !== null && rows.some((row) => row.row === at.row)
      ? at
      : first === undefined
        ? null
        : { row: first.row, place: skipPlace };
  const show = useCallback(
    (row: number, place: number) => setOpen((now) => (now?.row === row && now.place === place ? null : { row, place })),
    [],
  );
  const focused = useCallback((event: FocusEvent<HTMLElement>) => {
    const next = event.target.matches('.import-place') ? atOf(event.target) : null;
    if (next !== null) setAt(next);
  }, []);
  const now = useRef<At | null>(null);
  useEffect(() => {
    now.current = open;
  }, [open]);
  /** Closes the editor of a place; the keyboard goes back to it, or on to the next one that waits. */
  const leave = useCallback((on: boolean, row: number, place: number) => {
    const from = now.current;
    if (from === null || from.row !== row || from.place !== place) return;
    now.current = null;
    setOpen((still) => (still?.row === row && still.place === place ? null : still));
    // The table is drawn anew first: what was mended waits no longer.
    setTimeout(() => {
      // Another editor that was opened in the meantime keeps the keyboard.
      if (table.current === null || now.current !== null) return;
      const own = placeOf(table.current, from);
      goTo(on ? (nextWaiting(table.current, own) ?? own) : own);
    });
  }, []);
  const close = useCallback(
    (back: boolean) => {
      const { current } = now;
      if (back && current !== null) leave(false, current.row, current.place);
      else setOpen(null);
    },
    [leave],
  );
  return { table, stop, open, show, close, focused, leave } as const;
}

/** Coming from the step before, the keyboard begins at the first place that waits. */
function useFirstFocus(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const own = table.current;
    if (own === null || document.activeElement !== document.body) return;
    goTo(nextWaiting(own, null) ?? own.querySelector<HTMLElement>('.import-place'));
  }, [table]);
}

/** F8 goes to the next place that waits. */
function useNextKey(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const own = table.current;
      if (event.key !== 'F8' || own === null) return;
      event.preventDefault();
      goTo(nextWaiting(own, own.contains(document.activeElement) ? document.activeElement : null));
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [table]);
}

function Head({
  columns,
  notes,
}: {
  readonly columns: readonly { readonly column: number; readonly label: string }[];
  readonly notes: boolean;
}) {
  return (
    <thead>
      <tr>
        <th scope="col" className="import-number">
          行
        </th>
        <th scope="col" className="import-name">
          姓名
        </th>
        {notes ? (
          <th scope="col" className="import-notes">
            说明
          </th>
        ) : null}
        {columns.map(({ column, label }) => (
          <th key={column} scope="col">
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function RowTable({ rows, tab, allColumns, ...given }: RowTableProps) {
  const { table, stop, open, show, close, focused, leave } = useStanding(rows);
  useNextKey(table);
  useFirstFocus(table);
  const columns = useMemo(() => shownColumns(rows, tab, allColumns), [rows, tab, allColumns]);
  const nameColumn = nameColumnOf(rows);
  const notes = rows.some((row) => row.problems.length > 0 || row.remarks.length > 0 || row.asks.length > 0);
  const { busy, asOf, answered, mend, createCommunity } = given;
  const tools = useMemo<RowTools>(
    () => ({ busy, asOf, answered, mend, createCommunity, leave }),
    [busy, asOf, answered, mend, createCommunity, leave],
  );
  const skip = useCallback(
    (row: Row) => void mend(row.row, { action: 'skip', on: row.tab !== 'skipped' }).catch(toast.failed),
    [mend],
  );
  const placeIn = (row: Row, at: At | null): number | null => (at?.row === row.row ? at.place : null);
  return (
    <RowToolsProvider value={tools}>
      <div
        ref={table}
        className="import-rows"
        role="region"
        aria-label="逐行预览"
        tabIndex={-1}
        onKeyDown={moveByKeys}
        onFocus={focused}
      >
        <table aria-label="逐行预览" aria-busy={busy}>
          <Head columns={columns} notes={notes} />
          <tbody>
            {rows.map((row) => (
              <RowLine
                key={row.row}
                row={row}
                tab={tab}
                columns={columns}
                nameColumn={nameColumn}
                notes={notes}
                stop={placeIn(row, stop)}
                open={placeIn(row, open)}
                onOpen={show}
                onSkip={skip}
                onClose={close}
              />
            ))}
          </tbody>
        </table>
      </div>
    </RowToolsProvider>
  );
}
