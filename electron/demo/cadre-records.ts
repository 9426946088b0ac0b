/** What the cadre side keeps: terms, filings, reserves, secondments, awards, disciplines — a few of each, all invented. */
import { demoRecord, type DemoRecord, type DemoRecords } from './demo-record.ts';
import { type Dice, diceFrom } from './dice.ts';
import { dayBefore, monthsLater } from './months.ts';
import type { Career } from './people-plan.ts';

interface Setting {
  readonly seed: number;
  readonly today: string;
  readonly newKey: () => string;
  /** Keys and names of the present communities, by place. */
  readonly communities: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly career: Career }[];
}

type Values = Parameters<typeof demoRecord>[1];

interface Someone {
  readonly id: string;
  readonly post: NonNullable<ReturnType<Career['posts']['at']>>;
}

/** Those on the roll today, by their present post. */
function present({ people }: Setting): readonly Someone[] {
  return people.flatMap(({ id, career }) => {
    const stay = career.stays.at(-1);
    const post = career.posts.at(-1);
    const here = stay?.to === null && stay.kind === 'regular' && post?.to === null;
    return here && post !== undefined ? [{ id, post }] : [];
  });
}

const isSecretary = ({ post }: Someone): boolean =>
  post.position === 'secretary' || post.position === 'secretary_director';

/** The last term that ended and the present one, of party organisation and committee. */
function terms({ communities, today, newKey }: Setting, dice: Dice): DemoRecords {
  return communities.flatMap(({ id }, place) => {
    const elected = monthsLater(today, -dice.whole(14, 57));
    return [elected, monthsLater(elected, -60)].flatMap((day, back) => {
      const common = {
        community: id,
        term_number: 9 - back,
        elected_on: day,
        ends_on: dayBefore(monthsLater(day, 60)),
      };
      const party = { ...common, body: 'party', way: 'members', seats: 7, elected: 7 };
      const committee = {
        ...common,
        body: 'committee',
        way: place % 3 === 0 ? 'residents' : 'delegates',
        seats: 7,
        elected: 7,
      };
      const extra =
        back === 0 && place === 1
          ? [{ ...committee, is_by_election: 1, elected_on: monthsLater(day, 8), seats: 1, elected: 1 }]
          : [];
      return [party, committee, ...extra].map((values) => demoRecord(newKey(), values));
    });
  });
}

function filings(setting: Setting, dice: Dice): DemoRecords {
  return present(setting)
    .filter(isSecretary)
    .map(({ id, post }) => {
      const community = setting.communities[post.community];
      const filed = monthsLater(post.from, 1);
      const answered = monthsLater(post.from, 2);
      const done = answered <= setting.today;
      return demoRecord(setting.newKey(), {
        person: id,
        community: community?.id,
        kind: 'after',
        filed_on: filed <= setting.today ? filed : null,
        proposed_post: `${community?.name ?? ''}党组织书记`,
        reason: '经社区党员大会选举，街道党工委研究同意。',
        result: done ? 'filed' : 'pending',
        answered_on: done ? answered : null,
        filing_number: done ? `云组备〔${answered.slice(0, 4)}〕${dice.whole(3, 90)}号` : null,
      });
    });
}

/** One for secretary and two for the committees in nearly every community. */
function reserves(setting: Setting, dice: Dice): DemoRecords {
  const people = present(setting);
  return setting.communities.flatMap(({ id }, place) => {
    const here = people.filter(({ post }) => post.community === place && post.rank !== 'chief');
    const ready = here.find(({ post }) => post.rank === 'deputy');
    const staff = here.filter(({ post }) => post.rank === 'staff').slice(0, 2);
    const common = (since: number): Values => ({
      community: id,
      starts_on: monthsLater(setting.today, -since).slice(0, 7),
      mentor: '街道组织委员',
      plan: '参加县级示范培训，跟班学习，牵头一个治理项目。',
    });
    return [
      ...(ready === undefined
        ? []
        : [
            {
              ...common(20),
              person: ready.id,
              direction: 'secretary',
              source: 'street',
              maturity: dice.pick(['near', 'middle']),
            },
          ]),
      ...staff.map((one) => ({
        ...common(dice.whole(2, 30)),
        person: one.id,
        direction: 'committee',
        source: dice.pick(['community', 'public']),
        maturity: dice.pick(['near', 'middle', 'far']),
      })),
    ].map((values) => demoRecord(setting.newKey(), values));
  });
}

