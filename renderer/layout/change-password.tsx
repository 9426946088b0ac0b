/** A new password for whoever is signed in. */
import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import { type FormEvent, useState } from 'react';
import { call, DeskFailure, sentenceOf } from '../desk.ts';
import { toast } from '../parts/toast.tsx';
import { useTextFields } from '../parts/use-text-fields.ts';

export function ChangePassword() {
  const { values, field, setFaults } = useTextFields({ old: '', fresh: '', again: '' });
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (values.fresh !== values.again) {
      setFaults({ again: '两次输入的新密码不一样，请重新输入。' });
      return;
    }
    setBusy(true);
    try {
      await call('session.changePassword', { old: values.old, fresh: values.fresh });
      modals.close('change-password');
      toast.saved('密码已修改，下次登录用新密码。');
    } catch (error) {
      const atFresh = error instanceof DeskFailure && error.code === 'password-weak';
      setFaults({ [atFresh ? 'fresh' : 'old']: sentenceOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <PasswordInput label="原密码" {...field('old')} required autoComplete="current-password" data-autofocus />
        <PasswordInput
          label="新密码"
          description="至少 8 个字符，用几个不相干的词连起来好记又难猜"
          {...field('fresh')}
          required
          autoComplete="new-password"
        />
        <PasswordInput label="再输一次新密码" {...field('again')} required autoComplete="new-password" />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            修改密码
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
