/** Choosing a folder: the system's dialog where the host has one, else a page of drives and folders. Only tokens and names reach the page. */
import { Button, Group, NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { IconDeviceUsb, IconFolder, IconHome, IconServer } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../desk.ts';
import { FailureNote, Waiting } from './notes.tsx';
import { toast } from './toast.tsx';

export interface ChosenPlace {
  readonly token: string;
  readonly name: string;
  /** Where it is, for the clerk to read. */
  readonly path: string;
}

interface PlacePickerProps {
  readonly title: string;
  /** Whether the host has a dialog of its own (`office.host.pickFolder`). */
  readonly hasDialog: boolean;
  readonly onChoose: (place: ChosenPlace) => void;
}

const gigabyte = 1024 ** 3;

/** Not cached: sticks come and go. */
function useFresh<Value>(key: readonly unknown[], read: (signal: AbortSignal) => Promise<Value>) {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => read(signal), gcTime: 0, staleTime: 0 });
}

function Drives({ onEnter }: { readonly onEnter: (token: string) => void }) {
  const found = useFresh(['places.drives'], (signal) => call('places.drives', {}, { signal }));
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  return (
    <>
      {found.data.drives.map((drive) => (
        <NavLink
          key={drive.token}
          component="button"
          type="button"
          leftSection={drive.removable ? <IconDeviceUsb size={18} aria-hidden /> : <IconServer size={18} aria-hidden />}
          label={`${drive.label === '' ? drive.name : `${drive.label}（${drive.name}）`}${drive.removable ? ' · 可移动磁盘' : ''}${drive.readOnly ? ' · 只读' : ''}`}
          description={drive.free === null ? '' : `可用 ${(drive.free / gigabyte).toFixed(1)} GB`}
          onClick={() => onEnter(drive.token)}
        />
      ))}
      <NavLink component="button" type="button" leftSection={<IconHome size={18} aria-hidden />} label={`我的文件夹（${found.data.home.name}）`} onClick={() => onEnter(found.data.home.token)} />
    </>
  );
}

function Folder({ token, onEnter, onChoose }: { readonly token: string; readonly onEnter: (token: string | null) => void; readonly onChoose: (place: ChosenPlace) => void }) {
  const found = useFresh(['places.inside', token], (signal) => call('places.inside', { place: token }, { signal }));
  if (found.isError) return <FailureNote error={found.error} again={() => onEnter(null)} />;
  if (found.data === undefined) return <Waiting />;
  const { here, above, folders } = found.data;
  return (
    <>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        现在的位置：{here.path}
      </Text>
      <Group gap="xs">
        <Button size="compact-md" onClick={() => onChoose(here)}>
          就用这个文件夹
        </Button>
        <Button size="compact-md" variant="default" onClick={() => onEnter(above?.token ?? null)}>
          上一级
        </Button>
        <Button size="compact-md" variant="default" onClick={() => onEnter(null)}>
          全部磁盘
        </Button>
      </Group>
      <ScrollArea.Autosize mah={280}>
        {folders.map((folder) => (
          <NavLink key={folder.token} component="button" type="button" leftSection={<IconFolder size={18} aria-hidden />} label={folder.name} onClick={() => onEnter(folder.token)} />
        ))}
        {folders.length === 0 ? (
          <Text size="sm" c="gray.7">
            里面没有别的文件夹。
          </Text>
        ) : null}
      </ScrollArea.Autosize>
    </>
  );
}

export function PlacePicker({ title, hasDialog, onChoose }: PlacePickerProps) {
  const [token, setToken] = useState<string | null>(null);
  const [browsing, setBrowsing] = useState(false);
  const begin = async () => {
    if (!hasDialog) {
      setBrowsing(true);
      return;
    }
    try {
      const picked = await call('places.pick', { title });
      if (picked !== null) onChoose(picked);
    } catch (error) {
      toast.failed(error);
    }
  };
  if (!browsing) {
    return (
      <Button variant="default" onClick={() => void begin()}>
        {title}
      </Button>
    );
  }
  const choose = (place: ChosenPlace) => {
    setBrowsing(false);
    onChoose(place);
  };
  return (
    <Stack gap="xs" p="xs" bd="1px solid gray.4" bdrs={3} role="group" aria-label={title}>
      {token === null ? <Drives onEnter={setToken} /> : <Folder token={token} onEnter={setToken} onChoose={choose} />}
      <Group>
        <Button size="compact-sm" variant="subtle" onClick={() => setBrowsing(false)}>
          不选了
        </Button>
      </Group>
    </Stack>
  );
}
