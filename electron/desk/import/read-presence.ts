/** Reads a column that is only there or not, such as 初级证书. */
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { codeLists } from '../../../db/rules/lists/all.ts';
import { codeOf } from '../../../db/rules/lists/lookup.ts';
import { parseDay } from '../../../db/rules/parse-day.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';
import type { Cell } from '../../sheets/cell.ts';
import { readCell } from '../../sheets/cell-values.ts';
import type { Place } from './places.ts';
import { type CellRead, noMarks, noValues } from './reading.ts';

export const yesWords =
  /^(?:是|有|已有|对|已(?:取得|获得|持有|通过)?|取得|获得|持有|持证|通过|√|✓|✔|☑|v|y|yes|true|1|○)$/iu;
export const noWords = /^(?:否|无|没有|不是|未|未取得|暂无|×|✗|✘|✕|☒|n|no|false|0|[-—–/\\_]+)$/iu;

type Read = Pick<CellRead, 'values' | 'marks'> & { readonly present: boolean };

const remembered = new WeakMap<Place, readonly (readonly [CodeList, string])[]>();

/** The code lists that hold one of the target's fixed values, with that value. */
function fixedLists(place: Place & { at: 'presence' }): readonly (readonly [CodeList, string])[] {
  const known = remembered.get(place);
  if (known !== undefined) return known;
  const found = Object.values<FieldValue>(place.target.fixed ?? {}).flatMap((value) =>
    Object.values(codeLists).flatMap((list) =>
      typeof value === 'string' && list.values.some((one) => one.code === value) ? [[list, value] as const] : [],
    ),
  );
  remembered.set(place, found);
  return found;
}

/** @param lists gives a code list as the office uses it */
export function readPresence(cell: Cell, place: Place & { at: 'presence' }, lists: (key: string) => CodeList): Read {
  const none: Read = { values: noValues, marks: noMarks, present: false };
  const text = withoutSpaces(halfWidth(cell.text));
  if (cell.kind === 'empty' || noWords.test(text) || cell.value === false) return none;
  if (yesWords.test(text) || cell.value === true) return { ...none, present: true };
  for (const [list, own] of fixedLists(place)) {
    const code = codeOf(lists(list.key), cell.text);
    if (code === own) return { ...none, present: true };
    if (code !== null) {
      const reason = `这一列是“${place.label}”，格中写的却是另一种，请核对；确认有“${place.label}”的，请接受。`;
      return { values: noValues, marks: [{ level: 'doubt', code: 'presence', reason }], present: true };
    }
  }
  const day = readCell(cell, place.day, lists);
  const parsed = cell.dateSerial !== undefined ? null : parseDay(cell.text);
  if (typeof day.value === 'string' && (parsed === null || !('error' in parsed))) {
    return {
      values: [[place.day.key, day.value]],
      marks: day.doubt === null ? noMarks : [{ level: 'doubt', code: 'doubt', reason: day.doubt }],
      present: true,
    };
  }
  const words = readCell(cell, place.text, lists);
  if (words.error !== null)
    return { values: noValues, marks: [{ level: 'wrong', code: 'invalid', reason: words.error }], present: true };
  const value = words.value ?? null;
  return { values: value === null ? noValues : [[place.text.key, value]], marks: noMarks, present: true };
}
