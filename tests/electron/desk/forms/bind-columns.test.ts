import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../../db/ledger.ts';
import { bindColumn, type BindingContext, headingKey } from '../../../../electron/desk/forms/bind-columns.ts';
import type { Binding } from '../../../../electron/desk/forms/shapes.ts';
import { formWords } from '../../../../electron/desk/forms/words.ts';
import { startLedger, type TestLedger } from './test-ledger.ts';

let open: TestLedger;
let ledger: Ledger;

beforeAll(() => {
  open = startLedger();
  ({ ledger } = open);
});
afterAll(() => open.end());

function bound(heading: string, register = 'people', remembered: BindingContext['remembered'] = new Map()) {
  return bindColumn(heading, { ledger, words: formWords(ledger, register), remembered, day: '2025-06-30' });
}

function short(binding: Binding | null): string {
  if (binding === null) return '';
  if (binding.take === 'field') return binding.field;
  if (binding.take === 'joined') return binding.parts.map((part) => part.field).join('+');
  if (binding.take === 'office') return `office ${binding.fact}`;
  if (binding.take === 'count')
    return binding.filters.map(({ key, op, values }) => `${key} ${op} ${values.join(',')}`).join(' & ');
  return binding.take;
}

describe('a heading over people', () => {
  it.each([
    ['姓名', 'name'],
    ['姓 名', 'name'],
    ['身份证号码', 'id_number'],
    ['公民身份号码（18位）', 'id_number'],
    ['性别', 'sex'],
    ['出生年月', 'birth_day'],
    ['年龄（周岁）', 'age'],
    ['民族', 'nation'],
    ['籍贯', 'native_place'],
    ['政治\n面貌', 'political'],
    ['入党时间', 'party_joined_on'],
    ['学历', 'education'],
    ['学历学位', 'education+degree'],
    ['学历/全日制', 'full_time_education'],
    ['学历/全日制教育/毕业院校及专业', 'full_time_school+full_time_major'],
    ['学历/在职教育/学历', 'in_service_education'],
    ['毕业院校系及专业', 'school+major'],
    ['单位及职务', 'community+positions'],
    ['所在社区', 'community'],
    ['现任职务', 'position'],
    ['任现职时间', 'main_since'],
    ['从事社区工作年限', 'service_months'],
    ['岗位等级', 'grade'],
    ['职业资格等级', 'certificate'],
    ['证书编号', 'certificate_number'],
    ['联系方式/手机', 'phone'],
    ['基本情况/姓名', 'name'],
    ['合同期限/起始日', 'contract_starts_on'],
    ['2024年度考核等次', 'appraisal_last'],
    ['2022年考核结果', 'appraisal_third_last'],
    ['序号', 'sequence'],
    ['街道', 'office street'],
    ['备注', 'blank'],
    ['领取人签字', 'blank'],
  ])('%s takes %s at first sight', (heading, field) => {
    const { binding, origin } = bound(heading);
    expect([short(binding), origin]).toEqual([field, 'sure']);
  });

  it.each(['配偶/姓名', '父亲姓名', '联系人电话', '变动前/职务', '审核人', '身高', '血型', '家庭成员/政治面貌'])(
    '%s is somebody else or unknown: it takes nothing by itself',
    (heading) => {
      expect(bound(heading)).toMatchObject({ binding: null, origin: 'none' });
    },
  );

  it.each([
    ['参保情况/身份证号', 'id_number'],
    ['最高学历情况说明', 'education'],
  ])('%s is only guessed to be %s', (heading, field) => {
    const { binding, origin } = bound(heading);
    expect([short(binding), origin === 'sure']).toEqual([field, false]);
  });

  it.each([
    '持证情况/编号',
    '专业技术职称/取得时间',
    '全日制教育/毕业时间',
    '第一学历/学位',
    '毕业时间（全日制）',
    '性别／民族',
    '是否党员',
    '婚否',
    '工龄（年）',
    '等级',
    '年龄（截至2025年12月31日）',
    '考核结果（2022年）',
    '月工资（万元）',
    '身份证号（后四位）',
    '合同期限（年）',
    '学历（全日制／在职）',
    '人员类别（正式党员／预备党员）',
  ])('%s is asked about, because its heading says more than its word', (heading) => {
    expect(bound(heading).origin).toBe('guess');
  });

  it.each(['联系电话（家属）', '姓名（家长）', '户主/姓名', '学生情况/姓名'])('%s is never the person', (heading) => {
    expect(['none', 'guess']).toContain(bound(heading).origin);
  });

  it.each([
    ['持证情况/等级', 'certificate'],
    ['岗位等级情况/执行时间', 'grade_since'],
    ['学历学位/全日制教育/毕业院校系及专业', 'full_time_school+full_time_major'],
    ['个人信息/本人联系方式', 'phone'],
    ['加入党组织时间', 'party_joined_on'],
  ])('%s takes %s from what its group and its word say together', (heading, field) => {
    const { binding, origin } = bound(heading);
    expect([short(binding), origin]).toEqual([field, 'sure']);
  });

  it('takes what was chosen for the heading last time, whatever its line breaks', () => {
    const remembered = new Map<string, Binding>([[headingKey('身高'), { take: 'constant', text: '—' }]]);
    expect(bound('身\n高', 'people', remembered)).toMatchObject({
      binding: { take: 'constant', text: '—' },
      origin: 'remembered',
    });
  });

  it('says that a grade of four years ago cannot be had', () => {
    expect(bound('2021年度考核等次')).toMatchObject({ binding: null, reason: expect.stringContaining('2021') });
  });
});

describe('the style that a heading tells', () => {
  it.each([
    ['出生年月', { day: '1990.05' }],
    ['出生日期', { day: '1990.05.01' }],
    ['出生年月（1990年5月）', { day: '1990年5月' }],
    ['出生年月（如199005）', { day: '199005' }],
    ['出生日期(YYYY-MM-DD)', { day: '1990-05-01' }],
    ['身份证号后6位', { number: 'last6' }],
    ['身份证号码（脱敏）', { number: 'masked' }],
    ['学历（研究生/本科/大专/大专以下）', { words: 'education-bands' }],
    ['政治面貌（党员、团员、群众）', { words: 'political-short' }],
    ['社区工作年限（年）', { months: 'years' }],
  ])('%s is %o', (heading, style) => {
    expect(bound(heading).binding).toMatchObject({ take: 'field', style });
  });
});

describe('a heading over communities', () => {
  it.each([
    ['社区名称', 'name'],
    ['核定员额', 'approved_posts'],
    ['在册人数', 'people_on_roll'],
    ['性别/男', 'sex is 1'],
    ['其中：女', 'sex is 2'],
    ['年龄/35岁及以下', 'age to 35'],
    ['年龄/36-45岁', 'age from 36 & age to 45'],
    ['年龄/不满30岁', 'age to 29'],
    ['年龄/56岁以上', 'age from 56'],
    ['政治面貌/党员', 'political is 01,02'],
    ['学历/研究生', 'education is 11,14'],
    ['学历/本科及以上', 'education is 11,14,20'],
    ['持证情况/中级', 'certificate is sw'],
    ['党员数', 'political is 01,02'],
  ])('%s asks %s', (heading, field) => {
    const { binding, origin } = bound(heading, 'communities');
    expect([short(binding), origin]).toEqual([field, 'sure']);
  });

  it('asks whether 大专以下 holds 大专', () => {
    const { binding, origin } = bound('学历/大专以下', 'communities');
    expect([short(binding), origin]).toEqual(['education is 40,60,70,80,90', 'guess']);
  });
});
