/** 改了什么: every row of every waiting table, before any of it is written. */
import { Button, Group, Paper, Radio, Table, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import type { ChangedRow, CollectionView } from '../../../electron/desk/collections/shapes.ts';
import { call } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { JobBar, useJob } from '../../parts/job.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { type DatedQuestion, datedQuestions, isReady } from './words.ts';
import './collections.css';

const tabs = {
  new: { word: '新增', color: 'deepBlue' },
  update: { word: '更新', color: 'green' },
  problem: { word: '读不出', color: 'orange' },
  same: { word: '没处记', color: 'orange' },
} as const satisfies Record<ChangedRow['tab'], { readonly word: string; readonly color: string }>;

function Line({ row }: { readonly row: ChangedRow }) {
  const { word, color } = tabs[row.tab];
  return (
    <Table.Tr>
      <Table.Td>{row.community}</Table.Td>
      <Table.Td>{row.row}</Table.Td>
      <Table.Td>{row.name}</Table.Td>
      <Table.Td>
        <WordBadge word={word} color={color} />
      </Table.Td>
      <Table.Td>
        {row.cells.map((cell) => (
          <div key={cell.column}>
            {cell.label}：{cell.old === '' ? null : <span className="collect-old">{cell.old}</span>}
            {cell.old === '' ? '' : ' → '}
            <b>{cell.value}</b>
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        {row.reasons.map((reason) => (
          <div key={reason}>{reason}</div>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

/** 更正 or 自某日起变动, once for all communities. */
function Dated({ id, question }: { readonly id: string; readonly question: DatedQuestion }) {
  const { today } = useSession();
  const refresh = useRefresh();
  const [mode, setMode] = useState<'correct' | 'change' | ''>('');
  const [from, setFrom] = useState(today);
  const settle = async () => {
    if (mode === '') return;
    try {
      await call('collections.dated', {
        id,
        register: question.register,
        mode: mode === 'change' ? { mode, from } : { mode },
      });
      await refresh();
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Group gap="md" align="center">
      <Text size="sm" fw={600}>
        “{question.label}”有 {question.rows} 行不同：
      </Text>
      <Radio.Group
        aria-label={`${question.label}的不同是`}
        value={mode}
        onChange={(value) => setMode(value === 'change' ? 'change' : 'correct')}
      >
        <Group gap="sm">
          <Radio value="correct" label="更正（原来记错了）" />
          <Radio value="change" label="自某日起变动" />
        </Group>
      </Radio.Group>
      {mode === 'change' ? (
        <DateInput
          aria-label={`${question.label}自哪天起变动`}
          size="xs"
          w={130}
          valueFormat="YYYY-MM-DD"
          value={from}
          onChange={(day) => day !== null && setFrom(day.slice(0, 10))}
        />
      ) : null}
      <Button size="compact-sm" disabled={mode === ''} onClick={() => void settle()}>
        定下
      </Button>
    </Group>
  );
}

function useApplying(view: CollectionView | undefined) {
  const job = useJob('collections.apply');
  const refresh = useRefresh();
  const apply = async () => {
    const ready = view?.parts.filter(isReady) ?? [];
    const sum = (of: 'new' | 'update') => ready.reduce((total, part) => total + (part.summary?.[of] ?? 0), 0);
    const body = `${ready.map((part) => part.name).join('、')}：新增 ${sum('new')}，更新 ${sum('update')}。写入前自动备份，每个社区可以单独撤销。`;
    if (view === undefined || !(await ask({ title: '写入台账', body, confirm: '写入' }))) return;
    try {
      const { parts } = await job.run({
        id: view.id,
        parts: ready.map((part) => ({ part: part.id, seen: part.summary?.seen ?? '' })),
      });
      await refresh();
      const written = parts.filter((part) => part.refused === null);
      if (written.length > 0)
        toast.saved(
          `已写入 ${written.length} 个社区。`,
          written.length === 1 ? (written[0]?.changeId ?? undefined) : undefined,
        );
      for (const part of parts)
        if (part.refused !== null) toast.failed(new Error(`${part.community}：${part.refused}`));
    } catch (error) {
      toast.failed(error);
      await refresh();
    }
  };
  return { job, apply } as const;
}

export function ChangesTable({ id, mayWrite }: { readonly id: string; readonly mayWrite: boolean }) {
  const found = useDesk('collections.changes', { id }, { enabled: mayWrite });
  const { job, apply } = useApplying(found.data?.view);
  if (!mayWrite) return <EmptyNote title="您的账号只能查看" hint="写入台账要经办人来做。" />;
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting label="正在与台账核对……" />;
  const { rows, view } = found.data;
  const questions = datedQuestions(view.parts);
  const ready = view.parts.filter(isReady).length;
  return (
    <>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text size="sm" role="status">
          共 {rows.length} 行有变化。有疑问的社区先到“各社区”里逐个定下；不同的日期类内容先在下面选定。
        </Text>
        <Button style={{ flexShrink: 0 }} disabled={ready === 0 || job.progress !== null} onClick={() => void apply()}>
          写入没有疑问的 {ready} 个社区
        </Button>
      </Group>
      {questions.length === 0 ? null : (
        <Paper withBorder p="xs" mb={6}>
          {questions.map((question) => (
            <Dated key={question.register} id={id} question={question} />
          ))}
        </Paper>
      )}
      {job.progress === null ? null : <JobBar progress={job.progress} onCancel={job.cancel} />}
      {rows.length === 0 ? (
        <EmptyNote title="没有等着写入的改动" hint="社区交回的表有改动的，会一行一行列在这里。" />
      ) : (
        <div className="collect-scroll">
          <Table
            stickyHeader
            withColumnBorders
            verticalSpacing={3}
            miw={860}
            className="collect-lines"
            aria-label="改了什么"
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={120}>社区</Table.Th>
                <Table.Th w={50}>行</Table.Th>
                <Table.Th w={100}>姓名</Table.Th>
                <Table.Th w={80}>怎样</Table.Th>
                <Table.Th>改动</Table.Th>
                <Table.Th w={320}>说明</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Line key={`${row.part}-${row.row}`} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}
