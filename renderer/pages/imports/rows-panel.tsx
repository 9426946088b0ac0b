/** The preview row by row: four tabs, filters, the table, pages. */
import { Checkbox, Group, Pagination, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { MarkFilter } from './mark-filter.tsx';
import { tabWords } from './marks.ts';
import { RowTable } from './row-table.tsx';
import type { Preview, Settings, Tab } from './shapes.ts';
import { pageSize, type RowFilter, useRows } from './use-rows.ts';

const tabs = ['new', 'update', 'same', 'problem'] as const satisfies readonly Tab[];
const pageButtons = { first: '第一页', previous: '上一页', next: '下一页', last: '最后一页' } as const;

/** What the clerk should see first. */
function firstTab({ counts }: Preview): Tab {
  const first = (['problem', 'new', 'update'] as const).find((tab) => counts[tab] > 0);
  return first ?? 'same';
}

const emptyWords: Readonly<Record<Tab, string>> = {
  new: '没有新增的人',
  update: '没有要更新的人',
  same: '没有内容不变的人',
  problem: '没有问题，可以导入了',
  skipped: '没有跳过的行',
};

const nothingIn = (tab: Tab, looked: string): string =>
  looked === '' ? emptyWords[tab] : `“${tabWords[tab]}”里没有找到“${looked}”`;

interface RowsPanelProps {
  readonly run: string;
  readonly preview: Preview;
  readonly onPreview: (preview: Preview) => void;
  readonly settle: (settings: Settings) => Promise<boolean>;
}

/** Which tab, page and filter are shown. */
function useView(preview: Preview) {
  const [tab, setTab] = useState<Tab>(() => firstTab(preview));
  const [page, setPage] = useState(1);
  const [filter, setFilter] = useState<RowFilter | null>(null);
  const [search, setSearch] = useState('');
  const open = (next: Tab) => {
    setTab(next);
    setPage(1);
    setFilter(null);
  };
  const narrow = (next: RowFilter | null) => {
    setFilter(next);
    setPage(1);
  };
  /** Who is looked for stays so in every tab. */
  const look = (next: string) => {
    setSearch(next);
    setPage(1);
  };
  return { tab, page, filter, search, open, setPage, narrow, look } as const;
}

function TabList({ preview }: { readonly preview: Preview }) {
  const { counts } = preview;
  const shown: readonly Tab[] = counts.skipped > 0 ? [...tabs, 'skipped'] : tabs;
  return (
    <Tabs.List>
      {shown.map((tab) => (
        <Tabs.Tab key={tab} value={tab} data-problem={(tab === 'problem' && counts.problem > 0) || undefined}>
          {tabWords[tab]} {counts[tab]}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}

interface BarProps extends Pick<RowsPanelProps, 'run' | 'preview' | 'onPreview'> {
  readonly tab: Tab;
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter | null) => void;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Above the table: one kind of mark alone, and how much of the file is shown. */
function Bar({ run, preview, onPreview, tab, filter, onFilter, all, onAll, ...look }: BarProps) {
  return (
    <Group justify="space-between" align="flex-end" gap="xs" py={6}>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          w={220}
          label="找人或社区"
          placeholder="姓名、拼音、社区、号码后四位"
          type="search"
          maxLength={60}
          value={look.search}
          onChange={(event) => look.onSearch(event.currentTarget.value)}
        />
        <MarkFilter run={run} preview={preview} tab={tab} value={filter} onChange={onFilter} onPreview={onPreview} />
      </Group>
      <Group gap="sm">
        {tab === 'problem' && preview.counts.problem > 0 ? (
          <Text size="sm" c="gray.7">
            点有颜色的格就能改，F8 到下一处
          </Text>
        ) : null}
        <Checkbox
          size="xs"
          label="显示全部栏目"
          checked={all}
          onChange={(event) => onAll(event.currentTarget.checked)}
        />
      </Group>
    </Group>
  );
}

function Pages({
  total,
  page,
  onPage,
}: {
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}) {
  if (total <= pageSize) return null;
  return (
    <Group justify="space-between" pt={6}>
      <Text size="sm">
        共 {total} 行，每页 {pageSize} 行
      </Text>
      <Pagination
        size="sm"
        total={Math.ceil(total / pageSize)}
        value={page}
        onChange={onPage}
        getControlProps={(control) => ({ 'aria-label': pageButtons[control] })}
        getItemProps={(item) => ({ 'aria-label': `第 ${item} 页` })}
      />
    </Group>
  );
}

export function RowsPanel({ run, preview, onPreview, settle }: RowsPanelProps) {
  const { tab, page, filter, search, open, setPage, narrow, look } = useView(preview);
  const [looked] = useDebouncedValue(search.trim(), 200);
  const [all, setAll] = useState(false);
  const { rows, total, failure, busy, mend, answered } = useRows({
    run,
    query: { tab, page, filter, search: looked },
    preview,
    onPreview,
  });
  const createCommunity = useCallback(
    async (name: string) => void (await settle({ communities: { [name]: { act: 'create' } } })),
    [settle],
  );
  const decided = (next: Preview) => {
    narrow(null);
    onPreview(next);
  };
  return (
    <Tabs
      value={tab}
      onChange={(value) => open(([...tabs, 'skipped'] as const).find((one) => one === value) ?? 'new')}
      className="import-panel"
    >
      <TabList preview={preview} />
      <Tabs.Panel value={tab} className="import-panel">
        <Bar
          run={run}
          preview={preview}
          onPreview={decided}
          tab={tab}
          filter={filter}
          onFilter={narrow}
          all={all}
          onAll={setAll}
          search={search}
          onSearch={look}
        />
        {failure === null ? null : <FailureNote error={failure} />}
        {rows === null && failure === null ? <Waiting /> : null}
        {rows !== null && rows.length === 0 ? <EmptyNote title={nothingIn(tab, looked)} /> : null}
        {rows !== null && rows.length > 0 ? (
          <RowTable
            key={`${tab}/${page}`}
            rows={rows}
            tab={tab}
            allColumns={all}
            busy={busy}
            asOf={preview.asOf}
            answered={answered}
            mend={mend}
            createCommunity={createCommunity}
          />
        ) : null}
        <Pages total={total} page={page} onPage={setPage} />
      </Tabs.Panel>
    </Tabs>
  );
}
