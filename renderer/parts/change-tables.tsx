/** Rows that are new, changed (old → new) or gone between two reports. */
import { Table, Text } from '@mantine/core';
import type { ChangedRow, TableChanges } from '../../electron/desk/report-diff.ts';
import { EmptyNote } from './notes.tsx';
import { WordBadge } from './word-badge.tsx';
import './parts.css';

const words = {
  new: { word: '新增', color: 'green' },
  changed: { word: '变更', color: 'orange' },
  gone: { word: '减少', color: 'red' },
} as const;

/** The two or three cells by which a row is known: the first that is no running number, and what follows. */
function nameOf({ columns }: TableChanges, row: ChangedRow): string {
  const at = columns.findIndex(({ label }) => /姓名|名称|社区/u.test(label));
  return row.cells[at === -1 ? 0 : at] ?? '';
}

function whatOf(table: TableChanges, row: ChangedRow): string {
  if (row.change === 'changed') {
    return row.differs.map(({ label, before, now }) => `${label}：${before || '空'} → ${now || '空'}`).join('；');
  }
  return table.columns
    .flatMap(({ label, key }, at) => {
      const text = row.cells[at] ?? '';
      return text === '' || key === 'sequence' || text === nameOf(table, row) ? [] : [`${label} ${text}`];
    })
    .slice(0, 6)
    .join('；');
}

function Changes({ table, title }: { readonly table: TableChanges; readonly title: boolean }) {
  const counts = (['new', 'changed', 'gone'] as const).map(
    (change) => `${words[change].word} ${table.rows.filter((row) => row.change === change).length}`,
  );
  return (
    <>
      <Text size="sm" fw={600} mb={4} role="status">
        {title ? `${table.title}：` : ''}
        {counts.join('，')}
      </Text>
      {table.uncompared.length === 0 ? null : (
        <Text size="sm" mb={4}>
          没有比较：{table.uncompared.map((label) => `“${label.replaceAll('/', ' ')}”`).join('、')}
          （上次没有这一列，或写法和上次不同）。
        </Text>
      )}
      {table.rows.length === 0 ? (
        <EmptyNote title="没有变化" hint="人和内容都和上次一样。" />
      ) : (
        <div className="change-rows" role="region" aria-label={`${table.title}的变化`} tabIndex={0}>
          <Table stickyHeader withColumnBorders verticalSpacing={3} aria-label="变化">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={80}>变化</Table.Th>
                <Table.Th w={140}>谁</Table.Th>
                <Table.Th>内容（原值 → 现值）</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {table.rows.map((row, at) => (
                // One record may stand in several rows.
                <Table.Tr key={`${at}-${row.id}`}>
                  <Table.Td>
                    <WordBadge {...words[row.change]} />
                  </Table.Td>
                  <Table.Td>{nameOf(table, row)}</Table.Td>
                  <Table.Td>{whatOf(table, row)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}

export function ChangeTables({ tables }: { readonly tables: readonly TableChanges[] }) {
  return tables.map((table) => <Changes key={table.title} table={table} title={tables.length > 1} />);
}
