/** A block of cells copied in Excel or WPS, laid on the rows and columns of a list: what it would change, cell by cell. */
import { labelsOf } from '../../db/labels.ts';
import { listColumns } from '../../db/list-columns.ts';
import { fieldsOf, type Ledger, registerOf } from '../../db/ledger.ts';
import { labelsFor, type ListResult, shownValue } from '../../db/read.ts';
import { type Edit, writeChange } from '../../db/records.ts';
import type { Field, FieldValue } from '../../db/registers/model/field.ts';
import type { Register } from '../../db/registers/model/register.ts';
import { type StoredRecord, storedRecord, type Values } from '../../db/rows.ts';
import { readCell } from '../sheets/cell-values.ts';
import type { Cell } from '../sheets/cell.ts';
import { readPaste } from '../sheets/csv.ts';
import { headingKey } from '../sheets/match-columns.ts';
import { asksMode } from './dated-edits.ts';
import { DeskError } from './errors.ts';
import { listsOf } from './import/read-row.ts';
import { type References, referencesOf } from './import/references.ts';
import type { OfficeCall } from './procedure.ts';
import { wouldFail } from './would-fail.ts';

/** More rows than this are a table: they are imported, with its preview. */
export const mostRows = 1000;

export interface BlockRequest {
  readonly register: string;
  /** As it comes from the clipboard: tabs between cells, lines between rows. */
  readonly text: string;
  /** The list's columns from the active cell on. */
  readonly columns: readonly string[];
  /** The records from the active cell down. */
  readonly ids: readonly string[];
  /** Rows of the block below the last record are new records; else they are refused. */
  readonly append: boolean;
}

export interface BlockCell {
  readonly key: string;
  readonly label: string;
  /** As it may be shown: private values masked. */
  readonly old: FieldValue;
  /** What would be written; as pasted where it cannot be read. */
  readonly value: FieldValue;
  /** What was put right or is in doubt. */
  readonly note: string;
  /** Why it is refused; empty where it is not. */
  readonly fault: string;
}

export interface BlockRow {
  /** The row of the block, from 1. */
  readonly line: number;
  /** Undefined for a new record. */
  readonly id?: string;
  readonly version?: number;
  readonly name: string;
  /** Only what differs from what stands. */
  readonly cells: readonly BlockCell[];
  /** Why the whole record is refused although its cells are good. */
  readonly fault: string;
  /** An open period whose content changes: 更正 or 自某日起变动? */
  readonly asks: boolean;
}

export interface Block {
  readonly rows: readonly BlockRow[];
  /** Columns of the block that cannot be written, and why. */
  readonly left: readonly string[];
  readonly unchanged: number;
  readonly labels: ListResult['labels'];
}

interface Column {
  readonly at: number;
  readonly field: Field;
}

interface Laid {
  readonly columns: readonly Column[];
  readonly left: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
}

const spellings = (field: Field): readonly string[] => [field.label, ...(field.synonyms ?? [])].map(headingKey);

/** The fields that the block's first row names; null where it is no heading. */
function headingFields(first: readonly Cell[], fields: readonly Field[]): readonly (Field | null)[] | null {
  const found = first.map((cell) =>
    cell.kind === 'empty' ? null : fields.find((field) => spellings(field).includes(headingKey(cell.text))),
  );
  return found.every((field) => field !== undefined) && found.some((field) => field !== null) ? found : null;
}

/** Which column of the block is which field: by its heading where it has one, else by place. */
function lay(ledger: Ledger, register: Register, request: BlockRequest): Laid {
  const [sheet] = readPaste(request.text).sheets;
  const grid = sheet?.rows ?? [];
  if (grid.length > mostRows + 1) {
    throw new DeskError(
      'paste-too-large',
      `一次最多粘贴 ${mostRows} 行，这一块有 ${grid.length} 行。更多的行请用“导入”。`,
    );
  }
  const known = listColumns(ledger, register);
  const heading =
    grid.length < 2
      ? null
      : headingFields(
          grid[0] ?? [],
          [...known.values()].map(({ field }) => field),
        );
  const writable = new Set(fieldsOf(ledger, register).map((field) => field.key));
  const width = Math.max(0, ...grid.map((row) => row.length));
  const columns: Column[] = [];
  const left: string[] = [];
  for (let at = 0; at < width; at++) {
    const field = heading === null ? known.get(request.columns[at] ?? '')?.field : heading[at];
    if (field === null || grid.every((row) => (row[at]?.kind ?? 'empty') === 'empty')) continue;
    if (field === undefined) left.push(`第 ${at + 1} 列超出了列表的最后一栏`);
    else if (!writable.has(field.key)) left.push(`“${field.label}”是自动得出的`);
    else if (field.kind === 'photo') left.push(`“${field.label}”不能粘贴`);
    else columns.push({ at, field });
  }
  const rows = grid.map((cells, place) => ({ line: place + 1, cells })).slice(heading === null ? 0 : 1);
  return { columns, left, rows: rows.filter(({ cells }) => cells.some((cell) => cell.kind !== 'empty')) };
}

