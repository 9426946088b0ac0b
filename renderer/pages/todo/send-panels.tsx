/** 催报, 标记已上报 and 更正, each in one panel beside the list, without leaving it. */
import { Box, Button, Stack, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { daysLater } from '../../../db/rules/reminders/reminder.ts';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { Reminder } from '../collections/reminder.tsx';
import { MovePanel } from '../report-records/move-panel.tsx';
import type { Todo } from './todo-words.ts';
import { useDoing } from './use-doing.ts';

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
  const { busy, failure, doing } = useDoing();
  const save = () =>
    doing(async () => {
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
export function CorrectPanel({ report }: { readonly report: string }) {
  const line = useDesk('records.get', { register: 'reports', id: report });
  const [reason, setReason] = useState('');
  const { busy, failure, doing } = useDoing();
  if (line.isError) return <FailureNote error={line.error} />;
  if (line.data === undefined) return <Waiting />;
  const returned = line.data.values['return_reason'];
  const save = () =>
    doing(async () => {
      const { changeId } = await call('reports.correct', { id: report, reason });
      return { said: '已建更正草稿，到“上报记录”里打开，重新生成后再报。', changeId };
    });
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          {typeof returned === 'string' && returned !== '' ? <Text size="sm">退回原因：{returned}</Text> : null}
          <Text size="sm">原来那份留着不动，另建一份更正的草稿；收件单位、所属期和截止日期照抄。</Text>
          <Textarea
            label="更正原因"
            required
            autosize
            minRows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {failure === null ? null : <FailureNote error={failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button loading={busy} disabled={reason.trim() === ''} onClick={() => void save()}>
          开始更正
        </Button>
      </BesideFoot>
    </>
  );
}
