/** 已检, 未检, 放弃（签字） for the ticked people, one change. */
import { Button, Group, Select, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { call, DeskFailure } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { type HealthYear, openPlan } from './health-facts.ts';

const marks = [
  { value: 'done', label: '已检' },
  { value: 'missed', label: '未检' },
  { value: 'waived', label: '放弃（签字）' },
  { value: 'pending', label: '改回待检' },
] as const;
type Mark = (typeof marks)[number]['value'];

interface MarkBarProps {
  readonly facts: HealthYear;
  readonly ticked: ReadonlySet<string>;
  readonly onDone: () => void;
}

function useMarking({ facts, ticked, onDone }: MarkBarProps) {
  const refresh = useRefresh();
  const [state, setState] = useState<Mark>('done');
  const [on, setOn] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const write = async () => {
    setBusy(true);
    setFaults(new Map());
    try {
      const plan = openPlan(facts)?.id ?? facts.plans[0]?.id ?? null;
      const input = { year: facts.year, plan, people: [...ticked], state, on, reason };
      const { changeId, count, state: word } = await call('health.mark', input);
      await refresh();
      onDone();
      toast.saved(`${count} 人登记为${word}。`, changeId);
    } catch (error) {
      if (error instanceof DeskFailure) setFaults(new Map(error.fields.map(({ field, message }) => [field, message])));
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { state, setState, on, setOn, reason, setReason, faults, busy, write } as const;
}

export function MarkBar(props: MarkBarProps) {
  const { state, setState, on, setOn, reason, setReason, faults, busy, write } = useMarking(props);
  const { ticked } = props;
  const needsReason = state === 'missed' || state === 'waived';
  return (
    <Group gap="xs" align="flex-end" component="section" aria-label="登记体检情况">
      <Select
        label={`登记勾选的 ${ticked.size} 人`}
        w={150}
        allowDeselect={false}
        data={[...marks]}
        value={state}
        onChange={(value) => setState(marks.find((mark) => mark.value === value)?.value ?? 'done')}
      />
      {state === 'done' || state === 'waived' ? (
        <DateInput
          label={state === 'done' ? '体检日期' : '签字日期'}
          w={150}
          valueFormat="YYYY-MM-DD"
          clearable
          clearButtonProps={{ 'aria-label': '清空日期' }}
          placeholder={state === 'done' ? '不填按批次日期' : ''}
          value={on}
          error={faults.get('on')}
          onChange={(value) => setOn(value === null ? null : value.slice(0, 10))}
        />
      ) : null}
      {needsReason ? (
        <TextInput
          label="原因（不写病情）"
          w={220}
          maxLength={200}
          value={reason}
          error={faults.get('reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <Button disabled={ticked.size === 0} loading={busy} onClick={() => void write()}>
        登记
      </Button>
    </Group>
  );
}
