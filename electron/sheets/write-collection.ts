/**
 * The table that a community fills in: known columns locked, asked ones open with drop-downs, everything as text, a hidden
 * code in each row, a 填报说明 sheet, and a very hidden one that says whose table this is.
 */
import { colToLetter, rangeRef, type CellStyle, type DataValidation, type WriteSheet } from 'hucre';
import { collectionSheets } from './collection-names.ts';
import {
  bodyStyle,
  columnWidth,
  headingStyle,
  heightOf,
  lineStyle,
  rowHeight,
  titleHeight,
  titleStyle,
  type ColumnKind,
} from './table-style.ts';
import { addLine, addStyledRow, newDraft, page, tableSheet, writeSheets, type SheetDraft } from './write.ts';

export interface CollectionColumn {
  readonly label: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width?: number;
  /** Open for those who fill it in. */
  readonly ask: boolean;
  readonly required?: boolean;
  readonly help?: string;
  /** The words to choose from. */
  readonly list?: readonly string[];
}

export interface CollectionSpec {
  readonly title: string;
  /** Below the title: whose table, until when, the code, whom to ask. */
  readonly lines: readonly string[];
  readonly columns: readonly CollectionColumn[];
  readonly rows: readonly { readonly code: string; readonly texts: readonly string[] }[];
  /** Empty rows at the end, all open. */
  readonly spare: number;
  /** What the very hidden sheet says, a pair a row. */
  readonly marks: readonly (readonly [name: string, value: string])[];
  /** The lines of the 填报说明 sheet. */
  readonly notes: readonly string[];
}

/** As in the import's own template: longer lists stand on a hidden sheet behind a name. */
const longestInline = 200;
const unlocked = { protection: { locked: false } } as const;
const lockedFill = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEDED' } } } as const;
const askedFill = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } } as const;

function cellStyle(column: CollectionColumn, open: boolean): CellStyle {
  const text = column.kind === 'text' || column.kind === 'longText';
  const style = bodyStyle('text', text ? 'left' : 'center');
  return open ? { ...style, ...unlocked } : { ...style, ...lockedFill };
}

const codeStyle: CellStyle = { numFmt: '@', font: { name: '宋体', size: 8, color: { rgb: '808080' } } };

