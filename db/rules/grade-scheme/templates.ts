/**
 * Schemes to begin from. They are examples put together from public texts of single places, some of them weak (second-hand
 * or with inferred numbers, as their remark says): an office edits them to its own document before it uses them.
 */
import type { Scheme } from './scheme.ts';

export interface SchemeTemplate {
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly scheme: Scheme;
}

const yuan = (amount: number): number => amount * 100;
const three: Scheme['posts'] = [
  { post: 'chief', min: 7, max: 18 },
  { post: 'deputy', min: 4, max: 15 },
  // “其他（工作）人员”: the members of the committees stand with the staff.
  { post: 'member', min: 1, max: 12 },
  { post: 'staff', min: 1, max: 12 },
];
const noEdu = { college: 0, bachelor: 0, master: 0, doctor: 0 };
const noYears = { bachelor: 0, master: 0, doctor: 0 };

const plain: Scheme = {
  posts: three,
  stepYears: 3,
  yearsRule: 'full',
  gapRule: 'ignore',
  effective: { years: 'day', credentials: 'day' },
  edu: { mode: 'none', needBoth: false, values: noEdu, oneOnlyYears: noYears },
  cert: { mode: 'none', needRegistration: false, values: { junior: 0, middle: 0, senior: 0 } },
  stacking: 'max',
  awards: { city_award: 0, model_worker: 0 },
  awardOnce: true,
  excludeYearsWithGrade: [],
  concurrentPost: 'highest',
  capAtPostMax: true,
  onPostChange: 'keepYears',
  pay: {
    base: null,
    coefficients: [],
    gradePay: [],
    postPay: {},
    bothOffices: 0,
    allowances: [],
    perYear: 0,
    performance: 0,
    performanceByGrade: {},
    excellentMonths: 0,
    rounding: 'yuan',
  },
  remark: '',
};

/** An amount or coefficient that grows by the same step from grade to grade. */
const even = (first: number, step: number, grades: number): number[] =>
  Array.from({ length: grades }, (_, place) => first + step * place);

const money = (junior: number, middle: number, senior: number) => ({
  junior: yuan(junior),
  middle: yuan(middle),
  senior: yuan(senior),
});

/** 三岗十八级, 系数 × 基数. Rule text of a Shandong-type guideline, articles 18–22; coefficients and base are not in it. */
const sd18: Scheme = {
  ...plain,
  edu: {
    mode: 'grade',
    needBoth: true,
    values: { college: 0, bachelor: 1, master: 2, doctor: 3 },
    oneOnlyYears: { bachelor: 1, master: 3, doctor: 5 },
  },
  cert: { mode: 'money', needRegistration: true, values: money(100, 200, 300) },
  pay: { ...plain.pay, performance: 30 },
  remark:
    '示例，请按本地文件修改。三岗十八级，薪酬为基数乘等级系数，基本工资70%、绩效30%。文件摘录里没有18级系数和基数，请自行填写；证书津贴是下限（不低于100、200、300元）。',
};

/** 三岗十八级 where certificates raise the grade. From a running system whose place is not named; amounts unknown. */
const zj18: Scheme = {
  ...plain,
  edu: { ...plain.edu, mode: 'grade', values: { college: 0, bachelor: 1, master: 2, doctor: 3 } },
  cert: { mode: 'grade', needRegistration: false, values: { junior: 1, middle: 2, senior: 3 } },
  awards: { city_award: 1, model_worker: 1 },
  remark:
    '示例，请按本地文件修改。证书、学历提级就高不叠加，市级以上表彰、劳模各提1级且一生一次；依据是一套在用系统的算法（二手材料），没有工资标准。',
};

/** 三类十六级 (2022). Only 2958 and 4289 are published; the coefficients between are inferred, the bands of 副职 and 正职 guessed. */
const jz16: Scheme = {
  ...plain,
  posts: [
    { post: 'chief', min: 5, max: 16 },
    { post: 'deputy', min: 3, max: 14 },
    { post: 'member', min: 1, max: 12 },
    { post: 'staff', min: 1, max: 12 },
  ],
  yearsRule: 'part',
  gapRule: 'deduct',
  effective: { years: 'january', credentials: 'nextMonth' },
  cert: { mode: 'money', needRegistration: false, values: money(100, 200, 300) },
  pay: { ...plain.pay, base: yuan(2958), coefficients: even(1000, 30, 16) },
  remark:
    '示例，请按本地文件修改。公开的只有1级2958元和16级4289元，中间各级系数按每级0.03推算；副职3—14级、正职5—16级是推测的。每年1月1日统一调整，不满1年按1年，间断任职不计。',
};

