/** What a scheme does to whom: how many rise, who would fall (named), what the office pays. */
import { Alert, Anchor, Group, Stack, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { OutputOf } from '../../desk.ts';
import { moneyWords } from './numbers.tsx';

export type Trial = OutputOf<'gradeSchemes.compare'>;
type Row = Trial['rises'][number];

const most = 200;
const gradeWord = (grade: number | null): string => (grade === null ? '—' : `${grade}级`);

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  const paid = rows.some(({ payBefore }) => payBefore !== null);
  return (
    <div>
      <Text fw={600} size="sm" mb={2}>
        {title} {rows.length} 人
      </Text>
      <Table withTableBorder verticalSpacing={3} aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>姓名</Table.Th>
            <Table.Th>社区</Table.Th>
            <Table.Th>原来</Table.Th>
            <Table.Th>变为</Table.Th>
            {paid ? <Table.Th>每月</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, most).map((row) => (
            <Table.Tr key={row.person}>
              <Table.Td>
                <Anchor component={Link} href={`/people/${row.person}`} size="sm">
                  {row.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{row.community}</Table.Td>
              <Table.Td>{gradeWord(row.before)}</Table.Td>
              <Table.Td>{gradeWord(row.after)}</Table.Td>
              {paid ? <Table.Td>{moneyWords(row.payAfter - (row.payBefore ?? 0), true)}</Table.Td> : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > most ? <Text size="sm">还有 {rows.length - most} 人没有列出。</Text> : null}
    </div>
  );
}

interface CostProps {
  readonly trial: Trial;
  readonly names: readonly [string, string];
}

function Costs({ trial: { before, after }, names }: CostProps) {
  const line = (name: string, cost: NonNullable<typeof before>) => (
    <Table.Tr key={name}>
      <Table.Td>{name}</Table.Td>
      <Table.Td ta="right">{moneyWords(cost.month)}</Table.Td>
      <Table.Td ta="right">{moneyWords(cost.year)}</Table.Td>
    </Table.Tr>
  );
  return (
    <Table withTableBorder verticalSpacing={3} aria-label="费用">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>费用</Table.Th>
          <Table.Th ta="right">每月</Table.Th>
          <Table.Th ta="right">全年</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {before === null ? null : line(names[0], before)}
        {line(names[1], after)}
        {before === null ? null : (
          <Table.Tr fw={600}>
            <Table.Td>相差</Table.Td>
            <Table.Td ta="right">{moneyWords(after.month - before.month, true)}</Table.Td>
            <Table.Td ta="right">{moneyWords(after.year - before.year, true)}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}

export function TrialView({ trial, names }: CostProps) {
  const { people, rises, falls, paid, unplaced } = trial;
  return (
    <Stack gap="sm">
      <Group gap="md" role="status">
        <Text size="sm">
          在册 {people} 人：升 {rises.length}、降 {falls.length}、只变工资 {paid.length}、算不出 {unplaced.length}
        </Text>
      </Group>
      {falls.length > 0 ? (
        <Alert color="orange" title={`有 ${falls.length} 人的等级会下降`}>
          {falls
            .slice(0, 10)
            .map(({ name, before, after }) => `${name}（${gradeWord(before)}→${gradeWord(after)}）`)
            .join('、')}
          {falls.length > 10 ? '等' : ''}
        </Alert>
      ) : null}
      <Costs trial={trial} names={names} />
      <Text size="xs" c="gray.8">
        全年按当月乘12，加当年一次性发放的。
      </Text>
      <Rows title="等级下降" rows={falls} />
      <Rows title="等级上升" rows={rises} />
      <Rows title="只变工资" rows={paid} />
      <Rows title="算不出等级（岗位层次没有填或方案里没有）" rows={unplaced} />
    </Stack>
  );
}