function secondments({ today, newKey }: Setting, staff: readonly Someone[]): DemoRecords {
  const county = { borrower_level: 'county', kind: 'secondment' };
  const lines: readonly Values[] = [
    {
      kind: 'task_force',
      borrower: '街道城建办',
      borrower_level: 'street',
      post: '老旧小区改造专班',
      starts_on: monthsLater(today, -2),
      ends_on: monthsLater(today, 1),
      reason: '老旧小区改造期间入户征询工作量大。',
      state: 'approved',
      approved_by: '云溪县委社会工作部',
      approval_document: `云社工批〔${today.slice(0, 4)}〕7号`,
      approved_on: monthsLater(today, -3),
    },
    {
      kind: 'shadowing',
      borrower: '街道党建办',
      borrower_level: 'street',
      starts_on: monthsLater(today, 1),
      ends_on: monthsLater(today, 4),
      reason: '跟班学习党建业务。',
      state: 'applied',
    },
    {
      ...county,
      borrower: '县住建局',
      post: '综合科',
      starts_on: monthsLater(today, -14),
      state: 'irregular',
      clear_by: monthsLater(today, 1),
      note: '自查发现，已函告借用单位限期清退。',
    },
    {
      ...county,
      borrower: '县文旅局',
      starts_on: monthsLater(today, -20),
      ends_on: monthsLater(today, -5),
      state: 'cleared',
      clear_by: monthsLater(today, -5),
      back_on: monthsLater(today, -6),
    },
    {
      ...county,
      borrower: '县市场监管局',
      starts_on: monthsLater(today, -1),
      reason: '创建工作需要。',
      state: 'refused',
    },
  ];
  return lines.flatMap((values, place) => {
    const person = staff[place * 5]?.id;
    return person === undefined ? [] : [demoRecord(newKey(), { person, ...values })];
  });
}

const gone: Readonly<Record<string, Values>> = {
  civil_service: { kind: 'civil_service', way: 'open', unit: '县直机关', level: 'county' },
  institution: { kind: 'institution', way: 'workers', unit: '街道党群服务中心', level: 'street' },
  army: { kind: 'army', way: 'own' },
  transferred_out: { kind: 'other_street', way: 'own', unit: '临江街道' },
  resigned: { kind: 'company', way: 'own' },
};

/** Where those went on to who did not retire. */
function turnover({ people, newKey }: Setting): DemoRecords {
  return people.flatMap(({ id, career }) => {
    const stay = career.stays.at(-1);
    const values = gone[stay?.exit ?? ''];
    if (stay === undefined || stay.to === null || values === undefined) return [];
    return [demoRecord(newKey(), { person: id, left_on: stay.to, ...values })];
  });
}

function awards({ today, newKey }: Setting, people: readonly Someone[], dice: Dice): DemoRecords {
  const names = [
    ['worker', '云溪县优秀社区工作者', 'county'],
    ['member', '青禾街道优秀共产党员', 'street'],
    ['party_worker', '云溪县优秀党务工作者', 'county'],
    ['youth', '市青年五四奖章', 'city'],
    ['women', '云溪县三八红旗手', 'county'],
  ] as const;
  return people.slice(0, 15).map(({ id }, place) => {
    const [kind, name, level] = names[place % names.length] ?? names[0];
    const open = place < 2;
    const day = monthsLater(today, open ? -1 : -dice.whole(4, 60));
    return demoRecord(newKey(), {
      person: id,
      kind,
      name,
      level,
      nominated_on: open ? day : monthsLater(day, -2),
      consulted_on: open ? null : monthsLater(day, -1),
      publicised_on: open ? null : monthsLater(day, -1),
      granted_on: open ? null : day,
      outcome: open ? 'open' : place === 5 ? 'failed' : 'granted',
    });
  });
}

/** The places of the two awards that are being chosen for. */
function awardQuotas({ today, newKey }: Setting): DemoRecords {
  const year = Number(monthsLater(today, -1).slice(0, 4));
  return [
    ['云溪县优秀社区工作者', 'county'],
    ['青禾街道优秀共产党员', 'street'],
  ].map(([name = '', level = '']) => demoRecord(newKey(), { name, year, level, places: 3 }));
}

/** A line for each of some people. */
function each(newKey: () => string, people: readonly Someone[], lines: readonly Values[]): readonly DemoRecord[] {
  return lines.flatMap((values, place) => {
    const person = people[place]?.id;
    return person === undefined ? [] : [demoRecord(newKey(), { person, ...values })];
  });
}

