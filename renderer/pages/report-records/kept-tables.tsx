/** The rows of a report as they were written, page by page. */
import { Group, Pagination, SegmentedControl, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import type { KeptReport } from './report-line.ts';

/** As many rows as the desk gives at once. */
const pageSize = 100;

interface KeptTablesProps {
  readonly id: string;
  readonly tables: KeptReport['tables'];
}

type KeptTable = KeptReport['tables'][number];

function Rows({ table, rows }: { readonly table: KeptTable; readonly rows: readonly (readonly string[])[] }) {
  return (
    <div className="table-frame report-rows" role="region" aria-label="留存的内容" tabIndex={0}>
      <Table stickyHeader withColumnBorders verticalSpacing={3} aria-label={table.title}>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map(({ label }, at) => (
              <Table.Th key={`${at}-${label}`}>{label.replaceAll('/', ' ')}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, y) => (
            // Kept rows never change their order.
            <Table.Tr key={`${y}-${row[1] ?? ''}`}>
              {table.columns.map((column, x) => (
                <Table.Td key={`${x}-${column.label}`} title={row[x]}>
                  {row[x] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface FootProps {
  readonly rows: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Foot({ rows, page, onPage }: FootProps) {
  const pages = Math.ceil(rows / pageSize);
  return (
    <Group justify="space-between" pt={4}>
      <Text size="sm" role="status">
        共 {rows} 行；号码在这里遮盖，文件里按当时的写法。
      </Text>
      {pages > 1 ? (
        <Pagination
          size="sm"
          total={pages}
          value={page}
          onChange={onPage}
          getItemProps={(at) => ({ 'aria-label': `第 ${at} 页` })}
          getControlProps={(control) => ({ 'aria-label': control === 'next' ? '下一页' : '上一页' })}
        />
      ) : null}
    </Group>
  );
}

export function KeptTables({ id, tables }: KeptTablesProps) {
  const [place, setPlace] = useState(0);
  const [page, setPage] = useState(1);
  const table = tables[place];
  const found = useDesk('reports.rows', { id, table: place, offset: (page - 1) * pageSize }, { keep: true });
  if (table === undefined) return <EmptyNote title="没有表格内容" hint="内容都在文件里，见“文件”。" />;
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  const choose = (value: string) => {
    setPlace(Number(value));
    setPage(1);
  };
  return (
    <>
      {tables.length === 1 ? null : (
        <Group mb={6}>
          <SegmentedControl
            size="xs"
            aria-label="哪一张表"
            value={String(place)}
            onChange={choose}
            data={tables.map(({ title, rows }, at) => ({ value: String(at), label: `${title} ${rows}` }))}
          />
        </Group>
      )}
      {found.data === undefined ? <Waiting /> : <Rows table={table} rows={found.data.rows} />}
      <Foot rows={table.rows} page={page} onPage={setPage} />
    </>
  );
}
