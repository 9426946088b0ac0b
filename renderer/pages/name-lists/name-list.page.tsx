/** 给名单取数, second step: who everybody is, what is asked for, and the list filled. */
import { Button, Checkbox, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useQueryClient } from '@tanstack/react-query';
import type { NameLine, NameListView, Standing } from '../../../electron/desk/name-lists/shapes.ts';
import { call, download } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { useBeside } from '../../parts/beside.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { BindingChoice, BindingDetail, useBindingChoices } from '../forms/binding-choice.tsx';
import type { Items } from '../forms/binding-words.ts';
import { AddColumns } from './added-columns.tsx';
import { candidateText, LineChoice } from './line-choice.tsx';
import './name-lists.css';

const standings = {
  none: { word: '对不上', color: 'red' },
  many: { word: '重名', color: 'orange' },
  doubt: { word: '请核对', color: 'orange' },
  decided: { word: '已选定', color: 'deepBlue' },
  left: { word: '留空', color: 'gray' },
  one: { word: '已认出', color: 'green' },
} as const satisfies Record<Standing, unknown>;

const isOpen = (line: NameLine): boolean => ['none', 'many', 'doubt'].includes(line.standing);

/** A list on its page: read once, replaced by what each change answers. */
function useNameList(id: string) {
  const queries = useQueryClient();
  const found = useDesk('nameLists.get', { id });
  const [busy, setBusy] = useState(false);
  const change = async (act: () => Promise<NameListView>): Promise<NameListView | null> => {
    setBusy(true);
    try {
      const view = await act();
      queries.setQueryData(['nameLists.get', { id }], view);
      return view;
    } catch (error) {
      toast.failed(error);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { found, busy, change } as const;
}

type ListPage = ReturnType<typeof useNameList>;

/** Opens the choice of a line beside the list and goes on to the next open one. */
function useDeciding(page: ListPage) {
  const beside = useBeside();
  const show = (list: NameListView, line: NameLine): void => {
    const decide = async (person: string) => {
      const view = await page.change(() => call('nameLists.decide', { id: list.id, rows: [line.row], person }));
      const next = view?.lines.find((one) => isOpen(one) && one.row > line.row) ?? view?.lines.find(isOpen);
      if (view === null) return;
      if (next === undefined) beside.close();
      else show(view, next);
    };
    beside.show(
      `第 ${line.row} 行是谁`,
      <LineChoice key={line.row} line={line} disabled={false} onDecide={(person) => void decide(person)} />,
    );
  };
  return show;
}

function Line({
  line,
  busy,
  onDecide,
}: {
  readonly line: NameLine;
  readonly busy: boolean;
  readonly onDecide: () => void;
}) {
  const { word, color } = standings[line.standing];
  return (
    <Table.Tr data-open={isOpen(line) || undefined}>
      <Table.Td>{line.row}</Table.Td>
      <Table.Td>{line.name}</Table.Td>
      <Table.Td>{line.said}</Table.Td>
      <Table.Td>
        <WordBadge word={word} color={color} />
      </Table.Td>
      <Table.Td>{line.person === null ? '' : candidateText(line.person)}</Table.Td>
      <Table.Td>{line.reason}</Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant={isOpen(line) ? 'filled' : 'default'}
          disabled={busy}
          onClick={onDecide}
          aria-label={`第 ${line.row} 行选人`}
        >
          {isOpen(line) ? '选人' : '改'}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

interface LinesProps {
  readonly list: NameListView;
  readonly shown: 'open' | 'all';
  readonly page: ListPage;
}

function Lines({ list, shown, page }: LinesProps) {
  const decide = useDeciding(page);
  const lines = list.lines.filter((line) => shown === 'all' || isOpen(line));
  return (
    <div className="table-frame list-lines">
      <Table stickyHeader withColumnBorders verticalSpacing={3} aria-label="名单">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={48}>行</Table.Th>
            <Table.Th w={110}>姓名</Table.Th>
            <Table.Th w={150}>名单上还写着</Table.Th>
            <Table.Th w={86}>认得怎样</Table.Th>
            <Table.Th>台账里的人</Table.Th>
            <Table.Th w={190}>说明</Table.Th>
            <Table.Th w={70}>操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Line key={line.row} line={line} busy={page.busy} onDecide={() => decide(list, line)} />
          ))}
        </Table.Tbody>
      </Table>
      {lines.length === 0 ? (
        <Text size="sm" p="sm">
          都定下了，可以填好并保存。
        </Text>
      ) : null}
    </div>
  );
}

/** The list's own columns that wait to be filled. */
function OwnColumns({
  list,
  items,
  page,
}: {
  readonly list: NameListView;
  readonly items: Items;
  readonly page: ListPage;
}) {
  const choices = useBindingChoices(items, 'people');
  const columns = list.columns.filter(({ role, binding }) => role === null && binding?.take !== 'sequence');
  if (columns.length === 0) return null;
  return (
    <Group gap="xs" mb={6} align="flex-end">
      {columns.map((column) => {
        const shared = {
          name: `${column.letter} 列“${column.heading}”`,
          binding: column.binding,
          register: 'people',
          items,
          disabled: page.busy || column.formula,
          onChange: (binding: typeof column.binding) =>
            void page.change(() => call('nameLists.bind', { id: list.id, column: column.index, binding })),
        };
        return (
          <div key={column.index} style={{ width: 190 }}>
            <Text size="sm" fw={600} truncate>
              {column.heading.replaceAll('/', '·')}
            </Text>
            <BindingChoice {...shared} choices={choices} />
            <BindingDetail {...shared} />
          </div>
        );
      })}
    </Group>
  );
}

function useFilling(id: string) {
  const [busy, setBusy] = useState(false);
  const refresh = useRefresh();
  const fill = async () => {
    setBusy(true);
    try {
      const filled = await call('nameLists.fill', { id });
      download(filled);
      await refresh();
      toast.saved(`已按名单填好 ${filled.rows} 行：${filled.name}`);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, fill } as const;
}

function Settings({
  list,
  page,
  shown,
  onShow,
}: {
  readonly list: NameListView;
  readonly page: ListPage;
  readonly shown: 'open' | 'all';
  readonly onShow: (shown: 'open' | 'all') => void;
}) {
  const { settings, counts } = list;
  const open = counts.many + counts.doubt + counts.none;
  const save = (patch: Partial<typeof settings>) =>
    void page.change(() => call('nameLists.settings', { id: list.id, ...settings, ...patch }));
  return (
    <Group mb={6} gap="md" align="flex-end">
      <SegmentedControl
        value={shown}
        onChange={(value) => onShow(value === 'open' ? 'open' : 'all')}
        data={[
          { value: 'open', label: `要定的 ${open}` },
          { value: 'all', label: `全部 ${list.lines.length}` },
        ]}
        aria-label="看哪些行"
      />
      <Text size="sm" role="status">
        已认出 {counts.one + counts.decided} 行；对不上 {counts.none}，重名 {counts.many}，请核对 {counts.doubt}，留空{' '}
        {counts.left}
      </Text>
      <Group ml="auto" gap="md" align="flex-end">
        <Checkbox
          label="已有内容的格子也改写"
          checked={settings.overwrite}
          disabled={page.busy}
          onChange={(event) => save({ overwrite: event.currentTarget.checked })}
        />
        <DateInput
          label="数据截止日"
          w={140}
          valueFormat="YYYY-MM-DD"
          value={settings.day}
          onChange={(day) => day !== null && save({ day: day.slice(0, 10) })}
        />
      </Group>
    </Group>
  );
}

function NameListPage() {
  const { id } = useParams<{ id: string }>();
  const session = useSession();
  const page = useNameList(id);
  const items = useDesk('forms.items', { register: 'people' });
  const filling = useFilling(id);
  const [shown, show] = useState<'open' | 'all'>('all');
  if (page.found.isError) return <FailureNote error={page.found.error} again={() => void page.found.refetch()} />;
  const list = page.found.data;
  if (list === undefined || items.data === undefined) return <Waiting label="正在打开名单……" />;
  return (
    <>
      <PageHead title={list.title === '' ? '给名单取数' : list.title} help={`文件：${list.fileName}`}>
        <Button variant="default" component={Link} href="/name-lists">
          换一份名单
        </Button>
        <AddColumns
          list={list}
          items={items.data}
          disabled={page.busy}
          onChange={(added) =>
            void page.change(() => call('nameLists.columns', { id, added: added.map((one) => ({ ...one })) }))
          }
        />
        <Button
          loading={filling.busy}
          disabled={page.busy || session.readOnly}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void filling.fill()}
        >
          填好并保存
        </Button>
      </PageHead>
      <Settings list={list} page={page} shown={shown} onShow={show} />
      <OwnColumns list={list} items={items.data} page={page} />
      <Lines list={list} shown={shown} page={page} />
    </>
  );
}

export const page: Page = {
  path: '/name-lists/:id',
  title: '名单取数',
  area: '统计上报',
  right: 'report.write',
  help: '按表头取数',
  component: NameListPage,
};