/** Steps into the party, offices of deputy and mentor, posts elsewhere for a time. */
function developments({ today, newKey }: Setting, secretaries: readonly Someone[], staff: readonly Someone[]) {
  const ago = (months: number): string => monthsLater(today, -months);
  return {
    party_development: each(newKey, staff.slice(40), [
      { stage: 'applied', reached_on: ago(8) },
      { stage: 'activist', reached_on: ago(14), branch: '社区第一党支部' },
      { stage: 'target', reached_on: ago(3), branch: '社区第二党支部' },
      { stage: 'probationary', reached_on: ago(5), branch: '社区第一党支部' },
      { stage: 'full', reached_on: ago(1), branch: '社区第三党支部' },
    ]),
    deputies: each(newKey, secretaries, [
      { kind: 'people', level: 'county', term_number: 18, starts_on: ago(50) },
      { kind: 'party', level: 'county', term_number: 14, starts_on: ago(54) },
      { kind: 'cppcc', level: 'county', term_number: 10, starts_on: ago(52) },
      { kind: 'party', level: 'city', term_number: 8, starts_on: ago(52) },
    ]),
    mentors: each(newKey, secretaries.slice(2), [
      { school: '云溪职业技术学院', title: '校外导师', starts_on: ago(18), courses: '社区治理实务' },
      { school: '省民政职业大学', title: '实务导师', starts_on: ago(6), courses: '矛盾纠纷化解案例' },
    ]),
    temporary_posts: each(newKey, staff.slice(60), [
      {
        direction: 'out',
        home_unit: '青禾街道',
        host_unit: '街道信访办',
        post: '副主任（挂职）',
        starts_on: ago(5),
        ends_on: monthsLater(today, 1),
      },
      {
        direction: 'out',
        home_unit: '青禾街道',
        host_unit: '临江街道红枫社区',
        post: '书记助理（挂职）',
        starts_on: ago(30),
        ends_on: ago(24),
      },
    ]),
  };
}

/** Leave to travel, 处分 and 容错. */
function conduct({ today, newKey }: Setting, secretaries: readonly Someone[], staff: readonly Someone[]) {
  const ago = (months: number): string => monthsLater(today, -months);
  const outing = (months: number, place: string, reason: string): Values => ({
    starts_on: ago(months),
    ends_on: ago(months).replace(/\d\d$/u, '28'),
    place,
    reason,
    approver: '街道党工委书记',
    stand_in: '副书记',
    back_on: ago(months).replace(/\d\d$/u, '28'),
  });
  return {
    outings: each(newKey, secretaries, [
      outing(2, '省城', '参加省级示范培训'),
      outing(5, '外省', '探亲'),
      outing(9, '市里', '就医'),
    ]),
    disciplines: each(newKey, staff.slice(25), [
      {
        kind: 'unit',
        name: '通报批评',
        decided_on: ago(30),
        starts_on: ago(30),
        ends_on: ago(24),
        decided_by: '青禾街道办事处',
      },
      {
        kind: 'party',
        name: '党内警告',
        decided_on: ago(7),
        starts_on: ago(7),
        ends_on: dayBefore(monthsLater(today, 5)),
        decided_by: '青禾街道纪工委',
      },
    ]),
    tolerances: each(newKey, staff.slice(30), [
      {
        matter: '老旧小区改造中先行先试，审批手续补办不及时',
        applied_on: ago(10),
        result: 'tolerated',
        decided_by: '青禾街道党工委',
        decided_on: ago(9),
        mending: '补齐手续，完善先行先试事项报备办法。',
      },
    ]),
  };
}

/** The records by register, in an order in which they can be written. */
export function cadreRecords(setting: Setting): Readonly<Record<string, DemoRecords>> {
  const dice = diceFrom(setting.seed, 900_000);
  const people = present(setting);
  const secretaries = people.filter(isSecretary);
  const staff = people.filter(({ post }) => post.rank === 'staff');
  return {
    ...developments(setting, secretaries, staff),
    ...conduct(setting, secretaries, staff),
    terms: terms(setting, dice),
    secretary_filings: filings(setting, dice),
    reserves: reserves(setting, dice),
    turnover: turnover(setting),
    secondments: secondments(setting, staff),
    award_quotas: awardQuotas(setting),
    awards: awards(setting, [...secretaries, ...staff], dice),
  };
}
