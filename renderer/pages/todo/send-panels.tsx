/** 催报, 标记已上报 and 更正, each in one panel beside the list, without leaving it. */
import { Box, Button, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { daysLater } from '../../../db/rules/reminders/reminder.ts';
import { call } from '../../desk.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { usePanelAct } from '../../parts/panel-act.ts';
import { useDesk } from '../../parts/use-desk.ts';
import { Reminder } from '../collections/reminder.tsx';
import { CorrectPanel } from '../report-records/correct-panel.tsx';
import { MovePanel } from '../report-records/move-panel.tsx';
import type { Todo } from './todo-words.ts';

interface ChaseProps {
  readonly todo: Pick<Todo, 'key' | 'dueOn'>;
  readonly day: string;
}

/** The communities were asked: the line stands back until the day on which to ask again. */
function Chased({ todo, day }: ChaseProps) {
  const { key, dueOn } = todo;
  // Before its due day a line cannot be put off to an earlier one.
  const earliest = daysLater(dueOn !== null && dueOn > day ? dueOn : day, 1);
  const [until, setUntil] = useState(earliest);
  const { busy, failure, act } = usePanelAct();
  const save = () =>
    act(async () => {
      const items = [{ key, dueOn }];
      const { changeId } = await call('todo.decide', { items, act: 'postponed', until, reason: '已催报' });
      return { said: `已催报，还没交齐的${until}再提醒。`, changeId };
    });
  return (
    <>
      <Button variant="default" ml="auto" loading={busy} onClick={() => void save()}>
        已催报
      </Button>
      <DateInput
        aria-label="没交齐的哪天再提醒"
        valueFormat="YYYY-MM-DD"
        minDate={earliest}
        value={until}
        onChange={(value) => value !== null && setUntil(value.slice(0, 10))}
        w={120}
      />
      <Text size="sm">再提醒</Text>
      {failure === null ? null : (
        <Box w="100%">
          <FailureNote error={failure} />
        </Box>
      )}
    </>
  );
}

interface ChasePanelProps extends ChaseProps {
  readonly collection: string;
  readonly mayDecide: boolean;
}

export function ChasePanel({ collection, mayDecide, ...line }: ChasePanelProps) {
  const view = useDesk('collections.get', { id: collection });
  if (view.isError) return <FailureNote error={view.error} />;
  if (view.data === undefined) return <Waiting />;
  return <Reminder text={view.data.reminder}>{mayDecide ? <Chased {...line} /> : null}</Reminder>;
}

export function SendPanel({ report }: { readonly report: string }) {
  const line = useDesk('records.get', { register: 'reports', id: report });
  if (line.isError) return <FailureNote error={line.error} />;
  return line.data === undefined ? <Waiting /> : <MovePanel line={line.data} to="sent" />;
}

/** 更正 is begun here; the page that makes the report anew is opened when the clerk has time for it. */
export function ReturnedPanel({ report }: { readonly report: string }) {
  const line = useDesk('records.get', { register: 'reports', id: report });
  if (line.isError) return <FailureNote error={line.error} />;
  if (line.data === undefined) return <Waiting />;
  const returned = line.data.values['return_reason'];
  return (
    <CorrectPanel report={report} said="已建更正草稿，到“上报记录”里打开，重新生成后再报。">
      {typeof returned === 'string' && returned !== '' ? <Text size="sm">退回原因：{returned}</Text> : null}
    </CorrectPanel>
  );
}
