/** Whose record a row of a register of persons is: the ID number says it for certain, the name only where nobody shares it. */
import { checkIdNumber } from '../../../db/rules/id-number.ts';
import type { Cell } from '../../sheets/cell.ts';
import type { ReadContext } from './read-context.ts';
import { type CellRead, noMarks, noValues } from './reading.ts';

type Read = Pick<CellRead, 'values' | 'marks'>;

/** Reads the cell with the owner's ID number. @param field the field that refers to the owner */
export function readOwnerNumber(context: ReadContext, cell: Cell, field: string): Read {
  const wrong = (code: string, reason: string): Read => ({
    values: noValues,
    marks: [{ level: 'wrong', code, reason }],
  });
  const checked = checkIdNumber(typeof cell.value === 'number' ? cell.value : cell.text);
  const number = checked.ok || checked.id !== undefined ? checked.id : undefined;
  if (number === undefined)
    return wrong(
      !checked.ok && checked.code === 'truncated' ? 'truncated' : 'invalid',
      checked.ok ? '' : checked.sentence,
    );
  const person = context.personByNumber(number);
  if (person === undefined) return wrong('owner-unknown', '台账里没有这个身份证号的人，请先登记人员，或改正号码。');
  return { values: [[field, person]], marks: noMarks };
}

/** Where the number has said who it is, a name that several people share is no question any more. */
export function settleOwner(cells: CellRead[], ownerField: string): void {
  const byNumber = cells.find((read) => read.place.at === 'owner' && read.values.length > 0);
  if (byNumber === undefined) return;
  const at = cells.findIndex((read) => read.place.at === 'base' && read.place.field.key === ownerField);
  const named = cells[at];
  if (named === undefined) return;
  const [, person] = byNumber.values[0] ?? [];
  const [, meant] = named.values[0] ?? [];
  const differs = meant !== undefined && meant !== person;
  const shared = named.marks.some((mark) => mark.code === 'reference-unknown');
  cells[at] = {
    ...named,
    values: byNumber.values,
    marks:
      differs || shared ? [{ level: 'note', code: 'owner-by-number', reason: '按身份证号对应到人。' }] : named.marks,
  };
}
