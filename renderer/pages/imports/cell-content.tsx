/** What a cell of the preview shows: what stands, what it becomes, its marks with their reasons. */
import { changes } from './marks.ts';
import { MarkLine } from './mark-line.tsx';
import type { RowCell } from './shapes.ts';

type FieldView = RowCell['fields'][number];

function Becomes({ field }: { readonly field: FieldView }) {
  if (field.act !== 'set' && field.act !== 'clear') return <>{field.newText}</>;
  if (field.act === 'set' && field.oldText === '') return <b>{field.newText}</b>;
  return (
    <>
      <s>{field.oldText}</s> → <b>{field.act === 'clear' ? '（清空）' : field.newText}</b>
    </>
  );
}

/** The value in one line. A new record has nothing to differ from: its values are shown plain. */
function Value({ cell, plain }: { readonly cell: RowCell; readonly plain: boolean }) {
  const told = cell.fields.filter((field) => field.act !== 'none' && (field.newText !== '' || field.oldText !== ''));
  const refused =
    cell.marks.some((mark) => mark.level === 'wrong') || cell.decision === 'drop' || cell.place.startsWith('?');
  if (told.length === 0 || refused) return <>{cell.text}</>;
  if (plain && told.every((field) => field.oldText === ''))
    return <>{told.map((field) => field.newText).join(' / ')}</>;
  return told.map((field, at) => (
    <span key={`${field.register}/${field.field}`}>
      {at === 0 ? '' : ' / '}
      <Becomes field={field} />
    </span>
  ));
}

export function CellContent({ cell, plain }: { readonly cell: RowCell; readonly plain: boolean }) {
  return (
    <>
      <span
        className="import-value"
        data-changes={(!plain && changes(cell)) || undefined}
        data-dropped={cell.decision === 'drop' || undefined}
      >
        <Value cell={cell} plain={plain} />
        {cell.mended ? '（已改）' : ''}
      </span>
      {cell.marks.map((mark) => (
        <MarkLine key={`${mark.code}/${mark.reason}`} mark={mark} />
      ))}
    </>
  );
}
