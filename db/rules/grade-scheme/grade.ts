/** 岗位等级 on a day under a scheme, with the way to it line by line. */
import { type Day, formatDay } from '../day.ts';
import { formatMonths } from '../service-years.ts';
import { awardCredit, certCredit, type Credit, eduCredit } from './credits.ts';
import { begun, covers, type GradeFacts, type PostFact } from './facts.ts';
import type { Anchor } from '../months.ts';
import { anchorOf, dayText } from '../months.ts';
import { type Pay, payOf } from './pay.ts';
import { type Scheme, topGrade } from './scheme.ts';
import { basisDay, gradeService, postSince, stepsOf } from './service.ts';

const long = '1990年5月1日';

/** One line of the way to a grade: how many grades it gave or took, and by which rule. */
export interface GradePart {
  readonly rule: string;
  readonly grades: number;
  readonly why: string;
}

export interface Graded {
  /** Null where the scheme has no band for any post of the day. */
  readonly grade: number | null;
  /** 岗位层次 that the grade belongs to. */
  readonly post: string | null;
  /** The parts add up to the grade. */
  readonly parts: readonly GradePart[];
  /** How the years were counted, and what else is to be known. */
  readonly trace: () => readonly string[];
  /** 认定等级 minus the computed grade, where one was recognised. */
  readonly difference: number | null;
  /** Steps by years, before the cap; from where further ones are counted. */
  readonly steps: number;
  readonly deemedMonths: number;
  readonly anchor: Anchor | null;
  readonly capped: boolean;
  readonly fullYears: number;
  readonly basis: { readonly years: Day; readonly credentials: Day };
  /** What the other posts of the day would give: one of them may overtake. */
  readonly others: readonly Graded[];
}

const bandOf = (scheme: Scheme, post: string | null) => scheme.posts.find((band) => band.post === post);

/** The posts of the day that have a band. */
function postsOn(scheme: Scheme, facts: GradeFacts, day: Day): readonly PostFact[] {
  const held = facts.posts.filter((one) => covers(one, day) && bandOf(scheme, one.post) !== undefined);
  if (scheme.concurrentPost === 'highest' || held.length < 2) return held;
  const main = held.filter((one) => one.main);
  return main.length > 0 ? main : held.slice(0, 1);
}

/** What somebody brings when they come, or when their post changes, is in force at once. */
function basisOf(scheme: Scheme, facts: GradeFacts, post: string, day: Day): Graded['basis'] {
  let entered = '';
  for (const { from } of facts.stays) if (from !== null && begun(from, day) && from > entered) entered = from;
  const since = postSince(facts, post, day) ?? '';
  const { month, day: date } = anchorOf(entered > since ? entered : since);
  const least = month > 0 ? dayText(month, date) : '';
  const latest = (rule: Scheme['effective']['years']): Day => {
    const basis = basisDay(rule, day);
    return basis > least ? basis : least;
  };
  return { years: latest(scheme.effective.years), credentials: latest(scheme.effective.credentials) };
}

function creditParts(scheme: Scheme, edu: Credit, cert: Credit): readonly GradePart[] {
  const both = edu.grades > 0 && cert.grades > 0 && scheme.stacking === 'max';
  const lower = both ? (edu.grades >= cert.grades ? 'cert' : 'edu') : null;
  const part = (rule: string, key: 'edu' | 'cert', credit: Credit): readonly GradePart[] => {
    if (credit.grades === 0) return [];
    return lower === key
      ? [{ rule, grades: 0, why: `${credit.why}学历与证书就高不叠加，这一项不再加。` }]
      : [{ rule, grades: credit.grades, why: credit.why }];
  };
  return [...part('学历', 'edu', edu), ...part('证书', 'cert', cert)];
}

