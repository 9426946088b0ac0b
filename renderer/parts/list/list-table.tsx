/** The table of a list: mantine-datatable fed from the register's definition. */
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import { type ReactNode, useDeferredValue } from 'react';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import type { OutputOf } from '../../desk.ts';
import { type AnyField, useVocabulary, type Vocabulary } from '../../vocabulary.tsx';
import { formatField, isNumeric, type Labels } from '../field-value.tsx';
import { movedBeside, usualWidth } from './arrange.ts';
import { activate, copyCell, moveByArrows } from './cells.ts';
import { ListHead } from './list-head.tsx';
import type { Columns, ListView } from './list-state.ts';
import './list.css';
import { OpenCell } from './open-cell.tsx';
import { sortedAt, sortedBy } from './sort-keys.ts';

export type ListRow = OutputOf<'records.list'>['rows'][number];

interface ListTableProps {
  readonly register: Register;
  readonly rows: readonly ListRow[];
  readonly labels: Labels;
  readonly view: ListView;
  readonly columns: Columns;
  /** Undefined where columns cannot be arranged. */
  readonly onColumns: ((columns: Columns) => void) | undefined;
  readonly change: (view: Partial<ListView>) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  readonly fetching: boolean;
  readonly empty: ReactNode;
}

/** The filters with those of one column replaced. */
export function withColumn(filters: readonly Filter[], key: string, own: readonly Filter[]): readonly Filter[] {
  return [...filters.filter((filter) => filter.key !== key), ...own];
}

/**
 * Each column keeps its width; the last one takes what room is left, as nothing stands behind it. Given as styles, because
 * the table remembers the first `width` that it was given.
 */
function widthOf(
  field: AnyField,
  { keys, widths }: Columns,
): Pick<DataTableColumn<ListRow>, 'titleStyle' | 'cellsStyle'> {
  const width = widths[field.key] ?? usualWidth(field);
  const fixed = { width, minWidth: width, maxWidth: width };
  return keys.at(-1) === field.key
    ? { titleStyle: { minWidth: width }, cellsStyle: () => ({ maxWidth: 0 }) }
    : { titleStyle: fixed, cellsStyle: () => fixed };
}

function headOf(field: AnyField, { view, columns, change, onColumns }: ListTableProps): ReactNode {
  const { key } = field;
  const { keys, widths } = columns;
  return (
    <ListHead
      field={field}
      sorted={sortedAt(view.sort, key, keys)}
      onSort={(add) => change({ sort: sortedBy(view.sort, key, add, keys) })}
      filters={view.filters.filter((filter) => filter.key === key)}
      onFilter={(filters) => change({ filters: withColumn(view.filters, key, filters) })}
      onWidth={onColumns && ((width) => onColumns({ keys, widths: { ...widths, [key]: width } }))}
      onDropped={onColumns && ((moved, side) => onColumns({ keys: movedBeside(keys, moved, key, side), widths }))}
    />
  );
}

function columnOf(
  vocabulary: Vocabulary,
  field: AnyField,
  isTitle: boolean,
  props: ListTableProps,
): DataTableColumn<ListRow> {
  const { columns, labels, onOpen } = props;
  const textOf = (row: ListRow) => formatField(vocabulary, field, row.values[field.key] ?? null, labels);
  return {
    accessor: field.key,
    title: headOf(field, props),
    ...widthOf(field, columns),
    ellipsis: true,
    textAlign: isNumeric(field) ? 'right' : 'left',
    render: (row) => {
      const text = textOf(row);
      return isTitle ? (
        <span data-key={field.key} title={text}>
          <OpenCell text={text} onOpen={() => onOpen(row.id)} />
        </span>
      ) : (
        <div className="list-cell" tabIndex={-1} data-key={field.key} title={text}>
          {text}
        </div>
      );
    },
  };
}

/** As many rows as a window shows at once. */
const firstRows = 30;

/**
 * A list that appears shows the rows in view first, the rest a moment later: a hundred rows of twenty columns cost the browser
 * half a second. Rows that change later stay as many as they are, so that nobody's place in the list is lost.
 */
function useRowsInTurn(rows: readonly ListRow[]): readonly ListRow[] {
  const before = useDeferredValue(rows, []);
  return before.length === 0 ? rows.slice(0, firstRows) : rows;
}

export function ListTable(props: ListTableProps) {
  const { register, rows, columns, selected, onSelect, onOpen, fetching, empty } = props;
  const vocabulary = useVocabulary();
  const shown = useRowsInTurn(rows);
  const fields = columns.keys.flatMap((key) => vocabulary.columns(register).find((field) => field.key === key) ?? []);
  // The column whose text opens the record: a name, not a number.
  const title = fields.find((field) => !isNumeric(field)) ?? fields[0];
  const nameOf = (row: ListRow) =>
    title === undefined ? '' : formatField(vocabulary, title, row.values[title.key] ?? null, props.labels);
  return (
    <div
      className="ledger-table"
      onKeyDown={(event) => {
        moveByArrows(event);
        const row = event.target instanceof HTMLElement ? event.target.closest('tr')?.dataset['row'] : undefined;
        const isCell = event.target instanceof HTMLElement && event.target.matches('div.list-cell');
        if (event.key === 'Enter' && isCell && row !== undefined) onOpen(row);
      }}
      onCopy={copyCell}
    >
      <DataTable<ListRow>
        height="100%"
        withTableBorder
        withColumnBorders
        highlightOnHover
        verticalSpacing={0}
        horizontalSpacing={8}
        fz={13.5}
        records={[...shown]}
        columns={fields.map((field) => columnOf(vocabulary, field, field === title, props))}
        pinFirstColumn
        fetching={fetching}
        loaderSize="sm"
        noRecordsText=""
        emptyState={<>{fetching || rows.length > 0 ? null : empty}</>}
        scrollAreaProps={{ type: 'auto', offsetScrollbars: 'present' }}
        customRowAttributes={(row) => ({ 'data-row': row.id })}
        onCellClick={({ event }) => activate(event.target)}
        onRowDoubleClick={({ record }) => onOpen(record.id)}
        selectedRecords={rows.filter((row) => selected.has(row.id))}
        onSelectedRecordsChange={(now) => {
          const here = new Set(rows.map((row) => row.id));
          onSelect(new Set([...[...selected].filter((id) => !here.has(id)), ...now.map((row) => row.id)]));
        }}
        selectionCheckboxProps={{ size: 'xs' }}
        getRecordSelectionCheckboxProps={(row) => ({ 'aria-label': `选中 ${nameOf(row)}` })}
        allRecordsSelectionCheckboxProps={{ 'aria-label': '选中本页全部' }}
      />
    </div>
  );
}
