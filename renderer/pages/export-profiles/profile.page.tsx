/** One export profile: its columns, how they are written, the first rows, a trial file. */
import { Alert, Button, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { Link, useLocation, useParams } from 'wouter';
import { call, download } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { BesideBody, useBeside } from '../../parts/beside.tsx';
import { HistoryPanel } from '../../parts/history-panel.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useRemove } from '../../parts/record/use-remove.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { useBindingChoices } from '../forms/binding-choice.tsx';
import type { Items } from '../forms/binding-words.ts';
import { AddColumns } from './add-columns.tsx';
import { ColumnLines } from './column-lines.tsx';
import './export-profiles.css';
import { inputOf, type Profile } from './profile-columns.ts';
import { ProfileFacts } from './profile-facts.tsx';
import { ProfilePreview, useProfilePreview } from './profile-preview.tsx';
import { type ProfilePage, useProfile } from './use-profile.ts';

async function tryOut(page: ProfilePage): Promise<void> {
  try {
    const offered = await call('exportProfiles.try', { profile: inputOf(page.edited) });
    download(offered);
    toast.saved(`已试导出前 ${offered.rows} 行，号码是遮盖的；可以先拿到平台的导入页面试一试。`);
  } catch (error) {
    toast.failed(error);
  }
}

interface HeadProps {
  readonly kept: Profile | null;
  readonly page: ProfilePage;
  readonly mayWrite: boolean;
}

function More({ kept, page, mayWrite }: HeadProps & { readonly kept: Profile }) {
  const beside = useBeside();
  const [, navigate] = useLocation();
  const remove = useRemove(useVocabulary().register('export_profiles'));
  const showHistory = () =>
    beside.show(
      `修改历史：${kept.title}`,
      <BesideBody>
        <HistoryPanel register="export_profiles" id={kept.id} />
      </BesideBody>,
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          更多
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mayWrite ? <Menu.Item onClick={() => void page.save('copy')}>另存一份</Menu.Item> : null}
        <Menu.Item onClick={showHistory}>修改历史</Menu.Item>
        {mayWrite ? (
          <Menu.Item
            c="red.7"
            onClick={() => void remove([kept.id]).then((gone) => gone && navigate('/export-profiles'))}
          >
            删除
          </Menu.Item>
        ) : null}
        <Menu.Item component={Link} href="/export-profiles">
          全部导出格式
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Head({ kept, page, mayWrite }: HeadProps) {
  const { edited, changed, busy } = page;
  const empty = edited.columns.length === 0;
  return (
    <PageHead
      title={kept === null ? '新建导出格式' : kept.title}
      help={`平台要哪些列、什么顺序、叫什么、代码怎么写，在这里定好；导出列表时选这种格式。共 ${edited.columns.length} 列${changed ? '，有改动没有保存' : ''}。`}
    >
      {kept === null ? null : <More {...{ kept, page, mayWrite }} />}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        disabled={empty}
        onClick={() => void tryOut(page)}
      >
        试导出
      </Button>
      {mayWrite ? (
        <Button loading={busy} disabled={empty || !changed} onClick={() => void page.save()}>
          保存
        </Button>
      ) : null}
    </PageHead>
  );
}

function DraftNote({ draft }: { readonly draft: NonNullable<ProfilePage['draft']> }) {
  return (
    <Alert color="orange" p="xs" mb="xs">
      <Group gap="xs">
        <Text size="sm">上次离开时有改动没有保存。</Text>
        <Button size="compact-sm" onClick={draft.take}>
          接着改
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void draft.drop()}>
          不要了
        </Button>
      </Group>
    </Alert>
  );
}

function Editor({ kept, items, page }: { readonly kept: Profile | null; readonly items: Items; page: ProfilePage }) {
  const session = useSession();
  const { edited, change } = page;
  const mayWrite = !session.readOnly && session.has('report.write');
  const choices = useBindingChoices(items, edited.register);
  const preview = useProfilePreview(edited);
  const shared = {
    register: edited.register,
    columns: edited.columns,
    items,
    choices,
    disabled: !mayWrite || page.busy,
  };
  const onChange = (columns: typeof edited.columns) => change({ columns });
  return (
    <>
      <Head {...{ kept, page, mayWrite }} />
      {page.draft === null ? null : <DraftNote draft={page.draft} />}
      <ProfileFacts edited={edited} disabled={shared.disabled} onChange={change} />
      {mayWrite ? <AddColumns {...shared} onChange={onChange} /> : null}
      <div className="profile-columns">
        {edited.columns.length === 0 ? (
          <EmptyNote
            title="还没有列"
            hint="有平台的导入模板，就点“按平台模板的表头”；没有，就先加列表的各栏，再改名称、次序和代码。"
          />
        ) : (
          <ColumnLines {...shared} preview={preview.data} onChange={onChange} />
        )}
      </div>
      <ProfilePreview edited={edited} data={preview.data} error={preview.error} />
    </>
  );
}

function Loaded({ kept }: { readonly kept: Profile | null }) {
  const page = useProfile(kept);
  const items = useDesk('forms.items', { register: page.edited.register }, { keep: true });
  if (items.isError) return <FailureNote error={items.error} again={() => void items.refetch()} />;
  if (items.data === undefined) return <Waiting />;
  return <Editor kept={kept} items={items.data} page={page} />;
}

function ProfileOf({ id }: { readonly id: string }) {
  const found = useDesk('exportProfiles.get', { id });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  return found.data === undefined ? <Waiting /> : <Loaded kept={found.data} />;
}

function ExportProfilePage() {
  const { id } = useParams<{ id: string }>();
  return id === 'new' ? <Loaded key="new" kept={null} /> : <ProfileOf key={id} id={id} />;
}

export const page: Page = {
  path: '/export-profiles/:id',
  title: '导出格式',
  area: '统计上报',
  right: 'report.read',
  help: '导出格式',
  component: ExportProfilePage,
};
