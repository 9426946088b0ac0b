/** The proposed changes, line by line: old → new, and a tick without which nothing is written. */
import { Checkbox, Table, Text } from '@mantine/core';
import type { Leaving, LeavingLook } from './use-leaving.ts';

type Line = LeavingLook['lines'][number];

interface LineRowProps {
  readonly line: Line;
  /** The name of its register stands beside its first line. */
  readonly first: boolean;
  readonly checked: boolean;
  readonly onTick: (on: boolean) => void;
}

function LineRow({ line, first, checked, onTick }: LineRowProps) {
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={`${line.group}：${line.label}`}
          checked={checked}
          onChange={({ currentTarget }) => onTick(currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td fw={600}>{first ? line.group : ''}</Table.Td>
      <Table.Td>{line.label}</Table.Td>
      <Table.Td>
        {line.changes.map(({ label, from, to }) => (
          <Text key={label} size="sm">
            {label}：{from === '' ? '（空）' : from} → {to === '' ? '（空）' : to}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

export function Lines({ leaving }: { readonly leaving: Leaving }) {
  const { lines, isTicked, tick } = leaving;
  const ticked = lines.filter(isTicked);
  return (
    <Table withTableBorder verticalSpacing={4} layout="fixed" aria-label="建议的变动" mt="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={40}>
            <Checkbox
              aria-label="全部变动"
              checked={ticked.length === lines.length}
              indeterminate={ticked.length > 0 && ticked.length < lines.length}
              onChange={({ currentTarget: { checked } }) =>
                tick(
                  lines.map(({ key }) => key),
                  checked,
                )
              }
            />
          </Table.Th>
          <Table.Th w={140}>台账</Table.Th>
          <Table.Th w={300}>哪一条</Table.Th>
          <Table.Th>原来 → 以后</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line, place) => (
          <LineRow
            key={line.key}
            line={line}
            first={lines[place - 1]?.group !== line.group}
            checked={isTicked(line)}
            onTick={(on) => tick([line.key], on)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}
