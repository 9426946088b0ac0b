/** 账号: who may sign in, in which role, and the recovery code. */
import { Badge, Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { ask } from '../../parts/ask.tsx';
import { useBeside } from '../../parts/beside.tsx';
import { formatMoment } from '../../parts/field-value.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { type Account, AddAccount, EditAccount, ResetPassword } from './account-form.tsx';
import { ChangeKey, KeySection } from './change-key.tsx';
import { NewRecoveryCode } from './new-recovery-code.tsx';

/** What keeps somebody from signing in, or that nothing does. */
function Status({ account }: { readonly account: Account }) {
  if (!account.enabled) return <Badge color="gray">已停用</Badge>;
  return account.needsPassword ? <Badge color="orange">待重设密码</Badge> : '启用';
}

function AccountRow({ account, mine }: { readonly account: Account; readonly mine: boolean }) {
  const beside = useBeside();
  const refresh = useRefresh();
  const turn = async () => {
    const { id, name, enabled } = account;
    const body = `“${name}”以后不能登录。账号不会删除，修改历史里的名字照旧，需要时可以再启用。`;
    if (enabled && !(await ask({ title: '停用账号', body, confirm: '停用', danger: true }))) return;
    try {
      await call('accounts.change', { id, enabled: !enabled });
      await refresh();
      toast.saved(enabled ? `已停用“${name}”。` : `已启用“${name}”。`);
    } catch (error) {
      toast.failed(error);
    }
  };
  const button = (label: string, act: () => void) => (
    <Button size="compact-sm" variant="default" aria-label={`${label}：${account.name}`} onClick={act}>
      {label}
    </Button>
  );
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        {account.name}
        {mine ? (
          <Text span size="xs" c="gray.7">
            （本人）
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>{account.roleLabel}</Table.Td>
      <Table.Td>
        <Status account={account} />
      </Table.Td>
      <Table.Td>{formatMoment(account.createdAt)}</Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          {button('修改', () =>
            beside.show(`修改账号：${account.name}`, <EditAccount account={account} done={beside.close} />),
          )}
          {button('重设密码', () =>
            beside.show(`重设密码：${account.name}`, <ResetPassword account={account} done={beside.close} />),
          )}
          {button(account.enabled ? '停用' : '启用', () => void turn())}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

const headings = [
  { label: '名称', width: undefined },
  { label: '角色', width: 90 },
  { label: '状态', width: 110 },
  { label: '设立时间', width: 150 },
  { label: '操作', width: 240 },
] as const;

function AccountTable() {
  const session = useSession();
  const accounts = useDesk('accounts.list', {});
  if (accounts.isError) return <FailureNote error={accounts.error} again={() => void accounts.refetch()} />;
  if (accounts.data === undefined) return <Waiting />;
  return (
    <Table maw={900} verticalSpacing={4} withTableBorder aria-label="账号">
      <Table.Thead>
        <Table.Tr>
          {headings.map(({ label, width }) => (
            <Table.Th key={label} w={width}>
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {accounts.data.map((account) => (
          <AccountRow key={account.id} account={account} mine={account.id === session.account.id} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function RecoverySection({ onCode }: { readonly onCode: (code: string) => void }) {
  const renew = async () => {
    const body = '换新以后，以前打印的恢复码全部作废，请一并销毁。新恢复码只显示一次，请先准备好打印机或纸笔。';
    if (!(await ask({ title: '换新恢复码', body, confirm: '换新', danger: true }))) return;
    try {
      onCode((await call('accounts.newRecoveryCode', {})).recoveryCode);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Paper withBorder p="sm" mt="md" maw={900}>
      <Title order={2} size="h3">
        恢复码
      </Title>
      <Text size="sm" my={6}>
        所有人都忘记密码，或要在另一台电脑上打开备份时，凭恢复码进入。纸质恢复码丢失、外泄，或保管人变动时，请换新。
      </Text>
      <Button variant="default" onClick={() => void renew()}>
        换新恢复码
      </Button>
    </Paper>
  );
}

function AccountsPage() {
  const { show, close } = useBeside();
  const [code, setCode] = useState<string | null>(null);
  const [changing, setChanging] = useState(false);
  if (code !== null) return <NewRecoveryCode code={code} done={() => setCode(null)} />;
  if (changing) return <ChangeKey onLeave={() => setChanging(false)} />;
  const add = () => show('新增账号', <AddAccount done={close} />);
  return (
    <>
      <PageHead
        title="账号"
        note="accounts"
        help="一人一个账号，修改历史和导出记录都写明是谁。离岗的人停用账号，不要几个人合用。"
      >
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          新增账号
        </Button>
      </PageHead>
      <AccountTable />
      <RecoverySection onCode={setCode} />
      <KeySection onBegin={() => setChanging(true)} />
    </>
  );
}

export const page: Page = {
  path: '/settings/accounts',
  title: '账号',
  area: '系统设置',
  order: 1.5,
  right: 'office.manage',
  component: AccountsPage,
};
