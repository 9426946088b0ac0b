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
  /** How many rows of data its table has; 0 where it has no heading of known words. */
  readonly data?: number;
  /** It stands, with others, in the first sheet too. */
  readonly together?: boolean;
}

export interface RunSettings {
  readonly sheets: readonly SheetInfo[];
  readonly sheet: number;
  /** 1-based, as the clerk corrected them; null finds them by the words, 0 and 0 say that there are none. */
  readonly headingRows: readonly [number, number] | null;
  /** A table that names no communities takes the one of its title. */
  readonly placeFromTitle?: boolean;
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
