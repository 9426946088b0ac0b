/** What one row of a table says, place by place, before it is held against the store. */
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Cell } from '../../sheets/cell.ts';
import type { Place } from './places.ts';

/**
 * What a clerk is told about a cell. `repaired` and `note` let the row pass; `doubt` waits for a decision, `wrong` for another
 * value or for leaving the cell out.
 */
export interface Mark {
  readonly level: 'repaired' | 'note' | 'doubt' | 'wrong';
  /** What kind of mark, for deciding many at once; never shown. */
  readonly code: string;
  /** A Chinese sentence; it does not repeat the cell. */
  readonly reason: string;
  /** What accepting the doubt would take. */
  readonly proposal?: string;
}

/** What the clerk decided about a cell. */
export interface CellDecision {
  readonly act: 'drop' | 'accept';
  /** Why the cell is accepted, where a reason is asked. */
  readonly reason?: string | undefined;
}

/** What the clerk decided about a row; kept with it. */
export interface RowDecisions {
  readonly skip?: boolean | undefined;
  /** The answer to “who is this”: a record's key, or `new`. */
  readonly person?: string | undefined;
  /** By column index. */
  readonly cells?: Readonly<Record<string, CellDecision>> | undefined;
  /** For dated registers: 更正 or 变动 of this row alone. */
  readonly dated?: Readonly<Record<string, DatedMode>> | undefined;
}

/** 更正 changes the record that holds; 自某日起变动 ends it on the eve of `from` and begins another. */
export interface DatedMode {
  readonly mode: 'correct' | 'change';
  /** YYYY-MM-DD; the day asked about unless told. */
  readonly from?: string | undefined;
}

/** A row as staged: its cells, the values typed over them, the decisions. */
export interface StagedRow {
  /** 1-based row of the file. */
  readonly rowNumber: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
  /** By column index: the text typed instead. */
  readonly repairs: Readonly<Record<string, string>>;
  readonly decisions: RowDecisions;
}

export interface CellRead {
  readonly column: number;
  readonly place: Place;
  readonly cell: Cell;
  readonly marks: readonly Mark[];
  /** The fields that the cell gives; null clears. */
  readonly values: readonly (readonly [field: string, value: FieldValue])[];
}

export interface Given {
  readonly value: FieldValue;
  readonly column: number;
}

export interface TargetRead {
  readonly given: Map<string, Given>;
  /** The presence column says that the fact exists. */
  present: boolean;
}

export interface RowRead {
  readonly cells: readonly CellRead[];
  readonly base: Map<string, Given>;
  readonly targets: Map<string, TargetRead>;
  /** Compared columns with their cells. */
  readonly compared: readonly CellRead[];
}

export const noMarks: readonly Mark[] = [];
export const noValues: CellRead['values'] = [];

/** Whether a mark keeps its row from being imported. */
export function blocks(mark: Mark): boolean {
  return mark.level === 'doubt' || mark.level === 'wrong';
}
