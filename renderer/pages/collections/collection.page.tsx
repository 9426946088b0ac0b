/** One collection: send it out, take it back, see what changed, write it, remind those who are missing. */
import { Button, Group, Menu, SegmentedControl, Text } from '@mantine/core';
import { IconChevronDown, IconCopy, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { CollectionView } from '../../../electron/desk/collections/shapes.ts';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { ask } from '../../parts/ask.tsx';
import { useBeside } from '../../parts/beside.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { ChangesTable } from './changes-table.tsx';
import { PartTable } from './part-table.tsx';
import { Reminder } from './reminder.tsx';
import { SendPanel } from './send-panel.tsx';
import { type Shown, StandingFilter } from './standing-filter.tsx';
import { TakeBack } from './take-back.tsx';
import './collections.css';

function useClosing(view: CollectionView | undefined) {
  const refresh = useRefresh();
  return async () => {
    if (view === undefined) return;
    const closing = view.state === 'open';
    const missing = view.parts.filter((part) => part.standing === 'pending').length;
    const body =
      missing === 0
        ? '结束后不再收表，需要时可以重新开放。'
        : `还有 ${missing} 个社区没有交。结束后不再收表，需要时可以重新开放。`;
    if (closing && !(await ask({ title: '结束采集', body, confirm: '结束采集' }))) return;
    try {
      const { changeId } = await call('records.save', {
        register: 'collections',
        id: view.id,
        patch: { state: closing ? 'closed' : 'open' },
        mode: 'correct',
      });
      await refresh();
      toast.saved(closing ? '采集已结束。' : '采集已重新开放。', changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
}

function Head({ view, mayWrite }: { readonly view: CollectionView; readonly mayWrite: boolean }) {
  const beside = useBeside();
  const drawer = useRecordDrawer();
  const toggle = useClosing(view);
  const open = view.state === 'open';
  const send = () => beside.show('下发采集表', <SendPanel id={view.id} parts={null} count={view.parts.length} />);
  const remind = () => beside.show('催报名单', <Reminder text={view.reminder} />);
  const back = view.parts.filter((part) => part.standing !== 'pending').length;
  return (
    <PageHead
      title={view.title}
      help={`${view.subject}；填报期限 ${view.deadline}；${view.sentOn === null ? '还没有下发' : `${view.sentOn} 下发`}；已交 ${back} / ${view.parts.length}${open ? '' : '；已结束'}`}
    >
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            更多
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWrite ? (
            <>
              <Menu.Item onClick={() => drawer.open({ register: 'collections', id: view.id })}>改名称和期限</Menu.Item>
              <Menu.Item onClick={() => void toggle()}>{open ? '结束采集' : '重新开放'}</Menu.Item>
            </>
          ) : null}
          <Menu.Item component={Link} href="/collections">
            全部采集
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {view.reminder === '' || view.sentOn === null ? null : (
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={remind}>
          催报名单
        </Button>
      )}
      {mayWrite ? (
        <Button
          variant={view.sentOn === null ? 'filled' : 'default'}
          leftSection={<IconSend size={16} aria-hidden />}
          onClick={send}
        >
          下发采集表
        </Button>
      ) : null}
    </PageHead>
  );
}

function CollectionPage() {
  const { id } = useParams<{ id: string }>();
  const session = useSession();
  const found = useDesk('collections.get', { id });
  const [shown, show] = useState<'parts' | 'changes'>('parts');
  const [only, setOnly] = useState<Shown>('all');
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  const view = found.data;
  if (view === undefined) return <Waiting />;
  const mayWrite = !session.readOnly && session.has('report.write') && session.has('roster.write');
  const waiting = view.parts.filter((part) => part.runState === 'open').length;
  return (
    <>
      <Head view={view} mayWrite={mayWrite} />
      {mayWrite ? <TakeBack id={view.id} disabled={view.state !== 'open'} /> : null}
      <Group mb={6} gap="md">
        <SegmentedControl
          value={shown}
          onChange={(value) => show(value === 'changes' ? 'changes' : 'parts')}
          data={[
            { value: 'parts', label: '各社区' },
            { value: 'changes', label: `改了什么（${waiting} 个社区待写入）` },
          ]}
          aria-label="看什么"
        />
        {shown === 'parts' ? <StandingFilter parts={view.parts} shown={only} onShow={setOnly} /> : null}
        {view.state === 'closed' ? (
          <Text size="sm" c="gray.8">
            采集已结束，不再收表；要收先点“重新开放”。
          </Text>
        ) : null}
      </Group>
      {shown === 'parts' ? (
        <PartTable view={view} only={only} mayWrite={mayWrite} />
      ) : (
        <ChangesTable id={id} mayWrite={mayWrite} />
      )}
    </>
  );
}

export const page: Page = {
  path: '/collections/:id',
  title: '信息采集',
  area: '统计上报',
  right: 'report.read',
  help: '信息采集',
  component: CollectionPage,
};
