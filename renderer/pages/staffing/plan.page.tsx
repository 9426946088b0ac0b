/** 模拟调配: people are moved between communities on screen, the gaps follow at once, nothing is written before 写入. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { movingRefusal } from '../../../db/rules/staffing.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { PlanMoves } from './plan-moves.tsx';
import { PlanPeople } from './plan-people.tsx';
import { PlanPlaces } from './plan-places.tsx';
import type { StaffingFacts } from './staff-figure.tsx';
import { type Plan, planned, usePlan } from './use-plan.ts';
import './staffing.css';

function Board({ facts, plan }: { readonly facts: StaffingFacts; readonly plan: Plan }) {
  const [chosen, setChosen] = useState(facts.places[0]?.id ?? null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState<string | null>(null);
  const places = new Map(facts.places.map(({ id, name }) => [id, name]));
  const choose = (place: string) => {
    setChosen(place);
    setTicked(new Set());
    setTarget(null);
  };
  const send = (to: string | null) => {
    if (to === null) return;
    const sent = facts.people.filter(
      ({ id, category, position }) => ticked.has(id) && movingRefusal(category, position) === null,
    );
    plan.send(sent, to);
    setTicked(new Set());
  };
  return (
    <div className="staffing-plan">
      <PlanPlaces
        facts={facts}
        after={planned(facts.people, plan.moves)}
        chosen={chosen}
        onChoose={choose}
        onDrop={send}
      />
      <PlanPeople
        name={places.get(chosen ?? '') ?? ''}
        people={facts.people.filter(({ community }) => community === chosen)}
        places={places}
        moves={plan.moves}
        ticked={ticked}
        onTick={setTicked}
        target={target}
        onTarget={setTarget}
        onSend={() => send(target)}
      />
    </div>
  );
}

function PlanPage() {
  const session = useSession();
  const vocabulary = useVocabulary();
  const plan = usePlan(session.today);
  const answer = useDesk('staffing.view', { day: plan.head.day }, { keep: true });
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const facts = answer.data;
  const empty = plan.moves.size === 0;
  const mayWrite = session.may(vocabulary.register('appointments'), 'write');
  return (
    <>
      <PageHead
        title="模拟调配"
        note="staffing-plan"
        help="先在屏幕上调，看各社区缺口怎么变；打印审批表送审，批准后填文号写入，任职经历一次变动，可以撤销。"
      >
        <Button variant="default" component={Link} href="/staffing">
          返回
        </Button>
        {session.has('roster.export') ? (
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden />}
            disabled={empty || plan.busy !== null}
            loading={plan.busy === 'print'}
            onClick={() => void plan.print()}
          >
            打印审批表
          </Button>
        ) : null}
        {mayWrite ? (
          <Button
            disabled={empty || plan.busy !== null}
            loading={plan.busy === 'write'}
            onClick={() => void plan.write()}
          >
            写入
          </Button>
        ) : null}
      </PageHead>
      {facts.places.length < 2 ? (
        <EmptyNote title="至少要有两个社区" hint="在“社区”里建立社区后，再来安排调配。" />
      ) : (
        <>
          <PlanMoves
            plan={plan}
            people={new Map(facts.people.map((person) => [person.id, person]))}
            places={new Map(facts.places.map(({ id, name }) => [id, name]))}
          />
          <Board facts={facts} plan={plan} />
        </>
      )}
    </>
  );
}

export const page: Page = {
  path: '/staffing/plan',
  title: '模拟调配',
  area: '岗位待遇',
  right: 'roster.read',
  help: '员额与配备',
  component: PlanPage,
};
