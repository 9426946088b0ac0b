/** Everything dated about a person, newest first; each line opens its record. */
import { Badge, Table, Text } from '@mantine/core';
import { formatDay, isDay } from '../../../db/rules/day.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useDesk } from '../../parts/use-desk.ts';

const dayText = (day: string | null, nothing: string): string =>
  day === null ? nothing : isDay(day) ? formatDay(day, '1990-05-01') : day;

export function PersonTimeline({ id }: { readonly id: string }) {
  const drawer = useRecordDrawer();
  const found = useDesk('people.timeline', { id });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  if (found.data.length === 0)
    return (
      <EmptyNote title="还没有经历" hint="在上面各栏里新增在册期间、任职经历、学历、证书等，这里就按时间列出来。" />
    );
  return (
    <Table verticalSpacing={5} withTableBorder layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={110}>起</Table.Th>
          <Table.Th w={110}>止</Table.Th>
          <Table.Th w={110}>类别</Table.Th>
          <Table.Th>内容</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {found.data.map((entry) => (
          <Table.Tr key={`${entry.register}/${entry.id}`}>
            <Table.Td>{dayText(entry.from, '不详')}</Table.Td>
            <Table.Td>{dayText(entry.to, '')}</Table.Td>
            <Table.Td>
              <Badge variant="light" radius="sm">
                {entry.registerLabel}
              </Badge>
            </Table.Td>
            <Table.Td>
              <button
                type="button"
                className="list-cell-link"
                onClick={() => drawer.open({ register: entry.register, id: entry.id })}
              >
                {entry.label === '' ? entry.registerLabel : entry.label}
              </button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Caption>
        <Text size="xs" c="gray.7">
          共 {found.data.length} 条，点内容可以查看和修改
        </Text>
      </Table.Caption>
    </Table>
  );
}
