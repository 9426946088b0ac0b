/** Which list is looked at: the month, for whom, how ID numbers are written. */
import type { InputOf, OutputOf } from '../../desk.ts';

export type IdStyle = NonNullable<InputOf<'monthChanges.print'>['ids']>;
export type MonthView = OutputOf<'monthChanges.view'>;
export type Choices = OutputOf<'monthChanges.choices'>;

export interface ListChoice {
  /** YYYY-MM */
  readonly month: string;
  /** The key of the 收件单位; null for nobody in particular. */
  readonly recipient: string | null;
  readonly ids: IdStyle;
}

/** Stands for “不分单位” in the choice of the addressee. */
export const nobody = '-';

/** 2026年3月 */
export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
