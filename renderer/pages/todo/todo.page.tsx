/** 待办: everything that is due, by group or by month, each line with the act that finishes it. */
import { Button, Group, Pill, SegmentedControl, Select, Text } from '@mantine/core';
import { IconCalendarDown, IconPrinter } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { todoGroupLabels } from '../../../db/rules/reminders/decisions.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { tellDue } from '../../layout/due-count.ts';
import { FirstSteps } from './first-steps.tsx';
import { useDecide } from './todo-act.tsx';
import { TodoTable } from './todo-table.tsx';
import { everything, grouped, kindChoices, narrowed, type Narrowing, type Todo, type TodoView } from './todo-words.ts';
import { useLeaving } from './use-leaving.ts';
import './todo.css';

const Month = lazy(() => import('./month.tsx').then((part) => ({ default: part.Month })));

type Shown = 'list' | 'month';

function Head({ kind }: { readonly kind: string | null }) {
  const session = useSession();
  const leaving = useLeaving(kind);
  return (
    <PageHead
      title="待办"
      note="todo"
      help="每次打开都按当天的记录重新算，办完一件自动少一件；暂时办不了的延后并写明原因，交给别人的点转办。"
    >
      {session.has('roster.export') ? (
        <>
          <Button
            variant="default"
            disabled={leaving.busy}
            leftSection={<IconCalendarDown size={16} aria-hidden />}
            onClick={() => void leaving.save()}
          >
            导出日历
          </Button>
          <Button
            disabled={leaving.busy}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => void leaving.print()}
          >
            打印本周待办
          </Button>
        </>
      ) : null}
    </PageHead>
  );
}

interface FiltersProps {
  readonly all: readonly Todo[];
  readonly narrowing: Narrowing;
  readonly onNarrow: (narrowing: Narrowing) => void;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

function Filters({ all, narrowing, onNarrow, shown, onShow }: FiltersProps) {
  const here = narrowed(all, narrowing);
  const places = [...new Set(all.flatMap(({ subject }) => (subject.community === '' ? [] : [subject.community])))];
  const groups = grouped(here).map(([group, own]) => ({
    value: group,
    label: `${todoGroupLabels[group]} ${own.length}`,
  }));
  const common = { clearable: true, searchable: true, w: 160 } as const;
  return (
    <Group gap="xs" mb={6}>
      <SegmentedControl<Shown>
        aria-label="怎么看"
        value={shown}
        onChange={onShow}
        data={[
          { value: 'list', label: '列表' },
          { value: 'month', label: '月历' },
        ]}
      />
      {shown === 'list' ? (
        <SegmentedControl
          aria-label="看哪些"
          value={narrowing.group}
          onChange={(group) => onNarrow({ ...narrowing, group })}
          data={[{ value: 'all', label: `全部 ${here.length}` }, ...groups]}
        />
      ) : null}
      <Select
        {...common}
        aria-label="类别"
        placeholder="全部类别"
        clearButtonProps={{ 'aria-label': '看全部类别' }}
        data={kindChoices(all)}
        value={narrowing.kind}
        onChange={(kind) => onNarrow({ ...narrowing, kind, group: 'all' })}
      />
      <Select
        {...common}
        aria-label="社区"
        placeholder="全部社区"
        clearButtonProps={{ 'aria-label': '看全部社区' }}
        data={places.toSorted((one, other) => one.localeCompare(other, 'zh'))}
        value={narrowing.community}
        onChange={(community) => onNarrow({ ...narrowing, community, group: 'all' })}
      />
      {narrowing.day === null ? null : (
        <Pill
          size="md"
          withRemoveButton
          removeButtonProps={{ 'aria-label': '看全部日期' }}
          onRemove={() => onNarrow({ ...narrowing, day: null })}
        >
          {narrowing.day}
        </Pill>
      )}
    </Group>
  );
}

interface LinesProps {
  readonly view: TodoView;
  readonly narrowing: Narrowing;
}

/** The lines with their ticks, and what is done with the ticked ones. */
function Lines({ view, narrowing }: LinesProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const decide = useDecide(view.day, () => setTicked(new Set()));
  const here = narrowed(view.todos, narrowing);
  const lines = here.filter(({ group }) => narrowing.group === 'all' || group === narrowing.group);
  const chosen = lines.filter(({ key }) => ticked.has(key));
  const tick = (keys: readonly string[], on: boolean) =>
    setTicked((now) => {
      const rest = [...now].filter((key) => !keys.includes(key));
      return new Set(on ? [...rest, ...keys] : rest);
    });
  if (lines.length === 0) {
    return view.todos.length === 0 ? (
      <EmptyNote
        title="没有待办"
        hint="登记了人员、合同、证书、诉求等以后，快到期的会自动列在这里；合同的全部预警在“岗位待遇 · 合同预警”。"
      />
    ) : (
      <EmptyNote title="这一类没有待办" hint="清空上面的筛选，看全部待办。" />
    );
  }
  return (
    <>
      {chosen.length === 0 ? null : (
        <Group gap="xs" mb={6}>
          <Text size="sm" role="status">
            已勾选 {chosen.length} 件
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => void decide.settle(chosen)}>
            办结
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => decide.open(chosen, 'postponed')}>
            延后……
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => decide.open(chosen, 'forwarded')}>
            转办……
          </Button>
        </Group>
      )}
      <TodoTable todos={lines} mayDecide={view.mayDecide} decide={decide} ticked={ticked} onTick={tick} />
    </>
  );
}

/** What is on screen is in the tray too. */
function useTelling(view: TodoView | undefined): void {
  useEffect(() => {
    if (view === undefined) return;
    const count = (group: string): number => view.todos.filter((todo) => todo.group === group).length;
    tellDue({ day: view.day, late: count('late'), today: count('today'), week: count('week') });
  }, [view]);
}

function TodoPage() {
  const answer = useDesk('todo.view', {});
  const [shown, setShown] = useState<Shown>('list');
  const [narrowing, setNarrowing] = useState<Narrowing>(everything);
  useTelling(answer.data);
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const view = answer.data;
  const toDay = (day: string) => {
    setNarrowing({ ...narrowing, day, group: 'all' });
    setShown('list');
  };
  return (
    <>
      <Head kind={narrowing.kind} />
      <FirstSteps />
      <Filters all={view.todos} narrowing={narrowing} onNarrow={setNarrowing} shown={shown} onShow={setShown} />
      {shown === 'list' ? (
        <Lines view={view} narrowing={narrowing} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Month view={view} todos={narrowed(view.todos, { ...narrowing, day: null })} onDay={toDay} />
        </Suspense>
      )}
    </>
  );
}

export const page: Page = {
  path: '/todo',
  title: '待办',
  area: '待办',
  order: 1,
  right: 'roster.read',
  help: '待办',
  component: TodoPage,
};
