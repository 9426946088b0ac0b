/** Tables of a parcel, a tab each: their columns and some rows, exactly as they stand in it. */
import { ScrollArea, Table, Tabs, Text } from '@mantine/core';
import { useState } from 'react';

export interface PreviewedTable {
  readonly name: string;
  readonly title: string;
  /** 260 条 · 遮盖 */
  readonly note: string;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

function OneTable({ table }: { readonly table: PreviewedTable }) {
  return (
    <>
      <Text size="xs" c="gray.7" py={4}>
        {table.note}，{table.fields.length} 栏，下面是前 {table.rows.length} 条。
      </Text>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': `${table.title}的内容` }}>
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
              {table.fields.map((field) => (
                <Table.Th key={field}>{field}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row, place) => (
              <Table.Tr key={place}>
                {table.fields.map((field, column) => (
                  <Table.Td key={field} maw={260} style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
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
