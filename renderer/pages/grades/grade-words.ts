/** What the states of a grade are called, and who is shown under which heading. */
import { Temporal } from 'temporal-polyfill';
import type { OutputOf } from '../../desk.ts';

export type GradeLine = OutputOf<'grades.standing'>[number];
export type Show = 'all' | 'due' | 'ungraded' | 'soon' | 'above' | 'unplaced';

export const stateWords = {
  due: { word: '应晋级', color: 'orange' },
  ungraded: { word: '未定级', color: 'orange' },
  above: { word: '高于测算', color: 'red' },
  same: { word: '一致', color: 'green' },
  unplaced: { word: '算不出', color: 'gray' },
} as const;

/** Days within which a rise is near. */
const near = 90;

export function shows(show: Show, line: GradeLine, day: string): boolean {
  if (show === 'all') return true;
  if (show === 'soon')
    return line.next !== null && line.next.day <= Temporal.PlainDate.from(day).add({ days: near }).toString();
  return line.state === show;
}

export const mayRise = ({ state }: GradeLine): boolean => state === 'due' || state === 'ungraded';
