/** Choosing a folder where the host has no dialog of its own: the desk lists folders, the page shows their names. */
import { Button, Group, NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArrowUp, IconDeviceUsb, IconFolder, IconHome, IconServer } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { EmptyNote, FailureNote, Waiting } from '../notes.tsx';
import { useDesk } from '../use-desk.ts';

interface Place {
  readonly token: string;
  readonly name: string;
}

/** What the folder is chosen for. */
interface Words {
  readonly title: string;
  readonly choose: string;
}

const toStore: Words = { title: '选择存放的文件夹', choose: '放在这个文件夹' };

interface FolderPageProps {
  readonly home: Place;
  readonly drives: readonly (Place & { readonly label: string; readonly removable: boolean })[];
  readonly onChoose: (place: Place) => void;
  readonly words: Words;
}

function Entry({
  place,
  label,
  icon,
  open,
}: {
  readonly place: Place;
  readonly label?: string;
  readonly icon: ReactNode;
  readonly open: (token: string) => void;
}) {
  return (
    <NavLink
      component="button"
      type="button"
      label={label ?? place.name}
      leftSection={icon}
      py={5}
      onClick={() => open(place.token)}
    />
  );
}

function FolderPage({ home, drives, onChoose, words }: FolderPageProps) {
  const [token, setToken] = useState(home.token);
  const inside = useDesk('places.inside', { place: token }, { keep: true });
  const here = inside.data?.here;
  const above = inside.data?.above ?? null;
  return (
    <Stack gap="xs">
      <Group gap="xs" align="stretch" wrap="nowrap" h={360}>
        <ScrollArea w={190} type="auto" bg="gray.0">
          <Entry place={home} label="我的文件夹" icon={<IconHome size={16} aria-hidden />} open={setToken} />
          {drives.map((drive) => (
            <Entry
              key={drive.token}
              place={drive}
              label={drive.label === '' ? drive.name : `${drive.label}（${drive.name}）`}
              icon={drive.removable ? <IconDeviceUsb size={16} aria-hidden /> : <IconServer size={16} aria-hidden />}
              open={setToken}
            />
          ))}
        </ScrollArea>
        <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }} role="status">
            当前：{here?.path ?? ''}
          </Text>
          <ScrollArea style={{ flex: 1 }} type="auto">
            {above === null ? null : (
              <Entry place={above} label="上一级文件夹" icon={<IconArrowUp size={16} aria-hidden />} open={setToken} />
            )}
            {inside.isError ? <FailureNote error={inside.error} /> : null}
            {inside.data === undefined && !inside.isError ? <Waiting /> : null}
            {(inside.data?.folders ?? []).map((folder) => (
              <Entry key={folder.token} place={folder} icon={<IconFolder size={16} aria-hidden />} open={setToken} />
            ))}
            {inside.data?.folders.length === 0 ? <EmptyNote title="里面没有别的文件夹" /> : null}
          </ScrollArea>
        </Stack>
      </Group>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => modals.close(modalId)}>
          取消
        </Button>
        <Button
          disabled={here === undefined || inside.isError}
          onClick={() => {
            modals.close(modalId);
            if (here !== undefined) onChoose({ token: here.token, name: here.name });
          }}
        >
          {words.choose}
        </Button>
      </Group>
    </Stack>
  );
}

const modalId = 'choose-folder';

/** Shows the folders of this PC, beginning with the user's own. */
export function openFolderPage(
  home: Place | null,
  drives: FolderPageProps['drives'],
  onChoose: (place: Place) => void,
  words: Words = toStore,
): void {
  if (home === null) return;
  modals.open({
    modalId,
    title: words.title,
    size: 720,
    children: <FolderPage home={home} drives={drives} onChoose={onChoose} words={words} />,
  });
}
