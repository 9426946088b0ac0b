/** Reads the cell of a citizen number: what is cut off is refused, a wrong check digit takes a reason, 15 digits are asked. */
import type { Field } from '../../../db/registers/model/field.ts';
import { checkIdNumber } from '../../../db/rules/id-number.ts';
import { looksMasked } from '../../../db/rules/masking.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';
import { isCutNumber, type Cell } from '../../sheets/cell.ts';
import { readCell } from '../../sheets/cell-values.ts';
import type { ReadContext } from './read-context.ts';
import { type CellDecision, type CellRead, type Mark, noMarks, noValues, type StagedRow } from './reading.ts';

type Read = Pick<CellRead, 'values' | 'marks'>;

const refused = (code: string, reason: string): Read => ({
  values: noValues,
  marks: [{ level: 'wrong', code, reason }],
});
const note = (level: Mark['level'], code: string, reason: string): readonly Mark[] => [{ level, code, reason }];

/** The other cell of the row that leads to a field of the base. */
function beside(context: ReadContext, row: StagedRow, field: string): Cell | undefined {
  const column = context.columns.find(({ place }) => place.at === 'base' && place.field.key === field);
  if (column === undefined) return undefined;
  const typed = row.repairs[column.index];
  const cell = row.cells[column.index];
  return typed === undefined ? cell : { value: typed, text: typed, kind: 'text' };
}

function kindOf(context: ReadContext, row: StagedRow): string | null {
  const column = context.columns.find(({ place }) => place.at === 'base' && place.field.key === 'id_kind');
  const cell = beside(context, row, 'id_kind');
  if (column === undefined || cell === undefined || column.place.at !== 'base') return null;
  const read = readCell(cell, column.place.field, context.lists);
  return typeof read.value === 'string' ? read.value : null;
}

/** Reads an ID number beside the row's kind of document and what the clerk decided. */
export function readIdCell(
  context: ReadContext,
  row: StagedRow,
  cell: Cell,
  field: Field,
  decision: CellDecision | undefined,
): Read {
  const plain = readCell(cell, field, context.lists);
  const unread = cell.kind === 'error' || (cell.kind === 'formula' && cell.value === null);
  if (plain.clear || unread || (typeof cell.value === 'string' && looksMasked(cell.value))) {
    return plain.clear ? { values: [[field.key, null]], marks: noMarks } : refused('invalid', plain.error ?? '');
  }
  const kind = kindOf(context, row);
  if (!context.citizen(kind)) return otherDocument(cell, field);
  const checked = checkIdNumber(typeof cell.value === 'number' ? cell.value : cell.text);
  if (checked.ok) {
    const repaired =
      checked.repaired.length === 0 ? noMarks : note('repaired', 'repaired', `${checked.repaired.join('、')}。`);
    return { values: [[field.key, checked.id]], marks: repaired };
  }
  if (checked.code === 'checksum' && checked.id !== undefined)
    return wrongCheck(context, row, field, checked.id, checked.sentence, decision);
  if (checked.code === 'fifteen' && checked.id !== undefined)
    return fifteen(context, field, checked.id, checked.sentence, decision);
  return refused(checked.code === 'truncated' ? 'truncated' : 'invalid', checked.sentence);
}

/** Passports and permits have numbers of their own making. */
function otherDocument(cell: Cell, field: Field): Read {
  if (isCutNumber(cell))
    return refused('truncated', `${field.label}已被 Excel 截断，后几位已经丢失，请对照证件重新录入。`);
  const number = withoutSpaces(halfWidth(cell.text));
  if (!/^[0-9A-Za-z()*-]{4,40}$/.test(number))
    return refused('invalid', `${field.label}只能有数字、字母、括号和短横线。`);
  return { values: [[field.key, number]], marks: noMarks };
}

function wrongCheck(
  context: ReadContext,
  row: StagedRow,
  field: Field,
  id: string,
  sentence: string,
  decision: CellDecision | undefined,
): Read {
  if (context.known.byId.has(id)) return { values: [[field.key, id]], marks: noMarks };
  const reason = decision?.act === 'accept' ? (decision.reason ?? '').trim() : '';
  if (reason !== '') {
    const marks = note('note', 'accepted', `校验码不符，已写明：${reason}`);
    return {
      values: [
        [field.key, id],
        ['id_override_reason', reason],
      ],
      marks,
    };
  }
  if ((beside(context, row, 'id_override_reason')?.text ?? '') !== '') {
    return { values: [[field.key, id]], marks: note('note', 'accepted', '校验码不符，表中已有说明。') };
  }
  return {
    values: [[field.key, id]],
    marks: note('doubt', 'id-checksum', `${sentence}确认证件就是这样的，请写明理由。`),
  };
}

function fifteen(
  context: ReadContext,
  field: Field,
  id: string,
  sentence: string,
  decision: CellDecision | undefined,
): Read {
  const values = [[field.key, id]] as const;
  if (context.known.byId.has(id))
    return { values, marks: note('repaired', 'repaired', '15位旧号码已换成台账里的18位号码。') };
  if (decision?.act === 'accept')
    return { values, marks: note('note', 'accepted', '已采用由15位旧号码算出的18位号码。') };
  return { values, marks: [{ level: 'doubt', code: 'id-fifteen', reason: sentence, proposal: id }] };
}
