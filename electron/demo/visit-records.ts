/** Care visits of the last year, the plan of the festival that comes next, one in need, insurance: a few of each, all invented. */
import { festivalsOf } from '../../db/rules/calendar/festivals.ts';
import { demoRecord, type DemoRecord, type DemoRecords } from './demo-record.ts';
import { diceFrom } from './dice.ts';
import { monthsLater } from './months.ts';
import type { Career } from './people-plan.ts';

interface Setting {
  readonly seed: number;
  readonly today: string;
  readonly newKey: () => string;
  /** Keys of the present communities, by place. */
  readonly communities: readonly string[];
  readonly cadres: DemoRecords;
  readonly people: readonly { readonly id: string; readonly career: Career }[];
}

interface Someone {
  readonly id: string;
  readonly community: string;
}

/** Those on the roll today, with their community. */
function present({ people, communities }: Setting): readonly Someone[] {
  return people.flatMap(({ id, career }) => {
    const stay = career.stays.at(-1);
    const post = career.posts.at(-1);
    const here = stay?.to === null && stay.kind === 'regular' && post?.to === null;
    const community = here && post !== undefined ? communities[post.community] : undefined;
    return community === undefined ? [] : [{ id, community }];
  });
}

/** The festivals with a plan: the last two that are over and the next one. */
function occasions(today: string) {
  const year = Number(today.slice(0, 4));
  const all = [year - 1, year, year + 1]
    .flatMap(festivalsOf)
    .filter(({ key }) => key === 'spring' || key === 'mid_autumn' || key === 'labour');
  const past = all.filter(({ day }) => day < today).slice(-2);
  return { past, next: all.find(({ day }) => day >= today) };
}

const perHead = 20_000;

interface Planned {
  readonly plan: DemoRecord;
  readonly visits: readonly DemoRecord[];
}

function planOf(
  setting: Setting,
  people: readonly Someone[],
  festival: ReturnType<typeof festivalsOf>[number],
): Planned {
  const { today, newKey, cadres } = setting;
  const done = festival.day < today;
  const id = newKey();
  const leader = cadres[0]?.id;
  const common = { occasion: festival.key, leader, visitors: '街道工会、党建办', gift: '米面油一份', funding: 'union' };
  const approval = `街道党工委会议（${festival.year}年）`;
  const plan = demoRecord(id, {
    ...common,
    year: festival.year,
    day: festival.day,
    for_front_line: 1,
    per_head: perHead,
    budget: perHead * people.length,
    state: done ? 'done' : 'draft',
    approval: done ? approval : null,
    approved_on: done ? monthsLater(festival.day, -1) : null,
  });
  const visits = people.map((person, place) =>
    demoRecord(newKey(), {
      ...common,
      person: person.id,
      community: person.community,
      plan: id,
      reason: '一线在岗',
      amount: perHead,
      state: done ? 'done' : 'planned',
      visited_on: done ? festival.day : null,
      signed_on: done ? festival.day : null,
      needs: done && place % 17 === 3 ? '希望错峰安排夜间值班，便于照顾孩子。' : null,
    }),
  );
  return { plan, visits };
}

const events = [
  ['birthday', -1, '生日蛋糕一份'],
  ['marriage', -3, '慰问金'],
  ['childbirth', -4, '慰问金'],
  ['hospital', -2, '慰问金'],
  ['bereavement', -6, '慰问金'],
] as const;

/** The records by register, in an order in which they can be written. */
export function visitRecords(
  setting: Setting,
): Readonly<Record<'visit_plans' | 'visits' | 'difficulties' | 'mutual_insurance', DemoRecords>> {
  const { seed, today, newKey } = setting;
  const dice = diceFrom(seed, 950_000);
  const people = present(setting);
  const { past, next } = occasions(today);
  const reached = past.map((festival, turn) =>
    planOf(
      setting,
      people.filter((_, place) => place % 3 !== turn),
      festival,
    ),
  );
  const coming = next === undefined ? [] : [planOf(setting, people.slice(0, 20), next)];
  const plans = [...reached, ...coming];
  const single = events.flatMap(([occasion, months, gift], place) => {
    const person = people[place * 7 + 2];
    if (person === undefined) return [];
    const visit = {
      person: person.id,
      community: person.community,
      occasion,
      state: 'done',
      visited_on: monthsLater(today, months),
    };
    return [demoRecord(newKey(), { ...visit, gift, amount: dice.whole(2, 10) * 10_000, funding: 'union' })];
  });
  const year = today.slice(0, 4);
  return {
    visit_plans: plans.map(({ plan }) => plan),
    visits: [...plans.flatMap(({ visits }) => visits), ...single],
    difficulties: people.slice(11, 14).map(({ id }, place) =>
      demoRecord(newKey(), {
        person: id,
        kind: ['illness', 'schooling', 'sudden'][place],
        starts_on: monthsLater(today, -8 + place),
        decided_by: '青禾街道工会',
        document: `青工〔${year}〕${place + 3}号`,
        situation: '家庭成员患病，负担较重（演示）。',
      }),
    ),
    mutual_insurance: people
      .filter((_, place) => place % 9 === 4)
      .map(({ id }) =>
        demoRecord(newKey(), {
          person: id,
          product: '在职职工住院医疗互助保障',
          insurer: '云溪区总工会',
          starts_on: `${year}-01-01`,
          ends_on: `${year}-12-31`,
          premium: 10_000,
          funding: 'union',
        }),
      ),
  };
}
