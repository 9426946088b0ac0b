/** Everything that a column of a form may take, for the choice beside it. */
import { listColumns } from '../../../db/list-columns.ts';
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import { wordSetsOf } from '../../../db/rules/word-sets.ts';
import type { CellStyle, FormItem } from './shapes.ts';
import { countsMonths } from './written-value.ts';

/** The styles that change how a field is written. */
export function stylesOf(field: Field): readonly (keyof CellStyle)[] {
  const more: (keyof CellStyle)[] = [];
  if (field.kind === 'idNumber' || field.kind === 'phone') more.push('number');
  if (field.kind === 'day') more.push('day');
  if (field.kind === 'choice' && wordSetsOf(field.list).length > 0) more.push('words');
  if (field.kind === 'flag') more.push('words');
  if (field.kind === 'text' && field.personName === true) more.push('padded');
  if (countsMonths(field)) more.push('months');
  return [...more, 'empty'];
}

/** The list columns of a register, own and custom first, then what is computed for the day. */
export function formItems(ledger: Ledger, register: string): readonly FormItem[] {
  const definition = registerOf(ledger, register);
  const derived = new Set((definition.derived ?? []).map((field) => field.key));
  return [...listColumns(ledger, definition).values()]
    .filter(({ field }) => field.kind !== 'photo')
    .map(({ key, field }) => ({
      field: key,
      label: field.label,
      group: derived.has(key) ? '按截止日期取' : (field.section ?? definition.label),
      kind: field.kind,
      private: field.private !== undefined,
      list: field.kind === 'choice' ? field.list : field.kind === 'flag' ? 'flag' : null,
      styles: stylesOf(field),
    }));
}
