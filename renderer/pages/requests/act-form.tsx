/** One act on a request: what it asks for, and the button that does it. */
import { Button, Group, SegmentedControl, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { RefField } from '../../../db/registers/model/field.ts';
import { call, type InputOf } from '../../desk.ts';
import { RefInput } from '../../parts/inputs/ref-input.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import type { BoardRequest } from './request-words.ts';

type Act = InputOf<'requests.act'>['act'];

interface ActWords {
  readonly label: string;
  /** What the text is. */
  readonly asks: string;
  readonly required: boolean;
  readonly button: string;
  readonly done: string;
}

const words: Readonly<Record<Act, ActWords>> = {
  start: { label: '受理', asks: '说明', required: false, button: '开始办理', done: '已开始办理。' },
  progress: { label: '记进展', asks: '做了什么', required: true, button: '记下进展', done: '进展已记下。' },
  answer: { label: '办结', asks: '办理结果', required: true, button: '办结', done: '诉求已办结。' },
  forward: { label: '转办', asks: '转办理由', required: true, button: '转办', done: '诉求已转办。' },
  reopen: {
    label: '重新办理',
    asks: '重新办理的理由',
    required: true,
    button: '重新办理',
    done: '已重新办理，期限从今天重新算。',
  },
};

/** The acts that a request in a state takes, the likeliest first. */
function actsOf(state: string): readonly Act[] {
  if (state === 'done') return ['reopen'];
  return state === 'open' ? ['start', 'answer', 'forward'] : ['answer', 'progress', 'forward'];
}

const ownerField: RefField = {
  key: 'owner',
  label: '转给谁',
  kind: 'ref',
  register: 'cadres',
  help: '转给外单位的不选，在理由里写明',
};

interface ActFormProps {
  readonly request: BoardRequest;
  readonly onDone: () => void;
}

/** What was chosen and typed for an act, and doing it. */
function useAct({ request, onDone }: ActFormProps) {
  const refresh = useRefresh();
  const [act, setAct] = useState<Act>(actsOf(request.state)[0] ?? 'answer');
  const [text, setText] = useState('');
  const [owner, setOwner] = useState<string | null>(null);
  const [satisfaction, setSatisfaction] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const run = async () => {
    setFailure(null);
    const common = { id: request.id, version: request.version, text };
    try {
      const { changeId } = await call(
        'requests.act',
        act === 'forward'
          ? { act, ...common, owner }
          : act === 'answer'
            ? { act, ...common, satisfaction }
            : { act, ...common },
      );
      await refresh();
      toast.saved(words[act].done, changeId);
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return { act, setAct, text, setText, owner, setOwner, satisfaction, setSatisfaction, failure, run };
}

export function ActForm(props: ActFormProps) {
  const levels = useVocabulary().list('satisfaction').values;
  const acts = actsOf(props.request.state);
  const { act, setAct, text, setText, owner, setOwner, satisfaction, setSatisfaction, failure, run } = useAct(props);
  const asked = words[act];
  return (
    <Stack gap="xs">
      <SegmentedControl<Act>
        aria-label="怎么办"
        fullWidth
        value={act}
        onChange={setAct}
        data={acts.map((value) => ({ value, label: words[value].label }))}
      />
      {act === 'forward' ? (
        <RefInput
          field={ownerField}
          value={owner}
          onChange={(value) => setOwner(value === null ? null : String(value))}
        />
      ) : null}
      <Textarea
        label={asked.asks}
        required={asked.required}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {act === 'answer' ? (
        <Select
          label="满意度"
          description="问过本人的再选"
          clearable
          clearButtonProps={{ 'aria-label': '清空满意度' }}
          data={levels.filter(({ hidden }) => hidden !== true).map(({ code, label }) => ({ value: code, label }))}
          value={satisfaction}
          onChange={setSatisfaction}
        />
      ) : null}
      {failure === null ? null : <FailureNote error={failure} />}
      <Group justify="flex-end">
        <Button disabled={asked.required && text.trim() === ''} onClick={() => void run()}>
          {asked.button}
        </Button>
      </Group>
    </Stack>
  );
}
