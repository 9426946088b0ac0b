/** Filling a form: everybody or only what changed; what was filled and its place in 上报记录. */
import { Alert, Button, Group, Select, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { FormView } from '../../../electron/desk/forms/shapes.ts';
import { call, download, type OutputOf } from '../../desk.ts';
import { useBeside } from '../../parts/beside.tsx';
import { ChangeTables } from '../../parts/change-tables.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { MovePanel } from '../report-records/move-panel.tsx';

type Bases = OutputOf<'forms.bases'>;

export interface Filled {
  readonly report: string;
  readonly name: string;
  readonly rows: number;
}

/** @param since the report to compare with, where only changes are wanted */
export function useFilling(id: string, since: string | null) {
  const [busy, setBusy] = useState(false);
  const [filled, setFilled] = useState<Filled | null>(null);
  const refresh = useRefresh();
  const fill = async () => {
    setBusy(true);
    try {
      const made = await call('forms.fill', { id, since });
      download(made);
      await refresh();
      setFilled(made);
      toast.saved(`已填好 ${made.rows} 行，文件在浏览器的下载位置：${made.name}`);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, filled, fill } as const;
}

/** What was filled waits as a draft until the clerk says that it went out. */
export function FilledNote({ form, filled }: { readonly form: FormView; readonly filled: Filled | null }) {
  const beside = useBeside();
  if (filled === null) return null;
  const line = { id: filled.report, values: { title: form.title } };
  const send = () => beside.show('标记已上报', <MovePanel line={line} to="sent" />);
  return (
    <Alert color="green" p="xs" mb={6} role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">
          已填好 {filled.rows} 行，内容留存在<Link href={`/reports/${filled.report}`}>上报记录</Link>
          （草稿）。报出后请标记，下次就能只报变化。
        </Text>
        <Button size="compact-md" variant="default" leftSection={<IconSend size={14} aria-hidden />} onClick={send}>
          标记已上报
        </Button>
      </Group>
    </Alert>
  );
}

interface SinceProps {
  readonly bases: Bases | undefined;
  readonly since: string | null;
  readonly onSince: (since: string | null) => void;
}

/** Everybody, or only what changed since one of the earlier reports. */
export function SinceChoice({ bases, since, onSince }: SinceProps) {
  const words = useVocabulary().list('report_state').values;
  if (bases === undefined || bases.reports.length === 0) return null;
  const data = [
    { value: 'all', label: '全部' },
    ...bases.reports.map(({ id, title, cutOff, state }) => ({
      value: id,
      label: `只报变化：和 ${cutOff} 的${title.endsWith('（变化）') ? '变化表' : ''}比（${words.find((one) => one.code === state)?.label ?? state}）`,
    })),
  ];
  return (
    <Select
      label="报什么"
      data={data}
      value={since ?? 'all'}
      onChange={(value) => onSince(value === null || value === 'all' ? null : value)}
      allowDeselect={false}
      comboboxProps={{ width: 380, position: 'bottom-end' }}
    />
  );
}

/** Before the filling: what would be reported as changed, and where the marks go. */
export function ChangesPreview({
  id,
  since,
  bases,
}: {
  readonly id: string;
  readonly since: string;
  readonly bases: Bases;
}) {
  const found = useDesk('forms.changes', { id, since }, { keep: true });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting label="正在比较……" />;
  const marks = bases.marks.map(({ heading }) => heading).filter((heading) => heading !== null);
  return (
    <>
      <Text size="sm" mb={6}>
        只填有变化的人；
        {marks.length === 0
          ? '表里没有空着的“备注”一类的列，变化只记在上报记录里。'
          : `新增、变更（原值→现值）、减少写在“${marks[0]}”一列。`}
      </Text>
      <ChangeTables tables={found.data} />
    </>
  );
}
