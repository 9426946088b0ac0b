/** The festivals ahead with what is planned for them, and every plan with what became of it. */
import { Anchor, Button, Table, Title } from '@mantine/core';
import { Temporal } from 'temporal-polyfill';
import { Link } from 'wouter';
import { formatMoney } from '../../../db/rules/money.ts';
import type { OutputOf } from '../../desk.ts';
import { EmptyNote } from '../../parts/notes.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

type Overview = OutputOf<'visits.overview'>;
type Festival = Overview['festivals'][number];

/** How long before a festival a plan should stand: a month for money, approval and purchase. */
const soonDays = 30;

const daysUntil = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

function Festivals({ festivals, mayWrite }: { readonly festivals: readonly Festival[]; readonly mayWrite: boolean }) {
  const { today } = useSession();
  const states = useVocabulary().list('visit_plan_state').values;
  return (
    <div className="table-frame">
      <Table stickyHeader verticalSpacing={3} aria-label="节日与计划">
        <Table.Thead>
          <Table.Tr>
            {['节日', '日期', '农历', '还有', '计划'].map((head) => (
              <Table.Th key={head} ta={head === '还有' ? 'right' : 'left'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {festivals.map(({ key, year, label, day, to, lunar, plan, state }) => {
            const left = daysUntil(today, day);
            return (
              <Table.Tr key={`${key}-${year}`}>
                <Table.Td>{label}</Table.Td>
                <Table.Td>{day === to ? day : `${day} 起`}</Table.Td>
                <Table.Td>{lunar}</Table.Td>
                <Table.Td className="number">{left <= 0 ? '现在' : `${left} 天`}</Table.Td>
                <Table.Td>
                  {plan !== null ? (
                    <Anchor component={Link} href={`/visit-plans/${plan}`} size="sm">
                      {states.find(({ code }) => code === state)?.label ?? '有计划'}
                    </Anchor>
                  ) : mayWrite ? (
                    <Button
                      size="compact-xs"
                      variant={left <= soonDays ? 'filled' : 'default'}
                      component={Link}
                      href={`/visit-plans/new-${key}-${year}`}
                      aria-label={`安排${year}年${label}慰问`}
                    >
                      安排
                    </Button>
                  ) : (
                    '没有计划'
                  )}
                  {plan === null && left <= soonDays ? <WordBadge color="orange" word="还没有计划" /> : null}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Plans({ plans }: { readonly plans: Overview['plans'] }) {
  const vocabulary = useVocabulary();
  const label = (list: string, code: string): string =>
    vocabulary.list(list).values.find((value) => value.code === code)?.label ?? code;
  if (plans.length === 0)
    return (
      <EmptyNote title="还没有慰问计划" hint="在左边的节日上点“安排”；生日、住院等临时的走访在“走访慰问记录”里登记。" />
    );
  return (
    <div className="table-frame">
      <Table stickyHeader verticalSpacing={3} aria-label="慰问计划">
        <Table.Thead>
          <Table.Tr>
            {['计划', '日期', '状态', '已走访', '合计（元）', '预算（元）'].map((head, place) => (
              <Table.Th key={head} ta={place < 3 ? 'left' : 'right'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plans.map(({ id, occasion, year, day, state, people, done, spent, budget }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor component={Link} href={`/visit-plans/${id}`} size="sm">
                  {year}年{label('visit_occasion', occasion)}
                </Anchor>
              </Table.Td>
              <Table.Td>{day}</Table.Td>
              <Table.Td>{label('visit_plan_state', state)}</Table.Td>
              <Table.Td className="number">
                {done} / {people}
              </Table.Td>
              <Table.Td className="number">{formatMoney(spent)}</Table.Td>
              <Table.Td className="number">{budget === null ? '—' : formatMoney(budget)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

export function PlansOverview({ overview, mayWrite }: { readonly overview: Overview; readonly mayWrite: boolean }) {
  return (
    <div className="visits-overview">
      <section aria-label="今后一年的节日">
        <Title order={2} size="h4" mb={4}>
          今后一年的节日
        </Title>
        <Festivals festivals={overview.festivals} mayWrite={mayWrite} />
      </section>
      <section aria-label="全部计划">
        <Title order={2} size="h4" mb={4}>
          全部计划
        </Title>
        <Plans plans={overview.plans} />
      </section>
    </div>
  );
}
