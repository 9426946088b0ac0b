import { type Register, rosterRights } from './model/register.ts';

/** 办理过程: each step of a request; forwarding and reopening with their reason. */
export const register = {
  key: 'request_steps',
  label: '办理过程',
  unit: '步',
  area: '关心关爱',
  measures: [14],
  of: 'office',
  fields: [
    { key: 'request', label: '诉求', kind: 'ref', register: 'requests', required: true, width: 220 },
    {
      key: 'step_on',
      label: '日期',
      kind: 'day',
      exact: true,
      required: true,
      width: 96,
      synonyms: ['办理日期', '办理时间'],
    },
    {
      key: 'kind',
      label: '步骤',
      kind: 'choice',
      list: 'request_step',
      required: true,
      width: 96,
      synonyms: ['办理步骤', '环节'],
    },
    { key: 'owner', label: '承办人', kind: 'ref', register: 'cadres', width: 112, synonyms: ['责任人'] },
    {
      key: 'text',
      label: '说明',
      kind: 'longText',
      maxLength: 2000,
      width: 260,
      help: '转办、重新办理写理由，其他写做了什么',
      synonyms: ['理由', '办理情况', '内容'],
    },
  ],
  listColumns: ['request', 'step_on', 'kind', 'owner', 'text'],
  sort: [{ key: 'step_on', descending: true }],
  title: ['kind', 'step_on'],
  rights: rosterRights,
  leaves: 'never',
  help: '诉求每走一步记一条；从“诉求办理看板”办理的会自动记下。',
} as const satisfies Register;
