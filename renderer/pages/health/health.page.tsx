/** 体检安排: the year's plan, who is due, batches that empty no community, who went, whose recheck is open. */
import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { ArrangeView } from './arrange.tsx';
import { Figures } from './figures.tsx';
import type { HealthYear } from './health-facts.ts';
import { Names } from './names.tsx';
import { Plans } from './plans.tsx';
import { RecheckView } from './recheck.tsx';

const views = {
  figures: { label: '参检情况', component: Figures },
  plans: { label: '计划和批次', component: Plans },
  arrange: { label: '分批', component: ArrangeView },
  names: { label: '名单', component: Names },
  recheck: { label: '复查', component: RecheckView },
} as const satisfies Record<string, { label: string; component: ComponentType<{ readonly facts: HealthYear }> }>;
type View = keyof typeof views;

function RatesButton({ year }: { readonly year: number }) {
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      const { kind, file } = await call('health.printRates', { year });
      openPaper(await fetchPaper(kind, file), '参检率统计表');
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconPrinter size={16} aria-hidden />}
      onClick={() => void print()}
    >
      参检率统计表
    </Button>
  );
}

function HealthPage() {
  const session = useSession();
  const thisYear = Number(session.today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [view, setView] = useState<View>('figures');
  const answer = useDesk('health.year', { year }, { keep: true });
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const Shown = views[view].component;
  return (
    <>
      <PageHead
        title="体检安排"
        note="health"
        help="按周期列出应检的人，分批时社区不空岗；只记检没检，报告交本人。敏感信息，查看有记录，外报只有参检率（措施14）。"
      >
        {session.has('roster.export') ? <RatesButton year={year} /> : null}
      </PageHead>
      <Group gap="md" align="flex-end" mb={6}>
        <Select
          label="年度"
          w={100}
          allowDeselect={false}
          data={[1, 0, -1, -2, -3, -4].map((back) => String(thisYear + back))}
          value={String(year)}
          onChange={(value) => value !== null && setYear(Number(value))}
        />
        <SegmentedControl<View>
          aria-label="看什么"
          value={view}
          onChange={setView}
          data={(Object.keys(views) as View[]).map((value) => ({ value, label: views[value].label }))}
        />
        <Text size="sm" lh="36px" role="note">
          人员按 {answer.data.day} 在册
        </Text>
      </Group>
      <Shown key={answer.data.year} facts={answer.data} />
    </>
  );
}

export const page: Page = {
  path: '/health',
  title: '体检安排',
  area: '关心关爱',
  order: 10,
  right: 'health.read',
  help: '体检安排',
  component: HealthPage,
};
