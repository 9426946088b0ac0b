import { type Register, rosterRights } from './model/register.ts';

/** 诉求办理时限: what an office set for a category instead of the usual number of working days. */
export const register = {
  key: 'request_limits',
  label: '诉求办理时限',
  unit: '条',
  area: '系统设置',
  order: 6.45,
  measures: [14],
  of: 'office',
  fields: [
    {
      key: 'category',
      label: '诉求类别',
      kind: 'choice',
      list: 'request_category',
      required: true,
      width: 140,
      synonyms: ['类别'],
    },
    {
      key: 'days',
      label: '办理时限',
      kind: 'integer',
      min: 1,
      max: 250,
      unit: '个工作日',
      required: true,
      width: 120,
      synonyms: ['工作日', '时限'],
    },
    { key: 'basis', label: '依据', kind: 'text', maxLength: 200, width: 220, synonyms: ['依据文件', '文号'] },
    { key: 'note', label: '备注', kind: 'longText', maxLength: 1000, width: 140 },
  ],
  listColumns: ['category', 'days', 'basis', 'note'],
  sort: [{ key: 'category' }],
  title: ['category'],
  unique: [['category']],
  rights: { ...rosterRights, write: 'settings.write' },
  leaves: 'never',
  help: '某一类诉求的办理时限与通常的10个工作日不同时，在这里填；没有填的仍按10个工作日。',
} as const satisfies Register;
