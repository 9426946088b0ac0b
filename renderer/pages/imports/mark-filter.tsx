/** Rows with one kind of mark alone, and one decision for all of them. */
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { toast } from '../../parts/toast.tsx';
import { levelWords, waits } from './marks.ts';
import type { MarkKind, Preview, RowProblem, Tab } from './shapes.ts';
import { filterKey, type RowFilter } from './use-rows.ts';

const longestReason = 26;

function wordsOf(mark: MarkKind): string {
  const reason = mark.reason.length > longestReason ? `${mark.reason.slice(0, longestReason)}……` : mark.reason;
  const heading = mark.heading.replaceAll('/', '—');
  return `${heading}：${levelWords[mark.level]}，${reason}${waits(mark) ? `（${mark.rows} 行）` : ''}`;
}

const problemWords: Readonly<Record<RowProblem['code'], string>> = {
  person: '要选定是哪一位',
  twin: '同一个人有几行',
  binned: '在回收站里的人',
  missing: '缺必填的内容',
  invalid: '几栏之间对不上',
};

/** Kinds of marks that rows of a tab can carry. */
const kindsIn = (preview: Preview, tab: Tab): readonly MarkKind[] =>
  tab === 'problem'
    ? preview.marks.toSorted((one, other) => Number(waits(other)) - Number(waits(one)))
    : preview.marks.filter((mark) => !waits(mark));

interface DecideProps {
  readonly run: string;
  readonly mark: MarkKind;
  readonly onPreview: (preview: Preview) => void;
}

const noAccepting: ReadonlySet<string> = new Set(['community-unknown']);

/** One decision for all cells with a mark, after a question. */
function useDecide({ run, mark, onPreview }: DecideProps, reason: string) {
  const [busy, setBusy] = useState(false);
  const decide = async (act: 'accept' | 'drop' | 'skip', title: string, body: string) => {
    if (!(await ask({ title, body, confirm: title }))) return;
    setBusy(true);
    try {
      const { column, code } = mark;
      onPreview(await call('imports.mendAll', { run, column, code, act, ...(reason === '' ? {} : { reason }) }));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, decide } as const;
}

function DecideAll(props: DecideProps) {
  const { mark } = props;
  const [reason, setReason] = useState('');
  const { busy, decide } = useDecide(props, reason.trim());
  const needsReason = mark.code === 'id-checksum';
  const heading = mark.heading.replaceAll('/', '—');
  const accepting = mark.code === 'id-fifteen' ? '都采用建议的号码' : '都确认无误';
  return (
    <Group gap="xs" align="flex-end">
      {mark.level === 'doubt' && needsReason ? (
        <TextInput
          size="xs"
          label="这些证件都是这样的，理由"
          w={190}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      {mark.level === 'doubt' && !noAccepting.has(mark.code) ? (
        <Button
          size="xs"
          variant="default"
          disabled={busy || (needsReason && reason.trim() === '')}
          onClick={() => void decide('accept', accepting, `${mark.rows} 行的“${heading}”照这样导入。`)}
        >
          {accepting}
        </Button>
      ) : null}
      <Button
        size="xs"
        variant="default"
        disabled={busy}
        onClick={() => void decide('drop', '这些格都不导入', `${mark.rows} 行的“${heading}”不导入，其余各栏照常。`)}
      >
        这些格都不导入
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={busy}
        onClick={() => void decide('skip', '这些行都跳过', `${mark.rows} 行整行不导入，也不退回。`)}
      >
        这些行都跳过
      </Button>
    </Group>
  );
}

interface MarkFilterProps extends Omit<DecideProps, 'mark'> {
  readonly preview: Preview;
  readonly tab: Tab;
  readonly value: RowFilter | null;
  readonly onChange: (filter: RowFilter | null) => void;
}

export function MarkFilter({ run, preview, tab, value, onChange, onPreview }: MarkFilterProps) {
  const problems = tab === 'problem' ? preview.questions : [];
  const kinds = kindsIn(preview, tab);
  const filters: readonly RowFilter[] = [...problems.map(({ code }) => ({ problem: code })), ...kinds];
  const chosen = value === null ? undefined : kinds.find((mark) => filterKey(mark) === filterKey(value));
  if (filters.length === 0) return null;
  const data: { readonly value: string; readonly label: string }[] = [
    ...problems.map(({ code, rows }) => ({ value: code, label: `${problemWords[code]}（${rows} 行）` })),
    ...kinds.map((mark) => ({ value: filterKey(mark), label: wordsOf(mark) })),
  ];
  return (
    <Group gap="xs" align="flex-end">
      <Select
        size="xs"
        w={330}
        label={tab === 'problem' ? '只看一种问题' : '只看一种标记'}
        placeholder="全部"
        data={data}
        value={value === null ? null : filterKey(value)}
        onChange={(key) => onChange(filters.find((filter) => filterKey(filter) === key) ?? null)}
        clearable
        clearButtonProps={{ 'aria-label': '看全部', tabIndex: -1 }}
        comboboxProps={{ width: 460, position: 'bottom-start' }}
      />
      {chosen !== undefined && waits(chosen) ? (
        <DecideAll key={filterKey(chosen)} run={run} mark={chosen} onPreview={onPreview} />
      ) : null}
    </Group>
  );
}
