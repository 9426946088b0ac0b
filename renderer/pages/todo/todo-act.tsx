/** What a clerk does about a line: the act itself in one panel, and beside it 办结, 延后, 转办. */
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { call } from '../../desk.ts';
import { useBeside } from '../../parts/beside.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { BackUpPanel, PromotePanel } from './act-panels.tsx';
import { DecidePanel } from './decide-panel.tsx';
import { ChasePanel, ReturnedPanel, SendPanel } from './send-panels.tsx';
import { lineName, type Todo } from './todo-words.ts';

/** Decides about lines; 办结 at once, with 撤销 in the toast. */
export function useDecide(day: string, onDone: () => void) {
  const refresh = useRefresh();
  const beside = useBeside();
  const settle = async (todos: readonly Todo[]) => {
    try {
      const items = todos.map(({ key, dueOn }) => ({ key, dueOn }));
      const { changeId, count } = await call('todo.decide', { items, act: 'done' });
      await refresh();
      toast.saved(`${count} 件待办已办结。`, changeId);
      onDone();
    } catch (error) {
      toast.failed(error);
    }
  };
  const open = (todos: readonly Todo[], act: 'postponed' | 'forwarded') =>
    beside.show(
      act === 'postponed' ? '延后' : '转办',
      <DecidePanel todos={todos} act={act} day={day} onDone={onDone} />,
    );
  return { day, settle, open } as const;
}

interface TodoActProps {
  readonly todo: Todo;
  readonly mayDecide: boolean;
  readonly decide: ReturnType<typeof useDecide>;
}

/** Opens the panel that finishes a line; null where the account may not. */
function useAct({ todo, mayDecide, decide: { day } }: TodoActProps): (() => void) | null {
  const { act } = todo;
  const session = useSession();
  const vocabulary = useVocabulary();
  const drawer = useRecordDrawer();
  const beside = useBeside();
  const may = (register: string): boolean => {
    const known = vocabulary.find(register);
    return known !== undefined && session.may(known, 'write');
  };
  switch (act.does) {
    case 'record': {
      const { register, id, values } = act;
      if (!may(register)) return null;
      return () => drawer.open(id === null ? { register, values } : { register, id });
    }
    case 'promote':
      if (!may('grades')) return null;
      return () => beside.show(act.label, <PromotePanel todo={todo} rise={act} />);
    case 'back-up':
      return session.readOnly ? null : () => beside.show('备份到另一块磁盘', <BackUpPanel />);
    case 'chase':
      return () =>
        beside.show('催报名单', <ChasePanel todo={todo} day={day} collection={act.collection} mayDecide={mayDecide} />);
    case 'send':
      if (!may('reports')) return null;
      return () => beside.show(act.label, <SendPanel report={act.report} />);
    case 'correct':
      if (!may('reports')) return null;
      return () => beside.show(act.label, <ReturnedPanel report={act.report} />);
  }
}

export function TodoAct(props: TodoActProps) {
  const { todo, mayDecide, decide } = props;
  const open = useAct(props);
  const name = lineName(todo);
  return (
    <Group gap={4} wrap="nowrap">
      {open === null ? null : (
        <Button size="compact-sm" variant="default" onClick={open} aria-label={`${name}：${todo.act.label}`}>
          {todo.act.label}
        </Button>
      )}
      {mayDecide && todo.confined !== true ? (
        <Menu position="bottom-end" withArrow>
          <Menu.Target>
            <ActionIcon size="sm" color="gray" aria-label={`${name}：办结、延后、转办`}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void decide.settle([todo])}>办结</Menu.Item>
            <Menu.Item onClick={() => decide.open([todo], 'postponed')}>延后……</Menu.Item>
            <Menu.Item onClick={() => decide.open([todo], 'forwarded')}>转办……</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </Group>
  );
}
