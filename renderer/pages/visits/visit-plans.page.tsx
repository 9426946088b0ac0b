/** 慰问安排: festivals ahead and their plans; who has not been visited for long. */
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { PlansOverview } from './overview.tsx';
import { Unvisited } from './unvisited.tsx';
import './visits.css';

type View = 'plans' | 'unvisited';

function VisitPlansPage() {
  const session = useSession();
  const vocabulary = useVocabulary();
  const [view, setView] = useState<View>('plans');
  const answer = useDesk('visits.overview', {}, { keep: true });
  const places = useDesk('records.list', { register: 'communities', columns: ['name'], limit: 10_000 });
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const mayWrite = session.may(vocabulary.register('visits'), 'write');
  const names = new Map((places.data?.rows ?? []).map(({ id, values }) => [id, String(values['name'] ?? '')]));
  const year = session.today.slice(0, 4);
  return (
    <>
      <PageHead
        title="慰问安排"
        note="visit-plans"
        help="节日慰问在这里按规则选人、算钱、打审批单和签收表；临时的走访（住院、生育、亲属去世等）点“登记走访”。"
      >
        <Button variant="default" component={Link} href="/holidays">
          放假安排
        </Button>
        {mayWrite ? (
          <Button variant="default" component={Link} href={`/visit-plans/new-major_task-${year}`}>
            其他事由的计划
          </Button>
        ) : null}
      </PageHead>
      <SegmentedControl<View>
        aria-label="看什么"
        mb={8}
        style={{ alignSelf: 'flex-start' }}
        value={view}
        onChange={setView}
        data={[
          { value: 'plans', label: '节日与计划' },
          { value: 'unvisited', label: '很久没有走访的人' },
        ]}
      />
      {view === 'plans' ? <PlansOverview overview={answer.data} mayWrite={mayWrite} /> : <Unvisited places={names} />}
    </>
  );
}

export const page: Page = {
  path: '/visit-plans',
  title: '慰问安排',
  area: '关心关爱',
  order: 20,
  right: 'roster.read',
  help: '走访慰问',
  component: VisitPlansPage,
};
