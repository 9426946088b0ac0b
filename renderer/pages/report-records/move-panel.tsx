/** 标记已上报 and 登记退回: on which day, by whom, how; why it came back. */
import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { ChoiceInput } from '../../parts/inputs/choice-input.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import type { ReportLine } from './report-line.ts';

const wayField = { key: 'way', label: '报送方式', kind: 'choice', list: 'report_way' } as const;

interface MovePanelProps {
  readonly line: Pick<ReportLine, 'id' | 'values'>;
  readonly to: 'sent' | 'returned';
}

function useMoving({ line, to }: MovePanelProps) {
  const refresh = useRefresh();
  const beside = useBeside();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const move = async (said: { day: string; way: string | null; by: string; reason: string }) => {
    setBusy(true);
    setFailure(null);
    try {
      const { changeId } = await call('reports.move', { id: line.id, to, ...said });
      await refresh();
      toast.saved(to === 'sent' ? '已标记为已上报，内容从此不变。' : '已登记退回。', changeId);
      beside.close();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, move } as const;
}

export function MovePanel(props: MovePanelProps) {
  const { line, to } = props;
  const session = useSession();
  const [day, setDay] = useState(session.today);
  const [way, setWay] = useState<string | null>(typeof line.values['way'] === 'string' ? line.values['way'] : null);
  const [by, setBy] = useState(session.account.name);
  const [reason, setReason] = useState('');
  const { busy, failure, move } = useMoving(props);
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
