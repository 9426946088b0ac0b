/** What education, certificates and awards give under a scheme on a day. */
import { certificateRank } from '../lists/certificate.ts';
import type { Day } from '../day.ts';
import { begun, covers, type GradeFacts } from './facts.ts';
import type { Scheme } from './scheme.ts';

/** 0 below 大专, 1 大专, 2 本科 or 学士, 3 硕士, 4 博士. */
type EduLevel = 0 | 1 | 2 | 3 | 4;

const diplomaLevel: Readonly<Record<string, EduLevel>> = { '11': 4, '14': 3, '20': 2, '30': 1 };
const degreeLevel: Readonly<Record<string, EduLevel>> = { '2': 4, '3': 3, '4': 2 };
const eduKeys = [null, 'college', 'bachelor', 'master', 'doctor'] as const;
const eduWords = ['大专以下', '大专', '本科', '硕士', '博士'] as const;
const certKeys = [null, 'junior', 'middle', 'senior'] as const;
const certWords = ['', '助理社会工作师', '社会工作师', '高级社会工作师'] as const;

export interface Credit {
  readonly grades: number;
  readonly years: number;
  /** 分 a month. */
  readonly money: number;
  /** Why, in one sentence; empty where the scheme gives nothing for it. */
  readonly why: string;
}

const nothing = (why = ''): Credit => ({ grades: 0, years: 0, money: 0, why });

function highest(facts: GradeFacts, day: Day): { readonly diploma: EduLevel; readonly degree: EduLevel } {
  let diploma: EduLevel = 0;
  let degree: EduLevel = 0;
  for (const one of facts.educations) {
    if (!begun(one.from, day)) continue;
    const [level, title] = [diplomaLevel[one.level] ?? 0, degreeLevel[one.degree ?? ''] ?? 0];
    if (level > diploma) diploma = level;
    if (title > degree) degree = title;
  }
  return { diploma, degree };
}

function plain(mode: 'grade' | 'years' | 'money', value: number, words: string): Credit {
  if (mode === 'grade') return { ...nothing(`${words}：提 ${value} 级。`), grades: value };
  if (mode === 'years') return { ...nothing(`${words}：视同社区工作 ${value} 年。`), years: value };
  return { ...nothing(`${words}：学历报酬。`), money: value };
}

/** 学历: the highest on the day. Where both 学历 and 学位 are asked and only one is there, it counts as years. */
export function eduCredit(scheme: Scheme, facts: GradeFacts, day: Day): Credit {
  const { mode, needBoth, values, oneOnlyYears } = scheme.edu;
  if (mode === 'none') return nothing();
  const { diploma, degree } = highest(facts, day);
  const level = needBoth ? (Math.min(diploma, degree) as EduLevel) : diploma;
  // Of a 大专 nobody asks a degree, there is none.
  const counted = needBoth && level === 0 && diploma > 0 ? 1 : level;
  const key = eduKeys[counted];
  const value = key === null || key === undefined ? 0 : values[key];
  const both = needBoth && counted > 1 ? '（学历、学位齐全）' : '';
  const given = plain(mode, value, `${eduWords[counted]}${both}`);
  const alone = Math.max(diploma, degree) as EduLevel;
  if (!needBoth || mode === 'money' || alone <= counted || alone < 2) return given;
  const years = oneOnlyYears[(['bachelor', 'master', 'doctor'] as const)[alone - 2] ?? 'bachelor'];
  const worth = mode === 'grade' ? value * scheme.stepYears : value;
  if (years <= worth) return given;
  const missing = diploma > degree ? '有学历无学位' : '有学位无学历';
  return { ...nothing(`${eduWords[alone]}${missing}：视同社区工作 ${years} 年。`), years };
}

/** 证书: the highest qualification in social work that is in force, registered where the scheme asks for it. */
export function certCredit(
  scheme: Scheme,
  facts: GradeFacts,
  basis: Day,
  day: Day,
): Credit & { readonly from: Day | null } {
  const { mode, needRegistration, values } = scheme.cert;
  if (mode === 'none') return { ...nothing(), from: null };
  let rank = 0;
  let unregistered = 0;
  let from: Day | null = null;
  for (const one of facts.certificates) {
    const own = certificateRank[one.kind] ?? 0;
    if (own <= rank) continue;
    const paidFrom = mode === 'grade' ? null : one.allowanceFrom;
    if (!(paidFrom === null ? covers(one, basis) : covers({ from: paidFrom, to: one.to }, day))) continue;
    const registered =
      one.registeredOn !== null &&
      covers({ from: one.registeredOn, to: one.registeredTo }, paidFrom === null ? basis : day);
    if (needRegistration && !registered) {
      unregistered = Math.max(unregistered, own);
      continue;
    }
    rank = own;
    from = paidFrom ?? (needRegistration ? one.registeredOn : one.from);
  }
  const lacking = unregistered > rank ? `${certWords[unregistered] ?? ''}没有在有效期内的登记，按方案不计。` : '';
  const key = certKeys[rank];
  if (key === null || key === undefined)
    return { ...nothing(lacking === '' ? '没有社会工作者职业资格证书。' : lacking), from: null };
  const value = values[key];
  const word = certWords[rank] ?? '';
  if (mode === 'grade') return { ...nothing(`${word}：提 ${value} 级。${lacking}`), grades: value, from };
  const what = mode === 'money' ? '职业津贴' : '一次性奖励';
  return { ...nothing(`${word}：${what}。${lacking}`), money: value, from };
}

const awardWords = { city_award: '市级及以上党委、政府表彰', model_worker: '市级及以上劳模' } as const;

/** 表彰提级: each kind once in a career where the scheme says so. */
export function awardCredit(scheme: Scheme, facts: GradeFacts, day: Day): Credit {
  const why: string[] = [];
  let grades = 0;
  for (const kind of ['city_award', 'model_worker'] as const) {
    const times = facts.awards.filter((one) => one.kind === kind && begun(one.from, day)).length;
    const value = scheme.awards[kind];
    if (times === 0 || value === 0) continue;
    const counted = scheme.awardOnce ? 1 : times;
    grades += value * counted;
    why.push(`${awardWords[kind]}：提 ${value * counted} 级${scheme.awardOnce && times > 1 ? '（只计一次）' : ''}。`);
  }
  return { ...nothing(why.join('')), grades };
}
