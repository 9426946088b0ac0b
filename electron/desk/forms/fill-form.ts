/** Fills the file of a form: the rows of those who belong in, the single places, everything else as it was. */
import type { FillRefusal, FillRefusalCode, SheetEdits } from '../../sheets/fill/edits.ts';
import { fillWorkbook } from '../../sheets/fill/fill-workbook.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { cellPlace, foundIn, type FoundSheet } from './open-form.ts';
import { dayFormat, type FormFile } from './form-file.ts';
import { type PlannedText, rowsWritten, sheetEdits } from './fill-plan.ts';
import { countWho, type FormRow, formRows } from './form-rows.ts';
import { officeFact } from './office-facts.ts';
import type { FormContent } from './remembered.ts';
import type { Binding, FormTable } from './shapes.ts';
import { formWords } from './words.ts';

export interface FilledForm {
  readonly bytes: Uint8Array;
  /** What was written, table after table, for 上报记录 and 只报变化. */
  readonly tables: readonly FilledTable[];
  readonly private: boolean;
}

export interface FilledTable {
  readonly table: FormTable;
  readonly rows: readonly FormRow[];
}

const asXlsx = '请用 Excel 或 WPS 打开空表，另存为 .xlsx 后重新打开。';

const sentences: Readonly<Record<FillRefusalCode, string>> = {
  damaged: `表样文件已损坏或结构特殊，没有填写。${asXlsx}`,
  password: '表样设有打开密码，没有填写。请取消密码另存后重新打开。',
  'too-large': '表样太大，没有填写。请删去图片等无关内容后重新打开。',
  'no-such-sheet': '表样里找不到原来的工作表，没有填写。请重新打开空表。',
  'no-such-cell': '表样的格子不够，有内容放不下，没有填写。请检查表头所在的行是否选对。',
  'too-many-rows': '人数超过这种文件能放的行数，没有填写。请分批填写，或另存为 .xlsx。',
  'text-too-long': '有一格的内容超过 Excel 单元格的长度，没有填写。请先缩短，或把这一列改为留空。',
  'no-such-value': '有一格的日期或数字这种文件写不下，没有填写。请把这一列改为文字写法。',
  'formula-cell': '有一格是公式，没有填写。请把这一列改为留空。',
  'inside-merge': '有一行的格子是合并的，一人一行放不下，没有填写。请取消表中数据行的合并后重新打开。',
  'array-formula': `表中有数组公式，不能在中间加行，没有填写。请先在空表里加够行数，或删去数组公式。`,
  'spans-sheets': '有公式同时引用几个工作表，不能加行，没有填写。请先在空表里加够行数。',
  'cannot-move': `表中有公式或图形指向要移动的行，旧版 .xls 不能自动加行，没有填写。${asXlsx}`,
  'too-many-styles': `表样的格式种类太多，没有填写。${asXlsx}`,
  'not-for-this-kind': '这种文件不支持所选的写法，没有填写。请把“带引号的文本”改为普通写法。',
};

/** The sentence of a file that cannot be filled as planned. */
export function refusedForm({ refused: code }: FillRefusal): DeskError {
  return new DeskError(`form-${code}`, sentences[code]);
}

const onePerson = (count: number): DeskError =>
  new DeskError(
    'form-one-person',
    `这是一人一张的表，现在选了 ${count} 人，没有填写。请在“谁填进去”里只留一个人，一人填一份。`,
  );

/** What the single places of a sheet get. */
function textsOf(
  call: OfficeCall,
  found: FoundSheet,
  table: FormTable,
  content: FormContent,
  rows: number,
): readonly PlannedText[] {
  const texts = new Map<string, PlannedText & { readonly values: string[] }>();
  for (const cell of found.cells) {
    const own = table.cells.find((one) => one.place === cellPlace(cell));
    const key = `${cell.row}:${cell.column}`;
    const value = found.sheet.grid.rows[cell.row]?.[cell.column]?.value;
    const text = texts.get(key) ?? {
      row: cell.row,
      column: cell.column,
      text: String(value ?? ''),
      places: [],
      values: [],
    };
    texts.set(key, {
      ...text,
      places: [...text.places, cell],
      values: [...text.values, cellText(call, own?.binding ?? null, content, rows)],
    });
  }
  return [...texts.values()];
}

function cellText(call: OfficeCall, binding: Binding | null, { settings }: FormContent, rows: number): string {
  switch (binding?.take) {
    case 'office':
      return officeFact(call.ledger, settings, binding.fact);
    case 'count':
      return String(binding.filters.length === 0 ? rows : countWho(call, settings.who, binding.filters));
    case 'constant':
      return binding.text;
    default:
      return '';
  }
}

/** Rows that were picked out of all are numbered anew. */
function numbered(rows: readonly FormRow[], bindings: readonly (Binding | null)[]): readonly FormRow[] {
  const places = new Set(
    bindings.flatMap((binding, i) => (binding?.take === 'sequence' && !binding.perGroup ? [i] : [])),
  );
  if (places.size === 0) return rows;
  return rows.map((row, y) => ({
    ...row,
    values: row.values.map((value, x) => (places.has(x) ? { kind: 'number', value: y + 1 } : value)),
  }));
}

/**
 * Fills a form.
 * @param keep which of the rows go in: all of them, or those that changed
 * @throws DeskError form-… where the file cannot be filled as planned; nothing was made then
 */
export function fillForm(
  call: OfficeCall,
  file: FormFile,
  content: FormContent,
  keep: (rows: readonly FormRow[], table: FormTable) => readonly FormRow[] = (rows) => rows,
): FilledForm {
  const words = formWords(call.ledger, content.settings.who.register);
  const edits: SheetEdits[] = [];
  const tables: FilledTable[] = [];
  let anyPrivate = false;
  for (const table of content.tables.filter((one) => one.used)) {
    const sheet = file.sheets.find((one) => String(one.place) === table.key);
    if (sheet === undefined) throw refusedForm({ refused: 'no-such-sheet' });
    const found = foundIn(sheet, words, table.headingRows);
    const bindings = table.columns.map((column) => column.binding);
    const all = formRows(call, content.settings, bindings, { full: true });
    const rows = numbered(keep(all.rows, table), bindings);
    if (rows.length > 1 && (found.parts[0]?.places ?? null) !== null) throw onePerson(rows.length);
    anyPrivate ||= all.private;
    const planned = {
      sheet: sheet.place,
      parts: found.parts,
      bindings: found.parts.map(() => bindings),
      rows,
      texts: textsOf(call, found, table, content, rows.length),
      cellText: (row: number, column: number) => sheet.grid.rows[row]?.[column]?.text ?? '',
      dayFormat: file.kind === 'docx' ? undefined : dayFormat,
      endless: file.kind !== 'docx',
    };
    edits.push(sheetEdits(planned, content.settings.rows));
    tables.push({ table, rows: rowsWritten(planned) });
    call.signal.throwIfAborted();
  }
  const filled = fillWorkbook(file.bytes, file.kind, edits);
  if (!(filled instanceof Uint8Array)) throw refusedForm(filled);
  return { bytes: filled, tables, private: anyPrivate };
}
