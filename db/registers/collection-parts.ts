import type { Register } from './model/register.ts';

/** 采集回收: one community's part of a collection: its table, when it went out, when it came back. */
export const register = {
  key: 'collection_parts',
  label: '采集回收',
  unit: '份',
  area: '统计上报',
  measures: [17],
  of: 'office',
  fields: [
    { key: 'collection', label: '信息采集', kind: 'ref', register: 'collections', required: true, width: 200 },
    { key: 'community', label: '社区', kind: 'ref', register: 'communities', width: 128 },
    {
      key: 'code',
      label: '采集编号',
      kind: 'text',
      required: true,
      maxLength: 20,
      width: 112,
      help: '印在表上，回收时靠它认出是哪个社区的',
    },
    { key: 'rows', label: '预填行数', kind: 'integer', min: 0, width: 80 },
    { key: 'state', label: '回收状态', kind: 'choice', list: 'part_state', required: true, width: 88 },
    { key: 'sent_on', label: '下发日期', kind: 'day', exact: true, width: 104 },
    { key: 'returned_on', label: '交回日期', kind: 'day', exact: true, width: 104 },
    { key: 'file_name', label: '交回的文件', kind: 'text', maxLength: 255, width: 200 },
    { key: 'note', label: '备注', kind: 'text', maxLength: 500, width: 160 },
  ],
  listColumns: ['collection', 'community', 'state', 'rows', 'sent_on', 'returned_on', 'file_name', 'note'],
  sort: [{ key: 'collection', descending: true }, { key: 'community' }],
  title: ['collection', 'community'],
  unique: [['code']],
  rights: {
    read: 'report.read',
    write: 'report.write',
    reveal: 'private.reveal',
    export: 'report.read',
    purge: 'office.manage',
  },
  leaves: 'never',
  help: '每个社区一份，交没交、什么时候交的都在这里。',
} as const satisfies Register;
