import { type Register, rosterRights } from './model/register.ts';

/** 节假日: the office's own calendar, which wins over the published notices that the program knows (`rules/calendar/`). */
export const register = {
  key: 'holidays',
  label: '节假日',
  unit: '天',
  area: '关心关爱',
  measures: [14],
  of: 'office',
  fields: [
    {
      key: 'day',
      label: '日期',
      kind: 'day',
      exact: true,
      required: true,
      width: 104,
      synonyms: ['节假日日期', '放假日期'],
    },
    {
      key: 'name',
      label: '名称',
      kind: 'text',
      maxLength: 40,
      required: true,
      width: 140,
      synonyms: ['节日', '节日名称', '节假日名称'],
    },
    {
      key: 'arrangement',
      label: '放假/上班',
      kind: 'choice',
      list: 'day_arrangement',
      required: true,
      width: 96,
      synonyms: ['类型', '类别', '安排'],
    },
    { key: 'document', label: '依据', kind: 'text', maxLength: 100, width: 180, synonyms: ['文号', '通知文号'] },
    { key: 'note', label: '备注', kind: 'text', maxLength: 200, width: 140, synonyms: ['说明'] },
  ],
  listColumns: ['day', 'name', 'arrangement', 'document', 'note'],
  sort: [{ key: 'day', descending: true }],
  title: ['day', 'name'],
  unique: [['day']],
  rights: rosterRights,
  leaves: 'never',
  help: '国务院办公厅已公布的年份不用填；还没有内置的年份在“节假日”页导入，本地另有安排的在这里加，以这里为准。',
} as const satisfies Register;
