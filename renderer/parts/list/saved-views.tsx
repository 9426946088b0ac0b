/** 常用筛选: views that were given a name, for everybody in the office. */
import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { useSession } from '../../session.tsx';
import { ask } from '../ask.tsx';
import { toast } from '../toast.tsx';
import { useDesk, useRefresh } from '../use-desk.ts';
import type { ListView } from './list-state.ts';

function NameForm({ save }: { readonly save: (name: string) => Promise<void> }) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void save(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label="名称"
          description="同名的会被替换；本单位的人都能用"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
          required
        />
        <Group justify="flex-end">
          <Button type="submit">存为常用筛选</Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SavedViewsProps {
  readonly register: Register;
  readonly view: ListView;
  readonly onChoose: (view: Partial<ListView>) => void;
}

function useViewActs(register: Register, view: ListView) {
  const refresh = useRefresh();
  const save = async (name: string) => {
    const { filters, sort, search, day } = view;
    try {
      await call('views.save', { register: register.key, name, view: { filters, sort, search, day } });
      await refresh();
      modals.close('save-view');
      toast.saved(`已存为常用筛选“${name}”。`);
    } catch (error) {
      toast.failed(error);
    }
  };
  const remove = async (id: string, name: string) => {
    const body = `“${name}”不再列出；记录不受影响。`;
    if (!(await ask({ title: '删除常用筛选', body, confirm: '删除', danger: true }))) return;
    await call('views.remove', { register: register.key, id }).catch(toast.failed);
    await refresh();
  };
  const askName = () => {
    modals.open({ modalId: 'save-view', title: '存为常用筛选', children: <NameForm save={save} /> });
  };
  return { askName, remove };
}

export function SavedViews({ register, view, onChoose }: SavedViewsProps) {
  const session = useSession();
  const views = useDesk('views.list', { register: register.key });
  const { askName, remove } = useViewActs(register, view);
  const [opened, { close, toggle }] = useDisclosure(false);
  const list = views.data ?? [];
  const acting = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-start" width={260} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconBookmark size={15} aria-hidden />}
          onClick={toggle}
        >
          常用筛选
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="常用筛选">
        {list.length === 0 ? <Text size="sm">还没有存过。先设好筛选，再存起来。</Text> : null}
        {list.map(({ id, name, view: content }) => (
          <Group key={id} gap={2} wrap="nowrap" justify="space-between">
            <Button size="compact-sm" variant="subtle" onClick={acting(() => onChoose(content))}>
              {name}
            </Button>
            {session.readOnly ? null : (
              <ActionIcon
                size="sm"
                color="gray"
                aria-label={`删除常用筛选${name}`}
                onClick={acting(() => void remove(id, name))}
              >
                <IconTrash size={14} />
              </ActionIcon>
            )}
          </Group>
        ))}
        <Button mt="xs" size="compact-sm" variant="default" disabled={session.readOnly} onClick={acting(askName)}>
          存下现在的筛选和排序……
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
