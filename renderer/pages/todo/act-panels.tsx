/** Acts that are no record's form: 晋级 and 备份, each in one panel beside the list. */
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { usePanelAct } from '../../parts/panel-act.ts';
import { type ChosenPlace, PlaceChooser } from '../../parts/places/place-chooser.tsx';
import type { ActOf, Todo } from './todo-words.ts';

export function PromotePanel({ todo, rise }: { readonly todo: Todo; readonly rise: ActOf<'promote'> }) {
  const [from, setFrom] = useState(rise.from);
  const [document, setDocument] = useState('');
  const { busy, failure, act } = usePanelAct();
  const save = () =>
    act(async () => {
      const { changeId } = await call('grades.promote', { scheme: rise.scheme, from, people: [rise.person], document });
      return { said: `${todo.subject.name}已晋级。`, changeId };
    });
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <Text size="sm">{todo.what}</Text>
          <TextInput
            label="批准文号"
            maxLength={80}
            value={document}
            onChange={(event) => setDocument(event.currentTarget.value)}
          />
          <DateInput
            label="执行日期"
            valueFormat="YYYY-MM-DD"
            value={from}
            onChange={(value) => value !== null && setFrom(value.slice(0, 10))}
          />
          <Text size="sm" c="gray.8">
            原来的等级记录截止到前一天，另起一条新的，可以撤销。审批表在“等级测算”里打印。
          </Text>
          {failure === null ? null : <FailureNote error={failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button loading={busy} onClick={() => void save()}>
          晋级
        </Button>
      </BesideFoot>
    </>
  );
}

export function BackUpPanel() {
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const { busy, failure, act } = usePanelAct();
  const save = () =>
    act(async () => {
      await call('backups.make', place === null ? {} : { place: place.token });
      return { said: `已备份到“${place?.name ?? ''}”。` };
    });
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <Text size="sm">备份到U盘或另一块磁盘上，这块磁盘坏了也不怕。</Text>
          <PlaceChooser value={place} onChange={setPlace} needed={null} />
          {failure === null ? null : <FailureNote error={failure} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button loading={busy} disabled={place === null} onClick={() => void save()}>
          备份
        </Button>
      </BesideFoot>
    </>
  );
}
