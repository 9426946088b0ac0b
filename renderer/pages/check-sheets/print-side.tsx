/** 打印核对表: who and what, the first sheet as it will be, all of them to the printer. */
import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { call, type InputOf } from '../../desk.ts';
import { JobBar, useJob } from '../../parts/job.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { fetchPaper, type Paper, savePaper } from '../../parts/preview/paper.ts';
import { PaperFrame } from '../../parts/preview/paper-frame.tsx';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { ColumnPicker } from '../collections/column-picker.tsx';
import { PeopleBar } from './people-bar.tsx';
import { columnsIn, rollFilters, type SheetChoice } from './sheet-choice.ts';

type Request = InputOf<'checkSheets.print'>;

interface Look {
  readonly title: string;
  readonly day: string;
  readonly style: 'full' | 'masked';
}

function requestOf(choice: SheetChoice, look: Look): Request {
  return {
    ...look,
    title: look.title.trim() === '' ? '社区工作者信息核对表' : look.title.trim(),
    columns: columnsIn(choice).map(({ column }) => column),
    filters: rollFilters(choice.filters),
  };
}

/** The first person's sheet, masked: a look is no export. */
function usePreview(request: Request, first: string | undefined) {
  const [paper, setPaper] = useState<Paper | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [settled] = useDebouncedValue(JSON.stringify({ ...request, style: 'masked', people: [first ?? ''] }), 400);
  useEffect(() => {
    const asked = JSON.parse(settled) as Request;
    if ((asked.people?.[0] ?? '') === '' || asked.columns.length === 0) return undefined;
    const abort = new AbortController();
    const load = async () => {
      try {
        const { kind, file } = await call('checkSheets.print', asked, { signal: abort.signal });
        setPaper(await fetchPaper(kind, file, abort.signal));
        setFailure(null);
      } catch (error) {
        if (!abort.signal.aborted) setFailure(error);
      }
    };
    void load();
    return () => abort.abort();
  }, [settled]);
  return { paper, failure } as const;
}

function usePrinting(request: Request) {
  const job = useJob('checkSheets.print');
  const make = async (): Promise<Paper | null> => {
    try {
      const made = await job.run(request);
      const paper = await fetchPaper(made.kind, made.file);
      if (made.pages !== null && made.pages > made.people) {
        toast.saved(`有内容太多的人占了两页：${made.people} 人共 ${made.pages} 页。可以少印几栏。`);
      }
      return paper;
    } catch (error) {
      toast.failed(error);
      return null;
    }
  };
  return { job, make } as const;
}

function Options({ look, set }: { readonly look: Look; readonly set: (patch: Partial<Look>) => void }) {
  return (
    <>
      <TextInput
        label="表名"
        maxLength={40}
        value={look.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Group grow gap="xs">
        <DateInput
          label="内容截至"
          valueFormat="YYYY-MM-DD"
          value={look.day}
          onChange={(day) => day !== null && set({ day: day.slice(0, 10) })}
        />
        <Select
          label="证件号、电话等"
          allowDeselect={false}
          data={[
            { value: 'full', label: '印完整（有记录）' },
            { value: 'masked', label: '遮盖' },
          ]}
          value={look.style}
          onChange={(value) => set({ style: value === 'masked' ? 'masked' : 'full' })}
        />
      </Group>
    </>
  );
}

function Acts({ request, count }: { readonly request: Request; readonly count: number }) {
  const { office } = useSession();
  const { job, make } = usePrinting(request);
  const disabled = count === 0 || request.columns.length === 0 || job.progress !== null;
  const print = async () => {
    const paper = await make();
    if (paper !== null) openPaper(paper, '信息核对表');
  };
  const save = async () => {
    const paper = await make();
    if (paper !== null) savePaper(paper);
  };
  return (
    <>
      <Group gap="xs">
        <Button leftSection={<IconPrinter size={16} aria-hidden />} disabled={disabled} onClick={() => void print()}>
          打印 {count} 人
        </Button>
        {office.host.pdf ? (
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            disabled={disabled}
            onClick={() => void save()}
          >
            导出 PDF
          </Button>
        ) : null}
        <Text size="sm" c="gray.8" role="status">
          {request.columns.length} 栏
        </Text>
      </Group>
      {job.progress === null ? null : <JobBar progress={job.progress} onCancel={job.cancel} />}
    </>
  );
}

export function PrintSide(choice: SheetChoice) {
  const { today } = useSession();
  const [look, setLook] = useState<Look>({ title: '社区工作者信息核对表', day: today, style: 'full' });
  const request = requestOf(choice, look);
  const people = useDesk(
    'records.list',
    { register: 'people', columns: ['name'], filters: rollFilters(choice.filters), day: look.day, limit: 1 },
    { keep: true },
  );
  const { paper, failure } = usePreview(request, people.data?.rows[0]?.id);
  const count = people.data?.total ?? 0;
  return (
    <div className="collect-sides">
      <div className="collect-side" style={{ flex: '0 0 430px' }}>
        <Stack gap={6} mb={6}>
          <PeopleBar filters={choice.filters} onFilters={choice.onFilters} />
          <Options look={look} set={(patch) => setLook((now) => ({ ...now, ...patch }))} />
          <Acts request={request} count={count} />
        </Stack>
        <ColumnPicker items={choice.items} chosen={choice.columns} onChange={choice.onColumns} asks={false} />
      </div>
      <section className="collect-side" style={{ flex: 1 }} aria-label="预览">
        {failure === null ? null : <FailureNote error={failure} />}
        {count === 0 && people.data !== undefined ? <EmptyNote title="没有符合条件的人" hint="请调整条件。" /> : null}
        {paper === null && failure === null && count > 0 ? <Waiting label="正在生成预览……" /> : null}
        {paper === null || count === 0 ? null : (
          <>
            <Text size="sm" c="gray.8" mb={4}>
              预览第一个人，号码在这里遮盖；打印时按左边的选择。
            </Text>
            <PaperFrame paper={paper} title="信息核对表预览" />
          </>
        )}
      </section>
    </div>
  );
}