function isInline(list: readonly string[]): boolean {
  return list.join(',').length <= longestInline && list.every((word) => !/[,"]/u.test(word));
}

const listName = (place: number): string => `Options_${place + 1}`;

function addHead(draft: SheetDraft, spec: CollectionSpec, widths: readonly number[]): void {
  const width = spec.columns.length + 1;
  const whole = widths.reduce((sum, one) => sum + one, 0);
  addLine(draft, spec.title, titleStyle, width, titleHeight);
  for (const line of spec.lines) addLine(draft, line, lineStyle, width, heightOf([line], [whole]));
  const labels = spec.columns.map((column) =>
    column.ask && column.required === true ? `*${column.label}` : column.label,
  );
  addStyledRow(
    draft,
    ['序号', ...labels, collectionSheets.codeHeading],
    (x) => {
      const column = spec.columns[x - 1];
      return column?.ask === true ? { ...headingStyle, ...askedFill } : headingStyle;
    },
    Math.max(rowHeight * 1.2, heightOf(['', ...labels], widths)),
  );
}

function addRows(draft: SheetDraft, spec: CollectionSpec, widths: readonly number[]): void {
  const counter: CollectionColumn = { label: '序号', kind: 'integer', ask: false };
  for (const [y, { code, texts }] of spec.rows.entries()) {
    const values = [String(y + 1), ...spec.columns.map((_, x) => texts[x] ?? ''), code];
    addStyledRow(
      draft,
      values.map((value) => (value === '' ? null : value)),
      (x) => {
        const column = x === 0 ? counter : spec.columns[x - 1];
        return column === undefined ? codeStyle : cellStyle(column, column.ask);
      },
      heightOf(values, widths),
    );
  }
  for (let i = 0; i < spec.spare; i++) {
    addStyledRow(
      draft,
      [null, ...spec.columns.map(() => null), null],
      (x) => {
        const column = x === 0 ? counter : spec.columns[x - 1];
        return column === undefined ? codeStyle : cellStyle(column, true);
      },
      rowHeight,
    );
  }
}

/** @param first the first row of data, 0-based */
function dropDowns(
  spec: CollectionSpec,
  first: number,
  last: number,
  long: readonly (readonly string[])[],
): readonly DataValidation[] {
  return spec.columns.flatMap((column, i): readonly DataValidation[] => {
    const { list } = column;
    const from = column.ask ? first : first + spec.rows.length;
    if (list === undefined || list.length === 0 || from > last) return [];
    const place = long.indexOf(list);
    return [
      {
        type: 'list',
        range: rangeRef(from, i + 1, last, i + 1),
        allowBlank: true,
        showErrorMessage: true,
        // A warning: the import also knows the other usual words of a value.
        errorStyle: 'warning',
        errorTitle: column.label.slice(0, 32),
        errorMessage: '下拉框里没有这一项，街道可能认不出来。',
        ...(place < 0 ? { values: [...list] } : { formula1: listName(place) }),
      },
    ];
  });
}

function formSheet(spec: CollectionSpec, long: readonly (readonly string[])[]): WriteSheet {
  const widths = [6, ...spec.columns.map((column) => columnWidth(column.kind, column.label, column.width))];
  const draft = newDraft();
  addHead(draft, spec, widths);
  const first = draft.rows.length;
  addRows(draft, spec, widths);
  const last = draft.rows.length - 1;
  const named = spec.columns.findIndex((column) => column.label === '姓名');
  return {
    name: collectionSheets.form,
    ...draft,
    columns: [...widths.map((width) => ({ width })), { width: 20, hidden: true }],
    freezePane: { rows: first, columns: named === 0 ? 2 : 1 },
    dataValidations: [...dropDowns(spec, first, last, long)],
    // Without a password: it keeps the hand from slipping, not a thief out. What may still be done is set to false.
    protection: { sheet: true, formatColumns: false, formatRows: false, formatCells: false },
    ...page(first - 1, true),
  };
}

function notesSheet(spec: CollectionSpec): WriteSheet {
  return tableSheet({
    sheetName: collectionSheets.notes,
    title: `${spec.title}填报说明`,
    subtitleLines: spec.notes,
    columns: [
      { label: '栏目', kind: 'text', width: 20 },
      { label: '怎么填', kind: 'text', width: 14 },
      { label: '填写要求', kind: 'longText', width: 46 },
      { label: '可填的内容', kind: 'longText', width: 56 },
    ],
    rows: spec.columns.map((column) => [
      column.label,
      column.ask ? (column.required === true ? '必填' : '请填写或核对') : '已锁定，只供核对',
      column.help ?? '',
      (column.list ?? []).join('、'),
    ]),
  });
}

function listsSheet(long: readonly (readonly string[])[]): WriteSheet {
  const height = Math.max(...long.map((list) => list.length));
  return {
    name: collectionSheets.lists,
    hidden: true,
    rows: Array.from({ length: height }, (_, y) => long.map((list) => list[y] ?? null)),
  };
}

/** A workbook for one community. */
export async function writeCollection(spec: CollectionSpec): Promise<Uint8Array> {
  const long = [
    ...new Set(
      spec.columns.flatMap(({ list }) => (list !== undefined && list.length > 0 && !isInline(list) ? [list] : [])),
    ),
  ];
  const marks: WriteSheet = {
    name: collectionSheets.marks,
    veryHidden: true,
    rows: spec.marks.map((pair) => [...pair]),
  };
  const names = long.map((list, i) => {
    const letter = colToLetter(i);
    return { name: listName(i), range: `'${collectionSheets.lists}'!$${letter}$1:$${letter}$${list.length}` };
  });
  const lists = long.length === 0 ? [] : [listsSheet(long)];
  return await writeSheets([formSheet(spec, long), notesSheet(spec), ...lists, marks], names);
}
