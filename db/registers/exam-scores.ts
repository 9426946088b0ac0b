import { type Register, rosterRights } from './model/register.ts';

/** 分科成绩: a subject of somebody's examination: a score, or what there is instead of one. */
export const register = {
  key: 'exam_scores',
  label: '分科成绩',
  unit: '条',
  area: '培训培养',
  measures: [4],
  of: 'office',
  fields: [
    {
      key: 'entry',
      label: '报考与成绩',
      kind: 'ref',
      register: 'exam_entries',
      required: true,
      width: 260,
      synonyms: ['报考', '考生'],
    },
    {
      key: 'subject',
      label: '考试科目',
      kind: 'ref',
      register: 'exam_subjects',
      required: true,
      width: 180,
      synonyms: ['科目', '科目名称'],
    },
    { key: 'score', label: '分数', kind: 'decimal', min: 0, max: 1000, width: 72, synonyms: ['成绩', '得分'] },
    {
      key: 'result',
      label: '单科结果',
      kind: 'choice',
      list: 'exam_result',
      width: 88,
      help: '没有分数时填：通过、未过、缺考、违纪',
      synonyms: ['结果', '是否通过'],
    },
  ],
  listColumns: ['entry', 'subject', 'score', 'result'],
  sort: [{ key: 'entry' }, { key: 'subject' }],
  title: ['subject', 'score'],
  unique: [['entry', 'subject']],
  rights: rosterRights,
  leaves: 'never',
  help: '分科成绩在“考试”里点开那一场按表录入，这里可以查找、导出。',
} as const satisfies Register;
