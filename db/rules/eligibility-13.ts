/**
 * Measure 13 of 《关于加强社区工作者队伍建设的意见》: 在社区连续工作10年以上、任社区党组织书记满一届、表现优秀的社区党组织书记 may be
 * recruited into a public institution. What 表现优秀 means a county sets by itself, so that is asked for.
 */
import type { Day } from './day.ts';
import { addMonths, firstOf, formatDay, lastOf, monthsBetween } from './day.ts';
import { communityService, formatMonths, type ServiceFacts } from './service-years.ts';

/** 连续工作10年 (measure 13). */
const serviceMonths = 120;
/** 村和社区党的委员会、总支部委员会、支部委员会每届任期5年: 《关于党的基层组织任期的意见》 (中共中央办公厅, 2018-07). */
const termMonths = 60;
/** A post that begins or ends this near to an election, or a stay this near to the next one, is taken as joined. */
const joinedDays = 31;

export interface Period {
  /** Null reaches back without end. */
  readonly from: Day | null;
  /** Null has not ended. */
  readonly to: Day | null;
}

export interface SecretaryFacts {
  readonly day: Day;
  readonly service: Omit<ServiceFacts, 'day'>;
  readonly stays: readonly Period[];
  /** Posts as 社区党组织书记, 书记兼主任 among them. */
  readonly posts: readonly (Period & { readonly community: string })[];
  /** Recorded terms of party organisations (换届与届次). */
  readonly terms: readonly { readonly community: string; readonly from: Day; readonly to: Day }[];
  readonly appraisals: readonly { readonly year: number; readonly grade: string; readonly word: string }[];
  /** 处分 with their periods of effect; null where the viewer may not know of them. */
  readonly disciplines: readonly (Period & { readonly name: string })[] | null;
  /** What the county takes for 表现优秀: 优秀 so many times in the last so many years. */
  readonly excellent: { readonly times: number; readonly years: number };
}

export interface Condition {
  readonly key: 'service' | 'term' | 'excellent';
  readonly label: string;
  readonly met: boolean;
  /** In a few words: 12年3个月, 优秀 2 次. */
  readonly result: string;
  /** What is still missing; empty where it is met. */
  readonly missing: string;
  readonly trace: readonly string[];
}

export interface Eligibility {
  /** `almost`: one of the three is missing. */
  readonly standing: 'eligible' | 'almost' | 'not';
  readonly conditions: readonly Condition[];
}

const words = (day: Day): string => formatDay(day, '1990年5月1日');
const earliest = '1900-01-01';
const start = (period: Period): string => firstOf(period.from ?? earliest).toString();
const end = (period: Period, day: Day): string => (period.to === null ? day : lastOf(period.to).toString());
const daysLater = (day: string, days: number): string => firstOf(day).add({ days }).toString();

/** Periods begun by the day, those that follow each other without a break made one; oldest first. */
function joined(periods: readonly Period[], day: Day): readonly { readonly from: string; readonly to: string }[] {
  const runs: { from: string; to: string }[] = [];
  const begun = periods.filter((period) => start(period) <= day);
  for (const period of begun.toSorted((one, other) => start(one).localeCompare(start(other)))) {
    const last = runs.at(-1);
    const to = end(period, day) > day ? day : end(period, day);
    if (last !== undefined && start(period) <= daysLater(last.to, joinedDays)) last.to = to > last.to ? to : last.to;
    else runs.push({ from: start(period), to });
  }
  return runs;
}

function lacking(months: number, wanted: number, day: Day): string {
  return months >= wanted
    ? ''
    : `还差${formatMonths(wanted - months)}，${formatDay(addMonths(day, wanted - months), '1990年5月')}满`;
}

function serviceCondition(facts: SecretaryFacts): Condition {
  const { day } = facts;
  const service = communityService({ ...facts.service, day });
  const runs = joined(facts.stays, day);
  const broken = runs.length > 1 ? runs.at(-1) : undefined;
  const recognised = (facts.service.recognisedMonths ?? null) !== null;
  const unbroken =
    broken === undefined || recognised
      ? service.months
      : Math.max(0, monthsBetween(broken.from, day) - (facts.service.deductedMonths ?? 0));
  const months = unbroken ?? 0;
  const trace = [...service.trace];
  if (broken !== undefined) {
    const before = runs.at(-2);
    trace.push(
      `在册有中断：${before === undefined ? '' : words(before.to)}离岗，${words(broken.from)}再入职。${
        recognised ? '年限已认定，以认定值为准，是否连续请核对。' : `连续年限从再入职算起，为${formatMonths(months)}。`
      }`,
    );
  }
  if ((facts.service.priorMonths ?? 0) > 0) trace.push('其中有此前其他地区的年限，是否连续请按档案核对。');
  trace.push('措施13要求在社区连续工作10年以上。');
  return {
    key: 'service',
    label: '连续工作10年',
    met: months >= serviceMonths,
    result: unbroken === null ? '年限不详' : formatMonths(months),
    missing: unbroken === null ? '还缺从事社区工作时间' : lacking(months, serviceMonths, day),
    trace,
  };
}

