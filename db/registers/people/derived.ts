import type { DerivedField } from '../model/register.ts';

/**
 * What is never typed about a person. `stored` follows from the record alone; `asOf` is read from the dated registers
 * on a day: the main post, the present grade, the highest education, the highest valid certificate …
 */
export const derivedFields = [
  { key: 'sex', label: '性别', kind: 'choice', list: 'sex', derived: 'stored', width: 56 },
  {
    key: 'birth_day',
    label: '出生日期',
    kind: 'day',
    derived: 'stored',
    width: 96,
    synonyms: ['出生年月', '出生时间', '出生年月日', '生日', '出生'],
  },
  {
    key: 'retirement_day',
    label: '退休日期',
    kind: 'day',
    derived: 'stored',
    width: 96,
    help: '按渐进式延迟法定退休年龄算出；有认定值的以认定值为准',
    synonyms: ['退休时间', '退休年月', '法定退休日期', '法定退休时间', '即将退休日期', '预计退休时间', '到龄时间'],
  },
  { key: 'pinyin', label: '姓名拼音', kind: 'text', derived: 'stored', synonyms: ['拼音'] },
  {
    key: 'age',
    label: '年龄',
    kind: 'integer',
    unit: '岁',
    derived: 'asOf',
    width: 56,
    synonyms: ['周岁', '年龄(周岁)', '年龄(岁)', '现年龄', '实足年龄'],
  },
  {
    key: 'service_months',
    label: '社区工作年限(月)',
    kind: 'integer',
    unit: '月',
    derived: 'asOf',
    width: 112,
    help: '含按规定累计的其他地区年限；有认定值的以认定值为准',
    synonyms: ['社区工作月数'],
  },
  { key: 'on_roll', label: '在册', kind: 'flag', derived: 'asOf', width: 56, synonyms: ['是否在册', '在册情况'] },
  { key: 'community', label: '所在社区', kind: 'ref', register: 'communities', derived: 'asOf', width: 112 },
  { key: 'department', label: '实际工作部门', kind: 'text', derived: 'asOf', width: 112 },
  { key: 'category', label: '人员类别', kind: 'choice', list: 'category', derived: 'asOf', width: 120 },
  { key: 'position', label: '职务', kind: 'choice', list: 'position', derived: 'asOf', width: 88 },
  { key: 'post_class', label: '岗位层次', kind: 'choice', list: 'post_class', derived: 'asOf', width: 80 },
  { key: 'main_since', label: '任现职时间', kind: 'day', derived: 'asOf', width: 96 },
  { key: 'grade', label: '岗位等级', kind: 'integer', unit: '级', derived: 'asOf', width: 80 },
  { key: 'education', label: '最高学历', kind: 'choice', list: 'education', derived: 'asOf', width: 88 },
  { key: 'degree', label: '最高学位', kind: 'choice', list: 'degree', derived: 'asOf', width: 80 },
  { key: 'school', label: '毕业院校', kind: 'text', derived: 'asOf', width: 140 },
  { key: 'major', label: '所学专业', kind: 'text', derived: 'asOf', width: 112 },
  { key: 'study_mode', label: '学习形式', kind: 'choice', list: 'study_mode', derived: 'asOf', width: 80 },
  { key: 'political', label: '政治面貌', kind: 'choice', list: 'political', derived: 'asOf', width: 96 },
  { key: 'party_joined_on', label: '入党时间', kind: 'day', derived: 'asOf', width: 96 },
  { key: 'certificate', label: '职业水平证书', kind: 'choice', list: 'certificate', derived: 'asOf', width: 112 },
  { key: 'employment_form', label: '用工形式', kind: 'choice', list: 'employment_form', derived: 'asOf', width: 88 },
  { key: 'contract_ends_on', label: '合同到期日', kind: 'day', derived: 'asOf', width: 96 },
] as const satisfies readonly DerivedField[];
