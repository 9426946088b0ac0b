/**
 * Who may register for the 社会工作者职业资格考试 of a year, and from which year on. By 《社会工作者职业资格（水平）评价办法》 and the yearly notices; years of
 * social work are counted up to 31 December of the examination year, before and after the diploma together.
 */
import { compareDays, type Day, formatDay, monthsBetween } from './day.ts';
import { type Qualification, qualificationRules } from './exam-results.ts';
import { communityService, formatMonths, type ServiceFacts } from './service-years.ts';

export interface Diploma {
  /** A code of the list `education`. */
  readonly level: string;
  /** A code of the list `degree`. */
  readonly degree: string | null;
  readonly major: string | null;
  readonly graduatedOn: Day | null;
}

export interface HeldQualification {
  readonly kind: Qualification;
  readonly issuedOn: Day | null;
}

export interface EligibilityFacts {
  readonly diplomas: readonly Diploma[];
  /** Without the day: it is 31 December of the examination year. */
  readonly service: Omit<ServiceFacts, 'day'>;
  readonly held: readonly HeldQualification[];
}

export interface Eligibility {
  readonly qualification: Qualification;
  readonly eligible: boolean;
  /** The first examination year in which all conditions are met, as things stand; null where a condition cannot come with time. */
  readonly from: number | null;
  /** One line: why, or why not. */
  readonly reason: string;
  readonly trace: readonly string[];
}

/** How far ahead a year is looked for: nobody waits longer for any of the conditions. */
const yearsAhead = 12;

type Level = 'secondary' | 'college' | 'bachelor' | 'master' | 'doctor';

/** 学历 by what the table tells apart; GB/T 4658 codes. */
const levels: Readonly<Record<string, Level>> = {
  '11': 'doctor',
  '14': 'master',
  '20': 'bachelor',
  '30': 'college',
  '40': 'secondary',
  '60': 'secondary',
};

const levelWords: Readonly<Record<Level, string>> = {
  secondary: '高中（中专）',
  college: '大专',
  bachelor: '本科',
  master: '硕士研究生',
  doctor: '博士研究生',
};

/** Years of social work by education: with a major in social work, and with another. */
const years: Readonly<
  Record<'sw_assistant' | 'sw', Readonly<Record<Level, { readonly social: number; readonly other: number }>>>
> = {
  sw_assistant: {
    secondary: { social: 4, other: 4 },
    college: { social: 2, other: 4 },
    bachelor: { social: 0, other: 2 },
    master: { social: 0, other: 2 },
    doctor: { social: 0, other: 2 },
  },
  sw: {
    // After the certificate of the 助理社会工作师; see `secondaryYears`.
    secondary: { social: 6, other: 6 },
    college: { social: 4, other: 6 },
    bachelor: { social: 3, other: 5 },
    master: { social: 1, other: 3 },
    doctor: { social: 0, other: 2 },
  },
};

/** 高级: years after the certificate of the 社会工作师. */
const seniorYears = 5;

/** Whether a major is 社会工作专业, by its name: 社会工作, 社会工作与管理, 社会工作硕士. */
export function isSocialWork(major: string | null): boolean {
  return major !== null && /社会工作|社工/u.test(major);
}

interface Finding {
  readonly met: boolean;
  readonly line: string;
  /** Time alone can mend it. */
  readonly comes: boolean;
}

const endOf = (year: number): Day => `${year}-12-31`;

/** Full years that end with 31 December have their last day in them. */
const afterEndOf = (year: number): Day => `${year + 1}-01-01`;

function serviceMonths(facts: EligibilityFacts, year: number): number | null {
  return communityService({ ...facts.service, day: afterEndOf(year) }).months;
}

function yearsFinding(months: number | null, needed: number, what: string, counted: string): Finding {
  if (needed === 0) return { met: true, comes: true, line: `${what}：应届可报，不要求工作年限。` };
  if (months === null)
    return { met: false, comes: false, line: `${what}须满${needed}年，没有登记从事社区工作的起始时间。` };
  const met = months >= needed * 12;
  return {
    met,
    comes: true,
    line: `${what}须满${needed}年，${counted}${formatMonths(months)}，${met ? '够' : '不够'}。`,
  };
}

function diplomaWords(level: Level, social: boolean): string {
  return `${level === 'secondary' ? '' : social ? '社会工作专业' : '其他专业'}${levelWords[level]}`;
}

/** What a diploma gives in an examination year; null where it counts for nothing. */
function byDiploma(
  qualification: 'sw_assistant' | 'sw',
  diploma: Diploma,
  facts: EligibilityFacts,
  year: number,
): Finding | null {
  const level = levels[diploma.level];
  if (level === undefined) return null;
  const social = isSocialWork(diploma.major);
  const what = diplomaWords(level, social);
  if (diploma.graduatedOn !== null && compareDays(diploma.graduatedOn, endOf(year)) > 0) {
    return { met: false, comes: true, line: `${what}要到${formatDay(diploma.graduatedOn, '1990年5月')}才毕业。` };
  }
  const needed = years[qualification][level][social ? 'social' : 'other'];
  const months = serviceMonths(facts, year);
  if (qualification === 'sw' && level === 'secondary') return afterAssistant(facts, year, needed, months);
  return yearsFinding(months, needed, `${what}从事社会工作`, `算到${year}年12月31日为`);
}

