/** A forgotten password is replaced with the help of the printed recovery code. */
import { Button, Group, PasswordInput, Select, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call, DeskFailure, sentenceOf } from '../desk.ts';
import { useTextFields } from '../parts/use-text-fields.ts';
import type { OfficeState } from '../session.tsx';
import { Card } from './card.tsx';
import { useCountdown, waitOf } from './countdown.ts';

interface RecoverProps {
  readonly office: OfficeState;
  readonly entered: () => void;
  readonly met: (failure: DeskFailure) => boolean;
  readonly back: () => void;
}

function useRecovery({ office, entered, met }: RecoverProps) {
  const [account, setAccount] = useState<string | null>(office.accounts[0]?.id ?? null);
  const { values, field, setFaults } = useTextFields({ code: '', fresh: '', again: '' });
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useCountdown(office.wait);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (account === null) return;
    if (values.fresh !== values.again) {
      setFaults({ again: '两次输入的新密码不一样，请重新输入。' });
      return;
    }
    setBusy(true);
    try {
      await call('session.recover', { code: values.code, account, password: values.fresh });
      entered();
    } catch (error) {
      if (error instanceof DeskFailure && met(error)) return;
      const weak = error instanceof DeskFailure && error.code === 'password-weak';
      setFaults(weak ? { fresh: sentenceOf(error) } : { code: sentenceOf(error) });
      if (error instanceof DeskFailure) setLeft(waitOf(error.details));
    } finally {
      setBusy(false);
    }
  };
  return { account, setAccount, field, busy, left, submit };
}

export function Recover(props: RecoverProps) {
  const { account, setAccount, field, busy, left, submit } = useRecovery(props);
  const accounts = props.office.accounts.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card
      title="用恢复码重设密码"
      intro="恢复码是建立台账时打印的六组字符，一般由单位保管。重设后原密码作废，恢复码照旧可用。"
    >
      <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 12 }}>
        <TextInput
          label="恢复码"
          description="大小写、横线和空格都不影响"
          {...field('code')}
          autoComplete="off"
          required
          autoFocus
        />
        <Select label="要重设的账号" data={accounts} value={account} onChange={setAccount} allowDeselect={false} />
        <PasswordInput
          label="新密码"
          description="至少 8 个字符"
          {...field('fresh')}
          autoComplete="new-password"
          required
        />
        <PasswordInput label="再输一次新密码" {...field('again')} autoComplete="new-password" required />
        {left > 0 ? (
          <Text size="sm" role="status">
            还要等 {left} 秒才能再试。
          </Text>
        ) : null}
        <Group justify="space-between">
          <Button variant="default" onClick={props.back}>
            返回登录
          </Button>
          <Button type="submit" loading={busy} disabled={left > 0}>
            重设并登录
          </Button>
        </Group>
      </form>
    </Card>
  );
}
