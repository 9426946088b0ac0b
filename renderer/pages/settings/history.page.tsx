/** 操作记录: every change, who made it, and taking it back. */
import { Badge, Group, Pagination, ScrollArea, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { useBeside } from '../../parts/beside.tsx';
import { formatMoment } from '../../parts/field-value.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { ChangePanel } from './change-panel.tsx';

type Change = OutputOf<'history.changes'>['changes'][number];

const pageSize = 100;

const changeKinds: Readonly<Record<Change['kind'], string>> = {
  edit: '录入修改',
  bulk: '批量修改',
  import: '导入',
  undo: '撤销',
  bin: '删除',
  restore: '恢复',
  purge: '彻底删除',
  setup: '建立台账',
  demo: '演示数据',
};

function ChangeRow({ change, open }: { readonly change: Change; readonly open: () => void }) {
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatMoment(change.at)}</Table.Td>
      <Table.Td>{change.actor}</Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{changeKinds[change.kind]}</Table.Td>
      <Table.Td>
        <button type="button" className="list-cell-link" onClick={open}>
          {change.title}
        </button>
      </Table.Td>
      <Table.Td>
        {change.undone ? (
          <Badge color="gray" variant="light">
            已撤销
          </Badge>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

interface PagesProps {
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Pages({ total, page, onPage }: PagesProps) {
  return (
    <Pagination
      size="sm"
      total={Math.ceil(total / pageSize)}
      value={page}
      onChange={onPage}
      getItemProps={(place) => ({ 'aria-label': `第 ${place} 页` })}
      getControlProps={(control) => ({ 'aria-label': control === 'next' ? '下一页' : '上一页' })}
    />
  );
}

function HistoryPage() {
  const beside = useBeside();
  const [page, setPage] = useState(1);
  const found = useDesk('history.changes', { offset: (page - 1) * pageSize, limit: pageSize }, { keep: true });
  const { changes = [], total = 0 } = found.data ?? {};
  const open = (change: Change) =>
    beside.show('操作内容', <ChangePanel id={change.id} kind={changeKinds[change.kind]} />);
  return (
    <>
      <PageHead
        title="操作记录"
        note="history"
        help="每次录入、修改、导入、删除都有一条，谁在什么时候做的都在这里；点开可以看涉及哪些台账，也可以撤销。"
      />
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {found.data === undefined && !found.isError ? <Waiting /> : null}
      {found.data !== undefined && total === 0 ? (
        <EmptyNote title="还没有操作记录" hint="录入或导入以后，这里会有记录。" />
      ) : null}
      {changes.length === 0 ? null : (
        <ScrollArea
          style={{ flex: 1, minHeight: 0 }}
          type="auto"
          viewportProps={{ tabIndex: 0, 'aria-label': '操作记录' }}
        >
          <Table stickyHeader highlightOnHover withTableBorder verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={140}>时间</Table.Th>
                <Table.Th w={120}>操作人</Table.Th>
                <Table.Th w={100}>类别</Table.Th>
                <Table.Th>内容</Table.Th>
                <Table.Th w={90}>状态</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changes.map((change) => (
                <ChangeRow key={change.id} change={change} open={() => open(change)} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
      <Group justify="space-between" pt={6}>
        <Text size="sm" role="status">
          共 {total} 次操作
        </Text>
        {total > pageSize ? <Pages total={total} page={page} onPage={setPage} /> : null}
      </Group>
    </>
  );
}

export const page: Page = {
  path: '/settings/history',
  title: '操作记录',
  area: '系统设置',
  order: 6,
  right: 'roster.read',
  component: HistoryPage,
};
