/** What opens a backup: its recovery code, or a password as it was on the backup's day. */
import { Alert, Button, Group, PasswordInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, type InputOf, sentenceOf } from '../desk.ts';
import { useTextFields } from '../parts/use-text-fields.ts';

/** A backup in its place. */
export interface Chosen {
  readonly place: string;
  readonly id: string;
}

/** What the clerk knows of a backup. */
export type Secret = Omit<InputOf<'rescue.restore'>, keyof Chosen>;

interface SecretProps {
  readonly chosen: Chosen;
  /** Opens the backup with it; what it throws is said at the field. */
  readonly open: (secret: Secret) => Promise<void>;
  /** What the button says. */
  readonly act: string;
  /** What comes of it. */
  readonly outcome: string;
}

type By = 'code' | 'password';

function AccountAndPassword({
  chosen,
  account,
  onAccount,
  password,
}: {
  readonly chosen: Chosen;
  readonly account: string | null;
  readonly onAccount: (account: string | null) => void;
  readonly password: object;
}) {
  const accounts = useQuery({
    queryKey: ['rescue.accounts', chosen],
    queryFn: ({ signal }) => call('rescue.accounts', chosen, { signal }),
  });
  const data = (accounts.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Group grow align="flex-start">
      <Select label="账号" data={data} value={account} onChange={onAccount} />
      <PasswordInput label="备份那天的密码" required {...password} />
    </Group>
  );
}

export function RescueSecret({ chosen, open, act, outcome }: SecretProps) {
  const [by, setBy] = useState<By>('code');
  const [account, setAccount] = useState<string | null>(null);
  const { values, field, setFaults } = useTextFields({ code: '', password: '' });
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFaults({});
    const { code, password } = values;
    try {
      await open(by === 'code' ? { code } : { account: account ?? '', password });
    } catch (error) {
      setFaults({ [by]: sentenceOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 10 }}>
      <SegmentedControl<By>
        aria-label="用什么打开备份"
        data={[
          { value: 'code', label: '用恢复码' },
          { value: 'password', label: '用密码' },
        ]}
        value={by}
        onChange={setBy}
      />
      {by === 'code' ? (
        <TextInput label="恢复码" autoComplete="off" required {...field('code')} />
      ) : (
        <AccountAndPassword chosen={chosen} account={account} onAccount={setAccount} password={field('password')} />
      )}
      <Alert variant="outline">{outcome}</Alert>
      <Group justify="flex-end">
        <Button type="submit" loading={busy}>
          {act}
        </Button>
      </Group>
    </form>
  );
}
