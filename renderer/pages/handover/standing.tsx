/** What is handed over as it stands: things under way, accounts, backups. */
import { Anchor, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../desk.ts';
import { useBeside } from '../../parts/beside.tsx';
import { RowsBehind } from '../overview/rows-behind.tsx';

export type HandoverFacts = OutputOf<'deskHandovers.view'>;

function Count({ facts, item }: { readonly facts: HandoverFacts; readonly item: HandoverFacts['open'][number] }) {
  const { show } = useBeside();
  const said = `${item.label} ${item.count} ${item.unit}`;
  if (item.count === 0) return <>没有</>;
  const open = () => show(said, <RowsBehind day={facts.day} tile={item.key} />);
  return (
    <Anchor component="button" type="button" size="sm" aria-label={`${said}，看是哪些`} onClick={open}>
      {item.count} {item.unit}
    </Anchor>
  );
}

function Plain({
  title,
  heads,
  children,
}: {
  readonly title: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      <Table withTableBorder withColumnBorders verticalSpacing={3} mb="sm" aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </section>
  );
}

export function Standing({ facts }: { readonly facts: HandoverFacts }) {
  const { todo } = facts;
  return (
    <div>
      <Plain title="未了事项" heads={['事项', '数量']}>
        <Table.Tr>
          <Table.Td>待办提醒</Table.Td>
          <Table.Td>
            {todo.all === 0 ? '没有' : `${todo.all} 件${todo.overdue === 0 ? '' : `，其中已超期 ${todo.overdue} 件`}`}
          </Table.Td>
        </Table.Tr>
        {facts.open.map((item) => (
          <Table.Tr key={item.key}>
            <Table.Td>{item.label}</Table.Td>
            <Table.Td>
              <Count facts={facts} item={item} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Plain>
      <Plain title="账号" heads={['账号', '角色', '状态']}>
        {facts.accounts.map(({ name, role, enabled }) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td>{role}</Table.Td>
            <Table.Td>{enabled ? '启用' : '停用'}</Table.Td>
          </Table.Tr>
        ))}
      </Plain>
      <Plain title="最近备份" heads={['位置', '时间']}>
        {facts.backups.map(({ where, at }) => (
          <Table.Tr key={where}>
            <Table.Td>{where}</Table.Td>
            <Table.Td>{at === null ? '没有' : at.slice(0, 16).replace('T', ' ')}</Table.Td>
          </Table.Tr>
        ))}
      </Plain>
      <Text size="sm" c="gray.7">
        交接后，请管理员在“账号”里停用移交人的账号、给接收人建账号，并换一次恢复码。
      </Text>
    </div>
  );
}
