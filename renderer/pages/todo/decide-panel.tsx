/** 延后 and 转办 of one or more lines: until when and why, or to whom. */
import { Button, List, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import type { RefField } from '../../../db/registers/model/field.ts';
import { daysLater } from '../../../db/rules/reminders/reminder.ts';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { RefInput } from '../../parts/inputs/ref-input.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { lineName, type Todo } from './todo-words.ts';

const cadreField: RefField = {
  key: 'cadre',
  label: '转给哪位街道干部',
  kind: 'ref',
  register: 'cadres',
  help: '在“街道干部”里登记过的',
};

interface DecidePanelProps {
  readonly todos: readonly Todo[];
  readonly act: 'postponed' | 'forwarded';
  readonly day: string;
  readonly onDone: () => void;
}

const shownNames = 8;

/** A week on, unless that is past already. */
const usualDelay = 7;

function useDecision({ todos, act, day, onDone }: DecidePanelProps) {
  const refresh = useRefresh();
  const beside = useBeside();
  const [until, setUntil] = useState<string | null>(daysLater(day, usualDelay));
  const [reason, setReason] = useState('');
  const [cadre, setCadre] = useState<string | null>(null);
  const [account, setAccount] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const items = todos.map(({ key, dueOn }) => ({ key, dueOn }));
      const { changeId, count } = await call('todo.decide', { items, act, until, cadre, account, reason });
      await refresh();
      toast.saved(`${count} 件待办已${act === 'postponed' ? '延后' : '转办'}。`, changeId);
      onDone();
      beside.close();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { until, setUntil, reason, setReason, cadre, setCadre, account, setAccount, busy, failure, save } as const;
}

type Said = ReturnType<typeof useDecision>;

function Until({ day, said }: { readonly day: string; readonly said: Said }) {
  return (
    <DateInput
      label="延后到"
      withAsterisk
      valueFormat="YYYY-MM-DD"
      minDate={daysLater(day, 1)}
      value={said.until}
      onChange={(value) => said.setUntil(value === null ? null : value.slice(0, 10))}
    />
  );
}

function To({ said }: { readonly said: Said }) {
  return (
    <>
      <RefInput
        field={cadreField}
        value={said.cadre}
        onChange={(value) => said.setCadre(value === null ? null : String(value))}
      />
      <TextInput
        label="或转给哪个账号"
        description="另一位经办人的账号名称"
        maxLength={40}
        value={said.account}
        onChange={(event) => said.setAccount(event.currentTarget.value)}
      />
    </>
  );
}

export function DecidePanel(props: DecidePanelProps) {
  const { todos, act, day } = props;
  const said = useDecision(props);
  const postponing = act === 'postponed';
  const missing = postponing
    ? said.reason.trim() === '' || said.until === null
    : said.cadre === null && said.account.trim() === '';
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <List size="sm">
            {todos.slice(0, shownNames).map((todo) => (
              <List.Item key={todo.key}>{lineName(todo)}</List.Item>
            ))}
          </List>
          {todos.length > shownNames ? <Text size="sm">……共 {todos.length} 件</Text> : null}
          {postponing ? null : <To said={said} />}
          <Textarea
            label={postponing ? '延后原因' : '说明'}
            required={postponing}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={500}
            value={said.reason}
            onChange={(event) => said.setReason(event.currentTarget.value)}
          />
          {postponing ? <Until day={day} said={said} /> : null}
          <Text size="sm" c="gray.8">
            只对现在的期限有效，期限变了会再提醒。
          </Text>
          {said.failure === null ? null : <FailureNote error={said.failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button loading={said.busy} disabled={missing} onClick={() => void said.save()}>
          {postponing ? '延后' : '转办'}
        </Button>
      </BesideFoot>
    </>
  );
}
