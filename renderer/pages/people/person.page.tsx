/** 人员信息: everything of one person on one page — who it is, what holds today, the timeline, each register, the history. */
import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import type { Page } from '../../pages.ts';
import { formatField } from '../../parts/field-value.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { Photo } from '../../parts/photo.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import type { RecordFile } from '../../parts/record/use-record-form.ts';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { CadreSheetButton } from '../cadre-sheets/cadre-sheet-panel.tsx';
import { Facts } from './facts.tsx';
import { Missing } from './missing.tsx';
import { PersonActs } from './person-acts.tsx';
import { PersonTabs } from './person-tabs.tsx';

const chips = ['community', 'position', 'category', 'grade', 'political'] as const;

function Header({ file }: { readonly file: RecordFile }) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const drawer = useRecordDrawer();
  const register = vocabulary.register('people');
  const columns = vocabulary.columns(register);
  const name = String(file.values['name'] ?? '');
  const photo = file.values['photo'];
  const texts = chips.flatMap((key) => {
    const field = columns.find((column) => column.key === key);
    const text = field === undefined ? '' : formatField(vocabulary, field, file.values[key] ?? null, file.labels);
    return text === '' ? [] : [key === 'grade' ? `${text}级` : text];
  });
  return (
    <Group align="flex-start" wrap="nowrap" gap="md" mb="xs">
      <Photo id={typeof photo === 'string' ? photo : null} name={name} width={64} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs">
          <Title order={1}>{name}</Title>
          {file.binned ? (
            <Badge color="gray" variant="filled">
              在回收站
            </Badge>
          ) : (
            <Badge variant={file.values['on_roll'] === 1 ? 'filled' : 'default'}>
              {file.values['on_roll'] === 1 ? '在册' : '不在册'}
            </Badge>
          )}
          {[...new Set(texts)].map((text) => (
            <Badge key={text} variant="light" maw="100%" title={text}>
              {text}
            </Badge>
          ))}
        </Group>
        <Missing person={file.id} />
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" component={Link} href="/people">
          返回列表
        </Button>
        {file.binned ? null : <CadreSheetButton people={[file.id]} compact={false} />}
        {file.binned ? null : <PersonActs id={file.id} present={file.values['on_roll'] === 1} />}
        {session.may(register, 'write') ? (
          <Button
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => drawer.open({ register: 'people', id: file.id })}
          >
            修改
          </Button>
        ) : null}
      </Group>
    </Group>
  );
}

function PersonPage() {
  const { id } = useParams<{ id: string }>();
  const file = useDesk('records.get', { register: 'people', id });
  if (file.isError) {
    return (
      <>
        <FailureNote error={file.error} again={() => void file.refetch()} />
        <Text size="sm">
          <Link href="/people">回到人员列表</Link>
        </Text>
      </>
    );
  }
  if (file.data === undefined) return <Waiting />;
  return (
    <div key={id}>
      <Header file={file.data} />
      <Facts file={file.data} />
      <PersonTabs id={id} />
    </div>
  );
}

export const page: Page = {
  path: '/people/:id',
  title: '人员信息',
  area: '人员台账',
  right: 'roster.read',
  component: PersonPage,
};
