/** 入职办理: everybody who is joining, with every step from 查重 to 转正 computed from the records. */
import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { JoinerTable } from './joiner-table.tsx';
import { JoiningActs } from './joining-acts.tsx';
import { type Joinings, type Narrowing, narrowings } from './step-words.ts';

function People({ found }: { readonly found: Joinings }) {
  const [narrowing, setNarrowing] = useState<Narrowing>('all');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const shown = found.people.filter((joiner) => narrowings[narrowing].shows(joiner));
  const narrow = (value: Narrowing) => {
    setNarrowing(value);
    setTicked(new Set());
  };
  if (found.people.length === 0)
    return (
      <EmptyNote
        title="没有正在办理入职的人"
        hint="县里分来的名单点“报到接收”导入；近六个月入职、还缺手续的人也会自动列在这里。"
      />
    );
  return (
    <>
      <Group justify="space-between" mb={6}>
        <SegmentedControl<Narrowing>
          size="xs"
          aria-label="看哪些"
          value={narrowing}
          onChange={narrow}
          data={(Object.keys(narrowings) as Narrowing[]).map((value) => ({
            value,
            label: `${narrowings[value].label} ${found.people.filter((joiner) => narrowings[value].shows(joiner)).length}`,
          }))}
        />
        <JoiningActs chosen={shown.filter(({ person }) => ticked.has(person))} onDone={() => setTicked(new Set())} />
      </Group>
      {shown.length === 0 ? (
        <EmptyNote title="没有这一类的人" hint="点“全部”看其他人办到哪一步。" />
      ) : (
        <JoinerTable people={shown} communities={found.communities} ticked={ticked} onTick={setTicked} />
      )}
    </>
  );
}

function JoiningPage() {
  const answer = useDesk('joining.list', {});
  const session = useSession();
  const vocabulary = useVocabulary();
  return (
    <>
      <PageHead
        title="入职办理"
        note="joining"
        help="从查重到转正，每一步办没办由各台账的记录自动得出；点一格就打开还缺的那条记录，办完自动变绿。"
      >
        {session.has('roster.export') ? (
          <Button variant="default" component={Link} href="/r/joinings">
            入职登记列表
          </Button>
        ) : null}
        {session.may(vocabulary.register('joinings'), 'write') ? (
          <Button component={Link} href="/joining/receive" leftSection={<IconUserPlus size={16} aria-hidden />}>
            报到接收
          </Button>
        ) : null}
      </PageHead>
      {answer.isError ? <FailureNote error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data === undefined && !answer.isError ? <Waiting /> : null}
      {answer.data === undefined ? null : <People found={answer.data} />}
    </>
  );
}

export const page: Page = {
  path: '/joining',
  title: '入职办理',
  area: '人员台账',
  order: 3.5,
  right: 'roster.read',
  help: '入职办理',
  component: JoiningPage,
};
