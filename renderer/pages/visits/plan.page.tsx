/** One plan of visits: the rule at the left, whom it reaches at the right, the money below; saved as one change, printed from here. */
import { Alert, Button, Group, Menu, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useLocation, useParams } from 'wouter';
import { festivalOf, isFestival } from '../../../db/rules/calendar/festivals.ts';
import type { Page } from '../../pages.ts';
import { ask } from '../../parts/ask.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { PlanForm } from './plan-form.tsx';
import { PlanPhotos } from './plan-photos.tsx';
import { Recipients, Trace } from './recipients.tsx';
import {
  newHead,
  paperLabels,
  type PaperKind,
  savedHead,
  type SavedPlan,
  useVisitPlan,
  type VisitPlan,
  yuan,
} from './use-visit-plan.ts';
import './visits.css';

const papers = Object.keys(paperLabels) as PaperKind[];

function Papers({ plan, onScreen }: { readonly plan: VisitPlan; readonly onScreen: boolean }) {
  if (!onScreen) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} loading={plan.busy === 'print'}>
          打印
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {papers.map((paper) => (
          <Menu.Item key={paper} onClick={() => void plan.print(paper)}>
            {paperLabels[paper]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The sum against the budget, and what has to be answered. */
function Sum({ plan }: { readonly plan: VisitPlan }) {
  const budget = plan.head.values['budget'];
  const over = typeof budget === 'number' && plan.spent > budget;
  return (
    <div>
      <Group gap="md" mt={6} role="status">
        <Text size="sm" fw={600}>
          已选 {plan.people.length} 人
        </Text>
        <Text size="sm" fw={600} {...(over ? { c: 'red.8' } : {})}>
          合计 {yuan(plan.spent)}
          {typeof budget === 'number' ? `，预算 ${yuan(budget)}${over ? '，已超预算' : ''}` : ''}
        </Text>
      </Group>
      {plan.questions.length > 0 ? (
        <Alert color="orange" mt={6} p="xs" role="alert">
          {plan.questions.map(({ code, sentence, people }) => (
            <Text key={code} size="sm">
              {sentence}
              {people.length > 0
                ? `（${people
                    .slice(0, 8)
                    .map((id) => plan.answer.data?.names[id] ?? '')
                    .join('、')}${people.length > 8 ? '等' : ''}）`
                : ''}
            </Text>
          ))}
          <Text size="sm">请调整名单，或在“特殊情况说明”写明原因后保存。</Text>
        </Alert>
      ) : null}
    </div>
  );
}

interface ActsProps {
  readonly plan: VisitPlan;
  readonly saved: SavedPlan | null;
  readonly mayWrite: boolean;
  readonly day: string;
}

/** What can be done with the plan; the primary act last. */
function Acts({ plan, saved, mayWrite, day }: ActsProps) {
  const session = useSession();
  const open = saved?.visits.filter(({ state }) => state === 'planned').length ?? 0;
  const complete = async () => {
    const on = day > session.today ? session.today : day;
    const body = `${open} 个待走访的人记为 ${on} 已走访；日期不同或没有走成的，点“待走访”逐个改。`;
    if (await ask({ title: '登记走访', body, confirm: '登记走访' })) await plan.complete(on);
  };
  return (
    <>
      <Button variant="default" component={Link} href="/visit-plans">
        返回
      </Button>
      <Papers plan={plan} onScreen={saved !== null && session.has('roster.export')} />
      {mayWrite && open > 0 ? (
        <Button variant="default" loading={plan.busy === 'complete'} onClick={() => void complete()}>
          登记走访
        </Button>
      ) : null}
      {mayWrite ? (
        <Button
          loading={plan.busy === 'save'}
          disabled={plan.chosen.size === 0 || !plan.ready}
          onClick={() => void plan.save()}
        >
          保存计划
        </Button>
      ) : null}
    </>
  );
}

function Opened({
  saved,
  occasion,
  day,
}: {
  readonly saved: SavedPlan | null;
  readonly occasion: string;
  readonly day: string;
}) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const [, navigate] = useLocation();
  const places = useDesk('records.list', { register: 'communities', columns: ['name'], limit: 10_000 });
  const plan = useVisitPlan(saved, saved === null ? newHead(occasion, day) : savedHead(saved), (id) =>
    navigate(`/visit-plans/${id}`),
  );
  const mayWrite = session.may(vocabulary.register('visits'), 'write');
  const label =
    vocabulary.list('visit_occasion').values.find(({ code }) => code === plan.head.values['occasion'])?.label ?? '';
  const planDay = String(plan.head.values['day'] ?? day);
  const names = new Map((places.data?.rows ?? []).map(({ id, values }) => [id, String(values['name'] ?? '')]));
  return (
    <>
      <PageHead
        title={`${planDay.slice(0, 4)}年${label}慰问`}
        help="左边定对象和经费，右边勾选；保存时计划和名单一次写入，可以撤销。"
      >
        <Acts plan={plan} saved={saved} mayWrite={mayWrite} day={planDay} />
      </PageHead>
      <div className="visits-plan">
        <div>
          <PlanForm plan={plan} />
        </div>
        <div>
          <Group justify="space-between" align="flex-end" mb={4} wrap="nowrap">
            <div>
              <Trace plan={plan} />
            </div>
            {saved === null ? null : <PlanPhotos plan={saved.plan.id} mayWrite={mayWrite} />}
          </Group>
          <Recipients plan={plan} saved={saved} places={names} />
          <Sum plan={plan} />
        </div>
      </div>
    </>
  );
}

function SavedPlanPage() {
  const { id } = useParams<{ id: string }>();
  const answer = useDesk('visits.plan', { id });
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const { plan } = answer.data;
  // Whatever was changed elsewhere, the screen begins anew with what stands in the book.
  return <Opened key={`${id}/${plan.version}`} saved={answer.data} occasion={plan.occasion} day={plan.day} />;
}

/** A new plan where the key says `new`: `new-spring-2027`. */
function PlanPage() {
  const { id } = useParams<{ id: string }>();
  const { today } = useSession();
  const [, occasion, year] = /^new-([a-z_]+)-(\d{4})$/.exec(id) ?? [];
  if (occasion === undefined) return <SavedPlanPage />;
  const festival = isFestival(occasion) ? festivalOf(occasion, Number(year)) : null;
  const day = festival === null || (festival.day < today && festival.to >= today) ? today : festival.day;
  return <Opened key={id} saved={null} occasion={occasion} day={day} />;
}

export const page: Page = {
  path: '/visit-plans/:id',
  title: '慰问计划',
  area: '关心关爱',
  right: 'roster.read',
  help: '走访慰问',
  component: PlanPage,
};
