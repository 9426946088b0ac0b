import type { Register } from './model/register.ts';

/** 填报说明: the line of help above a page, where the office has written its own. */
export const register = {
  key: 'page_notes',
  label: '填报说明',
  unit: '条',
  area: '系统设置',
  order: 4,
  measures: [16],
  of: 'office',
  fields: [
    {
      key: 'page',
      label: '页面',
      kind: 'choice',
      list: 'page_name',
      required: true,
      width: 140,
      help: '显示在哪个页面',
    },
    {
      key: 'text',
      label: '说明文字',
      kind: 'longText',
      required: true,
      maxLength: 500,
      width: 400,
      help: '显示在页面标题下方的一行提示',
      synonyms: ['说明', '内容'],
    },
  ],
  listColumns: ['page', 'text'],
  sort: [{ key: 'page' }],
  title: ['page'],
  unique: [['page']],
  rights: {
    read: 'settings.read',
    write: 'settings.write',
    reveal: 'private.reveal',
    export: 'settings.read',
    purge: 'office.manage',
  },
  leaves: 'never',
  help: '把本地的填报要求写在页面上方，经办人填写时随时看得到。',
} as const satisfies Register;
