import type { CodeList } from '../../registers/model/code-list.ts';
import { reminderKindLabels } from '../reminders/kinds.ts';

/** 待办类别; the codes are the kinds of `rules/reminders/kinds.ts`. */
export const reminderKind = {
  key: 'reminder_kind',
  label: '待办类别',
  source: '由程序自动列出',
  values: reminderKindLabels.map(([code, label]) => ({ code, label })),
} as const satisfies CodeList;

/** 待办处理: what a clerk decided about a reminder. */
export const reminderAct = {
  key: 'reminder_act',
  label: '待办处理方式',
  source: '街道督办惯例',
  values: [
    { code: 'done', label: '办结', synonyms: ['已办', '完成', '不需要办'] },
    { code: 'postponed', label: '延后', synonyms: ['延期', '推迟'] },
    { code: 'forwarded', label: '转办', synonyms: ['交办', '移交'] },
  ],
} as const satisfies CodeList;
