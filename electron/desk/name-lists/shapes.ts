/** 给名单取数 as the screens see it: somebody's list of names, who each of them is, and what is to stand beside them. */
import type { CellStyle, FormColumn } from '../forms/shapes.ts';

/** By what a column of the list names its people. */
export type KeyRole = 'name' | 'id_number' | 'phone' | 'community';

/**
 * How a line was recognised. `one`: without a doubt; `decided`: by the clerk; `left`: the clerk leaves it empty;
 * `many`: 重名; `doubt`: somebody fits in part; `none`: 对不上.
 */
export type Standing = 'one' | 'decided' | 'left' | 'many' | 'doubt' | 'none';

/** Somebody whom a line may mean; the number masked. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly community: string;
  readonly position: string;
  readonly birth: string;
  readonly idTail: string;
  readonly onRoll: boolean;
}

export interface NameLine {
  /** 1-based row of the file. */
  readonly row: number;
  readonly name: string;
  /** What else the line says of the person, as the clerk reads it: 海棠里社区、尾号 0012. */
  readonly said: string;
  readonly standing: Standing;
  readonly person: Candidate | null;
  readonly candidates: readonly Candidate[];
  /** Why it is open, in Chinese. */
  readonly reason: string;
}

export interface ListColumn extends FormColumn {
  readonly role: KeyRole | null;
}

/** A column that is added at the right of the list. */
export interface AddedColumn {
  readonly heading: string;
  readonly field: string;
  readonly style: CellStyle;
}

export interface NameListSettings {
  /** As of which day, YYYY-MM-DD. */
  readonly day: string;
  /** Cells that hold something already are written over; else only empty ones are filled. */
  readonly overwrite: boolean;
}

export interface NameListView {
  readonly id: string;
  readonly fileName: string;
  readonly kind: 'xlsx' | 'xls' | 'docx';
  readonly title: string;
  readonly columns: readonly ListColumn[];
  readonly added: readonly AddedColumn[];
  readonly settings: NameListSettings;
  readonly lines: readonly NameLine[];
  readonly counts: Readonly<Record<Standing, number>>;
  /** Word tables cannot grow sideways. */
  readonly mayAdd: boolean;
}

/** What is kept of a list. */
export interface NameListContent {
  readonly kind: NameListView['kind'];
  readonly sheet: number;
  readonly headingRows: readonly [from: number, to: number];
  readonly title: string;
  readonly columns: readonly ListColumn[];
  readonly added: readonly AddedColumn[];
  readonly settings: NameListSettings;
  /** By 0-based row of the file: the person's key, or '' for left empty on purpose. */
  readonly decisions: Readonly<Record<string, string>>;
}
