/** The steps of 入职办理 in words and colours. */
import type { OutputOf } from '../../desk.ts';

export type Joinings = OutputOf<'joining.list'>;
export type Joiner = Joinings['people'][number];
export type Step = Joiner['steps'][number];

export const stepMarks = {
  done: { word: '已办', color: 'green' },
  later: { word: '未到', color: 'gray' },
  open: { word: '待办', color: 'orange' },
  late: { word: '超期', color: 'red' },
} as const satisfies Record<Step['state'], { readonly word: string; readonly color: string }>;

const lacks = (joiner: Joiner, state: Step['state']): boolean => joiner.steps.some((step) => step.state === state);

/** What the list may be narrowed to. */
export const narrowings = {
  all: { label: '全部', shows: () => true },
  late: { label: '有超期', shows: (joiner: Joiner) => lacks(joiner, 'late') },
  open: { label: '有待办', shows: (joiner: Joiner) => lacks(joiner, 'open') },
  offered: { label: '未登记', shows: (joiner: Joiner) => joiner.joining === null },
  finished: { label: '可以办结', shows: (joiner: Joiner) => joiner.joining !== null && joiner.finished },
} as const satisfies Record<string, { readonly label: string; readonly shows: (joiner: Joiner) => boolean }>;

export type Narrowing = keyof typeof narrowings;
