/** 入职材料 of one joining, paper by paper: handed in, lacking, or not asked for; the office keeps the list in its code list. */
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { namedPapers } from '../../../db/rules/joining-papers.ts';
import { call, type OutputOf } from '../../desk.ts';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';

const standings = ['received', 'missing', 'unasked'] as const;
type Standing = (typeof standings)[number];
const words: Readonly<Record<Standing, string>> = { received: '已交', missing: '缺', unasked: '不需要' };

interface SheetProps {
  readonly id: string;
  readonly version: number;
  readonly values: OutputOf<'records.get'>['values'];
}

/** Where every paper stands; one that the list does not have keeps its place. */
function begin(asked: readonly string[], values: SheetProps['values']): ReadonlyMap<string, Standing> {
  const received = namedPapers(String(values['papers'] ?? ''));
  const missing = namedPapers(String(values['papers_missing'] ?? ''));
  const untouched = received.length === 0 && missing.length === 0;
  const all = [...new Set([...asked, ...received, ...missing])];
  return new Map(
    all.map((paper) => [
      paper,
      received.includes(paper) ? 'received' : missing.includes(paper) || untouched ? 'missing' : 'unasked',
    ]),
  );
}

function PapersSheet({ id, version, values }: SheetProps) {
  const vocabulary = useVocabulary();
  const { close } = useBeside();
  const refresh = useRefresh();
  const asked = vocabulary.list('joining_paper').values.filter(({ hidden }) => hidden !== true);
  const [papers, setPapers] = useState(() =>
    begin(
      asked.map(({ label }) => label),
      values,
    ),
  );
  const [busy, setBusy] = useState(false);
  const text = (standing: Standing): string =>
    [...papers].flatMap(([paper, own]) => (own === standing ? [paper] : [])).join('、');
  const save = async () => {
    setBusy(true);
    try {
      const patch = { papers: text('received'), papers_missing: text('missing') };
      const { changeId } = await call('records.save', { register: 'joinings', id, version, patch });
      await refresh();
      toast.saved('已保存材料清单。', changeId);
      close();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <BesideBody>
        <Stack gap={6} p="md">
          <Text size="sm">逐项点“已交”“缺”“不需要”；要哪些材料，在“系统设置—代码表—入职材料”里改。</Text>
          {[...papers].map(([paper, standing]) => (
            <Group key={paper} justify="space-between" wrap="nowrap">
              <Text size="sm">{paper}</Text>
              <SegmentedControl<Standing>
                size="xs"
                aria-label={paper}
                data={standings.map((value) => ({ value, label: words[value] }))}
                value={standing}
                onChange={(value) => setPapers(new Map([...papers, [paper, value]]))}
              />
            </Group>
          ))}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button loading={busy} onClick={() => void save()}>
          保存
        </Button>
        <Button variant="default" onClick={close}>
          取消
        </Button>
      </BesideFoot>
    </>
  );
}

export function PapersPanel({ id }: { readonly id: string }) {
  const found = useDesk('records.get', { register: 'joinings', id });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  return <PapersSheet key={found.data.version} id={id} version={found.data.version} values={found.data.values} />;
}
