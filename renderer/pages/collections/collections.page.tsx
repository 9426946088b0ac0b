/** 信息采集: what was asked of the communities, and how far each collection is. */
import { Button, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { OutputOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import './collections.css';

type CollectionLine = OutputOf<'collections.list'>[number];

function standing(line: CollectionLine, today: string): { readonly word: string; readonly color: string } {
  if (line.state === 'closed') return { word: '已结束', color: 'gray' };
  if (line.sentOn === null) return { word: '还没下发', color: 'orange' };
  if (line.pending > 0 && line.deadline < today) return { word: '已超期', color: 'red' };
  if (line.pending > 0) return { word: '收集中', color: 'deepBlue' };
  return { word: '已收齐', color: 'green' };
}

function Line({ line, today }: { readonly line: CollectionLine; readonly today: string }) {
  const { word, color } = standing(line, today);
  return (
    <Table.Tr>
      <Table.Td>
        <Link href={`/collections/${line.id}`}>{line.title}</Link>
      </Table.Td>
      <Table.Td>{line.subject}</Table.Td>
      <Table.Td>{line.sentOn ?? ''}</Table.Td>
      <Table.Td>{line.deadline}</Table.Td>
      <Table.Td>
        <WordBadge word={word} color={color} />
      </Table.Td>
      <Table.Td>
        {line.parts - line.pending} / {line.parts}
      </Table.Td>
      <Table.Td>{line.problem === 0 ? '' : line.problem}</Table.Td>
    </Table.Tr>
  );
}

function Lines({ lines }: { readonly lines: readonly CollectionLine[] }) {
  const { today } = useSession();
  if (lines.length === 0) {
    return (
      <EmptyNote
        title="还没有向社区采集过"
        hint="点“新建采集”：选要填的栏目，每个社区得一份预填好的表，收回来先看差异再写入。"
      />
    );
  }
  return (
    <Table withColumnBorders aria-label="信息采集">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>采集名称</Table.Th>
          <Table.Th w={190}>收什么</Table.Th>
          <Table.Th w={110}>下发日期</Table.Th>
          <Table.Th w={110}>填报期限</Table.Th>
          <Table.Th w={100}>状态</Table.Th>
          <Table.Th w={110}>已交 / 社区</Table.Th>
          <Table.Th w={80}>有问题</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} today={today} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function CollectionsPage() {
  const session = useSession();
  const found = useDesk('collections.list', {});
  return (
    <>
      <PageHead
        title="信息采集"
        note="collections"
        help="向社区收表：一个社区一份预填好的表，收回来先看差异，确认了才写入台账（措施17：一次采集、多方利用）。"
      >
        {session.readOnly || !session.has('report.write') ? null : (
          <Button component={Link} href="/collections/new" leftSection={<IconPlus size={16} aria-hidden />}>
            新建采集
          </Button>
        )}
      </PageHead>
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {found.data === undefined && !found.isError ? <Waiting /> : null}
      {found.data === undefined ? null : <Lines lines={found.data} />}
    </>
  );
}

export const page: Page = {
  path: '/collections',
  title: '信息采集',
  area: '统计上报',
  order: 0.12,
  right: 'report.read',
  register: 'collections',
  help: '信息采集',
  component: CollectionsPage,
};
