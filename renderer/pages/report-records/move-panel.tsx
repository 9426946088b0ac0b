/** 标记已上报 and 登记退回: on which day, by whom, how; why it came back. */
import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { ChoiceInput } from '../../parts/inputs/choice-input.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { usePanelAct } from '../../parts/panel-act.ts';
import { useSession } from '../../session.tsx';
import type { ReportLine } from './report-line.ts';

const wayField = { key: 'way', label: '报送方式', kind: 'choice', list: 'report_way' } as const;

interface MovePanelProps {
  readonly line: Pick<ReportLine, 'id' | 'values'>;
  readonly to: 'sent' | 'returned';
}

function useMoving({ id }: MovePanelProps['line'], to: MovePanelProps['to']) {
  const { busy, failure, act } = usePanelAct();
  const move = (facts: { day: string; way: string | null; by: string; reason: string }) =>
    act(async () => {
      const { changeId } = await call('reports.move', { id, to, ...facts });
      return { said: to === 'sent' ? '已标记为已上报，内容从此不变。' : '已登记退回。', changeId };
    });
  return { busy, failure, move } as const;
}

export function MovePanel({ line, to }: MovePanelProps) {
  const session = useSession();
  const [day, setDay] = useState(session.today);
  const [way, setWay] = useState<string | null>(typeof line.values['way'] === 'string' ? line.values['way'] : null);
  const [by, setBy] = useState(session.account.name);
  const [reason, setReason] = useState('');
  const { busy, failure, move } = useMoving(line, to);
  const sending = to === 'sent';
  const save = () => void move({ day, way, by, reason });
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <DateInput
            label={sending ? '报送日期' : '退回日期'}
            valueFormat="YYYY-MM-DD"
            value={day}
            onChange={(value) => value !== null && setDay(value.slice(0, 10))}
          />
          {sending ? (
            <>
              <TextInput
                label="报送人"
                value={by}
                maxLength={40}
                onChange={(event) => setBy(event.currentTarget.value)}
              />
              <ChoiceInput
                field={wayField}
                value={way}
                onChange={(value) => setWay(typeof value === 'string' ? value : null)}
              />
              <Text size="sm" c="gray.8">
                标记后内容不再改变；报错了用“更正”另报一份，两份都留着。
              </Text>
            </>
          ) : (
            <Textarea
              label="退回原因"
              required
              autosize
              minRows={3}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {failure === null ? null : <FailureNote error={failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button loading={busy} onClick={save}>
          {sending ? '标记已上报' : '登记退回'}
        </Button>
      </BesideFoot>
    </>
  );
}
