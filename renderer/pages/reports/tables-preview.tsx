/** Tables of a parcel, a tab each: their columns and some rows, as they stand in it but for keys and codes. */
import { ScrollArea, Table, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { type Cell, readableColumns } from './key-columns.ts';

export interface PreviewedTable {
  readonly name: string;
  readonly title: string;
  /** 260 条 · 遮盖 */
  readonly note: string;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

function OneTable({ table }: { readonly table: PreviewedTable }) {
  const columns = readableColumns(table.fields, table.rows);
  const keys = table.fields.length - columns.length;
  return (
    <>
      <Text size="xs" c="gray.7" py={4}>
        {table.note}，{table.fields.length} 栏
        {keys === 0 ? '' : `（其中 ${keys} 栏是程序对应用的编号和代码，下面不显示）`}，
        {table.rows.length === 0 ? '没有内容。' : `下面是前 ${table.rows.length} 条。`}
      </Text>
      <ScrollArea
        type="auto"
        offsetScrollbars="x"
        viewportProps={{ tabIndex: 0, 'aria-label': `${table.title}的内容` }}
      >
        <Table
          withTableBorder
          withColumnBorders
          verticalSpacing={2}
          horizontalSpacing={6}
          fz="xs"
          style={{ whiteSpace: 'nowrap' }}
        >
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ place, label }) => (
                <Table.Th key={place}>{label}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row, place) => (
              <Table.Tr key={place}>
                {columns.map(({ place: column }) => (
                  <Table.Td key={column} maw={260} style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
                    {row[column] ?? ''}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </>
  );
}

export function TablesPreview({ tables }: { readonly tables: readonly PreviewedTable[] }) {
  const [tab, setTab] = useState<string | null>(null);
  const shown = tables.some((table) => table.name === tab) ? tab : (tables[0]?.name ?? null);
  return (
    <Tabs value={shown} onChange={setTab}>
      <Tabs.List>
        {tables.map((table) => (
          <Tabs.Tab key={table.name} value={table.name} px="sm" py={6}>
            {table.title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tables.map((table) => (
        <Tabs.Panel key={table.name} value={table.name}>
          <OneTable table={table} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
