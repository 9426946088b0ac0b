/** When something is due, in the words of the office. */
import { Temporal } from 'temporal-polyfill';
import { lastOf } from '../../../db/rules/day.ts';
import type { OutputOf } from '../../desk.ts';

export type Warning = OutputOf<'contracts.warnings'>['warnings'][number];
export type Finding = Warning['findings'][number];

interface Mark {
  readonly word: string;
  readonly color: 'red' | 'orange' | 'deepBlue' | 'gray';
}

/** The mark of a finding: 不合规 or 已超期 in red, what is near in orange. */
export function markOf({ severity, dueOn }: Finding, today: string): Mark {
  if (severity === 'note') return { word: '提示', color: 'gray' };
  if (dueOn === null) return { word: '不合规', color: 'red' };
  const left = Temporal.PlainDate.from(today).until(lastOf(dueOn), { largestUnit: 'days' }).days;
  if (left < 0) return { word: '已超期', color: 'red' };
  if (left === 0) return { word: '今日', color: 'orange' };
  if (left <= 7) return { word: '7天内', color: 'orange' };
  return left <= 30 ? { word: '30天内', color: 'orange' } : { word: '30天后', color: 'deepBlue' };
}

/** What the findings of a list may be narrowed to. */
export const narrowings = {
  todo: { label: '要办的', shows: ({ severity }: Finding) => severity !== 'note' },
  unsigned: { label: '没有合同', shows: ({ kind }: Finding) => kind === 'unsigned' || kind === 'wrong-kind' },
  ends: { label: '到期续签', shows: ({ kind }: Finding) => kind === 'ends' || kind === 'open-ended' },
  probation: { label: '试用期', shows: ({ kind }: Finding) => kind === 'probation' || kind === 'probation-end' },
  retirement: { label: '退休', shows: ({ kind }: Finding) => kind === 'retirement' },
  all: { label: '全部', shows: () => true },
} as const satisfies Record<string, { readonly label: string; readonly shows: (finding: Finding) => boolean }>;

export type Narrowing = keyof typeof narrowings;
