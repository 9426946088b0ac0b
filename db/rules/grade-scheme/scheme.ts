/** 岗位等级方案 (measures 4 and 12): what a county or city lays down, as plain data with the switches in which places differ. */
import { z } from 'zod';

/** From which day something counts: that day, the first of the next month, or the next 1 January. */
const effective = z.enum(['day', 'nextMonth', 'january']);

const fen = z.int().min(0).max(100_000_000);
const levels = z.int().min(0).max(100_000_000);

const pay = z.object({
  /** 基数 in 分; null where the place has not said. */
  base: fen.nullable(),
  /** 系数 in thousandths, from grade 1 on; empty where there are none. */
  coefficients: z.array(z.int().min(0).max(100_000)).max(60),
  /** 级别工资 in 分, from grade 1 on; empty where there is none. */
  gradePay: z.array(fen).max(60),
  /** 岗位工资 in 分 by 岗位层次. */
  postPay: z.record(z.string().max(40), fen),
  /** 书记、主任一肩挑 gets this on top, in 分. */
  bothOffices: fen,
  /** What everybody gets each month, in 分. */
  allowances: z.array(z.object({ label: z.string().trim().min(1).max(40), amount: fen })).max(20),
  /** For each full year of service, in 分 a month. */
  perYear: fen,
  /** How much of 基数 × 系数 is 绩效工资, in percent. */
  performance: z.int().min(0).max(100),
  /** How much of 绩效工资 is paid by the grade of last year's appraisal, in percent; 100 where nothing is said. */
  performanceByGrade: z.record(z.string().max(40), z.int().min(0).max(200)),
  /** Months of pay paid once a year to who was 优秀 last year. */
  excellentMonths: z.int().min(0).max(12),
  rounding: z.enum(['fen', 'jiao', 'yuan']),
});

/** A scheme. Grades are counted from 1; money is in 分. */
export const schemeSchema = z.object({
  /** 岗位层次 with the first and last grade of each, the highest post first. */
  posts: z
    .array(z.object({ post: z.string().min(1).max(40), min: z.int().min(1).max(60), max: z.int().min(1).max(60) }))
    .max(20),
  /** 每满几年升一级. */
  stepYears: z.int().min(1).max(20),
  /** 满整年才算, or 不满1年按1年. */
  yearsRule: z.enum(['full', 'part']),
  /** Breaks between stays: not looked at, left out of the sum, or counting begins anew after them. */
  gapRule: z.enum(['ignore', 'deduct', 'restart']),
  effective: z.object({ years: effective, credentials: effective }),
  edu: z.object({
    mode: z.enum(['none', 'grade', 'years', 'money']),
    /** 学历 and 学位 are both needed. */
    needBoth: z.boolean(),
    /** Grades, years or 分 a month, by mode. */
    values: z.object({ college: levels, bachelor: levels, master: levels, doctor: levels }),
    /** With `needBoth`: years that 学历 or 学位 alone counts for. */
    oneOnlyYears: z.object({ bachelor: levels, master: levels, doctor: levels }),
  }),
  cert: z.object({
    mode: z.enum(['none', 'grade', 'money', 'oneOff']),
    needRegistration: z.boolean(),
    /** Grades or 分, by mode: 助理社会工作师, 社会工作师, 高级社会工作师. */
    values: z.object({ junior: levels, middle: levels, senior: levels }),
  }),
  /** Grades for education and certificate: the higher one (就高不叠加) or both. */
  stacking: z.enum(['max', 'add']),
  /** Grades for 市级及以上党委政府表彰 and 市级及以上劳模. */
  awards: z.object({ city_award: z.int().min(0).max(20), model_worker: z.int().min(0).max(20) }),
  /** Each kind of award counts once in a career. */
  awardOnce: z.boolean(),
  /** Years with one of these appraisal grades do not count. */
  excludeYearsWithGrade: z.array(z.string().max(40)).max(10),
  /** Of several posts on a day: the one with the highest grade (就高), or the main one. */
  concurrentPost: z.enum(['highest', 'main']),
  capAtPostMax: z.boolean(),
  /** After a change of post: all years count again in the new band, or only those in the new post. */
  onPostChange: z.enum(['keepYears', 'restartYears']),
  pay,
  /** Where the numbers come from and what is doubtful in them. */
  remark: z.string().max(1000),
});

export type Scheme = z.output<typeof schemeSchema>;

/** The highest grade that any post reaches; 0 without posts. */
export function topGrade(scheme: Scheme): number {
  return Math.max(0, ...scheme.posts.map(({ max }) => max));
}
