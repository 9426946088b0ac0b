/** Talks, reminders, requests with their steps, complaints and counts of service of the demo office, all invented. */
import { Temporal } from 'temporal-polyfill';
import { demoRecord, type DemoRecord, type DemoRecords } from './demo-record.ts';
import { type Dice, diceFrom } from './dice.ts';
import { monthOf, monthText } from './months.ts';

interface Setting {
  readonly seed: number;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly newKey: () => string;
  /** Keys of those on the roll today. */
  readonly people: readonly string[];
  readonly cadres: DemoRecords;
}

type Values = Parameters<typeof demoRecord>[1];

const ago = ({ today }: Setting, days: number): string => Temporal.PlainDate.from(today).subtract({ days }).toString();

/** People and cadres one after the other, so that the records spread over them. */
const personAt = ({ people }: Setting, place: number): string | undefined =>
  people[(place * 7 + 3) % Math.max(people.length, 1)];
const cadreAt = ({ cadres }: Setting, place: number): string | undefined =>
  cadres[place % Math.max(cadres.length, 1)]?.id;

function each(setting: Setting, lines: readonly Values[], from = 0): readonly DemoRecord[] {
  return lines.flatMap((values, place) => {
    const person = personAt(setting, from + place);
    return person === undefined ? [] : [demoRecord(setting.newKey(), { person, ...values })];
  });
}

function talks(setting: Setting): readonly DemoRecord[] {
  const lines: readonly Values[] = [
    { kind: 'care', talked_on: ago(setting, 2), state: 'to_visit', visit_due: ago(setting, -12), place: '街道会议室' },
    { kind: 'newcomer', talked_on: ago(setting, 9), state: 'talked', place: '社区党群服务中心' },
    { kind: 'appraisal', talked_on: ago(setting, 40), state: 'done', visited_on: ago(setting, 20) },
    {
      kind: 'reminder',
      talked_on: ago(setting, 25),
      state: 'to_visit',
      visit_due: ago(setting, 3),
      place: '街道纪工委',
    },
    { kind: 'appointment', talked_on: ago(setting, 130), state: 'done', place: '街道会议室' },
    { kind: 'probation', talked_on: ago(setting, -6), state: 'agreed', place: '社区党群服务中心' },
    { kind: 'care', talked_on: ago(setting, -15), state: 'planned' },
    { kind: 'leaving', talked_on: ago(setting, 75), state: 'done' },
  ];
  const said: readonly Values[] = [
    {
      readers: '管理员、经办人',
      content: '了解近期工作和家庭情况，肯定网格排查成绩，提醒注意劳逸结合。',
      opinion: '希望增加业务培训机会。',
    },
    { readers: '管理员', content: '就接待居民时态度生硬一事进行提醒，要求一个月内改进。' },
  ];
  return each(
    setting,
    lines.map((values, place) => ({
      ...values,
      talked_by: cadreAt(setting, place),
      ...(place === 0 ? said[0] : place === 3 ? said[1] : {}),
    })),
  );
}

function notices(setting: Setting): readonly DemoRecord[] {
  const lines: readonly Values[] = [
    {
      kind: 'attitude',
      way: 'talk',
      noticed_on: ago(setting, 25),
      matter: '接待居民来访时态度生硬。',
      mend_by: ago(setting, -5),
    },
    {
      kind: 'efficiency',
      way: 'spoken',
      noticed_on: ago(setting, 64),
      matter: '居民证明材料超过承诺时限才办。',
      mend_by: ago(setting, 34),
      mended_on: ago(setting, 40),
      mending: '已改进，窗口加设超时提醒。',
    },
    {
      kind: 'discipline',
      way: 'written',
      noticed_on: ago(setting, 150),
      matter: '值班期间脱岗一次。',
      mend_by: ago(setting, 120),
      mended_on: ago(setting, 121),
      mending: '写出书面检查，未再发生。',
    },
  ];
  return each(
    setting,
    lines.map((values, place) => ({ ...values, noticed_by: cadreAt(setting, place + 2) })),
    3,
  );
}

/** How a demo request ended, and after how many days. */
type Course = readonly [
  raised: number,
  state: string,
  category: string,
  matter: string,
  done?: readonly [number, string],
];

