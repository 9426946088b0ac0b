/** Column by column: the heading, what goes in, how it is written, and how the first row will look. */
import { Table } from '@mantine/core';
import type { FormColumn, FormPreview, FormTable, FormView } from '../../../electron/desk/forms/shapes.ts';
import { call } from '../../desk.ts';
import { BindingChoice, BindingDetail, useBindingChoices } from './binding-choice.tsx';
import { type Items, isOpen, origins } from './binding-words.ts';
import './forms.css';
import type { FormPage } from './use-form.ts';
import { WordBadge } from '../../parts/word-badge.tsx';

interface ColumnLinesProps {
  readonly form: FormView;
  readonly table: FormTable;
  readonly items: Items;
  readonly preview: FormPreview | undefined;
  readonly page: FormPage;
}

interface LineProps extends ColumnLinesProps {
  readonly column: FormColumn;
  readonly place: number;
  readonly choices: ReturnType<typeof useBindingChoices>;
}

function Line({ form, table, column, place, items, preview, page, choices }: LineProps) {
  const { word, color } = origins[column.origin];
  const heading = column.heading.replaceAll('/', ' — ');
  const sample = preview?.rows.find((row) => (row[place] ?? '') !== '')?.[place] ?? '';
  const gaps = preview?.gaps[place] ?? 0;
  const shared = {
    name: `${column.letter} 列“${heading}”`,
    binding: column.binding,
    register: form.settings.who.register,
    items,
    disabled: page.busy || column.formula,
    onChange: (binding: FormColumn['binding']) =>
      void page.change(() => call('forms.bind', { id: form.id, table: table.key, column: column.index, binding })),
  };
  return (
    <Table.Tr data-open={isOpen(column) || undefined}>
      <Table.Td>{column.letter}</Table.Td>
      <Table.Td className="form-heading">{heading}</Table.Td>
      <Table.Td>
        <BindingChoice {...shared} choices={choices} />
      </Table.Td>
      <Table.Td>
        <BindingDetail {...shared} />
      </Table.Td>
      <Table.Td>
        <WordBadge word={word} color={color} title={column.reason} />
      </Table.Td>
      <Table.Td className="form-sample">{sample}</Table.Td>
      <Table.Td className="form-reason">
        {isOpen(column) ? column.reason : gaps > 0 ? `有 ${gaps} 行没有内容` : column.formula ? column.reason : ''}
      </Table.Td>
    </Table.Tr>
  );
}

export function ColumnLines(props: ColumnLinesProps) {
  const { form, table, items } = props;
  const choices = useBindingChoices(items, form.settings.who.register);
  return (
    <div className="form-columns">
      <Table stickyHeader withColumnBorders verticalSpacing={3} aria-label={`${table.name}的取数对应`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={44}>列</Table.Th>
            <Table.Th w={190}>表头</Table.Th>
            <Table.Th w={230}>取什么</Table.Th>
            <Table.Th w={190}>写法</Table.Th>
            <Table.Th w={86}>对得怎样</Table.Th>
            <Table.Th w={170}>第一行的样子</Table.Th>
            <Table.Th>说明</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.columns.map((column, place) => (
            <Line key={column.index} {...props} column={column} place={place} choices={choices} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
