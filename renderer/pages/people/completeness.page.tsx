/** 信息完整度 per community and person, each with one click to the next missing field. */
import { Anchor, Group, Progress, Select, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { OutputOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useFill } from './missing.tsx';

type Completeness = OutputOf<'people.completeness'>;
type PersonLine = Completeness['people'][number];

const nowhere = '';
const mean = (lines: readonly PersonLine[]): number =>
  Math.floor(lines.reduce((sum, line) => sum + line.percent, 0) / Math.max(1, lines.length));

function Line({ line, community }: { readonly line: PersonLine; readonly community: string }) {
  const fill = useFill(line.person);
  const [next] = line.missing;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={`/people/${line.person}`} size="sm">
          {line.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{community}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Progress value={line.percent} w={90} aria-label={`${line.name} ${line.percent}%`} />
          <Text size="sm">{line.percent}%</Text>
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={1}>
          {line.missing.map((fact) => fact.label).join('、')}
        </Text>
      </Table.Td>
      <Table.Td>
        {next === undefined ? (
          '已齐'
        ) : (
          <Anchor component="button" type="button" size="sm" onClick={() => void fill(next)}>
            去填“{next.label}”
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function CompletenessPage() {
  const found = useDesk('people.completeness', {});
  const [community, setCommunity] = useState<string | null>(null);
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const { people, communities } = found.data;
  const nameOf = (id: string | null): string => (id === null ? '未定社区' : (communities[id] ?? ''));
  const groups = [...Map.groupBy(people, (line) => line.community ?? nowhere)]
    .map(([id, lines]) => ({ id, label: nameOf(id === nowhere ? null : id), lines }))
    .toSorted((one, other) => mean(one.lines) - mean(other.lines));
  const shown = people
    .filter((line) => community === null || (line.community ?? nowhere) === community)
    .toSorted((one, other) => one.percent - other.percent);
  return (
    <>
      <PageHead
        title="信息完整度"
        note="completeness"
        help="在册人员应填而未填的栏目，缺得多的排在前面；点“去填”直接到那一栏。"
      />
      {people.length === 0 ? (
        <EmptyNote title="还没有在册人员" hint="先导入花名册或新增人员，并填好在册期间。" />
      ) : null}
      <Group mb="xs">
        <Select
          label="社区"
          w={300}
          clearable
          clearButtonProps={{ 'aria-label': '看全部社区' }}
          placeholder={`全部社区，平均 ${mean(people)}%`}
          data={groups.map(({ id, label, lines }) => ({
            value: id === nowhere ? 'none' : id,
            label: `${label}　${lines.length} 人，平均 ${mean(lines)}%`,
          }))}
          value={community === nowhere ? 'none' : community}
          onChange={(value) => setCommunity(value === 'none' ? nowhere : value)}
        />
      </Group>
      <Table withTableBorder verticalSpacing={5} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>姓名</Table.Th>
            <Table.Th w={130}>所在社区</Table.Th>
            <Table.Th w={170}>完整度</Table.Th>
            <Table.Th>还缺</Table.Th>
            <Table.Th w={220}>下一项</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((line) => (
            <Line key={line.person} line={line} community={nameOf(line.community)} />
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

export const page: Page = {
  path: '/people/completeness',
  title: '信息完整度',
  area: '人员台账',
  order: 3,
  right: 'roster.read',
  component: CompletenessPage,
};
