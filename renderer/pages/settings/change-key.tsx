/** 更换密钥: what it does and cannot do, the password, the new recovery code noted, then the change and a fresh sign-in. */
import {
  Alert,
  Button,
  Group,
  List,
  Loader,
  Paper,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { RecoveryCodeSteps } from '../../before/recovery-code.tsx';
import { call, type OutputOf, sentenceOf } from '../../desk.ts';
import { signalLocked } from '../../lock-signal.ts';
import { ask } from '../../parts/ask.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useTextFields } from '../../parts/use-text-fields.ts';

type Plan = OutputOf<'accounts.planRekey'>;

const does = [
  '今后的台账和备份换用新密钥：丢失的备份、旧恢复码都打不开它们。',
  '恢复码换新，旧的作废；停用的账号连同密码一并作废。',
  '其他账号的密码不变，换完后所有人重新登录。',
  '换之前先自动备份；中途断电也不要紧，下次打开不是旧的就是新的，都完整。',
] as const;
const cannot = [
  '丢失的备份收不回来：知道当时密码或恢复码的人，仍能看到备份那天的内容。',
  '别人已经知道的密码照样能用：请同时给那个账号“重设密码”。',
  '附件的密钥不变：打开过台账的人如果又拿到以后的附件文件，仍可能解开。',
  '以前的备份仍用旧密钥，恢复时要输入做备份那天的密码或恢复码，请把旧恢复码封存；不再需要的备份请删除。',
] as const;

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <Paper withBorder p="sm">
      <Title order={2} size="h3" mb={4}>
        {title}
      </Title>
      <List size="sm" spacing={4}>
        {points.map((point) => (
          <List.Item key={point}>{point}</List.Item>
        ))}
      </List>
    </Paper>
  );
}

interface AskPasswordProps {
  readonly onPlan: (plan: Plan) => void;
  readonly onLeave: () => void;
}

/** First step: whoever sits here proves to be the administrator. */
function AskPassword({ onPlan, onLeave }: AskPasswordProps) {
  const { values, field, setFaults, clear } = useTextFields({ password: '' });
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      onPlan(await call('accounts.planRekey', { password: values.password }));
    } catch (error) {
      setFaults({ password: sentenceOf(error) });
      clear('password');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" maw={420}>
        <PasswordInput
          label="您的登录密码"
          description="下一步给出新恢复码，请先准备好打印机或纸笔；到最后一步才真正更换"
          required
          autoFocus
          autoComplete="current-password"
          {...field('password')}
        />
        <Group gap="xs">
          <Button type="submit" loading={busy} disabled={values.password === ''}>
            下一步
          </Button>
          <Button variant="default" onClick={onLeave}>
            返回
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Who goes on as before, and who does not: said before anything is changed. */
function Fates({ accounts }: { readonly accounts: Plan['accounts'] }) {
  const named = (fate: Plan['accounts'][number]['fate']): string =>
    accounts
      .filter((account) => account.fate === fate)
      .map((account) => account.name)
      .join('、');
  const late = named('never-signed-in');
  const disabled = named('disabled');
  return (
    <>
      {late === '' ? null : (
        <Alert color="orange" title="这些账号换完后要由管理员重设密码">
          {late}：升级以后还没有登录过。现在返回，请他们先登录一次，密码就能保留。
        </Alert>
      )}
      <Text size="sm">密码不变、照常登录：{named('stays')}。</Text>
      {disabled === '' ? null : <Text size="sm">已停用、密码作废：{disabled}。再启用时要重设密码。</Text>}
    </>
  );
}

/** Second step: the code is noted, then the change. */
function NoteAndChange({ plan, onLeave }: { readonly plan: Plan; readonly onLeave: () => void }) {
  const offices = useDesk('records.list', { register: 'offices', columns: ['street'], limit: 1 });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const change = async () => {
    const body = '先自动备份，再换用新密钥，数据多时要一两分钟，请不要关机。换完后所有人重新登录，旧恢复码作废。';
    if (!(await ask({ title: '现在更换密钥？', body, confirm: '更换密钥', danger: true }))) return;
    setBusy(true);
    setFailure(null);
    try {
      const { backedUp } = await call('accounts.rekey', { plan: plan.token });
      const next = backedUp ? '请重新登录，再把新的备份存到备份盘。' : '新备份没有做成，请重新登录后“立即备份”。';
      toast.saved(`密钥已更换，新恢复码从现在起生效。${next}`);
      signalLocked();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="sm" maw={720}>
      <Fates accounts={plan.accounts} />
      {failure === null ? null : <FailureNote error={failure} />}
      {busy ? (
        <Group gap="xs" role="status">
          <Loader size="xs" />
          <Text size="sm">正在备份并更换密钥，请不要关机……</Text>
        </Group>
      ) : (
        <>
          <Title order={2} size="h3">
            新恢复码，更换后生效，只显示这一次
          </Title>
          <RecoveryCodeSteps
            code={plan.recoveryCode}
            street={String(offices.data?.rows[0]?.values['street'] ?? '')}
            done={() => void change()}
          />
          <Group gap="xs">
            <Button variant="default" onClick={onLeave}>
              不换了，返回
            </Button>
            <Text size="sm" c="gray.7">
              还没有更换。现在返回什么也不变，旧恢复码照旧有效，刚打印的这张请销毁。
            </Text>
          </Group>
        </>
      )}
    </Stack>
  );
}

/** The whole way, in place of the accounts page. */
export function ChangeKey({ onLeave }: { readonly onLeave: () => void }) {
  const [plan, setPlan] = useState<Plan | null>(null);
  return (
    <>
      <PageHead title="更换密钥" help="存有备份的 U 盘丢失以后，或知道恢复码的人离岗以后，给台账换一把新的加密密钥。" />
      {plan === null ? (
        <Stack gap="sm" maw={1100}>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
            <Points title="更换以后" points={does} />
            <Points title="做不到的" points={cannot} />
          </SimpleGrid>
          <AskPassword onPlan={setPlan} onLeave={onLeave} />
        </Stack>
      ) : (
        <NoteAndChange plan={plan} onLeave={onLeave} />
      )}
    </>
  );
}

/** The way there, on the accounts page. */
export function KeySection({ onBegin }: { readonly onBegin: () => void }) {
  return (
    <Paper withBorder p="sm" mt="md" maw={900}>
      <Title order={2} size="h3">
        更换密钥
      </Title>
      <Text size="sm" my={6}>
        存有备份的 U
        盘丢失，或知道恢复码的人离岗时，只换恢复码不够：旧恢复码加旧备份仍能算出现在的密钥。请更换密钥，恢复码会一并换新。
      </Text>
      <Button variant="default" onClick={onBegin}>
        更换密钥……
      </Button>
    </Paper>
  );
}
