/** The first rows of a table as they will stand in the file. */
import { Table, Text } from '@mantine/core';
import type { FormPreview, FormTable } from '../../../electron/desk/forms/shapes.ts';

export function PreviewRows({
  table,
  preview,
}: {
  readonly table: FormTable;
  readonly preview: FormPreview | undefined;
}) {
  if (preview === undefined) return null;
  return (
    <>
      <div className="form-preview" role="region" aria-label="预览" tabIndex={0}>
        <Table stickyHeader withColumnBorders verticalSpacing={3} aria-label="前几行">
          <Table.Thead>
            <Table.Tr>
              {table.columns.map((column) => (
                <Table.Th key={column.index}>{column.heading.replaceAll('/', ' ')}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {preview.rows.map((row, y) => (
              // Rows have no key of their own here: they are only looked at.
              <Table.Tr key={`${y}-${row.join('|').slice(0, 40)}`}>
                {table.columns.map((column, x) => (
                  <Table.Td key={column.index}>{row[x] ?? ''}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" pt={4} role="status">
        这里先看前 {preview.rows.length} 行，共 {preview.total} 行；号码在这里遮盖，文件里按所选写法。
      </Text>
    </>
  );
}
