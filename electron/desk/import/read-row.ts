/** Reads the cells of a row for the places that their columns lead to. */
import { listOf } from '../../../db/code-lists.ts';
import type { Ledger } from '../../../db/ledger.ts';
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import type { Field, FlagField } from '../../../db/registers/model/field.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';
import { textCell, emptyCell, type Cell } from '../../sheets/cell.ts';
import { readCell } from '../../sheets/cell-values.ts';
import { ditto } from '../../sheets/cells-above.ts';
import type { ReadCell } from '../../sheets/read-result.ts';
import type { Asked } from './column-habits.ts';
import type { Place, SplitPlace } from './places.ts';
import type { ReadContext } from './read-context.ts';
import { communityName } from './references.ts';
import { readIdCell } from './read-id.ts';
import { readOwnerNumber, settleOwner } from './read-owner.ts';
import { noWords, readPresence, yesWords } from './read-presence.ts';
import {
  blocks,
  type CellDecision,
  type CellRead,
  type Mark,
  noMarks,
  noValues,
  type RowRead,
  type StagedRow,
} from './reading.ts';
import { splitCell } from './split-cells.ts';

/** Code lists by key, each looked up once. */
export function listsOf(ledger: Ledger): (key: string) => CodeList {
  const known = new Map<string, CodeList>();
  return (key) => {
    const list = known.get(key) ?? listOf(ledger, key);
    known.set(key, list);
    return list;
  };
}

/** The words of a target's cells that say that there is no such fact, as they are compared. */
export function emptyWordsOf(place: Place): ReadonlySet<string> | null {
  if (!('target' in place) || place.target.emptyWords === undefined) return null;
  return new Set(place.target.emptyWords.map(plainWord));
}

const plainWord = (text: string): string => withoutSpaces(halfWidth(text));

function marksOf(read: Pick<ReadCell, 'repaired' | 'doubt' | 'error'>, cell: Cell): readonly Mark[] {
  if (read.error !== null) {
    const cut = typeof cell.value === 'number' && Math.abs(cell.value) >= 1e15;
    return [{ level: 'wrong', code: cut ? 'truncated' : 'invalid', reason: read.error }];
  }
  if (read.doubt !== null) return [{ level: 'doubt', code: 'doubt', reason: read.doubt }];
  return read.repaired === null ? noMarks : [{ level: 'repaired', code: 'repaired', reason: read.repaired }];
}

function readField(context: ReadContext, cell: Cell, field: Field): Pick<CellRead, 'values' | 'marks'> {
  const read = readCell(cell, field, context.lists);
  const marks = marksOf(read, cell);
  if (read.value === undefined) return { values: noValues, marks };
  if (field.kind === 'ref' && typeof read.value === 'string') {
    const name = field.register === 'communities' ? communityName(read.value) : read.value;
    const meant = context.references.meant(field.register, name);
    const values = meant.id === undefined || meant.id === null ? noValues : ([[field.key, meant.id]] as const);
    return { values, marks: meant.marks.length === 0 ? marks : [...marks, ...meant.marks] };
  }
  return { values: [[field.key, read.value]], marks };
}

const flag = (field: Field, label: string): FlagField => ({ kind: 'flag', key: field.key, label });

function readSplit(context: ReadContext, cell: Cell, place: SplitPlace): Pick<CellRead, 'values' | 'marks'> {
  if (cell.kind === 'empty') return { values: noValues, marks: noMarks };
  if (/^[(（【[]清空[)）】\]]$/u.test(withoutSpaces(cell.text))) {
    return { values: place.fields.map((field) => [field.key, null] as const), marks: noMarks };
  }
  const lists = place.fields.map((field) => (field.kind === 'choice' ? context.lists(field.list) : null));
  const read = splitCell(cell.text, place.split, lists, place.label);
  const values = place.fields.flatMap((field, i) => {
    const value = read.values[i];
    return value === undefined ? [] : [[field.key, value] as const];
  });
  return { values, marks: marksOf({ ...read, repaired: null }, cell) };
}

/** A cell that is no value of its field may still hold it together with the next one. */
function readWider(
  context: ReadContext,
  cell: Cell,
  { field, wider }: Place & { at: 'target' },
): Pick<CellRead, 'values' | 'marks'> {
  const read = readField(context, cell, field);
  if (wider === undefined || !read.marks.some(({ code }) => code === 'invalid')) return read;
  const apart = readSplit(context, cell, wider);
  return apart.marks.some(blocks) ? read : apart;
}

/** 是 or 否 under a heading that asks about one value; null where the cell answers otherwise. */
function readAnswer(cell: Cell, field: Field, asked: Asked): Pick<CellRead, 'values' | 'marks'> | null {
  const text = withoutSpaces(halfWidth(cell.text));
  if (yesWords.test(text) || cell.value === true) return { values: [[field.key, asked.yes]], marks: noMarks };
  if (!noWords.test(text) && cell.value !== false) return null;
  if (asked.no !== null) return { values: [[field.key, asked.no]], marks: noMarks };
  const reason = '填的是“否”，没有说明是哪一项，这一格不导入。';
  return { values: noValues, marks: [{ level: 'note', code: 'answered-no', reason }] };
}

