/** The month with lunar days and holidays, and how much is due on each day. */
import { ActionIcon, Anchor, Button, Group, Table, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { formatDay } from '../../../db/rules/day.ts';
import { isPublished, type MonthDay, monthsOn, weeksOf } from './month-days.ts';
import type { Todo, TodoView } from './todo-words.ts';

const weekdays = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const;

interface CellProps {
  readonly day: MonthDay;
  readonly today: string;
  readonly todos: readonly Todo[];
  readonly onDay: (day: string) => void;
}

function Cell({ day, today, todos, onDay }: CellProps) {
  const said = formatDay(day.day, '1990年5月1日');
  const late = day.day < today;
  return (
    <Table.Td
      data-off={day.off || undefined}
      data-other={day.other || undefined}
      data-today={day.day === today || undefined}
      title={`${said} ${day.lunar}`}
    >
      <Group gap={4} wrap="nowrap" justify="space-between">
        <Text span size="sm" fw={600} className="todo-number">
          {day.number}
        </Text>
        <Text span size="xs" c="gray.8" truncate>
          {day.word}
          {day.mark === '' ? '' : `（${day.mark}）`}
        </Text>
      </Group>
      {todos.length === 0 ? null : (
        <Anchor
          component="button"
          type="button"
          size="sm"
          c={late ? 'red.8' : 'deepBlue.8'}
          aria-label={`${said}：${todos.length} 件`}
          onClick={() => onDay(day.day)}
        >
          {todos.length} 件
        </Anchor>
      )}
    </Table.Td>
  );
}

interface MonthProps {
  readonly view: TodoView;
  readonly todos: readonly Todo[];
  readonly onDay: (day: string) => void;
}

export function Month({ view, todos, onDay }: MonthProps) {
  const [month, setMonth] = useState(view.day.slice(0, 7));
  const weeks = useMemo(() => weeksOf(month, view.own), [month, view.own]);
  const byDay = useMemo(() => Map.groupBy(todos, ({ on }) => on ?? ''), [todos]);
  return (
    <>
      <Group gap="xs" mb={6}>
        <ActionIcon variant="default" aria-label="上个月" onClick={() => setMonth(monthsOn(month, -1))}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <Title order={2} size="h4" aria-live="polite">
          {formatDay(month, '1990年5月')}
        </Title>
        <ActionIcon variant="default" aria-label="下个月" onClick={() => setMonth(monthsOn(month, 1))}>
          <IconChevronRight size={16} />
        </ActionIcon>
        <Button size="compact-sm" variant="default" onClick={() => setMonth(view.day.slice(0, 7))}>
          本月
        </Button>
        {isPublished(month, view.own) ? null : (
          <Text size="sm" c="gray.8">
            {month.slice(0, 4)}年的放假安排还没有内置，只标周末；公布后可以在“节假日”里导入。
          </Text>
        )}
      </Group>
      <div className="table-frame todo-month">
        <Table withColumnBorders layout="fixed" miw={760} aria-label={`${formatDay(month, '1990年5月')}待办`}>
          <Table.Thead>
            <Table.Tr>
              {weekdays.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {weeks.map((week) => (
              <Table.Tr key={week[0]?.day}>
                {week.map((day) => (
                  <Cell key={day.day} day={day} today={view.day} todos={byDay.get(day.day) ?? []} onDay={onDay} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
