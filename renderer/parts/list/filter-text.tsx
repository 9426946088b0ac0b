/** A filter in words: 职务：书记、主任. */
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { AnyField } from '../../vocabulary.tsx';
import { FieldValueText } from '../field-value.tsx';

const words = { contains: '含', is: '是', not: '不是', from: '从', to: '到', empty: '没有填', filled: '已填' } as const;
const mostShown = 3;

export function FilterText({ field, filter }: { readonly field: AnyField; readonly filter: Filter }) {
  const shown = filter.values.slice(0, mostShown);
  return (
    <>
      {field.label}
      {filter.op === 'is' ? '：' : ` ${words[filter.op]} `}
      {shown.map((value, place) => (
        <span key={String(value)}>
          {place > 0 ? '、' : ''}
          {filter.op === 'contains' ? `“${value}”` : <FieldValueText field={field} value={value} />}
        </span>
      ))}
      {filter.values.length > mostShown ? `等 ${filter.values.length} 项` : ''}
    </>
  );
}
