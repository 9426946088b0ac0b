/** 月度变动单: this month against what the addressee knows; printed, exported, kept when it is final. */
import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { ChangeTable } from './change-table.tsx';
import { ChoiceBar } from './choice-bar.tsx';
import { type Choices, type ListChoice, type MonthView, monthWords } from './list-choice.ts';
import { ListButtons } from './list-buttons.tsx';
import { StandingNote } from './standing-note.tsx';
import { useMonthActs } from './use-month-acts.ts';

/** With which list this one is compared, and what is in it. */
function Summary({ view }: { readonly view: MonthView }) {
  const marked = view.groups.flatMap(({ rows }) => rows).filter(({ mark }) => mark !== '');
  const counts = view.groups.map(({ label, rows }) => `${label} ${rows.length}`).join('　');
  const against =
    view.base === null
      ? '还没有给它定稿过变动单，只列当月的变动。'
      : `接着${monthWords(view.base.period)}那一张：没报过的列为补报，报过又改了的列为更正或冲销。`;
  return (
    <Group justify="space-between" gap={2} mb={6}>
      <Text size="sm" fw={600} role="status">
        {counts === '' ? '本月无变动' : counts}
        {marked.length > 0 ? `（其中补报、更正、冲销 ${marked.length} 条）` : ''}
      </Text>
      <Text size="sm" c="gray.8">
        {view.refusal === null ? against : ''}
      </Text>
    </Group>
  );
}

interface CorrectionBarProps {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onLeave: () => void;
}

function CorrectionBar({ reason, onReason, onLeave }: CorrectionBarProps) {
  return (
    <Group gap="xs" align="flex-end" mb="xs">
      <TextInput
        label="更正原因"
        required
        w={420}
        maxLength={1000}
        placeholder="如：县财政局要求重报"
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
      <Button variant="default" onClick={onLeave}>
        不更正了
      </Button>
    </Group>
  );
}

function OpenCorrections({
  choices,
  onChoose,
}: {
  readonly choices: Choices;
  readonly onChoose: (patch: Partial<ListChoice>) => void;
}) {
  return choices.corrections.map(({ month, recipient, name }) => (
    <Alert key={`${month} ${recipient ?? ''}`} color="orange" mb="xs">
      <Group gap="xs">
        <Text size="sm">
          {monthWords(month)}的变动单{name === null ? '' : `（${name}）`}有一份更正还没有做。
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => onChoose({ month, recipient })}>
          去做更正
        </Button>
      </Group>
    </Alert>
  ));
}

/** What is shown of the month: why it cannot be made, or its lines. */
function Lines({ view }: { readonly view: MonthView }) {
  return (
    <>
      {view.refusal === null ? null : (
        <Alert color="orange" mb="xs">
          <Text size="sm">{view.refusal.message}</Text>
        </Alert>
      )}
      {view.refusal?.code === 'month-ahead' ? null : <Summary view={view} />}
      {view.groups.length > 0 ? <ChangeTable groups={view.groups} /> : null}
      {view.groups.length === 0 && view.refusal?.code !== 'month-ahead' ? (
        <EmptyNote title="本月无变动" hint="没有变动也要报的，照样打印、导出和定稿，表里写“本月无变动”。" />
      ) : null}
    </>
  );
}

/** The month, whether the standing list is being corrected, and why. */
function useMonth(choices: Choices) {
  const [choice, setChoice] = useState<ListChoice>({ month: choices.month, recipient: null, ids: 'masked' });
  const [correcting, setCorrecting] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const { month, recipient } = choice;
  const known = useDesk('monthChanges.view', { month, recipient, anew: correcting }, { keep: true });
  const view = known.data;
  const correct = (on: boolean) => {
    setCorrecting(on);
    setTyped(null);
  };
  const choose = (patch: Partial<ListChoice>) => {
    if (patch.month !== undefined || patch.recipient !== undefined) correct(false);
    setChoice((now) => ({ ...now, ...patch }));
  };
  const standing = view?.standing ?? null;
  const reason = typed ?? view?.correcting?.reason ?? '';
  return {
    choice,
    choose,
    known,
    view,
    reason,
    setReason: setTyped,
    correct,
    /** The list of the month that stands, unless it is being corrected. */
    standing: correcting ? null : standing,
    correction: standing === null ? null : { replaces: standing.id, reason },
  } as const;
}

function Chosen({ choices }: { readonly choices: Choices }) {
  const month = useMonth(choices);
  const acts = useMonthActs(month.choice);
  const { known, view, standing, correction } = month;
  return (
    <>
      <Head>
        {view === undefined || standing !== null || view.refusal?.code === 'month-ahead' ? null : (
          <ListButtons view={view} acts={acts} correction={correction} onKept={() => month.correct(false)} />
        )}
      </Head>
      <OpenCorrections choices={choices} onChoose={month.choose} />
      <ChoiceBar choices={choices} choice={month.choice} onChoose={month.choose} />
      {known.isError ? <FailureNote error={known.error} again={() => void known.refetch()} /> : null}
      {view === undefined && !known.isError ? <Waiting /> : null}
      {standing === null ? null : (
        <StandingNote standing={standing} acts={acts} onCorrect={() => month.correct(true)} />
      )}
      {correction === null || standing !== null ? null : (
        <CorrectionBar reason={month.reason} onReason={month.setReason} onLeave={() => month.correct(false)} />
      )}
      {view === undefined || standing !== null ? null : <Lines view={view} />}
    </>
  );
}

function Head({ children }: { readonly children?: ReactNode }) {
  return (
    <PageHead
      title="月度变动单"
      note="month-changes"
      help="本月增减员、调动、任免、等级、工资、津贴和合同的变动，按收件单位各列各的；定稿后下个月接着它往下报（措施12、16）。"
    >
      {children}
    </PageHead>
  );
}

function MonthChangesPage() {
  const found = useDesk('monthChanges.choices', {});
  if (found.data !== undefined) return <Chosen choices={found.data} />;
  return (
    <>
      <Head />
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : <Waiting />}
    </>
  );
}

export const page: Page = {
  path: '/month-changes',
  title: '月度变动单',
  area: '统计上报',
  order: 0.15,
  right: 'report.read',
  help: '月度变动单',
  component: MonthChangesPage,
};
