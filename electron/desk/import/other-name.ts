/** Somebody found by number under quite another name: a shifted line of a file must not rename a person unasked. */
import { nameCharacters, nameKey } from '../../../db/rules/names.ts';
import { addMark, type Match, type RowDraft } from './plan-types.ts';

const keyOf = (value: unknown): string => (typeof value === 'string' ? nameKey(value) : '');

/**
 * Asks at the name where it shares no character with the stored one (甲一 and 甲益 is a name put right, 甲一 and 乙二 hardly).
 * Who was chosen by the clerk for the row is not asked about again.
 */
export function askOtherName(draft: RowDraft, { record }: Match): void {
  const given = draft.read.base.get('name');
  if (record === null || given === undefined || draft.row.decisions.person !== undefined) return;
  const stored = keyOf(record.values['name']);
  const named = keyOf(given.value);
  if (stored === '' || named === '' || nameCharacters(named).some((one) => stored.includes(one))) return;
  const accepted = draft.row.decisions.cells?.[given.column]?.act === 'accept';
  addMark(draft, given.column, {
    level: accepted ? 'note' : 'doubt',
    code: accepted ? 'accepted' : 'other-name',
    reason: accepted
      ? '已确认是同一个人，姓名一并更正。'
      : `这个身份证号在台账里是“${String(record.values['name'])}”，姓名完全不同，很可能错行。请对照证件：号码错了就改号码，确是本人改了姓名就点“确认无误”。`,
  });
}
