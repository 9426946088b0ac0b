/** Restoring a backup before anybody can sign in: after damage, or on another PC. */
import { Button, Group, Radio, ScrollArea, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type OutputOf } from '../desk.ts';
import { formatMoment } from '../parts/field-value.tsx';
import { EmptyNote, FailureNote, Waiting } from '../parts/notes.tsx';
import { openFolderPage } from '../parts/places/folder-page.tsx';
import { toast } from '../parts/toast.tsx';
import type { OfficeState } from '../session.tsx';
import { Card } from './card.tsx';
import { type Chosen, RescueSecret } from './rescue-secret.tsx';

type BackupPlace = OutputOf<'rescue.list'>['places'][number];
const kinds: Readonly<Record<BackupPlace['backups'][number]['kind'], string>> = {
  daily: '每日备份',
  manual: '手动备份',
  'before-import': '导入前',
  'before-restore': '恢复前',
  'before-migration': '升级前',
  'before-bulk': '批量修改前',
};

function Backups({
  place,
  chosen,
  onChoose,
}: {
  readonly place: BackupPlace;
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  if (!place.reachable || place.backups.length === 0) {
    return <EmptyNote title={place.own ? '数据文件夹里没有备份' : '这个文件夹里没有备份'} hint={place.path} />;
  }
  return (
    <Radio.Group
      label={place.own ? '数据文件夹里的备份' : `${place.path} 里的备份`}
      value={chosen?.place === place.token ? chosen.id : null}
      onChange={(id) => onChoose({ place: place.token, id })}
    >
      <ScrollArea.Autosize mah={200} mt={4}>
        <Stack gap={6}>
          {place.backups.map((backup) => (
            <Radio
              key={backup.id}
              value={backup.id}
              disabled={backup.damage !== null}
              label={`${formatMoment(backup.at)}　${kinds[backup.kind]}　${backup.office}　${backup.people} 人`}
              description={backup.damage}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Radio.Group>
  );
}

/** What opens the chosen backup; restored, the folder is looked at anew. */
function RestoreChosen({ chosen, done }: { readonly chosen: Chosen; readonly done: () => void }) {
  return (
    <RescueSecret
      chosen={chosen}
      act="恢复这个备份"
      outcome="恢复前先把现在的数据留一份；恢复后用备份那天的账号和密码登录。"
      open={async (secret) => {
        await call('rescue.restore', { ...chosen, ...secret });
        done();
      }}
    />
  );
}

export function Rescue({
  office,
  back,
  done,
}: {
  readonly office: OfficeState;
  readonly back: () => void;
  readonly done: () => void;
}) {
  const [place, setPlace] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const pick = async () => {
    try {
      if (office.host.pickFolder) {
        const picked = await call('places.pick', { title: '选择备份所在的文件夹' });
        if (picked !== null) setPlace(picked.token);
        return;
      }
      const { drives, home } = await call('places.drives', {});
      openFolderPage(home, drives, (folder) => setPlace(folder.token), {
        title: '选择备份所在的文件夹',
        choose: '在这个文件夹里找',
      });
    } catch (error) {
      toast.failed(error);
    }
  };
  const found = useQuery({
    queryKey: ['rescue.list', place],
    queryFn: ({ signal }) => call('rescue.list', place === null ? {} : { place }, { signal }),
    gcTime: 0,
  });
  return (
    <Card title="从备份恢复" wide intro="选一个备份，用打印保存的恢复码或备份那天的密码打开它。">
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {(found.data?.places ?? []).map((one) => (
        <Backups key={one.token} place={one} chosen={chosen} onChoose={setChosen} />
      ))}
      <Group>
        <Button variant="default" onClick={() => void pick()}>
          到别的磁盘或文件夹里找
        </Button>
      </Group>
      {chosen === null ? (
        <Text size="sm">先选一个备份。</Text>
      ) : (
        <RestoreChosen key={chosen.id} chosen={chosen} done={done} />
      )}
      <Group>
        <Button variant="default" onClick={back}>
          返回
        </Button>
      </Group>
    </Card>
  );
}
