import { type Register, rosterRights } from './model/register.ts';

/** 提醒提前天数: how long before its day a kind of 待办 is shown, where the office wants other days than the built-in ones. */
export const register = {
  key: 'lead_times',
  label: '提醒提前天数',
  unit: '条',
  area: '系统设置',
  order: 6.6,
  measures: [16],
  of: 'office',
  fields: [
    {
      key: 'kind',
      label: '待办类别',
      kind: 'choice',
      list: 'reminder_kind',
      required: true,
      width: 140,
      synonyms: ['类别'],
    },
    {
      key: 'days',
      label: '提前天数',
      kind: 'integer',
      min: 0,
      max: 400,
      unit: '天',
      required: true,
      width: 96,
      help: '到期前多少天起提醒；“备份”填几天没有备份就提醒',
      synonyms: ['天数'],
    },
    { key: 'note', label: '备注', kind: 'longText', maxLength: 500, width: 200 },
  ],
  listColumns: ['kind', 'days', 'note'],
  sort: [{ key: 'kind' }],
  title: ['kind'],
  unique: [['kind']],
  rights: { ...rosterRights, write: 'settings.write' },
  leaves: 'never',
  help: '没有填的按内置天数：合同60天，试用期、社保、借调、等级、入离职、节日慰问30天，证书和继续教育90天，退休两步各92天，换届183天，诉求、工单10天，其余7天。',
} as const satisfies Register;