interface Reader {
  readonly call: OfficeCall;
  readonly register: Register;
  readonly references: References;
  readonly lists: ReturnType<typeof listsOf>;
}

type ReadValue = { readonly value?: FieldValue; readonly note: string; readonly fault: string };

/** One cell as a value; without one where it is empty and keeps what stands. */
function readValue({ references, lists }: Reader, field: Field, cell: Cell): ReadValue {
  const read = readCell(cell, field, lists);
  if (read.error !== null) return { value: cell.text, note: '', fault: read.error };
  const note = [read.repaired, read.doubt].filter((part) => part !== null).join('');
  if (read.value === undefined) return { note, fault: '' };
  if (field.kind !== 'ref' || typeof read.value !== 'string') return { value: read.value, note, fault: '' };
  const { id, marks } = references.meant(field.register, read.value);
  const said = marks.map((mark) => mark.reason).join('');
  return id === undefined ? { value: read.value, note: '', fault: said } : { value: id, note: said, fault: '' };
}

function readCells(reader: Reader, columns: readonly Column[], cells: readonly Cell[], stored: StoredRecord | null) {
  return columns.flatMap(({ at, field }): readonly BlockCell[] => {
    const cell = cells[at];
    if (cell === undefined) return [];
    const { value, note, fault } = readValue(reader, field, cell);
    const old = stored?.values[field.key] ?? null;
    if (value === undefined || (fault === '' && value === old)) return [];
    const shown = shownValue(reader.call.viewer, field, old);
    return [{ key: field.key, label: field.label, old: shown, value, note, fault }];
  });
}

/** Why the store would refuse the record; empty where it would not. */
function refusalOf({ call }: Reader, edit: Edit): string {
  const failure = wouldFail(call.ledger, () => {
    writeChange(call.ledger, { actor: call.session.account, kind: 'bulk', title: '' }, [edit]);
  });
  if (failure === null) return '';
  if (!(failure instanceof DeskError)) throw failure;
  return failure.fields.length === 0 ? failure.message : failure.fields.map(({ message }) => message).join('');
}

/** The values that a row would write. */
const patchOf = (cells: readonly BlockCell[]): Values =>
  Object.fromEntries(cells.map(({ key, value }) => [key, value]));

function readRow(
  reader: Reader,
  laid: Laid,
  place: number,
  stored: StoredRecord | null,
): Omit<BlockRow, 'name'> | null {
  const { register } = reader;
  const { line, cells: given } = laid.rows[place] ?? { line: 0, cells: [] };
  const cells = readCells(reader, laid.columns, given, stored);
  if (cells.length === 0) return null;
  const patch = patchOf(cells);
  const whole = cells.every(({ fault }) => fault === '');
  if (stored === null) {
    const fault = whole ? refusalOf(reader, { op: 'create', register: register.key, values: patch }) : '';
    return { line, cells, fault, asks: false };
  }
  const { id, version } = stored;
  const fault = whole ? refusalOf(reader, { op: 'update', register: register.key, id, version, patch }) : '';
  return { line, id, version, cells, fault, asks: whole && asksMode(register, stored, patch) };
}

/**
 * Reads a block for a list.
 * @throws DeskError sheet-empty, sheet-columns, paste-too-large, paste-too-long where new records are not wanted
 */
export function readBlock(call: OfficeCall, request: BlockRequest): Block {
  const register = registerOf(call.ledger, request.register);
  const laid = lay(call.ledger, register, request);
  const more = laid.rows.length - request.ids.length;
  if (more > 0 && !request.append) {
    throw new DeskError(
      'paste-too-long',
      `复制的内容有 ${laid.rows.length} 行，从选中的格子往下只有 ${request.ids.length} 行。请少复制一些，或翻页后分次粘贴。`,
    );
  }
  const references = referencesOf(call.ledger, { communities: {} });
  const reader: Reader = { call, register, references, lists: listsOf(call.ledger) };
  const names = labelsOf(call.ledger, register, request.ids.slice(0, laid.rows.length));
  const rows = laid.rows.flatMap((_row, place): readonly BlockRow[] => {
    const id = request.ids[place];
    const stored = id === undefined ? null : (storedRecord(call.ledger, register, id) ?? null);
    const row = readRow(reader, laid, place, stored);
    return row === null ? [] : [{ ...row, name: id === undefined ? '' : (names[id] ?? '') }];
  });
  const fields = laid.columns.map(({ field }) => field);
  const values = rows.flatMap(({ cells }) => [
    { values: patchOf(cells) },
    { values: Object.fromEntries(cells.map(({ key, old }) => [key, old])) },
  ]);
  return {
    rows,
    left: laid.left,
    unchanged: laid.rows.length - rows.length,
    labels: labelsFor(call.ledger, fields, values),
  };
}
