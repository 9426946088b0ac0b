/** 打印 and 导出 of what a list shows: in which style, and for an export in the list's own columns or in an export profile (导出格式). */
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { Fragment, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Register } from '../../../db/registers/model/register.ts';
import type { ListRequest } from '../../../electron/desk/shapes.ts';
import { call, download, type OutputOf } from '../../desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { fetchPaper } from '../preview/paper.ts';
import { openPaper } from '../preview/print-paper.tsx';
import { toast } from '../toast.tsx';
import { useDesk } from '../use-desk.ts';

type Style = 'masked' | 'full';
type Profiles = OutputOf<'exportProfiles.list'>;

const styles = { masked: '遮盖身份号码、电话等', full: '完整信息（记入查看日志）' } as const satisfies Record<
  Style,
  string
>;

interface OutputButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly size: 'compact-md' | 'compact-sm';
  /** Without it there are only the list's own columns. */
  readonly profiles?: Profiles;
  /** @param profile null for the list's own columns */
  readonly act: (style: Style, profile: string | null) => Promise<void>;
}

interface StyleItemsProps {
  /** Who may see no more gets the masked style alone. */
  readonly both: boolean;
  readonly run: (style: Style) => void;
  /** The export profile, told to who cannot see under which heading an item stands. */
  readonly of?: string;
}

function StyleItems({ both, run, of }: StyleItemsProps) {
  const offered = both ? (['masked', 'full'] as const) : (['masked'] as const);
  return offered.map((style) => (
    <Menu.Item
      key={style}
      {...(of === undefined ? {} : { 'aria-label': `按“${of}”：${styles[style]}` })}
      onClick={() => run(style)}
    >
      {styles[style]}
    </Menu.Item>
  ));
}

interface ProfileItemsProps {
  readonly profiles: Profiles;
  readonly both: boolean;
  readonly run: (style: Style, profile: string) => void;
}

/** 按哪种格式: each profile with its styles. */
function ProfileItems({ profiles, both, run }: ProfileItemsProps) {
  return (
    <>
      {profiles.map(({ id, title }) => (
        <Fragment key={id}>
          <Menu.Divider />
          <Menu.Label>按“{title}”</Menu.Label>
          <StyleItems both={both} of={title} run={(style) => run(style, id)} />
        </Fragment>
      ))}
      <Menu.Divider />
      <Menu.Item component={Link} href="/export-profiles">
        管理导出格式……
      </Menu.Item>
    </>
  );
}

/** A button for the usual, masked output; beside it the full one, which the desk logs. */
function OutputButton({ label, icon, size, profiles = [], act }: OutputButtonProps) {
  const both = useSession().has('private.reveal');
  const [busy, setBusy] = useState(false);
  const run = (style: Style, profile: string | null = null) => {
    setBusy(true);
    void act(style, profile)
      .catch(toast.failed)
      .finally(() => setBusy(false));
  };
  const button = (onClick: (() => void) | null) => (
    <Button variant="default" size={size} leftSection={icon} loading={busy} {...(onClick === null ? {} : { onClick })}>
      {label}
    </Button>
  );
  if (!both && profiles.length === 0) return button(() => run('masked'));
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>{button(null)}</Menu.Target>
      <Menu.Dropdown className="list-output-choices">
        {profiles.length === 0 ? null : <Menu.Label>按列表的当前列</Menu.Label>}
        <StyleItems both={both} run={run} />
        {profiles.length === 0 ? null : <ProfileItems profiles={profiles} both={both} run={run} />}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The export profiles of a register's list; of the bin none. */
function useProfiles(register: Register, binned: boolean): Profiles {
  const session = useSession();
  const kept = useVocabulary().find('export_profiles');
  const enabled = !binned && kept !== undefined && session.may(kept, 'read') && session.may(register, 'export');
  const found = useDesk('exportProfiles.list', { register: register.key }, { enabled });
  return enabled ? (found.data ?? []) : [];
}

/** Says where codes have no word on the platform. */
function told({ unmapped }: OutputOf<'exports.list'>): void {
  if (unmapped.length === 0) return;
  const columns = unmapped.map(
    ({ heading, words }) => `${heading}：${words.slice(0, 3).join('、')}${words.length > 3 ? '等' : ''}`,
  );
  toast.saved(`有代码没有对应，按原词写出——${columns.slice(0, 3).join('；')}${columns.length > 3 ? '……' : ''}`);
}

interface OutputsProps {
  readonly register: Register;
  readonly title: string;
  readonly request: ListRequest;
}

function ExportButton({
  register,
  title,
  request,
  label,
  size,
}: OutputsProps & Pick<OutputButtonProps, 'label' | 'size'>) {
  const profiles = useProfiles(register, request.binned === true);
  const query = { ...request, limit: 100_000 };
  return (
    <OutputButton
      label={label}
      size={size}
      icon={<IconDownload size={15} aria-hidden />}
      profiles={profiles}
      act={async (style, profile) => {
        const exported = await call('exports.list', { query, title, style, profile });
        download(exported);
        told(exported);
      }}
    />
  );
}

/** 打印当前列表 and 导出当前列表. */
export function Outputs({ register, title, request }: OutputsProps) {
  const session = useSession();
  if (!session.has(register.rights.export)) return null;
  return (
    <>
      <OutputButton
        label="打印当前列表"
        size="compact-md"
        icon={<IconPrinter size={15} aria-hidden />}
        act={async (style) => {
          const { kind, file } = await call('prints.list', { query: { ...request, limit: 100_000 }, title, style });
          openPaper(await fetchPaper(kind, file), title);
        }}
      />
      <ExportButton {...{ register, title, request }} label="导出当前列表" size="compact-md" />
    </>
  );
}

/** 导出选中: the ticked records alone, in the list's order and columns. */
export function ExportTicked({ ids, request, ...shared }: OutputsProps & { readonly ids: readonly string[] }) {
  const session = useSession();
  if (!session.has(shared.register.rights.export)) return null;
  return <ExportButton {...shared} request={{ ...request, ids: [...ids] }} label="导出选中" size="compact-sm" />;
}
