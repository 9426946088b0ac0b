/** Signing in: which account, which password. */
import { Anchor, Button, Code, Group, PasswordInput, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { call, DeskFailure, sentenceOf } from '../desk.ts';
import { useTextFields } from '../parts/use-text-fields.ts';
import type { OfficeState } from '../session.tsx';
import { Card } from './card.tsx';
import { useCountdown, waitOf } from './countdown.ts';

interface UnlockProps {
  readonly office: OfficeState;
  readonly entered: () => void;
  /** Takes failures that need a page of their own; false where it is none. */
  readonly met: (failure: DeskFailure) => boolean;
  readonly recover: () => void;
  readonly rescue: () => void;
}

/** The demo office's password is no secret. */
function DemoHint({ office }: { readonly office: OfficeState }) {
  const login = useQuery({
    queryKey: ['demo.login'],
    queryFn: ({ signal }) => call('demo.login', {}, { signal }),
    enabled: office.demo,
  });
  if (login.data === undefined || login.data === null) return null;
  return (
    <Text size="sm">
      演示台账：账号 {login.data.account}，密码 <Code>{login.data.password}</Code>
    </Text>
  );
}

function useUnlock({ office, entered, met }: UnlockProps) {
  const [account, setAccount] = useState<string | null>(office.accounts[0]?.id ?? null);
  const { values, field, setFaults, clear } = useTextFields({ password: '' });
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useCountdown(office.wait);
  const input = useRef<HTMLInputElement>(null);
  const refused = (error: unknown) => {
    setFaults({ password: sentenceOf(error) });
    if (error instanceof DeskFailure) setLeft(waitOf(error.details));
    clear('password');
    input.current?.focus();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (account === null || values.password === '') {
      setFaults({ password: account === null ? '请选择账号。' : '请输入密码。' });
      return;
    }
    setBusy(true);
    try {
      await call('session.unlock', { account, password: values.password });
      entered();
    } catch (error) {
      if (error instanceof DeskFailure && error.code === 'already-open') entered();
      else if (!(error instanceof DeskFailure) || !met(error)) refused(error);
    } finally {
      setBusy(false);
    }
  };
  return { account, setAccount, field, input, busy, left, submit };
}

export function Unlock(props: UnlockProps) {
  const { office, recover, rescue } = props;
  const { account, setAccount, field, input, busy, left, submit } = useUnlock(props);
  return (
    <Card title="登录">
      <DemoHint office={office} />
      <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 12 }}>
        <Select
          label="账号"
          data={office.accounts.map(({ id, name }) => ({ value: id, label: name }))}
          value={account}
          onChange={setAccount}
          allowDeselect={false}
        />
        <PasswordInput ref={input} label="密码" {...field('password')} autoComplete="current-password" autoFocus />
        {left > 0 ? (
          <Text size="sm" role="status">
            还要等 {left} 秒才能再试。
          </Text>
        ) : null}
        <Group justify="space-between">
          <Stack gap={4} align="flex-start">
            <Anchor component="button" type="button" size="sm" onClick={recover}>
              忘记密码，用恢复码重设
            </Anchor>
            <Anchor component="button" type="button" size="sm" onClick={rescue}>
              从备份恢复
            </Anchor>
          </Stack>
          <Button type="submit" loading={busy} disabled={left > 0}>
            登录
          </Button>
        </Group>
      </form>
    </Card>
  );
}
