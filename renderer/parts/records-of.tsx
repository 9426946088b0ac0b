/** One owner's records of a register: a small table whose rows open beside the page. */
import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import type { Register } from '../../db/registers/model/register.ts';
import { useSession } from '../session.tsx';
import { type AnyField, useVocabulary, type Vocabulary } from '../vocabulary.tsx';
import { formatField, isNumeric, type Labels } from './field-value.tsx';
import { OpenCell } from './list/open-cell.tsx';
import type { ListRow } from './list/list-table.tsx';
import { EmptyNote, FailureNote, Waiting } from './notes.tsx';
import { useRecordDrawer } from './record/record-drawer.tsx';
import { useDesk } from './use-desk.ts';

interface RecordsOfProps {
  readonly register: Register;
  /** The key of the owner: a person, a community. */
  readonly owner: string;
}

const most = 500;

/** @param open set for the column whose text opens the record */
function columnOf(
  vocabulary: Vocabulary,
  field: AnyField,
  labels: Labels,
  open: ((id: string) => void) | null,
): DataTableColumn<ListRow> {
  const text = (row: ListRow) => formatField(vocabulary, field, row.values[field.key] ?? null, labels);
  return {
    accessor: field.key,
    title: field.label,
    width: field.width ?? 110,
    ellipsis: true,
    textAlign: isNumeric(field) ? 'right' : 'left',
    render: (row) =>
      open === null ? (
        <span title={text(row)}>{text(row)}</span>
      ) : (
        <OpenCell text={text(row)} onOpen={() => open(row.id)} />
      ),
  };
}

export function RecordsOf({ register, owner }: RecordsOfProps) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const drawer = useRecordDrawer();
  const found = useDesk('records.list', { register: register.key, owner, limit: most });
  const writable = session.may(register, 'write');
  const add = () =>
    drawer.open({ register: register.key, values: register.owner === undefined ? {} : { [register.owner]: owner } });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const { rows, labels } = found.data;
  const fields = vocabulary
    .columns(register)
    .filter((field) => register.listColumns.includes(field.key) && field.key !== register.owner);
  const addButton = writable ? (
    <Button size="compact-md" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
      新增{register.label}
    </Button>
  ) : null;
  if (rows.length === 0) {
    return (
      <EmptyNote title={`还没有${register.label}`} hint={register.help ?? ''}>
        {addButton}
      </EmptyNote>
    );
  }
  const open = (id: string) => drawer.open({ register: register.key, id, ids: rows.map((row) => row.id) });
  return (
    <>
      <Group justify="space-between" mb={6}>
        <Text size="sm">
          共 {rows.length} {register.unit}
        </Text>
        {addButton}
      </Group>
      <div className="ledger-table" style={{ flex: 'none' }}>
        <DataTable<ListRow>
          withTableBorder
          withColumnBorders
          highlightOnHover
          scrollAreaProps={{ type: 'auto', offsetScrollbars: 'present' }}
          verticalSpacing={0}
          horizontalSpacing={8}
          records={[...rows]}
          noRecordsText=""
          emptyState={<></>}
          onRowClick={({ record }) => open(record.id)}
          rowStyle={() => ({ cursor: 'pointer' })}
          columns={fields.map((field, place) => columnOf(vocabulary, field, labels, place === 0 ? open : null))}
        />
      </div>
    </>
  );
}
