/** Columns arranged with the mouse: how wide a dragged edge makes one, where a dropped one stands. */
import type { Field } from '../../../db/registers/model/field.ts';

/** What a heading needs: its characters, the arrow and number of its order, the filter's button, the cell's edges. */
const headWidth = ({ label }: Field): number => label.length * 14 + 60;

/** The width of a column that nobody has set, in px. */
export function usualWidth(field: Field): number {
  return Math.max(field.width ?? 110, headWidth(field));
}

export const narrowest = 40;
export const widest = 600;

/** The width of a column whose edge was dragged. */
export function widthAfter(start: number, moved: number): number {
  return Math.min(widest, Math.max(narrowest, Math.round(start + moved)));
}

export type Side = 'before' | 'after';

/** The columns after one was dropped beside another. */
export function movedBeside(keys: readonly string[], moved: string, target: string, side: Side): readonly string[] {
  if (moved === target || !keys.includes(moved)) return keys;
  const rest = keys.filter((key) => key !== moved);
  const place = rest.indexOf(target);
  return place < 0 ? keys : rest.toSpliced(side === 'before' ? place : place + 1, 0, moved);
}
