/** Column by column: its place, its heading on the platform, what it takes, how it is written, in which codes. */
import { ActionIcon, Group, Table, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { OutputOf } from '../../desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { BindingChoice, type BindingChoices, BindingDetail } from '../forms/binding-choice.tsx';
import type { Items } from '../forms/binding-words.ts';
import { type EditedColumn, movedBy, movedTo } from './profile-columns.ts';
import { WordMap } from './word-map.tsx';

interface ColumnLinesProps {
  readonly register: string;
  readonly columns: readonly EditedColumn[];
  readonly items: Items;
  readonly choices: BindingChoices;
  readonly preview: OutputOf<'exportProfiles.preview'> | undefined;
  readonly disabled: boolean;
  readonly onChange: (columns: readonly EditedColumn[]) => void;
}

/** What a dragged line is called on its way; nothing else that is dragged bears it. */
const dragged = 'application/x-profile-column';

interface LineProps extends Omit<ColumnLinesProps, 'onChange' | 'columns'> {
  readonly column: EditedColumn;
  readonly place: number;
  readonly count: number;
  readonly onChange: (column: EditedColumn) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDropped: (key: number) => void;
  readonly onRemove: () => void;
}

/** Others are dropped on a line; it is dragged by its handle alone, so that its inputs can be marked with the mouse. */
function useDropping(onDropped: (key: number) => void) {
  const [over, setOver] = useState(false);
  return {
    ...(over ? { 'data-drop': true } : {}),
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!event.dataTransfer.types.includes(dragged)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent<HTMLElement>) => {
      const key = event.dataTransfer.getData(dragged);
      setOver(false);
      if (key === '') return;
      event.preventDefault();
      onDropped(Number(key));
    },
  };
}

function Place({ column, place, count, disabled, name, onMove }: Omit<LineProps, 'onChange'> & { name: string }) {
  return (
    <Group gap={2} wrap="nowrap">
      <span
        className="profile-handle"
        title="拖动换位置"
        draggable={!disabled}
        onDragStart={(event) => {
          event.dataTransfer.setData(dragged, String(column.key));
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        <IconGripVertical size={14} aria-hidden />
      </span>
      <span>{place + 1}</span>
      <ActionIcon
        size="sm"
        color="gray"
        aria-label={`${name}上移`}
        disabled={disabled || place === 0}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon
        size="sm"
        color="gray"
        aria-label={`${name}下移`}
        disabled={disabled || place === count - 1}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={14} />
      </ActionIcon>
    </Group>
  );
}

/** What is to be looked at: a guess from the template, codes without a word, rows with nothing in them. */
function remark({ column, place, preview }: Pick<LineProps, 'column' | 'place' | 'preview'>): string {
  if (column.origin === 'guess' || column.origin === 'none') return column.reason ?? '';
  const open = preview?.unmapped[place];
  if (open !== null && open !== undefined) {
    return `${open.rows} 行写原词：${open.words.slice(0, 3).join('、')}${open.words.length > 3 ? '等' : ''}`;
  }
  const gaps = preview?.gaps[place] ?? 0;
  return gaps > 0 ? `有 ${gaps} 行没有内容` : '';
}

function Line(props: LineProps) {
  const { column, place, register, items, choices, disabled, onChange, onDropped, onRemove } = props;
  const vocabulary = useVocabulary();
  const dropping = useDropping(onDropped);
  const name = `第 ${place + 1} 列“${column.heading}”`;
  const { binding } = column;
  const field =
    binding.take === 'field'
      ? vocabulary.columns(vocabulary.register(register)).find(({ key }) => key === binding.field)
      : undefined;
  const open = column.origin === 'guess' || column.origin === 'none';
  const bound: Parameters<typeof BindingDetail>[0] = {
    name,
    binding,
    register,
    items,
    disabled,
    onChange: (next) => next !== null && onChange({ ...column, binding: next, origin: 'chosen', reason: undefined }),
  };
  return (
    <Table.Tr {...dropping} {...(open ? { 'data-open': true } : {})}>
      <Table.Td>
        <Place {...props} name={name} />
      </Table.Td>
      <Table.Td>
        <TextInput
          size="xs"
          aria-label={`第 ${place + 1} 列的表头`}
          value={column.heading}
          maxLength={200}
          disabled={disabled}
          onChange={(event) => onChange({ ...column, heading: event.currentTarget.value })}
        />
      </Table.Td>
      <Table.Td>
        <BindingChoice {...bound} choices={choices} />
      </Table.Td>
      <Table.Td>
        <BindingDetail {...bound} />
      </Table.Td>
      <Table.Td>
        <WordMap
          name={name}
          field={field}
          words={column.words}
          disabled={disabled}
          onChange={(words) => onChange({ ...column, words })}
        />
      </Table.Td>
      <Table.Td className="profile-remark">{remark(props)}</Table.Td>
      <Table.Td>
        <ActionIcon size="sm" color="gray" aria-label={`去掉${name}`} disabled={disabled} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

export function ColumnLines({ columns, onChange, ...shared }: ColumnLinesProps) {
  return (
    <Table stickyHeader withColumnBorders verticalSpacing={2} miw={1000} aria-label="各列">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={96}>次序</Table.Th>
          <Table.Th w={180}>平台的表头</Table.Th>
          <Table.Th w={210}>取什么</Table.Th>
          <Table.Th w={170}>写法</Table.Th>
          <Table.Th w={150}>代码对应</Table.Th>
          <Table.Th>说明</Table.Th>
          <Table.Th w={50}>去掉</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map((column, place) => (
          <Line
            key={column.key}
            {...shared}
            column={column}
            place={place}
            count={columns.length}
            onChange={(next) => onChange(columns.with(place, next))}
            onMove={(by) => onChange(movedBy(columns, column.key, by))}
            onDropped={(key) => onChange(movedTo(columns, key, column.key))}
            onRemove={() => onChange(columns.toSpliced(place, 1))}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}
