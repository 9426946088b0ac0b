/** 备份与恢复: how old the newest backup outside this disk is, all backups, making one, looking at one, going back. */
import { Temporal } from 'temporal-polyfill';
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { call, type OutputOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { openFolderPage } from '../../parts/places/folder-page.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { type Backup, BackupTable, timeText } from './backup-table.tsx';
import { useOtherKey } from './other-key.tsx';
import { useBackupActs } from './use-backup-acts.ts';

type Overview = OutputOf<'backups.overview'>;

const help =
  '每天第一次登录时自动备份并核对。请至少每周把备份存到另一块磁盘或 U 盘上：电脑坏了、丢了，只有那一份能救回数据。';

/** Days from one local day to another. */
const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from.slice(0, 10)).until(to).days;

function OutsideAge({ overview, today }: { readonly overview: Overview; readonly today: string }) {
  if (overview.outside === null) {
    return (
      <Alert color="orange" title="还没有存到别的磁盘上的备份">
        现在所有备份都和台账在同一块磁盘上。请插上 U 盘或移动硬盘，点“备份到其他位置”。
      </Alert>
    );
  }
  const days = daysBetween(overview.outside.at, today);
  const text = `其他磁盘上最新的备份：${timeText(overview.outside.at)}（${days === 0 ? '今天' : `${days} 天前`}）`;
  return days > 7 ? (
    <Alert color="orange" title={`${text}，已超过一周`}>
      请插上备份盘，点“备份到其他位置”。
    </Alert>
  ) : (
    <Text>{text}</Text>
  );
}

/** Asks for a folder: the system's dialog, or the folder page where the host has none. */
function usePickFolder(): (onChoose: (token: string) => void) => Promise<void> {
  const { office } = useSession();
  return async (onChoose) => {
    try {
      if (office.host.pickFolder) {
        const picked = await call('places.pick', { title: '选择存放备份的位置' });
        if (picked !== null) onChoose(picked.token);
        return;
      }
      const { drives, home } = await call('places.drives', {});
      openFolderPage(home, drives, (place) => onChoose(place.token));
    } catch (error) {
      toast.failed(error);
    }
  };
}

interface PlaceCardProps {
  readonly place: Overview['places'][number];
  readonly acts: ReturnType<typeof useBackupActs>;
  readonly manages: boolean;
}

/** What is wrong with the place of the data: a full disk, a synchronised folder. */
function PlaceFaults({ overview }: { readonly overview: Overview }) {
  const { office } = useSession();
  const { judgement } = office;
  return (
    <>
      {overview.diskFault === null ? null : <Alert color="orange">{overview.diskFault}</Alert>}
      {judgement.verdict === 'ok' ? null : (
        <Alert color="orange" title="数据文件夹的位置不理想">
          {judgement.message}
        </Alert>
      )}
    </>
  );
}

/** The backups of one place; going back and deleting is the administrator's. */
function PlaceCard({ place, acts, manages }: PlaceCardProps) {
  const otherKey = useOtherKey(acts.withSecret);
  const restore = (backup: Backup) =>
    backup.otherKey ? otherKey.restore(place.token, backup) : void acts.restore(place.token, backup);
  return (
    <Paper withBorder p="sm">
      <Title order={2} size="h4">
        {place.own ? '数据文件夹里的备份' : '第二份备份'}
      </Title>
      <Text size="sm" c="gray.7" style={{ overflowWrap: 'anywhere' }}>
        {place.path}
        {place.otherDisk ? '（另一块磁盘）' : '（与台账在同一块磁盘）'}
      </Text>
      <BackupTable
        place={place}
        acts={{
          look: (backup) =>
            backup.otherKey ? otherKey.look(place.token, backup) : void acts.look(place.token, backup),
          restore: manages ? restore : undefined,
          remove: manages ? (backup) => void acts.remove(place.token, backup) : undefined,
        }}
      />
    </Paper>
  );
}

function BackupsPage() {
  const session = useSession();
  const found = useDesk('backups.overview', {});
  const acts = useBackupActs();
  const pick = usePickFolder();
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const overview = found.data;
  const manages = session.has('office.manage');
  const second = overview.places.find((place) => !place.own);
  return (
    <Stack gap="sm">
      <PageHead title="备份与恢复" note="backups" help={help}>
        <Button variant="default" disabled={acts.busy} onClick={() => void pick((token) => void acts.make(token))}>
          备份到其他位置
        </Button>
        <Button loading={acts.busy} onClick={() => void acts.make()}>
          立即备份
        </Button>
      </PageHead>
      <PlaceFaults overview={overview} />
      <OutsideAge overview={overview} today={session.today} />
      {overview.lastRestore === null ? null : (
        <Group gap="sm">
          <Text>{timeText(overview.lastRestore.at)} 做过一次恢复。</Text>
          {overview.lastRestore.undo && manages ? (
            <Button size="compact-sm" variant="default" disabled={acts.busy} onClick={() => void acts.goBack()}>
              返回恢复前
            </Button>
          ) : null}
        </Group>
      )}
      {overview.places.map((place) => (
        <PlaceCard key={place.token} place={place} acts={acts} manages={manages} />
      ))}
      {manages ? (
        <Group gap="xs">
          <Button variant="default" onClick={() => void pick((token) => void acts.setSecond(token))}>
            {second === undefined ? '设置第二份备份的位置' : '更换第二份备份的位置'}
          </Button>
          {second === undefined ? null : (
            <Button variant="subtle" onClick={() => void acts.setSecond(null)}>
              不再存第二份
            </Button>
          )}
        </Group>
      ) : null}
    </Stack>
  );
}

export const page: Page = {
  path: '/backups',
  title: '备份与恢复',
  area: '系统设置',
  order: 2,
  right: 'roster.read',
  help: '备份与恢复',
  component: BackupsPage,
};
