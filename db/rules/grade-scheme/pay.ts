/** 岗位薪酬 under a scheme: components in 分, each with the rule that gave it. */
import { formatMoney } from '../money.ts';
import type { Day } from '../day.ts';
import { certCredit, eduCredit } from './credits.ts';
import { covers, type GradeFacts } from './facts.ts';
import type { Scheme } from './scheme.ts';

/** Under which heading of the 工资变动审批表 a component stands. */
export type PayGroup = 'grade' | 'post' | 'allowance' | 'certificate';

export interface PayComponent {
  readonly label: string;
  readonly group: PayGroup;
  /** 分 a month; of a payment that is made once, the whole. */
  readonly amount: number;
  readonly why: string;
}

export interface Pay {
  readonly components: readonly PayComponent[];
  /** The sum of the components, 分 a month. */
  readonly monthly: number;
  /** Paid once in the year of the day, 分: the extra months of an 优秀, a certificate's reward. */
  readonly once: readonly PayComponent[];
}

const units = { fen: 1, jiao: 10, yuan: 100 } as const;
const yuan = (fen: number): string => `${formatMoney(fen, { decimals: 'needed' })}元`;

/** Halves are rounded up. */
function rounded(scheme: Scheme, fen: number): number {
  const unit = units[scheme.pay.rounding];
  return Math.round(fen / unit) * unit;
}

export interface PaySetting {
  readonly scheme: Scheme;
  readonly facts: GradeFacts;
  readonly day: Day;
  /** The day up to which certificates and diplomas are in force. */
  readonly basis: Day;
  readonly post: string;
  readonly grade: number;
  readonly fullYears: number;
}

const codeOfLastYear = ({ facts, day }: PaySetting): string =>
  facts.appraisals.find(({ year }) => year === Number(day.slice(0, 4)) - 1)?.grade ?? '';

function gradedPay(setting: PaySetting): readonly PayComponent[] {
  const { scheme, grade } = setting;
  const { base, coefficients, performance, performanceByGrade } = scheme.pay;
  const coefficient = coefficients[grade - 1];
  if (base === null || coefficient === undefined) return [];
  const whole = rounded(scheme, (base * coefficient) / 1000);
  const why = `基数${yuan(base)} × ${grade}级系数${coefficient / 1000}`;
  const merit = rounded(scheme, (whole * performance) / 100);
  if (performance === 0) return [{ label: '岗位等级工资', group: 'grade', amount: whole, why: `${why}。` }];
  const share = performanceByGrade[codeOfLastYear(setting)] ?? 100;
  const paid = rounded(scheme, (merit * share) / 100);
  return [
    { label: '基本工资', group: 'grade', amount: whole - merit, why: `${why}，其中${100 - performance}%按月发。` },
    {
      label: '绩效工资',
      group: 'grade',
      amount: paid,
      why: `${why}，其中${performance}%${share === 100 ? '' : `；按上年度考核等次发${share}%`}。`,
    },
  ];
}

/** 一肩挑: one appointment as 书记兼主任, or both offices at a time. */
function holdsBoth({ facts, day }: PaySetting): boolean {
  const held = facts.posts.filter((one) => covers(one, day)).map(({ position }) => position);
  return held.includes('secretary_director') || (held.includes('secretary') && held.includes('director'));
}

function tablePay(setting: PaySetting): readonly PayComponent[] {
  const { scheme, facts, day, basis, post, grade, fullYears } = setting;
  const { postPay, gradePay, bothOffices, allowances, perYear } = scheme.pay;
  const edu = scheme.edu.mode === 'money' ? eduCredit(scheme, facts, basis) : null;
  const cert = scheme.cert.mode === 'money' ? certCredit(scheme, facts, basis, day) : null;
  const all: readonly PayComponent[] = [
    { label: '岗位工资', group: 'post', amount: postPay[post] ?? 0, why: '按岗位层次定额。' },
    { label: '一肩挑', group: 'post', amount: holdsBoth(setting) ? bothOffices : 0, why: '书记、主任一肩挑，另加。' },
    { label: '级别工资', group: 'grade', amount: gradePay[grade - 1] ?? 0, why: `${grade}级定额。` },
    { label: '学历报酬', group: 'allowance', amount: edu?.money ?? 0, why: edu?.why ?? '' },
    { label: '职业津贴', group: 'certificate', amount: cert?.money ?? 0, why: cert?.why ?? '' },
    {
      label: '年限报酬',
      group: 'allowance',
      amount: perYear * fullYears,
      why: `满${fullYears}年，每年${yuan(perYear)}。`,
    },
    ...allowances.map(({ label, amount }) => ({ label, group: 'allowance' as const, amount, why: '按方案定额。' })),
  ];
  return all.filter(({ amount }) => amount > 0);
}

/** What somebody with this grade is paid. */
export function payOf(setting: PaySetting): Pay {
  const { scheme, facts, day, basis } = setting;
  const components = [...gradedPay(setting), ...tablePay(setting)];
  const monthly = components.reduce((sum, { amount }) => sum + amount, 0);
  const once: PayComponent[] = [];
  const months = scheme.pay.excellentMonths;
  if (months > 0 && codeOfLastYear(setting) === 'excellent')
    once.push({
      label: '考核优秀奖励',
      group: 'allowance',
      amount: monthly * months,
      why: `上年度考核优秀，发${months}个月。`,
    });
  const cert = scheme.cert.mode === 'oneOff' ? certCredit(scheme, facts, basis, day) : null;
  if (cert !== null && cert.money > 0 && cert.from?.slice(0, 4) === day.slice(0, 4))
    once.push({ label: '证书一次性奖励', group: 'certificate', amount: cert.money, why: cert.why });
  return { components, monthly, once };
}
