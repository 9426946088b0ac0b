/** What an import would do, row by row. */
import type { Ledger } from '../../../db/ledger.ts';
import type { Edit } from '../../../db/records.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import type { KnownRecord } from './known.ts';
import type { ReadContext } from './read-context.ts';
import type { Mark, RowRead, StagedRow } from './reading.ts';
import type { Places } from './places.ts';
import type { RunSettings } from './settings.ts';

export interface PlanContext extends ReadContext {
  readonly ledger: Ledger;
  readonly places: Places;
  readonly settings: RunSettings;
  readonly register: (key: string) => Register;
  /** ID numbers that stand in the file. */
  readonly fileIds: ReadonlySet<string>;
}

export type Tab = 'new' | 'update' | 'same' | 'problem' | 'skipped';

/** What becomes of one field: `set` and `clear` are written, `keep` leaves the more exact value that stands. */
export interface FieldPlan {
  readonly register: string;
  readonly field: string;
  readonly old: FieldValue;
  readonly value: FieldValue;
  readonly act: 'set' | 'clear' | 'same' | 'keep' | 'none';
}

/** A question or fault of a whole row. */
export interface RowProblem {
  readonly code: 'person' | 'twin' | 'binned' | 'missing' | 'invalid';
  readonly reason: string;
  /** Base records among which the clerk chooses. */
  readonly candidates?: readonly string[];
  /** Rows of the file that mean the same record. */
  readonly rows?: readonly number[];
}

/** The base record that a row means. */
export interface Match {
  /** The record, live or (with `restore`) in the bin; null for a new one. */
  readonly record: KnownRecord | null;
  readonly restore: boolean;
  readonly problem: RowProblem | null;
  /** Another row of the file stands for the same record. */
  readonly skip: boolean;
  /** The row is a further post of the person of this row (its place among the rows). */
  readonly postOf?: number;
  /** Rows that share a key mean one record. */
  readonly keys: readonly string[];
}

export interface PlannedRow {
  readonly row: StagedRow;
  readonly read: RowRead;
  readonly tab: Tab;
  /** The base record that the row means; null for a new one or while that is open. */
  readonly record: string | null;
  /** The key that a new base record gets. */
  readonly newRecord: string | null;
  readonly problems: readonly RowProblem[];
  /** By column index. */
  readonly fields: ReadonlyMap<number, readonly FieldPlan[]>;
  /** Marks of planning, beside those of reading; by column index. */
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  /** What happens beside the cells: an earlier post ended, a stay begun. */
  readonly remarks: readonly string[];
  readonly edits: readonly Edit[];
  /** Dated registers of which the row asks 更正 or 变动. */
  readonly asks: readonly string[];
  readonly match: Match;
}

/** A row while it is planned. */
export interface RowDraft {
  readonly context: PlanContext;
  readonly row: StagedRow;
  readonly read: RowRead;
  readonly problems: RowProblem[];
  readonly fields: Map<number, FieldPlan[]>;
  readonly marks: Map<number, Mark[]>;
  readonly remarks: string[];
  readonly edits: Edit[];
  readonly asks: Set<string>;
}

export function addMark(draft: RowDraft, column: number, mark: Mark): void {
  const marks = draft.marks.get(column);
  if (marks === undefined) draft.marks.set(column, [mark]);
  else marks.push(mark);
}

export function addField(draft: RowDraft, column: number, field: FieldPlan): void {
  const fields = draft.fields.get(column);
  if (fields === undefined) draft.fields.set(column, [field]);
  else fields.push(field);
}
