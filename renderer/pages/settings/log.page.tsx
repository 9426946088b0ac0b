/** 查看与导出记录: who saw, exported or reported unmasked values, and acts on accounts. It cannot be changed or undone. */
import { Button, Group, ScrollArea, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Page } from '../../pages.ts';
import { formatMoment } from '../../parts/field-value.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { actLabels, type LogNames, logSentence } from './log-words.ts';

const pageSize = 200;

function useNames(): LogNames {
  const { find } = useVocabulary();
  const accounts = useDesk('accounts.list', {});
  return {
    register: (key) => (key === '*' ? '全部台账' : key === 'accounts' ? '账号' : (find(key)?.label ?? '其他台账')),
    unit: (key) => find(key)?.unit ?? '条',
    account: (id) => accounts.data?.find((one) => one.id === id)?.name ?? '（已不在）',
  };
}

function LogPage() {
  const names = useNames();
  const [page, setPage] = useState(0);
  // One more than is shown tells whether there is an older page.
  const found = useDesk('accounts.log', { offset: page * pageSize, limit: pageSize + 1 }, { keep: true });
  const lines = (found.data ?? []).slice(0, pageSize);
  const older = (found.data?.length ?? 0) > pageSize;
  return (
    <>
      <PageHead
        title="查看与导出记录"
        note="read_log"
        help="谁显示过完整信息、导出或上报过什么、动过哪些账号。只记不改，不能撤销；记录里没有具体的号码和内容。"
      />
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {found.data === undefined && !found.isError ? <Waiting /> : null}
      {found.data?.length === 0 && page === 0 ? (
        <EmptyNote title="还没有记录" hint="显示完整信息、导出、上报或修改账号以后，这里会有记录。" />
      ) : null}
      {lines.length === 0 ? null : (
        <ScrollArea
          style={{ flex: 1, minHeight: 0 }}
          type="auto"
          viewportProps={{ tabIndex: 0, 'aria-label': '查看与导出记录' }}
        >
          <Table stickyHeader highlightOnHover withTableBorder verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={140}>时间</Table.Th>
                <Table.Th w={140}>操作人</Table.Th>
                <Table.Th w={130}>类别</Table.Th>
                <Table.Th>内容</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.seq}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatMoment(line.at)}</Table.Td>
                  <Table.Td>{line.actor}</Table.Td>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{actLabels[line.act] ?? '其他'}</Table.Td>
                  <Table.Td>{logSentence(line, names)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
      {page > 0 || older ? (
        <Group pt={6} gap="xs">
          <Button size="compact-sm" variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
            较新的
          </Button>
          <Button size="compact-sm" variant="default" disabled={!older} onClick={() => setPage(page + 1)}>
            较早的
          </Button>
          <Text size="sm">第 {page + 1} 页</Text>
        </Group>
      ) : null}
    </>
  );
}

export const page: Page = {
  path: '/settings/log',
  title: '查看与导出记录',
  area: '系统设置',
  order: 7,
  right: 'office.manage',
  component: LogPage,
};
