/** 等级测算: everybody's grade on any day by a scheme, against the grade on record; 晋级 as a batch. */
import { Button, Group, SegmentedControl, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Page } from '../../pages.ts';
import { useBeside } from '../../parts/beside.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { type GradeLine, mayRise, type Show, shows } from './grade-words.ts';
import { Grounds } from './grounds.tsx';
import { Promotion } from './promotion.tsx';
import { StandingTable } from './standing-table.tsx';

interface Asked {
  readonly scheme: string;
  readonly day: string;
  /** The key of a community; null for the whole office. */
  readonly community: string | null;
}

const headings: readonly { readonly value: Show; readonly label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'due', label: '应晋级' },
  { value: 'ungraded', label: '未定级' },
  { value: 'soon', label: '90天内晋级' },
  { value: 'above', label: '高于测算' },
  { value: 'unplaced', label: '算不出' },
];

/** Who rises next stands first. */
const byNext = (one: GradeLine, other: GradeLine): number =>
  (one.next?.day ?? '9999').localeCompare(other.next?.day ?? '9999');

function Standing({ asked }: { readonly asked: Asked }) {
  const { show: besideShow } = useBeside();
  const found = useDesk('grades.standing', asked, { keep: true });
  const [show, setShow] = useState<Show>('all');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting label="正在测算……" />;
  const lines = found.data;
  const shown = lines.filter((line) => shows(show, line, asked.day));
  const tick = (people: readonly string[], on: boolean) =>
    setTicked((now) => {
      const next = new Set(now);
      for (const person of people)
        if (on) next.add(person);
        else next.delete(person);
      return next;
    });
  const showGrounds = ({ name, person }: GradeLine) => {
    const grounds = <Grounds scheme={asked.scheme} day={asked.day} person={person} />;
    besideShow(`计算依据：${name}`, grounds);
  };
  const people = lines.filter((line) => mayRise(line) && ticked.has(line.person)).map(({ person }) => person);
  return (
    <>
      <SegmentedControl
        aria-label="看哪些人"
        mb="xs"
        style={{ alignSelf: 'flex-start' }}
        data={headings.map(({ value, label }) => ({
          value,
          label: `${label} ${lines.filter((line) => shows(value, line, asked.day)).length}`,
        }))}
        value={show}
        onChange={(value) => setShow(headings.find((one) => one.value === value)?.value ?? 'all')}
      />
      {shown.length === 0 ? (
        <EmptyNote
          title={lines.length === 0 ? '这一天没有在册的社区工作者' : '没有这样的人'}
          hint={lines.length === 0 ? '换一天，或先在人员台账里登记在册期间和任职。' : '换一种情况看看。'}
        />
      ) : (
        <StandingTable
          lines={show === 'soon' ? shown.toSorted(byNext) : shown}
          ticked={ticked}
          onTick={tick}
          onGrounds={showGrounds}
        />
      )}
      <Promotion
        key={asked.day}
        scheme={asked.scheme}
        day={asked.day}
        people={people}
        onDone={() => setTicked(new Set())}
      />
    </>
  );
}

interface ChoiceBarProps {
  readonly asked: Asked;
  readonly schemes: readonly { readonly id: string; readonly name: string }[];
  readonly onPick: (patch: Partial<Asked>) => void;
}

function ChoiceBar({ asked, schemes, onPick }: ChoiceBarProps) {
  const places = useDesk('records.choices', { register: 'communities', limit: 500 });
  return (
    <Group gap="md" align="flex-end" mb="xs">
      <Select
        label="等级方案"
        w={260}
        allowDeselect={false}
        data={schemes.map(({ id, name }) => ({ value: id, label: name }))}
        value={asked.scheme}
        onChange={(scheme) => scheme !== null && onPick({ scheme })}
      />
      <DateInput
        label="算到哪一天"
        w={150}
        valueFormat="YYYY-MM-DD"
        value={asked.day}
        onChange={(day) => day !== null && onPick({ day })}
      />
      <Select
        label="社区"
        w={200}
        searchable
        clearable
        placeholder="全街道"
        data={(places.data ?? []).map(({ id, label }) => ({ value: id, label }))}
        value={asked.community}
        onChange={(community) => onPick({ community })}
      />
    </Group>
  );
}

function StandingPage() {
  const session = useSession();
  const schemes = useDesk('gradeSchemes.list', {});
  const [picked, setPicked] = useState<Partial<Asked>>({});
  if (schemes.isError) return <FailureNote error={schemes.error} again={() => void schemes.refetch()} />;
  if (schemes.data === undefined) return <Waiting />;
  const usable = schemes.data.filter(({ readable }) => readable);
  const [first] = usable;
  const head = (
    <PageHead
      title="等级测算"
      note="grade-standing"
      help="按方案算出每个人任何一天的岗位等级，和登记的等级对照；勾选应晋级的，打印审批表，整批晋级（措施4）。"
    >
      <Button variant="default" component={Link} href="/r/grade_rulings">
        等级认定
      </Button>
    </PageHead>
  );
  if (first === undefined)
    return (
      <>
        {head}
        <EmptyNote title="还没有等级方案" hint="先按本地文件建一个方案，这里就能测算每个人的等级。">
          <Button component={Link} href="/grade-schemes/new">
            新建方案
          </Button>
        </EmptyNote>
      </>
    );
  const asked: Asked = {
    scheme: picked.scheme ?? first.id,
    day: picked.day ?? session.today,
    community: picked.community ?? null,
  };
  return (
    <>
      {head}
      <ChoiceBar asked={asked} schemes={usable} onPick={(patch) => setPicked({ ...picked, ...patch })} />
      <Standing key={asked.scheme} asked={asked} />
    </>
  );
}

export const page: Page = {
  path: '/grade-standing',
  title: '等级测算',
  area: '岗位待遇',
  order: 1.1,
  right: 'roster.read',
  help: '等级测算',
  component: StandingPage,
};
