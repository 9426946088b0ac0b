/** The head that every page has: title, one line of help that the office may replace (填报说明), the primary action at the right. */
import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSession } from '../session.tsx';
import { useVocabulary } from '../vocabulary.tsx';
import { useRecordDrawer } from './record/record-drawer.tsx';

export interface PageHeadProps {
  readonly title: string;
  /** The page's name among the 填报说明; without it the help cannot be replaced. */
  readonly note?: string;
  readonly help?: string | undefined;
  /** Buttons at the right; the primary one last. */
  readonly children?: ReactNode;
}

export function PageHead({ title, note, help, children }: PageHeadProps) {
  const vocabulary = useVocabulary();
  const session = useSession();
  const drawer = useRecordDrawer();
  const own = note === undefined ? undefined : vocabulary.note(note);
  const text = own?.text ?? help ?? '';
  const notes = vocabulary.find('page_notes');
  const editable = note !== undefined && notes !== undefined && session.may(notes, 'write');
  const edit = () =>
    drawer.open(
      own === undefined
        ? { register: 'page_notes', values: { page: note ?? '', text: help ?? '' } }
        : { register: 'page_notes', id: own.id },
    );
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" mb="xs" gap="md">
      <div style={{ minWidth: 0 }}>
        <Title order={1}>{title}</Title>
        <Group gap={2} wrap="nowrap" align="flex-start">
          <Text size="sm" c="gray.7">
            {text}
          </Text>
          {editable ? (
            <ActionIcon size="sm" color="gray" aria-label="修改本页填报说明" title="修改本页填报说明" onClick={edit}>
              <IconPencil size={14} />
            </ActionIcon>
          ) : null}
        </Group>
      </div>
      <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
        {children}
      </Group>
    </Group>
  );
}
