/** Which columns stand in a table, and which of them are asked. */
import { Checkbox, Table, Text, TextInput } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { CollectItem } from '../../../electron/desk/collections/shapes.ts';
import './collections.css';

export interface Chosen {
  readonly column: string;
  readonly ask: boolean;
}

interface ColumnPickerProps {
  readonly items: readonly CollectItem[];
  readonly chosen: readonly Chosen[];
  readonly onChange: (chosen: readonly Chosen[]) => void;
  /** Without it columns are only shown, nothing is asked. */
  readonly asks?: boolean;
}

/** The items in groups, in the order in which groups first come. */
function grouped(items: readonly CollectItem[]): ReadonlyMap<string, readonly CollectItem[]> {
  const groups = new Map<string, CollectItem[]>();
  for (const item of items) {
    const own = groups.get(item.group);
    if (own === undefined) groups.set(item.group, [item]);
    else own.push(item);
  }
  return groups;
}

function Line({
  item,
  state,
  asks,
  set,
}: {
  readonly item: CollectItem;
  readonly state: Chosen | undefined;
  readonly asks: boolean;
  readonly set: (shown: boolean, ask: boolean) => void;
}) {
  const fixed = asks && item.always;
  return (
    <Table.Tr>
      <Table.Td>
        {item.label}
        {item.private ? (
          <Text span size="xs" c="gray.7" ml={8}>
            个人信息
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        <Checkbox
          aria-label={`${item.label}：带上`}
          checked={fixed || state !== undefined}
          disabled={fixed}
          onChange={(event) => set(event.currentTarget.checked, false)}
        />
      </Table.Td>
      {asks ? (
        <Table.Td>
          {item.place === null ? null : (
            <Checkbox
              aria-label={`${item.label}：要填`}
              checked={state?.ask === true}
              onChange={(event) => set(true, event.currentTarget.checked)}
            />
          )}
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}

export function ColumnPicker({ items, chosen, onChange, asks = true }: ColumnPickerProps) {
  const [word, setWord] = useState('');
  const states = new Map(chosen.map((one) => [one.column, one]));
  const set = (item: CollectItem, shown: boolean, ask: boolean) => {
    const next = new Map(states);
    if (shown) next.set(item.column, { column: item.column, ask });
    else next.delete(item.column);
    // In the order of the list, whatever was ticked first.
    onChange(items.flatMap(({ column }) => next.get(column) ?? []));
  };
  const shown = items.filter(({ label, group }) => `${group}${label}`.includes(word.trim()));
  return (
    <>
      <TextInput
        aria-label="查找栏目"
        placeholder="查找栏目"
        size="xs"
        mb={6}
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <div className="collect-scroll">
        <Table stickyHeader verticalSpacing={2} aria-label="栏目">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>栏目</Table.Th>
              <Table.Th w={60}>{asks ? '带上' : '印上'}</Table.Th>
              {asks ? <Table.Th w={60}>要填</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...grouped(shown)].map(([group, own]) => (
              <Fragment key={group}>
                <Table.Tr className="collect-group">
                  <Table.Th colSpan={asks ? 3 : 2} scope="rowgroup">
                    {group}
                  </Table.Th>
                </Table.Tr>
                {own.map((item) => (
                  <Line
                    key={item.column}
                    item={item}
                    state={states.get(item.column)}
                    asks={asks}
                    set={(on, ask) => set(item, on, ask)}
                  />
                ))}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
