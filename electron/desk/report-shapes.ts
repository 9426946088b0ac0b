/** 上报记录 as kept and as shown: plain data, so that screens may name it too. */
import type { Privacy } from '../../db/registers/model/field.ts';

export type ReportKind =
  | 'form'
  | 'name_list'
  | 'month_changes'
  | 'parcel'
  | 'folder'
  | 'profile'
  | 'collection'
  | 'other';

export interface FrozenColumn {
  /** What the column took and how it was written; columns of two reports are compared only where it is the same. */
  readonly key: string;
  readonly label: string;
  /** How its cells are masked on screen for those who have not asked for full values. */
  readonly privacy?: Privacy;
}

export interface FrozenRow {
  /** The key of the record that the row stands for; empty for none. */
  readonly id: string;
  readonly cells: readonly string[];
}

export interface FrozenTable {
  readonly title: string;
  readonly columns: readonly FrozenColumn[];
  readonly rows: readonly FrozenRow[];
}

/** 填报单位（盖章）, 负责人, 填表人, 电话. */
export interface FootLine {
  readonly unit: string;
  readonly head: string;
  readonly preparer: string;
  readonly phone: string;
}

/** What a report said of itself when it was kept, whatever its line says today. */
export interface FrozenHead {
  readonly title: string;
  /** The addressee's name on that day. */
  readonly recipient: string;
  readonly period: string;
  readonly cutOff: string;
  readonly actor: string;
  readonly private: boolean;
  readonly foot: FootLine;
}

export interface FrozenContent {
  readonly tables: readonly FrozenTable[];
  readonly basis?: readonly FrozenTable[];
}

export interface FrozenReport extends FrozenHead, FrozenContent {
  readonly id: string;
  readonly state: string;
  /** Local ISO times. */
  readonly keptAt: string;
  /** When it first left the office; null while it may still be replaced. */
  readonly leftAt: string | null;
}
