import type { Register } from './model/register.ts';

/** 表样: a blank form of somebody's, kept with what goes into it, so that next time it is filled at once. */
export const register = {
  key: 'forms',
  label: '表样',
  unit: '张',
  area: '统计上报',
  measures: [16, 17],
  of: 'office',
  fields: [
    {
      key: 'title',
      label: '表名',
      kind: 'text',
      required: true,
      maxLength: 120,
      width: 240,
      synonyms: ['表样名称', '报表名称'],
    },
    { key: 'recipient', label: '收件单位', kind: 'ref', register: 'recipients', width: 160 },
    { key: 'file_name', label: '文件名', kind: 'text', required: true, maxLength: 255, width: 220 },
    { key: 'row_register', label: '一行一个', kind: 'text', required: true, maxLength: 60, width: 88 },
    { key: 'headings', label: '表头', kind: 'longText', maxLength: 8000, width: 260, help: '各列的表头，自动填写' },
    { key: 'note', label: '备注', kind: 'longText', maxLength: 1000, width: 160, synonyms: ['说明'] },
  ],
  listColumns: ['title', 'recipient', 'file_name', 'headings', 'note'],
  sort: [{ key: 'title' }],
  title: ['title'],
  rights: {
    read: 'report.read',
    write: 'report.write',
    reveal: 'private.reveal',
    export: 'report.read',
    purge: 'office.manage',
  },
  leaves: 'never',
  help: '上级发来的空白表，连同每一列取什么一起记住，下次一点就填。',
} as const satisfies Register;
