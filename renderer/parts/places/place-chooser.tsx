/** Where a file is put: a stick that is plugged in, or a folder. The page holds a token and a name, never a path. */
import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { IconFolder, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { call, type OutputOf } from '../../desk.ts';
import { useSession } from '../../session.tsx';
import { FailureNote, Waiting } from '../notes.tsx';
import { toast } from '../toast.tsx';
import { useDesk } from '../use-desk.ts';
import { driveFault } from './drive-fault.ts';
import { openFolderPage } from './folder-page.tsx';
import { formatSize } from './sizes.ts';

type DrivePlace = OutputOf<'places.drives'>['drives'][number];

export interface ChosenPlace {
  readonly token: string;
  /** What the clerk is told: 优盘 (E:\) or the folder's name. */
  readonly name: string;
  readonly removable: boolean;
}

interface PlaceChooserProps {
  readonly value: ChosenPlace | null;
  readonly onChange: (place: ChosenPlace | null) => void;
  /** Bytes that will be written, where known. */
  readonly needed: number | null;
}

const nameOf = (drive: DrivePlace): string => (drive.label === '' ? drive.name : `${drive.label}（${drive.name}）`);

function DriveChoice({ drive, needed }: { readonly drive: DrivePlace; readonly needed: number | null }) {
  const fault = driveFault(drive, needed);
  return (
    <Radio
      value={drive.token}
      disabled={fault !== null}
      label={nameOf(drive)}
      description={
        <>
          剩余 {formatSize(drive.free)}，共 {formatSize(drive.size)}
          {fault === null ? null : (
            <Text span size="xs" c="red.8" display="block">
              {fault}
            </Text>
          )}
        </>
      }
    />
  );
}

/** The drives that are there, and choosing among them or a folder. */
function usePlaces(value: ChosenPlace | null, onChange: (place: ChosenPlace | null) => void) {
  const session = useSession();
  const drives = useDesk('places.drives', {});
  const [picked, setPicked] = useState<ChosenPlace | null>(null);
  const removable = drives.data?.drives.filter((drive) => drive.removable) ?? [];
  const choose = (token: string) => {
    const drive = removable.find((one) => one.token === token);
    onChange(drive === undefined ? picked : { token, name: nameOf(drive), removable: true });
  };
  const take = ({ token, name }: { readonly token: string; readonly name: string }) => {
    const place = { token, name, removable: false };
    setPicked(place);
    onChange(place);
  };
  const pick = async () => {
    if (!session.office.host.pickFolder) {
      openFolderPage(drives.data?.home ?? null, drives.data?.drives ?? [], take);
      return;
    }
    try {
      const place = await call('places.pick', { title: '选择存放的文件夹' });
      if (place !== null) take(place);
    } catch (error) {
      toast.failed(error);
    }
  };
  const refresh = async () => {
    const { data } = await drives.refetch();
    const gone = value?.removable === true && data?.drives.every((drive) => drive.token !== value.token) === true;
    if (gone) onChange(null);
  };
  return { drives, removable, picked, choose, pick, refresh };
}

export function PlaceChooser({ value, onChange, needed }: PlaceChooserProps) {
  const { drives, removable, picked, choose, pick, refresh } = usePlaces(value, onChange);
  return (
    <Stack gap="xs">
      {drives.isError ? <FailureNote error={drives.error} /> : null}
      {drives.data === undefined && !drives.isError ? <Waiting label="正在查找U盘……" /> : null}
      <Radio.Group label="存放位置" value={value?.token ?? ''} onChange={choose}>
        <Stack gap={8} mt={6}>
          {removable.map((drive) => (
            <DriveChoice key={drive.token} drive={drive} needed={needed} />
          ))}
          {picked === null ? null : <Radio value={picked.token} label={`文件夹：${picked.name}`} />}
        </Stack>
      </Radio.Group>
      {drives.data !== undefined && removable.length === 0 ? (
        <Alert color="gray" p="xs">
          没有找到U盘。插好后点“刷新”；单位不许用U盘的，点“选择文件夹”。
        </Alert>
      ) : null}
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={drives.isFetching}
          onClick={() => void refresh()}
        >
          刷新
        </Button>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconFolder size={15} aria-hidden />}
          onClick={() => void pick()}
        >
          选择文件夹
        </Button>
      </Group>
    </Stack>
  );
}
