/** Social insurance, approvals of posts, the survey of 多头设岗, absences and a transfer: a few of each. */
import { demoRecord, type DemoRecord } from './demo-record.ts';
import { diceFrom } from './dice.ts';
import { dayBefore, monthsLater } from './months.ts';
import type { Career } from './people-plan.ts';

interface Setting {
  readonly seed: number;
  readonly today: string;
  readonly newKey: () => string;
}

interface Worker {
  readonly id: string;
  readonly career: Career;
}

type StaffingRegister = 'social_insurance' | 'staffing_approvals' | 'multi_posts' | 'staff_absences' | 'transfers';

/** On the roll and counted today. */
function present({ career }: Worker): boolean {
  const stay = career.stays.at(-1);
  return stay?.to === null && stay.kind === 'regular';
}

const insurance = ({ id, career }: Worker, { seed, today, newKey }: Setting): DemoRecord => {
  const dice = diceFrom(seed, 40_000 + career.place);
  const year = Number(today.slice(0, 4));
  const entered = career.stays.at(-1)?.from ?? today;
  const from = today >= `${year}-07-01` ? `${year}-07-01` : `${year - 1}-07-01`;
  const base = dice.whole(420, 690) * 1000;
  const member = dice.chance(0.85);
  return demoRecord(newKey(), {
    person: id,
    starts_on: entered > from ? entered : from,
    insured_on: entered,
    fund_opened_on: entered,
    insurance_base: base,
    fund_base: base,
    fund_rate: 8,
    union_member: member ? 1 : 0,
    union_joined_on: member ? entered.slice(0, 7) : null,
  });
};

/** Who set up a post in communities, as what, from which money. */
type Department = readonly [department: string, post: string, funding: string];

const departments: readonly [Department, ...Department[]] = [
  ['区委政法委', '专职网格员', '区财政专项'],
  ['区残联', '残疾人专职委员', '残疾人就业保障金'],
  ['区人社局', '公益性岗位', '就业补助资金'],
  ['区民政局', '民政协理员', '区财政预算'],
];

const surveyed = ({ id, career }: Worker, { seed, today, newKey }: Setting): DemoRecord => {
  const dice = diceFrom(seed, 41_000 + career.place);
  const year = Number(today.slice(0, 4)) - 1;
  const [department, post, funding] = dice.pick(departments);
  const converted = dice.chance(0.6);
  return demoRecord(newKey(), {
    person: id,
    surveyed_on: `${year}-05-20`,
    original_department: department,
    original_post: post,
    funding,
    employment_form: dice.pick(['dispatch', 'public_post', 'department']),
    signing_party: '云溪人力资源服务有限公司',
    counts: converted ? 1 : 0,
    converted_on: converted ? `${year}-09-01` : null,
    conversion_basis: converted ? `云社工〔${year}〕12号` : null,
  });
};

const absences = [
  ['statutory', -2, 3],
  ['sick', -1, null],
  ['personal', -1, 1],
  ['study', 0, 2],
] as const;

/** Leaves that run today, of people from different places of the list. */
const away = (staff: readonly Worker[], { today, newKey }: Setting): readonly DemoRecord[] =>
  absences.flatMap(([kind, from, to], place) => {
    const one = staff[place * 7 + 3];
    if (one === undefined) return [];
    return demoRecord(newKey(), {
      person: one.id,
      kind,
      starts_on: monthsLater(today, from),
      ends_on: to === null ? null : dayBefore(monthsLater(today, to)),
      place: kind === 'study' ? '云溪区委党校' : null,
      paid_days: kind === 'personal' ? 5 : null,
    });
  });

/** The street's total, which is that of its communities; what each of them has stands in 社区基本数. */
function approval({ today, newKey }: Setting, figures: readonly DemoRecord[]): DemoRecord {
  const year = Number(today.slice(0, 4)) - 1;
  const latest = (key: string): number =>
    figures
      .filter(({ values }) => values['starts_on'] === `${year}-01-01`)
      .reduce((sum, { values }) => sum + Number(values[key] ?? 0), 0);
  return demoRecord(newKey(), {
    number: `云编办〔${year}〕66号`,
    starts_on: `${year}-01-01`,
    issuer: '中共云溪区委机构编制委员会办公室',
    posts: latest('approved_posts'),
    population: latest('residents'),
    population_basis: 'statistics',
  });
}

/** The records of the registers around contracts and posts. */
export function staffingRecords(
  setting: Setting,
  everybody: readonly Worker[],
  communities: readonly string[],
  figures: readonly DemoRecord[],
): Readonly<Record<StaffingRegister, readonly DemoRecord[]>> {
  const staff = everybody.filter(present);
  const movable = staff.find(({ career }) => career.posts.at(-1)?.rank === 'staff');
  const here = movable?.career.posts.at(-1)?.community ?? 0;
  const there = communities[here + 1] ?? communities[here - 1];
  const planned =
    movable === undefined || there === undefined
      ? []
      : [
          demoRecord(setting.newKey(), {
            person: movable.id,
            from_community: communities[here],
            to_community: there,
            moves_on: monthsLater(setting.today, 1),
            reason: '充实网格力量',
            state: 'planned',
          }),
        ];
  return {
    // Two of the newest are left to be registered.
    social_insurance: staff.filter(({ career }) => career.place % 90 !== 7).map((one) => insurance(one, setting)),
    staffing_approvals: [approval(setting, figures)],
    multi_posts: staff.filter(({ career }) => career.place % 23 === 5).map((one) => surveyed(one, setting)),
    staff_absences: away(staff, setting),
    transfers: planned,
  };
}
