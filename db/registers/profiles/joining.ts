import type { FieldValue } from '../model/field.ts';
import type { ImportProfile, ImportTarget } from './import-profile.ts';
import { educationFloating, educationTargets } from './roster-education.ts';
import { workTargets } from './roster-work.ts';

/** 入职登记: what the county's list says of the joining itself. */
const joining = {
  key: 'joinings',
  label: '入职登记',
  register: 'joinings',
  owner: 'person',
  columns: [
    {
      field: 'reported_on',
      heading: '报到日期',
      synonyms: ['报到时间', '入职日期', '入职时间', '到岗日期', '到岗时间', '上岗日期', '上岗时间', '聘用日期'],
    },
    {
      field: 'community',
      heading: '拟分配社区',
      synonyms: [
        '分配社区',
        '拟安排社区',
        '拟聘社区',
        '聘用社区',
        '报考社区',
        '招聘社区',
        '社区',
        '社区名称',
        '所在社区',
        '报考单位',
        '拟聘单位',
        '分配单位',
      ],
    },
    { field: 'batch', heading: '招聘批次', synonyms: ['批次', '招聘公告', '公告名称'] },
    { field: 'document', heading: '聘用文号', synonyms: ['录用文号', '聘用通知文号'] },
    { field: 'written_score', heading: '笔试成绩', synonyms: ['笔试', '笔试分数', '笔试得分'] },
    { field: 'interview_score', heading: '面试成绩', synonyms: ['面试', '面试分数', '面试得分'] },
    {
      field: 'total_score',
      heading: '总成绩',
      synonyms: ['总分', '综合成绩', '合成总成绩', '考试总成绩', '最终成绩', '合成成绩'],
    },
    { field: 'rank', heading: '名次', synonyms: ['排名', '综合排名', '总排名', '位次', '岗位排名'] },
  ],
  speaks: ['reported_on', 'community', 'batch', 'total_score'],
  always: true,
  find: { by: 'values', keys: ['reported_on'] },
  initial: { state: 'open' },
  change: 'correct',
  begins: ['reported_on'],
} as const satisfies ImportTarget;

/** 在册期间 begins with the first day; somebody who is on the roll already is a question, never a silent correction. */
const stay = {
  key: 'stays',
  label: '在册期间',
  register: 'stays',
  owner: 'person',
  columns: [
    { field: 'entry_reason', heading: '入职方式', synonyms: ['进入方式', '增员原因'] },
    { field: 'came_from', heading: '原工作单位', synonyms: ['原单位', '原工作(学习)单位'] },
  ],
  takes: [{ field: 'starts_on', target: 'joinings', from: 'reported_on' }],
  speaks: ['starts_on'],
  always: true,
  find: { by: 'day' },
  initial: { kind: 'regular', entry_reason: 'recruited' },
  change: 'close',
  begins: ['starts_on'],
} as const satisfies ImportTarget;

/** 报考与成绩 of the recruiting examination that the clerk chose. */
const entryOf = (exam: string): ImportTarget => ({
  key: 'exam_entries',
  label: '报考与成绩',
  register: 'exam_entries',
  owner: 'person',
  columns: [],
  takes: [
    { field: 'total', target: 'joinings', from: 'total_score' },
    { field: 'rank', target: 'joinings', from: 'rank' },
  ],
  speaks: ['total', 'rank'],
  find: { by: 'values', keys: ['exam'] },
  fixed: { exam } satisfies Readonly<Record<string, FieldValue>>,
  initial: { result: 'passed' },
  change: 'correct',
  begins: [],
});

const party = workTargets.filter(({ key }) => key === 'party_statuses');

/**
 * 报到接收: the list of those whom the county sends becomes people, stays and joinings, whoever is known already being recognised by the
 * ID number. @param exam the key of the recruiting examination into whose results the scores go; null for none
 */
export const joiningProfile = (exam: string | null): ImportProfile => ({
  key: 'joining',
  label: '报到名单',
  base: 'people',
  match: [['id_number'], ['name', 'community']],
  targets: [joining, stay, ...(exam === null ? [] : [entryOf(exam)]), ...party, ...educationTargets],
  floating: [...educationFloating],
  compareOnly: [
    { derived: 'sex', heading: '性别', feeds: 'stated_sex' },
    {
      derived: 'birth_day',
      heading: '出生日期',
      synonyms: ['出生年月', '出生时间', '出生', '生日'],
      feeds: 'stated_birth',
    },
    { derived: 'age', heading: '年龄', synonyms: ['周岁'] },
  ],
  ignore: [
    '序号',
    '序',
    '街道',
    '街道名称',
    '准考证号',
    '岗位代码',
    '职位代码',
    '签名',
    '签字',
    '是否进入体检',
    '体检结果',
    '考察结果',
  ],
});
