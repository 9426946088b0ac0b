/** 计算依据 of one person beside the table: line by line, with what it pays. */
import { Anchor, List, Stack, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import { BesideBody } from '../../parts/beside.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { moneyWords } from './numbers.tsx';

interface GroundsProps {
  readonly scheme: string;
  readonly day: string;
  readonly person: string;
}

export function Grounds(asked: GroundsProps) {
  const found = useDesk('grades.explain', asked);
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const { scheme, line, lines, pay } = found.data;
  return (
    <BesideBody>
      <Stack gap="sm">
        <Text size="sm">
          {asked.day}，按“{scheme}”{line.computed === null ? '算不出等级' : `应为 ${line.computed} 级`}；登记的是
          {line.recorded === null ? '未定级' : ` ${line.recorded} 级`}。
        </Text>
        <List size="sm" spacing={4}>
          {lines.map((text, place) => (
            <List.Item key={place}>{text}</List.Item>
          ))}
        </List>
        {line.next === null ? null : (
          <Text size="sm" fw={600}>
            下次：{line.next.why}
          </Text>
        )}
        {pay.components.length === 0 ? null : (
          <Table withTableBorder verticalSpacing={3} aria-label="工资构成">
            <Table.Tbody>
              {[...pay.components, ...pay.once].map(({ label, amount, why }) => (
                <Table.Tr key={label}>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td ta="right">{moneyWords(amount)}</Table.Td>
                  <Table.Td>{why}</Table.Td>
                </Table.Tr>
              ))}
              <Table.Tr fw={600}>
                <Table.Td>每月合计</Table.Td>
                <Table.Td ta="right">{moneyWords(pay.monthly)}</Table.Td>
                <Table.Td />
              </Table.Tr>
            </Table.Tbody>
          </Table>
        )}
        <Anchor component={Link} href={`/people/${asked.person}`} size="sm">
          看人员信息
        </Anchor>
      </Stack>
    </BesideBody>
  );
}
