import { formFields } from './appraisals/form.ts';
import { outcomeFields } from './appraisals/outcome.ts';
import type { Register } from './model/register.ts';

/** 年度考核: one per person and year, what the 年度考核登记表 is filled from. Community and post are read as of the year's end. */
export const register = {
  key: 'appraisals',
  label: '年度考核',
  unit: '条',
  area: '考核管理',
  order: 1,
  measures: [10],
  of: 'person',
  owner: 'person',
  fields: [...formFields, ...outcomeFields],
  derived: [
    {
      key: 'community',
      label: '所在社区',
      kind: 'ref',
      register: 'communities',
      derived: 'asOf',
      width: 112,
      help: '考核年度末日的所在社区',
      synonyms: ['社区', '所属社区'],
    },
  ],
  listColumns: [
    'year',
    'community',
    'person',
    'score_political',
    'score_performance',
    'score_satisfaction',
    'score_adjust',
    'score_total',
    'satisfaction_rate',
    'proposed_grade',
    'final_grade',
    'exemption_reason',
    'note',
  ],
  sort: [{ key: 'year', descending: true }, { key: 'community' }],
  title: ['year', 'final_grade'],
  unique: [['person', 'year']],
  rights: {
    read: 'appraisal.read',
    write: 'appraisal.write',
    reveal: 'private.reveal',
    export: 'appraisal.export',
    purge: 'office.manage',
  },
  leaves: 'masked',
  help: '每人每年一条；登记表由此打印。签名、日期和意见栏不填就打印为空格。',
} as const satisfies Register;
