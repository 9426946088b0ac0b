/** One row of the preview. Plain elements: two hundred rows of thirty cells have to be there at once. */
import { Popover } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { CellContent } from './cell-content.tsx';
import { CellEditor } from './cell-editor.tsx';
import { levelOf, rowWaits, tabWords, waits } from './marks.ts';
import { RowEditor } from './row-editor.tsx';
import { notesPlace, skipPlace } from './row-keys.ts';
import type { Row, RowCell, Tab } from './shapes.ts';

export interface ShownColumn {
  readonly column: number;
  readonly label: string;
}

interface RowLineProps {
  readonly row: Row;
  readonly tab: Tab;
  readonly columns: readonly ShownColumn[];
  /** The column of the names; null where none is imported. */
  readonly nameColumn: number | null;
  readonly notes: boolean;
  /** The place of this row at which the keyboard enters the table. */
  readonly stop: number | null;
  /** The place whose editor is open. */
  readonly open: number | null;
  readonly onOpen: (row: number, place: number) => void;
  readonly onSkip: (row: Row) => void;
  /** `back` returns the keyboard to the place. */
  readonly onClose: (back: boolean) => void;
}

interface PlaceProps extends Pick<RowLineProps, 'row' | 'stop' | 'open' | 'onOpen' | 'onClose'> {
  readonly place: number;
  readonly className?: string;
  readonly level: string | null;
  readonly waiting: boolean;
  readonly label: string;
  /** Nothing is written in it: it needs a name for those who hear the page. */
  readonly blank?: boolean;
  readonly editor: ReactNode;
  readonly children: ReactNode;
}

/** Escape closes an open list of choices first. */
const hasOpenList = (target: EventTarget): boolean =>
  target instanceof Element && target.getAttribute('aria-expanded') === 'true';

function Place({
  row,
  place,
  stop,
  open,
  onOpen,
  onClose,
  className,
  level,
  waiting,
  label,
  blank = false,
  editor,
  children,
}: PlaceProps) {
  return (
    <td className={className} data-level={level ?? undefined}>
      <button
        type="button"
        className="import-place"
        data-at={`${row.row}:${place}`}
        data-waits={waiting || undefined}
        tabIndex={stop === place ? 0 : -1}
        aria-haspopup="dialog"
        {...(blank ? { 'aria-label': `${label}，空` } : {})}
        onClick={() => onOpen(row.row, place)}
      >
        {children}
      </button>
      {open === place ? (
        <Popover
          opened
          onChange={() => onClose(false)}
          closeOnEscape={false}
          // An editor with something typed in it stays, wherever its cell is scrolled to.
          hideDetached={false}
          withRoles={false}
          trapFocus
          width={400}
          position="bottom-start"
          shadow="md"
          withinPortal
        >
          <Popover.Target>
            <span className="import-anchor" />
          </Popover.Target>
          <Popover.Dropdown>
            <div
              role="dialog"
              aria-label={`第 ${row.row} 行 ${label}`}
              onKeyDown={(event) => event.key === 'Escape' && !hasOpenList(event.target) && onClose(true)}
            >
              {editor}
            </div>
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </td>
  );
}

function Notes({ row }: { readonly row: Row }) {
  const modes = row.asks.flatMap(({ label, mode }) => (mode === null ? [`${label}：还没有选更正或变动`] : []));
  return (
    <>
      {row.problems.map((problem) => (
        <span key={`${problem.code}/${problem.reason}`} className="import-mark" data-level="doubt">
          <b>{problem.candidates.length > 0 ? '请选定' : '请处理'}</b> {problem.reason}
        </span>
      ))}
      {[...row.remarks, ...modes].map((text) => (
        <span key={text} className="import-mark" data-level="note">
          {text}
        </span>
      ))}
    </>
  );
}

function NumberCell({ row, tab, stop, onSkip }: Pick<RowLineProps, 'row' | 'tab' | 'stop' | 'onSkip'>) {
  const skipped = row.tab === 'skipped';
  return (
    <th scope="row" className="import-number">
      <span>{row.row}</span>
      <button
        type="button"
        className="import-place import-skip"
        data-at={`${row.row}:${skipPlace}`}
        tabIndex={stop === skipPlace ? 0 : -1}
        onClick={() => onSkip(row)}
        aria-label={`第 ${row.row} 行${skipped ? '不跳过' : '跳过'}`}
      >
        {skipped ? '不跳过' : '跳过'}
      </button>
      {row.tab === tab ? null : <em>已转到“{tabWords[row.tab]}”</em>}
    </th>
  );
}

export const RowLine = memo(function RowLine(props: RowLineProps) {
  const { row, tab, columns, nameColumn, notes, stop, open, onOpen, onClose } = props;
  const shared = { row, stop, open, onOpen, onClose };
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
  const named = nameColumn === null ? undefined : cells.get(nameColumn);
  const place = (cell: RowCell, className?: string, content?: ReactNode) => (
    <Place
      key={cell.column}
      {...shared}
      place={cell.column}
      level={levelOf(cell)}
      waiting={cell.marks.some(waits)}
      label={cell.label}
      blank={content === undefined && cell.text === '' && cell.marks.length === 0}
      editor={<CellEditor row={row} cell={cell} />}
      {...(className === undefined ? {} : { className })}
    >
      {content ?? <CellContent cell={cell} plain={row.record === null} />}
    </Place>
  );
  return (
    <tr data-settled={row.tab !== tab || undefined} data-waiting={rowWaits(row) || undefined}>
      <NumberCell {...props} />
      {named === undefined ? (
        <td className="import-name">{row.name}</td>
      ) : (
        place(named, 'import-name', named.text === '' && named.marks.length === 0 ? '（没有姓名）' : undefined)
      )}
      {notes ? (
        <Place
          {...shared}
          place={notesPlace}
          className="import-notes"
          level={row.problems.length > 0 ? 'doubt' : null}
          waiting={row.problems.length > 0}
          label="说明"
          blank={row.problems.length + row.remarks.length + row.asks.length === 0}
          editor={<RowEditor row={row} />}
        >
          <Notes row={row} />
        </Place>
      ) : null}
      {columns.map(({ column }) => {
        const cell = cells.get(column);
        return cell === undefined ? <td key={column} /> : place(cell);
      })}
    </tr>
  );
});
