/** The questions of a whole row: who is meant, which of several rows counts, 更正 or 变动 of this person alone. */
import { Button, Fieldset, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { DatedChoice } from './file-settings.tsx';
import { notesPlace } from './row-keys.ts';
import { useRowTools } from './row-tools.ts';
import type { DatedMode, Mend, Row, RowProblem } from './shapes.ts';

type Act = (mend: Mend) => void;
const somebodyElse = 'new';

/** Several possible records: the clerk says which, nothing is guessed. */
function WhoIsMeant({ problem, act }: { readonly problem: RowProblem; readonly act: Act }) {
  const tools = useRowTools();
  const [person, setPerson] = useState('');
  const binned = problem.code === 'binned';
  return (
    <Stack gap="xs">
      <Radio.Group label={problem.reason} value={person} onChange={setPerson}>
        <Stack gap={6} mt={6}>
          {problem.candidates.map((candidate, at) => (
            <Radio
              key={candidate.id}
              value={candidate.id}
              label={`${binned ? '恢复回收站里的 ' : '就是台账里的 '}${candidate.label}`}
              description={candidate.detail}
              {...(at === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
          <Radio value={somebodyElse} label="是另一个人" description="作为新人员登记" />
        </Stack>
      </Radio.Group>
      <Group>
        <Button disabled={person === ''} loading={tools.busy} onClick={() => act({ action: 'person', person })}>
          选定
        </Button>
      </Group>
    </Stack>
  );
}

/** Whether a usable number tells the row apart: two rows with one number are one person whatever the clerk says. */
const isNumbered = (row: Row): boolean =>
  row.cells.some(
    (cell) =>
      cell.place === 'people.id_number' &&
      cell.text !== '' &&
      cell.decision !== 'drop' &&
      cell.marks.every((mark) => mark.level !== 'wrong'),
  );

function PlainProblem({ row, problem, act }: { readonly row: Row; readonly problem: RowProblem; readonly act: Act }) {
  const tools = useRowTools();
  if (problem.code !== 'twin') return <Text size="sm">{problem.reason}</Text>;
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{problem.reason}也可以在“导入设置”里统一取前面或后面的一行。</Text>
      {isNumbered(row) ? null : (
        <Button
          variant="default"
          size="compact-md"
          disabled={tools.busy}
          onClick={() => act({ action: 'person', person: somebodyElse })}
        >
          是另一个人，照常登记
        </Button>
      )}
    </Stack>
  );
}

/** A dated register in which this row differs; it may go its own way. */
function OwnMode({ ask, act }: { readonly ask: Row['asks'][number]; readonly act: Act }) {
  const tools = useRowTools();
  const [mode, setMode] = useState<DatedMode | null>(ask.mode);
  const { register } = ask;
  return (
    <Fieldset legend={`${ask.label}：只对这一行另选`}>
      <DatedChoice label={ask.label} value={mode} day={tools.asOf} onChange={setMode} />
      <Group gap="xs" mt="xs">
        <Button
          size="compact-md"
          disabled={mode === null}
          loading={tools.busy}
          onClick={() => act({ action: 'dated', register, mode })}
        >
          这一行这样办
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={tools.busy}
          onClick={() => act({ action: 'dated', register, mode: null })}
        >
          与其他行一样
        </Button>
      </Group>
    </Fieldset>
  );
}

export function RowEditor({ row }: { readonly row: Row }) {
  const tools = useRowTools();
  const act = async (mend: Mend) => {
    const after = await tools.mend(row.row, mend);
    if (after !== null && after.problems.length === 0) tools.leave(true, row.row, notesPlace);
  };
  const send: Act = (mend) => void act(mend);
  return (
    <Stack gap="sm">
      <Text fw={600} size="sm">
        第 {row.row} 行 {row.name}
      </Text>
      {row.problems.map((problem) =>
        problem.candidates.length > 0 ? (
          <WhoIsMeant key={problem.code} problem={problem} act={send} />
        ) : (
          <PlainProblem key={`${problem.code}/${problem.reason}`} row={row} problem={problem} act={send} />
        ),
      )}
      {row.remarks.map((remark) => (
        <Text key={remark} size="sm">
          {remark}
        </Text>
      ))}
      {row.asks.map((ask) => (
        <OwnMode key={ask.register} ask={ask} act={send} />
      ))}
      <Group gap="xs">
        {tools.answered.has(row.row) && row.problems.length === 0 ? (
          <Button
            variant="default"
            size="compact-md"
            disabled={tools.busy}
            onClick={() => send({ action: 'person', person: null })}
          >
            重新选是哪一位
          </Button>
        ) : null}
        <Button
          variant="default"
          size="compact-md"
          disabled={tools.busy}
          onClick={() => send({ action: 'skip', on: row.tab !== 'skipped' })}
        >
          {row.tab === 'skipped' ? '不跳过，照常导入' : '跳过这一行'}
        </Button>
        <Button variant="subtle" size="compact-md" onClick={() => tools.leave(false, row.row, notesPlace)}>
          关上
        </Button>
      </Group>
    </Stack>
  );
}
