/** 体检 of the last spring, batches for who has come since, and two activities to rest: nobody's health, only who went. */
import { Temporal } from 'temporal-polyfill';
import { demoRecord, type DemoRecord, type DemoRecords } from './demo-record.ts';
import { type Dice, diceFrom } from './dice.ts';
import { monthsLater } from './months.ts';
import type { Career } from './people-plan.ts';

interface Setting {
  readonly seed: number;
  readonly today: string;
  readonly newKey: () => string;
  readonly people: readonly { readonly id: string; readonly career: Career }[];
}

type HealthRegister = 'health_plans' | 'health_batches' | 'health_checks' | 'retreats' | 'retreat_attendances';

interface Worker {
  readonly id: string;
  readonly entered: string;
  readonly community: number;
}

const institution = '云溪区第二人民医院体检中心';
const packages = '男性套餐、女性已婚套餐、女性未婚套餐';

/** Those on the roll today, at a post. */
function present({ people }: Setting): readonly Worker[] {
  return people.flatMap(({ id, career }) => {
    const [stay, post] = [career.stays.at(-1), career.posts.at(-1)];
    if (stay?.to !== null || post?.to !== null || stay.kind !== 'regular') return [];
    return { id, entered: stay.from, community: post.community };
  });
}

/** What became of the check: most went, a few did not, one in forty signed. */
function outcome(dice: Dice, day: string): Parameters<typeof demoRecord>[1] {
  const lot = dice.whole(1, 40);
  if (lot === 1) return { state: 'waived', reason: '已自行在外院体检', signed_on: day };
  if (lot <= 3) return { state: 'missed', reason: dice.pick(['当日值班', '外出培训', '年休假']) };
  const recheck = lot === 4 ? { recheck_due: monthsLater(day, 3), recheck_done_on: monthsLater(day, 2) } : {};
  return { state: 'done', done_on: day, report_taken: 1, ...recheck };
}

/** The newest spring that is over: its checks hold for a year, so that nearly nobody is late. */
const springYear = (today: string): number => Number(today.slice(0, 4)) - (today.slice(5) > '07' ? 0 : 1);

function lastSpring({ seed, today, newKey }: Setting, workers: readonly Worker[]) {
  const year = springYear(today);
  const plan = demoRecord(newKey(), {
    year,
    institution,
    starts_on: `${year}-05-06`,
    ends_on: `${year}-06-30`,
    packages,
    funding: 'budget',
    cost_per_head: 60_000,
    approval: `${year}年第7次党工委会议`,
    state: 'done',
  });
  const checks = workers
    .filter(({ entered }) => entered < `${year}-05-01`)
    .map(({ id }, place): DemoRecord => {
      const day = `${year}-05-${String(6 + (place % 20)).padStart(2, '0')}`;
      return demoRecord(newKey(), { person: id, year, plan: plan.id, ...outcome(diceFrom(seed, 60_000 + place), day) });
    });
  return { plan, checks };
}

/** The day so many days from today, kept within the year. */
function within(today: string, days: number): string {
  const year = today.slice(0, 4);
  const day = Temporal.PlainDate.from(today).add({ days }).toString();
  return day < `${year}-01-01` ? `${year}-01-01` : day > `${year}-12-31` ? `${year}-12-31` : day;
}

/** Two days of this year: one that was, one to come; of each community two people a day; nobody who was seen to in the same year already. */
function thisYear({ today, newKey }: Setting, everybody: readonly Worker[], seen: DemoRecords) {
  const year = Number(today.slice(0, 4));
  const known = new Set(seen.filter(({ values }) => values['year'] === year).map(({ values }) => values['person']));
  const workers = everybody.filter(({ id }) => !known.has(id));
  const plan = demoRecord(newKey(), {
    year,
    institution,
    packages,
    funding: 'budget',
    cost_per_head: 65_000,
    approval: `${year}年第3次党工委会议`,
    state: 'running',
  });
  const days = [...new Set([within(today, -8), within(today, 12)])];
  const batches = days.map((day) =>
    demoRecord(newKey(), { plan: plan.id, day, people_limit: 40, note: '空腹，带本人身份证' }),
  );
  const checks = batches.flatMap((batch, place) => {
    const was = (days[place] ?? today) < today;
    return [...Map.groupBy(workers, ({ community }) => community).values()].flatMap((staff) =>
      staff.slice(place * 2, place * 2 + 2).map(({ id }) =>
        demoRecord(newKey(), {
          person: id,
          year,
          plan: plan.id,
          batch: batch.id,
          state: was ? 'done' : 'pending',
          done_on: was ? days[place] : null,
        }),
      ),
    );
  });
  // Somebody's recheck stands open.
  const open = checks.findIndex(({ values }) => values['state'] === 'done');
  const due = { recheck_due: monthsLater(today, 1) };
  return {
    plan,
    batches,
    checks: checks.map((check, place) => (place === open ? { ...check, values: { ...check.values, ...due } } : check)),
  };
}

function rested({ today, newKey }: Setting, workers: readonly Worker[]) {
  const began = monthsLater(today, -5);
  const past = demoRecord(newKey(), {
    kind: 'recuperation',
    name: '优秀社区工作者疗休养',
    starts_on: began,
    ends_on: Temporal.PlainDate.from(began).add({ days: 4 }).toString(),
    place: '青岚湖职工疗养院',
    organiser: '青禾街道总工会',
    places: 12,
    funding: 'union',
    cost: 2_880_000,
  });
  const ahead = demoRecord(newKey(), {
    kind: 'relief',
    name: '“轻松一刻”团体辅导',
    starts_on: monthsLater(today, 1),
    place: '街道党群服务中心',
    organiser: '街道社会工作站',
    places: 20,
    funding: 'budget',
    cost: 300_000,
  });
  const chosen = workers.filter((_, place) => place % 9 === 4);
  const went = chosen.slice(0, 12).map(({ id }, place) =>
    demoRecord(newKey(), {
      person: id,
      retreat: past.id,
      ...(place === 3 ? { state: 'absent', reason: '临时任务未能成行' } : { state: 'attended' }),
    }),
  );
  const going = workers
    .filter((_, place) => place % 9 === 7)
    .slice(0, 15)
    .map(({ id }) => demoRecord(newKey(), { person: id, retreat: ahead.id, state: 'planned' }));
  return { retreats: [past, ahead], attendances: [...went, ...going] };
}

/** The records of 体检 and 疗休养. */
export function healthRecords(setting: Setting): Readonly<Record<HealthRegister, DemoRecords>> {
  const workers = present(setting);
  const before = lastSpring(setting, workers);
  const now = thisYear(setting, workers, before.checks);
  const rest = rested(setting, workers);
  return {
    health_plans: [before.plan, now.plan],
    health_batches: now.batches,
    health_checks: [...before.checks, ...now.checks],
    retreats: rest.retreats,
    retreat_attendances: rest.attendances,
  };
}
