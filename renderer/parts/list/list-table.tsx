/** The table of a list: mantine-datatable fed from the register's definition. */
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import type { OutputOf } from '../../desk.ts';
import { type AnyField, useVocabulary, type Vocabulary } from '../../vocabulary.tsx';
import { formatField, isNumeric, type Labels } from '../field-value.tsx';
import { ListHead } from './list-head.tsx';
import type { Columns, ListView } from './list-state.ts';
import { OpenCell } from './open-cell.tsx';

export type ListRow = OutputOf<'records.list'>['rows'][number];

interface ListTableProps {
  readonly register: Register;
  readonly rows: readonly ListRow[];
  readonly labels: Labels;
  readonly view: ListView;
  readonly columns: Columns;
  readonly change: (view: Partial<ListView>) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onOpen: (id: string) => void;
  readonly fetching: boolean;
  readonly empty: ReactNode;
}

/** Up and down go from row to row over the links of the first column. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('.list-cell-link')) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.list-cell-link')];
  const next = links[links.indexOf(event.target) + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** The filters with those of one column replaced. */
export function withColumn(filters: readonly Filter[], key: string, own: readonly Filter[]): readonly Filter[] {
  return [...filters.filter((filter) => filter.key !== key), ...own];
}

/** What a heading needs: its characters, the filter's button, the cell's edges. */
const headWidth = (field: AnyField): number => field.label.length * 14 + 54;

function columnOf(
  vocabulary: Vocabulary,
  field: AnyField,
  isTitle: boolean,
  props: ListTableProps,
): DataTableColumn<ListRow> {
  const { view, change, columns, labels, onOpen } = props;
  const own = view.filters.filter((filter) => filter.key === field.key);
  const [sort] = view.sort;
  const text = (row: ListRow) => formatField(vocabulary, field, row.values[field.key] ?? null, labels);
  return {
    accessor: field.key,
    title: (
      <ListHead
        field={field}
        sorted={sort?.key !== field.key ? null : sort.descending === true ? 'down' : 'up'}
        onSort={(descending) => change({ sort: [{ key: field.key, descending }] })}
        filters={own}
        onFilter={(filters) => change({ filters: withColumn(view.filters, field.key, filters) })}
      />
    ),
    width: columns.widths[field.key] ?? Math.max(field.width ?? 110, headWidth(field)),
    ellipsis: true,
    textAlign: isNumeric(field) ? 'right' : 'left',
    render: (row) =>
      isTitle ? (
        <OpenCell text={text(row)} onOpen={() => onOpen(row.id)} />
      ) : (
        <span title={text(row)}>{text(row)}</span>
      ),
  };
}

export function ListTable(props: ListTableProps) {
  const { register, rows, columns, selected, onSelect, onOpen, fetching, empty } = props;
  const vocabulary = useVocabulary();
  const fields = columns.keys.flatMap((key) => vocabulary.columns(register).find((field) => field.key === key) ?? []);
  // The column whose text opens the record: a name, not a number.
  const title = fields.find((field) => !isNumeric(field)) ?? fields[0];
  const nameOf = (row: ListRow) =>
    title === undefined ? '' : formatField(vocabulary, title, row.values[title.key] ?? null, props.labels);
  return (
    <div className="ledger-table" onKeyDown={moveByArrows}>
      <DataTable<ListRow>
        height="100%"
        withTableBorder
        withColumnBorders
        highlightOnHover
        verticalSpacing={0}
        horizontalSpacing={8}
        fz={13.5}
        records={[...rows]}
        columns={fields.map((field) => columnOf(vocabulary, field, field === title, props))}
        pinFirstColumn
        fetching={fetching}
        loaderSize="sm"
        noRecordsText=""
        emptyState={<>{fetching || rows.length > 0 ? null : empty}</>}
        scrollAreaProps={{ type: 'auto', offsetScrollbars: 'present' }}
        onRowClick={({ record }) => onOpen(record.id)}
        rowStyle={() => ({ cursor: 'pointer' })}
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
