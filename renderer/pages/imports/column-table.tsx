/** Where each column of the file leads: recognised, to be looked at, not recognised; corrected by choosing. */
import { type ComboboxParsedItem, type OptionsFilter, Select, Table, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { choiceFilter } from '../../parts/inputs/choice-input.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { pinyinOf } from '../../../db/rules/pinyin.ts';
import type { Wizard, WizardColumn } from './shapes.ts';

interface ColumnTableProps {
  readonly wizard: Wizard;
  readonly busy: boolean;
  /** `null` leaves the column out. */
  readonly onChoose: (column: WizardColumn, place: string | null) => void;
}

const leftOut = '-';

const standings = {
  none: { word: '未识别', color: 'red' },
  guess: { word: '请确认', color: 'orange' },
  chosen: { word: '已选定', color: 'deepBlue' },
  sure: { word: '已识别', color: 'green' },
} as const satisfies Record<WizardColumn['certainty'], unknown>;

const rank: readonly WizardColumn['certainty'][] = ['none', 'guess', 'chosen', 'sure'];

/** Those that need the clerk's eye first, each kind in the order of the file. */
const sorted = (columns: readonly WizardColumn[]): readonly WizardColumn[] =>
  columns.toSorted(
    (one, other) => rank.indexOf(one.certainty) - rank.indexOf(other.certainty) || one.index - other.index,
  );

/** Whether a column waits for the clerk's eye. */
export const isOpen = (column: WizardColumn): boolean => column.certainty === 'none' || column.certainty === 'guess';

/** 0 → A, 26 → AA: as the sheet calls its columns. */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

function usePlaces(wizard: Wizard) {
  const { places } = wizard;
  return useMemo(() => {
    const byGroup = Map.groupBy(places, (place) => place.group);
    const data = [
      { value: leftOut, label: '不导入' },
      ...[...byGroup].map(([group, own]) => ({ group, items: own.map(({ key, label }) => ({ value: key, label })) })),
    ];
    const words = new Map(
      places.map(({ key, label, group }) => {
        const { full, initials } = pinyinOf(label);
        return [key, [label, group, full, initials].join(' ').toLowerCase()];
      }),
    );
    const plain = choiceFilter(words);
    // The options come in groups: each group keeps what fits.
    const filter: OptionsFilter = ({ options, ...input }) =>
      options.flatMap((option): ComboboxParsedItem[] => {
        if (!('group' in option)) return [...plain({ ...input, options: [option] })];
        const items = plain({ ...input, options: option.items }).flatMap((item) => ('group' in item ? [] : [item]));
        return items.length === 0 ? [] : [{ ...option, items }];
      });
    return { data, filter };
  }, [places]);
}

function Line({
  column,
  busy,
  options,
  onChoose,
}: {
  readonly column: WizardColumn;
  readonly busy: boolean;
  readonly options: ReturnType<typeof usePlaces>;
  readonly onChoose: ColumnTableProps['onChoose'];
}) {
  const { word, color } = standings[column.certainty];
  const heading = column.heading === '' ? '（没有表头）' : column.heading.replaceAll('/', ' — ');
  const letter = letterOf(column.index);
  return (
    <Table.Tr data-certainty={column.certainty}>
      <Table.Td>{letter}</Table.Td>
      <Table.Td className="import-heading">
        {heading}
        {column.hidden ? '（隐藏列）' : ''}
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          aria-label={`${letter} 列“${heading}”记到`}
          data={options.data}
          filter={options.filter}
          value={column.place}
          placeholder="不导入"
          onFocus={(event) => event.currentTarget.select()}
          onClick={(event) => event.currentTarget.select()}
          onChange={(value) => value !== null && onChoose(column, value === leftOut ? null : value)}
          disabled={busy}
          searchable
          allowDeselect={false}
          selectFirstOptionOnChange
          maxDropdownHeight={320}
        />
      </Table.Td>
      <Table.Td>
        <WordBadge word={word} color={color} />
      </Table.Td>
      <Table.Td className="import-reason">{column.reason}</Table.Td>
      <Table.Td className="import-samples">{column.samples.join('　')}</Table.Td>
    </Table.Tr>
  );
}

/** Give it a key per sheet and heading: the order stays as it began, so that no line moves away under the clerk's hand. */
export function ColumnTable({ wizard, busy, onChoose }: ColumnTableProps) {
  const options = usePlaces(wizard);
  const [order] = useState(() => sorted(wizard.columns).map((column) => column.index));
  const columns = order.flatMap((index) => wizard.columns.find((column) => column.index === index) ?? []);
  return (
    <div className="import-columns">
      <Table stickyHeader withColumnBorders verticalSpacing={3} aria-label="栏目对应">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={44}>列</Table.Th>
            <Table.Th w={200}>文件里的表头</Table.Th>
            <Table.Th w={260}>记到</Table.Th>
            <Table.Th w={86}>认得怎样</Table.Th>
            <Table.Th w={230}>依据</Table.Th>
            <Table.Th>内容举例</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {columns.map((column) => (
            <Line key={column.index} column={column} busy={busy} options={options} onChoose={onChoose} />
          ))}
        </Table.Tbody>
      </Table>
      {wizard.columns.length === 0 ? (
        <Text size="sm" p="sm">
          指定表头后，这里列出每一栏记到哪里。
        </Text>
      ) : null}
    </div>
  );
}
