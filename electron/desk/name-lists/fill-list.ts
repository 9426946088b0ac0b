/** Fills a list of names in its own file: beside every recognised name what was asked, everything else as it was. */
import type { CellEdit, Place } from '../../sheets/fill/edits.ts';
import { fillWorkbook } from '../../sheets/fill/fill-workbook.ts';
import { DeskError } from '../errors.ts';
import { refusedForm } from '../forms/fill-form.ts';
import { cellValueEdit } from '../forms/fill-plan.ts';
import { dayFormat, type FormFile } from '../forms/form-file.ts';
import { privacyOf } from '../forms/form-privacy.ts';
import { formRows } from '../forms/form-rows.ts';
import type { Binding, FormSettings } from '../forms/shapes.ts';
import { formWords } from '../forms/words.ts';
import { type WrittenValue, writtenText } from '../forms/written-value.ts';
import type { OfficeCall } from '../procedure.ts';
import type { FrozenTable } from '../report-shapes.ts';
import type { SolvedLine } from './name-list.ts';
import type { NameListContent } from './shapes.ts';

export interface FilledList {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly private: boolean;
  /** What was fetched, for 上报记录. */
  readonly table: FrozenTable;
}

/** The row that the people of a list stand in, in the terms of a form. */
function settingsOf(people: readonly string[], day: string): FormSettings {
  return {
    who: { register: 'people', filters: [], search: '', ids: people, day, sort: [] },
    rows: 'insert',
    recipient: null,
    period: '',
  };
}

interface Target {
  readonly column: number;
  readonly binding: Binding;
  /** It names the people of the list: what it holds is never written over. */
  readonly names: boolean;
  /** Where the style comes from: an added column looks like its neighbour. */
  readonly styleFrom: number | null;
}

/** What is filled: the list's own columns but the names, and the added ones at the right. */
function targetsOf({ columns, added }: NameListContent): readonly Target[] {
  const last = Math.max(0, ...columns.map(({ index }) => index));
  const own = columns.flatMap(({ index, binding, role, formula }): Target[] =>
    binding === null || binding.take === 'blank' || binding.take === 'sequence' || role === 'name' || formula
      ? []
      : [{ column: index, binding, names: role !== null, styleFrom: null }],
  );
  const more = added.map(({ field, style }, i): Target => ({
    column: last + 1 + i,
    binding: { take: 'field', field, style },
    names: false,
    styleFrom: last,
  }));
  return [...own, ...more];
}

/** @throws DeskError list-open while a line waits for a decision, list-nothing-asked, form-… */
export function fillList(
  call: OfficeCall,
  file: FormFile,
  content: NameListContent,
  lines: readonly SolvedLine[],
): FilledList {
  const open = lines.filter(({ standing }) => standing === 'many' || standing === 'doubt' || standing === 'none');
  if (open.length > 0) {
    throw new DeskError('list-open', `还有 ${open.length} 行没有定下是谁，没有填写。请逐行选人，或选“这一行留空”。`);
  }
  const targets = targetsOf(content);
  if (targets.length === 0) throw new DeskError('list-nothing-asked', '还没有选要取哪些栏目，没有填写。请先加栏目。');
  const people = [...new Set(lines.flatMap(({ person }) => person ?? []))];
  const found = formRows(
    call,
    settingsOf(people, content.settings.day),
    targets.map(({ binding }) => binding),
    { full: true },
  );
  const byPerson = new Map(found.rows.map((row) => [row.id, row.values]));
  const sheet = file.sheets.find(({ place }) => place === content.sheet);
  const cells: CellEdit[] = headingEdits(content, targets);
  for (const { row, person } of lines) {
    for (const [i, { column, names, styleFrom }] of targets.entries()) {
      const present = sheet?.grid.rows[row]?.[column]?.text ?? '';
      const written = person === null ? undefined : byPerson.get(person)?.[i];
      const keep = styleFrom === null && present !== '' && (names || !content.settings.overwrite);
      const styleOf: Place | undefined = styleFrom === null ? undefined : { row, column: styleFrom };
      const edit =
        written === undefined || keep
          ? null
          : cellValueEdit(written, { row, column }, file.kind === 'docx' ? undefined : dayFormat, styleOf);
      if (edit !== null) cells.push(edit);
      else if (styleOf !== undefined) cells.push({ row, column, value: { kind: 'empty' }, styleOf });
    }
  }
  const filled = fillWorkbook(file.bytes, file.kind, [{ sheet: content.sheet, cells }]);
  if (!(filled instanceof Uint8Array)) throw refusedForm(filled);
  const table = fetched(call, content, targets, lines, byPerson);
  return { bytes: filled, rows: lines.length, private: found.private, table };
}

/** The names of the list in its order, and what was fetched for each. */
function fetched(
  call: OfficeCall,
  { columns, added }: NameListContent,
  targets: readonly Target[],
  lines: readonly SolvedLine[],
  byPerson: ReadonlyMap<string, readonly WrittenValue[]>,
): FrozenTable {
  const words = formWords(call.ledger, 'people');
  const last = Math.max(0, ...columns.map(({ index }) => index));
  const headings = targets.map(({ column, binding }) => {
    const heading = columns.find(({ index }) => index === column)?.heading ?? added[column - last - 1]?.heading ?? '';
    const privacy = privacyOf(words, binding);
    return { key: JSON.stringify(binding), label: heading, ...(privacy === undefined ? {} : { privacy }) };
  });
  return {
    title: '名单',
    columns: [{ key: 'name', label: '名单上的姓名' }, ...headings],
    rows: lines.map(({ said, person }) => ({
      id: person ?? '',
      cells: [
        said.name,
        ...targets.map((_, i) =>
          writtenText((person === null ? undefined : byPerson.get(person)?.[i]) ?? { kind: 'empty' }),
        ),
      ],
    })),
  };
}

/** The headings of the added columns, in the row where the list's own headings end. */
function headingEdits({ headingRows, columns, added }: NameListContent, targets: readonly Target[]): CellEdit[] {
  const last = Math.max(0, ...columns.map(({ index }) => index));
  const row = headingRows[1] - 1;
  return targets
    .filter(({ styleFrom }) => styleFrom !== null)
    .map(({ column }, i) => ({
      row,
      column,
      value: { kind: 'text', text: added[i]?.heading ?? '' },
      styleOf: { row, column: last },
    }));
}