/** The recorded term that somebody was secretary for from its beginning to its end; undefined where there is none. */
function fullTerm(facts: SecretaryFacts) {
  return facts.terms.find((term) => {
    const to = lastOf(term.to).toString();
    if (to > facts.day) return false;
    const here = joined(
      facts.posts.filter((post) => post.community === term.community),
      facts.day,
    );
    return here.some(
      (run) => run.from <= daysLater(firstOf(term.from).toString(), joinedDays) && daysLater(run.to, joinedDays) >= to,
    );
  });
}

function termCondition(facts: SecretaryFacts): Condition {
  const { day, posts } = facts;
  const label = '任书记满一届';
  const runs = [...new Set(posts.map((post) => post.community))].flatMap((community) =>
    joined(
      posts.filter((post) => post.community === community),
      day,
    ).map((run) => ({ ...run, community, months: monthsBetween(run.from, daysLater(run.to, 1)) })),
  );
  const trace = runs
    .toSorted((one, other) => one.from.localeCompare(other.from))
    .map(
      (run) =>
        `${run.from === earliest ? '任职日期不详' : words(run.from)}至${run.to === day ? '今' : words(run.to)}任${run.community}书记，${formatMonths(run.months)}。`,
    );
  const dated = runs.filter((run) => run.from !== earliest);
  const longest = dated.reduce((most, run) => Math.max(most, run.months), 0);
  const term = fullTerm(facts);
  if (term !== undefined) {
    trace.push(`任满${term.community}党组织${words(term.from)}至${words(term.to)}这一届（换届与届次）。`);
    return { key: 'term', label, met: true, result: '任满一届', missing: '', trace };
  }
  trace.push('没有登记任满的届次，按每届任期5年推算（《关于党的基层组织任期的意见》）。');
  const present = dated.find((run) => run.to === day);
  return {
    key: 'term',
    label,
    met: longest >= termMonths,
    result: dated.length === 0 ? '任职日期不详' : formatMonths(longest),
    missing:
      longest >= termMonths
        ? ''
        : present === undefined
          ? '还缺书记的任职日期'
          : lacking(present.months, termMonths, day),
    trace,
  };
}

function excellentCondition(facts: SecretaryFacts): Condition {
  const { day, excellent, disciplines } = facts;
  const year = Number(day.slice(0, 4));
  const recent = facts.appraisals
    .filter((one) => one.year < year && one.year >= year - excellent.years)
    .toSorted((one, other) => one.year - other.year);
  const best = recent.filter((one) => one.grade === 'excellent').length;
  const poor = recent.filter((one) => one.grade === 'basic' || one.grade === 'unfit');
  const held = (disciplines ?? []).filter((one) => start(one) <= day && (one.to === null || end(one, day) >= day));
  const missing = [
    ...(best < excellent.times ? [`近${excellent.years}年优秀还差${excellent.times - best}次`] : []),
    ...poor.map((one) => `${one.year}年度${one.word}`),
    ...held.map((one) => `${one.name}影响期${one.to === null ? '未满' : `到${words(one.to)}`}`),
  ];
  return {
    key: 'excellent',
    label: '表现优秀',
    met: missing.length === 0,
    result: `优秀${best}次`,
    missing: missing.join('，'),
    trace: [
      recent.length === 0
        ? `近${excellent.years}年没有年度考核记录。`
        : `${recent.map((one) => `${one.year}年度${one.word}`).join('，')}。`,
      `按近${excellent.years}年年度考核优秀${excellent.times}次以上、没有低于称职(合格)的计；看几年、要几次由县里定。`,
      disciplines === null
        ? '您的账号不能查看处分，没有计入。'
        : held.length === 0
          ? '没有在影响期内的处分。'
          : `在影响期内：${held.map((one) => one.name).join('、')}。`,
    ],
  };
}

/** Whether a secretary may be recruited by measure 13 on a day, condition by condition with what proves it. */
export function eligibility13(facts: SecretaryFacts): Eligibility {
  const conditions = [serviceCondition(facts), termCondition(facts), excellentCondition(facts)];
  const open = conditions.filter((condition) => !condition.met).length;
  return { standing: open === 0 ? 'eligible' : open === 1 ? 'almost' : 'not', conditions };
}