/** 高中、中专: the years count from the certificate of the 助理社会工作师. */
function afterAssistant(facts: EligibilityFacts, year: number, needed: number, months: number | null): Finding {
  const what = '高中（中专）取得助理社会工作师证书后从事社会工作';
  const certificate = facts.held.find(({ kind }) => kind === 'sw_assistant');
  if (certificate === undefined)
    return {
      met: false,
      comes: false,
      line: `高中（中专）报社会工作师，须先取得助理社会工作师证书，再满${needed}年。`,
    };
  if (certificate.issuedOn === null)
    return { met: false, comes: false, line: `${what}须满${needed}年，证书没有登记取得时间。` };
  const since = monthsBetween(certificate.issuedOn, afterEndOf(year));
  return yearsFinding(months === null ? null : Math.min(months, since), needed, what, `算到${year}年12月31日为`);
}

function bySenior(facts: EligibilityFacts, year: number): readonly Finding[] {
  const educated = facts.diplomas.filter(
    ({ graduatedOn }) => graduatedOn === null || compareDays(graduatedOn, endOf(year)) <= 0,
  );
  const bachelor = educated.some(
    ({ level, degree }) =>
      ['bachelor', 'master', 'doctor'].includes(levels[level] ?? '') || /^[234]$/u.test(degree ?? ''),
  );
  const coming = facts.diplomas.length > educated.length;
  const education: Finding = {
    met: bachelor,
    comes: bachelor || coming,
    line: bachelor ? '有本科及以上学历（学士及以上学位）。' : '须有本科及以上学历（学士及以上学位）。',
  };
  const certificate = facts.held.find(({ kind }) => kind === 'sw');
  if (certificate === undefined)
    return [education, { met: false, comes: false, line: `须先取得社会工作师证书，再满${seniorYears}年。` }];
  if (certificate.issuedOn === null)
    return [education, { met: false, comes: false, line: '社会工作师证书没有登记取得时间，算不出年限。' }];
  const months = serviceMonths(facts, year);
  const since = monthsBetween(certificate.issuedOn, afterEndOf(year));
  const counted = months === null ? null : Math.min(months, since);
  const what = '取得社会工作师证书后从事社会工作';
  return [education, yearsFinding(counted, seniorYears, what, `算到${year}年12月31日为`)];
}

/** The findings of the diploma that comes nearest: one that is met, else one that time will mend, else any. */
function findings(qualification: Qualification, facts: EligibilityFacts, year: number): readonly Finding[] {
  if (qualification === 'sw_senior') return bySenior(facts, year);
  if (facts.diplomas.length === 0) return [{ met: false, comes: false, line: '没有登记学历。' }];
  const own = facts.diplomas.flatMap((diploma) => byDiploma(qualification, diploma, facts, year) ?? []);
  const best = own.find(({ met }) => met) ?? own.find(({ comes }) => comes) ?? own[0];
  return [best ?? { met: false, comes: false, line: '学历须在高中（中专）及以上。' }];
}

const ranks: Readonly<Record<Qualification, number>> = { sw_assistant: 1, sw: 2, sw_senior: 3 };

/** Whether somebody may register for the examination of a year, why not, and from which year on. */
export function examEligibility(qualification: Qualification, facts: EligibilityFacts, year: number): Eligibility {
  const { label } = qualificationRules[qualification];
  const has = facts.held.find(({ kind }) => ranks[kind] >= ranks[qualification]);
  if (has !== undefined) {
    const reason = `已取得${qualificationRules[has.kind].label}证书，不必再报。`;
    return { qualification, eligible: false, from: null, reason, trace: [reason] };
  }
  const now = findings(qualification, facts, year);
  const lines = now.map(({ line }) => line);
  if (now.every(({ met }) => met)) {
    const trace = [...lines, `可以报考${year}年${label}。`];
    return { qualification, eligible: true, from: year, reason: lines.join(''), trace };
  }
  const from = firstYear(qualification, facts, year);
  const reason = now
    .filter(({ met }) => !met)
    .map(({ line }) => line)
    .join('');
  const end = from === null ? '条件不会因时间自动具备。' : `${from}年起可以报考。`;
  return { qualification, eligible: false, from, reason, trace: [...lines, `不能报考${year}年${label}，${end}`] };
}

function firstYear(qualification: Qualification, facts: EligibilityFacts, after: number): number | null {
  for (let year = after + 1; year <= after + yearsAhead; year += 1) {
    if (findings(qualification, facts, year).every(({ met }) => met)) return year;
  }
  return null;
}
