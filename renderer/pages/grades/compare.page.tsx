/** 方案对比: two schemes side by side on one day, for the whole office. */
import { Button, Group, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { TrialView } from './trial-view.tsx';

interface Asked {
  readonly one: string;
  readonly other: string;
  readonly day: string;
}

function Result({ asked, names }: { readonly asked: Asked; readonly names: readonly [string, string] }) {
  const found = useDesk('gradeSchemes.compare', asked, { keep: true });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting label="正在测算……" />;
  return (
    <div style={{ flex: 1, overflow: 'auto', maxWidth: 900 }}>
      <TrialView trial={found.data} names={names} />
    </div>
  );
}

interface ChoiceBarProps {
  readonly asked: Asked;
  readonly data: { readonly value: string; readonly label: string }[];
  readonly onPick: (patch: Partial<Asked>) => void;
}

function ChoiceBar({ asked, data, onPick }: ChoiceBarProps) {
  return (
    <Group gap="md" align="flex-end" mb="sm">
      <Select
        label="原方案"
        w={260}
        data={data}
        allowDeselect={false}
        value={asked.one}
        onChange={(one) => one !== null && onPick({ one })}
      />
      <Select
        label="新方案"
        w={260}
        data={data}
        allowDeselect={false}
        value={asked.other}
        onChange={(other) => other !== null && onPick({ other })}
      />
      <DateInput
        label="按哪一天"
        w={150}
        valueFormat="YYYY-MM-DD"
        value={asked.day}
        onChange={(day) => day !== null && onPick({ day })}
      />
    </Group>
  );
}

function ComparePage() {
  const session = useSession();
  const schemes = useDesk('gradeSchemes.list', {});
  const [picked, setPicked] = useState<Partial<Asked>>({});
  if (schemes.isError) return <FailureNote error={schemes.error} again={() => void schemes.refetch()} />;
  if (schemes.data === undefined) return <Waiting />;
  const usable = schemes.data.filter(({ readable }) => readable);
  const [first, second] = usable;
  const head = (
    <PageHead
      title="方案对比"
      note="grade-compare"
      help="两个方案按同一天的人员各算一遍：谁升、谁降，全街道每月和全年差多少。"
    />
  );
  if (first === undefined || second === undefined)
    return (
      <>
        {head}
        <EmptyNote title="要有两个等级方案才能对比" hint="例如现行方案和征求意见的新方案。">
          <Button component={Link} href="/grade-schemes/new">
            新建方案
          </Button>
        </EmptyNote>
      </>
    );
  const asked = { one: picked.one ?? first.id, other: picked.other ?? second.id, day: picked.day ?? session.today };
  const data = usable.map(({ id, name }) => ({ value: id, label: name }));
  const nameOf = (id: string): string => usable.find((one) => one.id === id)?.name ?? '';
  return (
    <>
      {head}
      <ChoiceBar asked={asked} data={data} onPick={(patch) => setPicked({ ...picked, ...patch })} />
      <Result asked={asked} names={[nameOf(asked.one), nameOf(asked.other)]} />
    </>
  );
}

export const page: Page = {
  path: '/grade-compare',
  title: '方案对比',
  area: '岗位待遇',
  order: 1.3,
  right: 'roster.read',
  help: '等级方案',
  component: ComparePage,
};