/** 岗位工资 + 级别工资 + 职称工资, all fixed amounts. From the text of six departments of a prefecture whose name is lost. */
const flat12: Scheme = {
  ...plain,
  posts: [
    { post: 'chief', min: 1, max: 12 },
    { post: 'deputy', min: 1, max: 12 },
    { post: 'member', min: 1, max: 12 },
    { post: 'staff', min: 1, max: 12 },
  ],
  yearsRule: 'part',
  cert: { mode: 'money', needRegistration: false, values: money(300, 500, 800) },
  pay: {
    ...plain.pay,
    gradePay: even(yuan(50), yuan(60), 12),
    postPay: { chief: yuan(2800), deputy: yuan(2500), member: yuan(2300), staff: yuan(2300) },
    bothOffices: yuan(300),
    allowances: [{ label: '基础性绩效', amount: yuan(200) }],
  },
  remark:
    '示例，请按本地文件修改。岗位工资、级别工资（3年及以内1级50元，每级加60元）、职称工资均为定额；来源页面已残缺，地名不详，奖励性绩效按年另发。',
};

/** 基础报酬 by education with allowances and a sum for each year. Second-hand, the province is not named. */
const edu: Scheme = {
  ...plain,
  posts: [
    { post: 'chief', min: 1, max: 1 },
    { post: 'deputy', min: 1, max: 1 },
    { post: 'member', min: 1, max: 1 },
    { post: 'staff', min: 1, max: 1 },
  ],
  edu: {
    mode: 'money',
    needBoth: false,
    values: { college: yuan(1000), bachelor: yuan(1300), master: yuan(1800), doctor: yuan(1800) },
    oneOnlyYears: noYears,
  },
  cert: { mode: 'money', needRegistration: false, values: money(100, 200, 300) },
  pay: {
    ...plain.pay,
    postPay: { chief: yuan(1100), deputy: yuan(800), member: yuan(600) },
    allowances: [
      { label: '工作补贴', amount: yuan(900) },
      { label: '生活补贴', amount: yuan(600) },
    ],
    perYear: yuan(15),
    excellentMonths: 1,
  },
  remark:
    '示例，请按本地文件修改。不分等级，按学历定基础报酬；二手材料，省名不详。研究生不分硕士、博士；每满1年加15元，考核优秀多发1个月。',
};

/** 系数 × 3400 with 绩效 20 %; an 不称职 year neither counts nor is its 绩效 paid. The coefficients are not published. */
const bx: Scheme = {
  ...plain,
  excludeYearsWithGrade: ['unfit'],
  pay: { ...plain.pay, base: yuan(3400), performance: 20, performanceByGrade: { unfit: 0 } },
  remark:
    '示例，请按本地文件修改。基数3400元，基础80%、绩效20%；考核不合格的年度不发绩效、不计年限。各级系数没有公开，请自行填写后再用。',
};

export const schemeTemplates: readonly SchemeTemplate[] = [
  { key: 'SD18', name: '三岗十八级（系数×基数）', region: '山东式', scheme: sd18 },
  { key: 'ZJ18', name: '三岗十八级（证书提级）', region: '宁波、温州类', scheme: zj18 },
  { key: 'JZ16', name: '三类十六级', region: '锦州（2022）', scheme: jz16 },
  { key: 'FLAT12', name: '岗位、级别、职称定额', region: '某地级市', scheme: flat12 },
  { key: 'EDU', name: '学历基础报酬加补贴', region: '某省', scheme: edu },
  { key: 'BX', name: '系数×基数（不合格年度不计）', region: '本溪式', scheme: bx },
];

/** What an office without a document of its own begins from. */
export const blankScheme: Scheme = plain;