function readPlace(
  context: ReadContext,
  cell: Cell,
  place: Place,
): Pick<CellRead, 'values' | 'marks'> & { present?: boolean } {
  if (place.at !== 'compare' && cell.kind === 'text' && ditto.test(withoutSpaces(cell.text))) {
    const reason = '写的是“同上”，上面一行却没有内容，请填上实际内容。';
    return { values: noValues, marks: [{ level: 'wrong', code: 'ditto', reason }] };
  }
  switch (place.at) {
    case 'base':
      return readField(context, cell, place.field);
    case 'target': {
      if (place.whenYes === undefined) return readWider(context, cell, place);
      const read = readCell(cell, flag(place.field, place.label), context.lists);
      return { values: read.value === 1 ? [[place.field.key, place.whenYes]] : noValues, marks: marksOf(read, cell) };
    }
    case 'split':
      return readSplit(context, cell, place);
    case 'presence':
      return readPresence(cell, place, context.lists);
    case 'owner':
      return readOwnerNumber(context, cell, place.owner);
    case 'compare':
      return { values: noValues, marks: noMarks };
  }
}

function decided(
  decision: CellDecision | undefined,
  read: Pick<CellRead, 'values' | 'marks'>,
): Pick<CellRead, 'values' | 'marks'> {
  if (decision === undefined) return read;
  if (decision.act === 'drop')
    return { values: noValues, marks: [{ level: 'note', code: 'dropped', reason: '已选这一格不导入。' }] };
  // Accepting settles doubts; what is wrong cannot be accepted, nor a community that is nowhere.
  const marks = read.marks.map((mark): Mark =>
    mark.level === 'doubt' && mark.code !== 'community-unknown' ? { ...mark, level: 'note', code: 'accepted' } : mark,
  );
  return { ...read, marks };
}

/** The cell as mended: what the clerk typed stands for the file's own. */
export function cellIn(row: StagedRow, column: number): Cell {
  const typed = row.repairs[column];
  return typed === undefined ? (row.cells[column] ?? emptyCell) : textCell(typed);
}

/** Reads a row. The cells of computed columns are kept for the comparison. */
export function readRow(context: ReadContext, row: StagedRow): RowRead {
  const cells: CellRead[] = [];
  const compared: CellRead[] = [];
  const base: RowRead['base'] = new Map();
  const targets: RowRead['targets'] = new Map();
  for (const { index, place, empty, asked } of context.columns) {
    const cell = cellIn(row, index);
    const decision = row.decisions.cells?.[index];
    if (cell.kind === 'empty') continue;
    if (empty !== null && empty.has(plainWord(cell.text))) {
      cells.push({ column: index, place, cell, marks: noMarks, values: noValues });
      continue;
    }
    const isId = place.at === 'base' && place.field.kind === 'idNumber';
    const plain = isId ? readIdCell(context, row, cell, place.field, decision) : readPlace(context, cell, place);
    // 是 and 否 mean something only where the list itself does not know them.
    const unread = asked !== null && 'field' in place && plain.marks.some(({ code }) => code === 'invalid');
    const raw = (unread ? readAnswer(cell, place.field, asked) : null) ?? plain;
    const { values, marks } = isId && decision?.act === 'accept' ? raw : decided(decision, raw);
    const read: CellRead = { column: index, place, cell, marks, values };
    cells.push(read);
    if (place.at === 'compare') compared.push(read);
    else if ('target' in place)
      takeTarget(targets, read, decision?.act !== 'drop' && 'present' in raw && raw.present === true);
  }
  if (context.ownerField !== null) settleOwner(cells, context.ownerField);
  for (const { place, column, values } of cells) {
    if (place.at === 'base' || place.at === 'owner')
      for (const [field, value] of values) giveTo(base, field, value, column, place);
  }
  return { cells, base, targets, compared };
}

function takeTarget(targets: RowRead['targets'], read: CellRead, present: boolean): void {
  if (!('target' in read.place) || (read.values.length === 0 && !present)) return;
  const { key } = read.place.target;
  const target = targets.get(key) ?? { given: new Map(), present: false };
  targets.set(key, target);
  target.present ||= present;
  for (const [field, value] of read.values) giveTo(target.given, field, value, read.column, read.place);
}

/** A column of its own wins over one that only answers 是. */
function giveTo(
  given: RowRead['base'],
  field: string,
  value: string | number | null,
  column: number,
  place: Place,
): void {
  const yesOnly = place.at === 'target' && place.whenYes !== undefined;
  if (yesOnly && given.has(field)) return;
  given.set(field, { value, column });
}

/** Whether some cell of the row still waits for the clerk. */
export function waits(read: RowRead): boolean {
  return read.cells.some((cell) => cell.marks.some(blocks));
}
