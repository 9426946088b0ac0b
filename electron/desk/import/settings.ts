/** What the clerk has settled for a whole import. */
import type { ChosenColumns } from './columns.ts';
import type { DatedMode } from './reading.ts';

/** What becomes of a community that the directory does not have. */
export type CommunityChoice =
  | { readonly act: 'create'; readonly id: string }
  | { readonly act: 'use'; readonly id: string }
  | { readonly act: 'empty' };

export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
}

export interface RunSettings {
  readonly sheets: readonly SheetInfo[];
  readonly sheet: number;
  /** 1-based, as the clerk corrected them; null finds them by the words. */
  readonly headingRows: readonly [number, number] | null;
  /** The clerk's columns of each sheet. */
  readonly chosen: Readonly<Record<string, ChosenColumns>>;
  /** The day as of which dated facts are compared, YYYY-MM-DD. */
  readonly asOf: string;
  readonly dated: Readonly<Record<string, DatedMode>>;
  /** Two rows of the file for one record: ask, or keep the first or the last. */
  readonly twins: 'ask' | 'first' | 'last' | 'posts';
  /** A row whose ID number lies in the bin: ask, bring it back, or add anew. */
  readonly binned: 'ask' | 'restore' | 'new';
  /** By squashed name. */
  readonly communities: Readonly<Record<string, CommunityChoice>>;
}