const courses: readonly Course[] = [
  [24, 'doing', 'pay', '上月加班补贴没有随工资发放，请核对。'],
  [13, 'open', 'conditions', '社区办公室空调损坏，夏季办公困难。'],
  [6, 'doing', 'growth', '希望组织社会工作者考试考前辅导。'],
  [3, 'open', 'workload', '同一张表三个部门要，建议统一报送。'],
  [1, 'open', 'health', '连续值班后希望安排调休。'],
  [20, 'forwarded', 'insurance', '公积金缴存基数与工资不符，请核实。'],
  [33, 'reopened', 'post', '因照顾老人申请调到离家近的社区。'],
  [28, 'done', 'hardship', '家属住院，申请困难补助。', [6, 'satisfied']],
  [58, 'done', 'growth', '申请报考费报销。', [9, 'satisfied']],
  [70, 'done', 'conditions', '电动车充电棚不够用。', [21, 'fair']],
  [88, 'done', 'pay', '职业津贴起发时间有疑问。', [4, 'satisfied']],
  [110, 'done', 'workload', '微信工作群过多，建议精简。', [12, 'unsatisfied']],
];

function requests(setting: Setting): Readonly<Record<'requests' | 'request_steps', readonly DemoRecord[]>> {
  const steps: DemoRecord[] = [];
  const records = courses.flatMap(([raised, state, category, matter, done], place): DemoRecord[] => {
    const person = personAt(setting, place + 8);
    if (person === undefined) return [];
    const request = setting.newKey();
    const owner = cadreAt(setting, place);
    const step = (days: number, kind: string, text: string): void => {
      steps.push(demoRecord(setting.newKey(), { request, step_on: ago(setting, days), kind, owner, text }));
    };
    if (state !== 'open') step(raised, 'start', '已受理，联系有关科室。');
    if (state === 'forwarded') step(raised - 4, 'forward', '涉及公积金中心，转请财务代表对接。');
    if (state === 'reopened') {
      step(raised - 10, 'answer', '暂无空缺岗位。');
      step(raised - 24, 'reopen', '柳荫社区新出空缺，重新研究。');
    }
    const result = '已按规定办理并答复本人。';
    if (done !== undefined) step(raised - done[0], 'answer', result);
    const ended = done === undefined ? {} : { done_on: ago(setting, raised - done[0]), result, satisfaction: done[1] };
    const source = place % 4 === 2 ? 'visit' : place % 4 === 3 ? 'talk' : 'self';
    const values = { person, raised_on: ago(setting, raised), source, category, matter, owner, state, ...ended };
    return [demoRecord(request, values)];
  });
  return { requests: records, request_steps: steps };
}

function complaints(setting: Setting): readonly DemoRecord[] {
  const number = (place: number): string => `GD${setting.today.slice(0, 4)}${String(10_231 + place * 37)}`;
  const lines: readonly Values[] = [
    { source: 'hotline', received_on: ago(setting, 5), matter: '反映社区办事窗口午间无人值守。', verified: 'pending' },
    {
      source: 'hotline',
      received_on: ago(setting, 48),
      matter: '反映入户登记时说话不耐心。',
      verified: 'partly',
      mending: '已上门致歉，参加服务礼仪培训。',
      done_on: ago(setting, 41),
    },
    {
      source: 'visit',
      received_on: ago(setting, 90),
      matter: '反映低保材料迟迟未上报。',
      verified: 'true',
      mending: '当日补报，明确收件两日内上报。',
      done_on: ago(setting, 84),
    },
    {
      source: 'network',
      received_on: ago(setting, 120),
      matter: '反映分发物资不公。',
      verified: 'false',
      done_on: ago(setting, 113),
    },
  ];
  return each(
    setting,
    lines.map((values, place) => ({ number: place === 2 ? null : number(place), due_on: null, ...values })),
    21,
  );
}

/** What each worker did in each of the last three months. */
function services(setting: Setting, dice: Dice): readonly DemoRecord[] {
  const kinds = [
    ['door', 12, 40],
    ['pairing', 1, 4],
    ['errand', 3, 15],
    ['first_asked', 8, 30],
  ] as const;
  const last = monthOf(setting.today) - 1;
  return setting.people
    .slice(0, 30)
    .flatMap((person) =>
      [last, last - 1, last - 2].flatMap((month) =>
        kinds.map(([kind, least, most]) =>
          demoRecord(setting.newKey(), { person, month: monthText(month), kind, count: dice.whole(least, most) }),
        ),
      ),
    );
}

/** The records by register, in an order in which they can be written. */
export function talkRecords(setting: Setting): Readonly<Record<string, DemoRecords>> {
  return {
    talks: talks(setting),
    style_notices: notices(setting),
    request_limits: [demoRecord(setting.newKey(), { category: 'hardship', days: 5, basis: '青禾街道诉求办理办法' })],
    ...requests(setting),
    complaints: complaints(setting),
    services: services(setting, diceFrom(setting.seed, 1_900_000)),
  };
}