function gradeInPost(scheme: Scheme, facts: GradeFacts, { post }: PostFact, day: Day): Graded | null {
  const band = bandOf(scheme, post);
  if (band === undefined || post === null) return null;
  const basis = basisOf(scheme, facts, post, day);
  const service = gradeService(scheme, facts, post, basis.years);
  const edu = eduCredit(scheme, facts, basis.credentials);
  const cert = certCredit(scheme, facts, basis.credentials, day);
  const award = awardCredit(scheme, facts, basis.credentials);
  const deemedMonths = edu.years * 12;
  const months = service.months + deemedMonths;
  const steps = stepsOf(scheme, months, service.rest);
  const parts: GradePart[] = [
    { rule: '起点', grades: band.min, why: `本岗位层次 ${band.min}—${band.max} 级，从 ${band.min} 级起。` },
    {
      rule: '年限',
      grades: steps,
      why: `计 ${formatMonths(months)}${deemedMonths > 0 ? `（含学历视同 ${edu.years} 年）` : ''}，每${scheme.stepYears}年一级${scheme.yearsRule === 'part' ? '，不满1年按1年' : ''}。`,
    },
    ...creditParts(scheme, edu, cert),
    ...(award.grades > 0 ? [{ rule: '表彰', grades: award.grades, why: award.why }] : []),
  ];
  const sum = parts.reduce((all, { grades }) => all + grades, 0);
  const most = scheme.capAtPostMax ? band.max : topGrade(scheme);
  if (sum > most)
    parts.push({
      rule: '封顶',
      grades: most - sum,
      why: scheme.capAtPostMax ? `本岗位层次最高 ${most} 级。` : `方案最高 ${most} 级。`,
    });
  return {
    grade: Math.min(sum, most),
    post,
    parts,
    trace: () => [
      ...service.trace(),
      ...(edu.years > 0 ? [edu.why] : []),
      ...(cert.grades === 0 && scheme.cert.mode === 'grade' && cert.why !== '' ? [cert.why] : []),
    ],
    difference: null,
    steps,
    deemedMonths,
    anchor: service.anchor,
    capped: sum >= most,
    fullYears: Math.floor(service.months / 12),
    basis,
    others: [],
  };
}

const unplaced = (facts: GradeFacts, day: Day): Graded => ({
  grade: null,
  post: null,
  parts: [],
  trace: () => [
    facts.posts.some((one) => covers(one, day))
      ? '任职的“岗位层次”没有填，或方案里没有这个层次，算不出等级。'
      : '这一天没有任职记录，算不出等级。',
  ],
  difference: null,
  steps: 0,
  deemedMonths: 0,
  anchor: null,
  capped: true,
  fullYears: 0,
  basis: { years: day, credentials: day },
  others: [],
});

/** 认定等级 wins over what is computed, and the difference is told. */
function recognised(facts: GradeFacts, graded: Graded, day: Day): Graded {
  const ruling = facts.rulings.findLast((one) => covers(one, day));
  if (ruling === undefined) return graded;
  const computed = graded.grade ?? 0;
  const difference = ruling.grade - computed;
  const document = ruling.document === null ? '，未写明依据' : `（${ruling.document}）`;
  const against =
    graded.grade === null
      ? '按方案算不出等级'
      : difference === 0
        ? '与推算相同'
        : `推算为${computed}级，认定${difference > 0 ? '高' : '低'}${Math.abs(difference)}级`;
  return {
    ...graded,
    grade: ruling.grade,
    difference,
    parts: [
      ...graded.parts,
      { rule: '认定', grades: difference, why: `等级认定为${ruling.grade}级${document}，以认定值为准；${against}。` },
    ],
    trace: () => [...graded.trace(), '认定有效期内不自动晋级；给认定填上截止日期后恢复按方案推算。'],
  };
}

/** The grade without its pay: the best of the posts that count. */
export function gradeOnly(scheme: Scheme, facts: GradeFacts, day: Day): Graded {
  const all = postsOn(scheme, facts, day).flatMap((post) => gradeInPost(scheme, facts, post, day) ?? []);
  const best = all.reduce<Graded | null>((top, one) => ((one.grade ?? 0) > (top?.grade ?? 0) ? one : top), null);
  if (best === null) return recognised(facts, unplaced(facts, day), day);
  const others = all.filter((one) => one.post !== best.post);
  const trace = others.length > 0 ? () => [...best.trace(), '同时任几个层次的岗位，就高定级。'] : best.trace;
  return recognised(facts, { ...best, trace, others }, day);
}

export interface GradeOnDay extends Graded {
  readonly pay: Pay;
}

const noPay: Pay = { components: [], monthly: 0, once: [] };

/**
 * Grade, post and pay of a day under a scheme.
 * @param day YYYY-MM-DD
 */
export function gradeOn(scheme: Scheme, facts: GradeFacts, day: Day): GradeOnDay {
  const graded = gradeOnly(scheme, facts, day);
  const { grade, post, fullYears, basis } = graded;
  if (grade === null || post === null) return { ...graded, pay: noPay };
  return {
    ...graded,
    pay: payOf({ scheme, facts, day, basis: basis.credentials, post, grade, fullYears }),
  };
}

/** The whole explanation, one line after the other: 计算依据. */
export function explain({ parts, grade, trace, basis }: Graded): readonly string[] {
  const sum = parts
    .map(({ rule, grades }, place) => `${grades < 0 ? '－' : place === 0 ? '' : '＋'}${Math.abs(grades)}（${rule}）`)
    .join('');
  return [
    ...(grade === null
      ? []
      : [`年限算到${formatDay(basis.years, long)}，学历、证书算到${formatDay(basis.credentials, long)}。`]),
    ...trace(),
    ...parts.map(({ rule, why }) => `${rule}：${why}`),
    ...(grade === null || sum === '' ? [] : [`${sum}＝${grade}级。`]),
  ];
}
