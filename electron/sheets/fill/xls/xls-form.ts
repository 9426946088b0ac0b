/** How the rows of an .xls look, where its formulas are, what it is protected by and links to. */
import { readCompoundFile } from '../../compound-file.ts';
import { refuse } from '../fill-refused.ts';
import type { FormLooks, RowLook, SheetLooks } from '../form-grid.ts';
import { readWorkbookStream, recordId, viewOf, type BiffRecord } from './biff-records.ts';
import { readSheet, type XlsSheet } from './cell-table.ts';
import { hasFormula } from './sheet-formulas.ts';
import { writtenLimits } from './written-limits.ts';

/** The lines at the four sides of a cell format, four bits each ([MS-XLS] 2.5.20). */
const linesAt = 10;
const pictureObject = 8;
/** The mark of a SUPBOOK that stands for the file itself, and of one that stands for functions of add-ins. */
const ownBook = 0x0401;
const addIns = 0x3a01;

function rowLooks({ rows }: XlsSheet, ruled: readonly boolean[]): RowLook[] {
  const last = Math.max(-1, ...rows.keys());
  const looks = Array.from({ length: last + 1 }, (_, row): RowLook => {
    const cells = [...(rows.get(row)?.cells.values() ?? [])].sort((a, b) => a.column - b.column);
    return {
      ruled: cells.filter((cell) => ruled[cell.format]).length,
      style: cells.map((cell) => `${cell.column}:${cell.format}`).join(' '),
    };
  });
  while (looks.length > 0 && looks.at(-1)?.style === '') looks.pop();
  return looks;
}

function isPicture({ id, data }: BiffRecord): boolean {
  return id === recordId.object && data.length >= 6 && viewOf(data).getUint16(4, true) === pictureObject;
}

function isExternal({ id, data }: BiffRecord): boolean {
  if (id !== recordId.supBook) return false;
  const mark = data.length === 4 ? viewOf(data).getUint16(2, true) : 0;
  return mark !== ownBook && mark !== addIns;
}

function looksOf(records: readonly BiffRecord[], ruled: readonly boolean[]): SheetLooks {
  const sheet = readSheet(records);
  return {
    rows: rowLooks(sheet, ruled),
    formulas: [...sheet.rows].flatMap(([row, { cells }]) =>
      [...cells.values()].filter(hasFormula).map(({ column }) => ({ row, column })),
    ),
    isProtected: records.some(({ id, data }) => id === recordId.protect && viewOf(data).getUint16(0, true) === 1),
    pictures: records.filter(isPicture).length,
    limits: writtenLimits(records),
  };
}

/** @throws FillRefused damaged, password. */
export function readXlsForm(bytes: Uint8Array): FormLooks {
  const file = readCompoundFile(bytes) ?? refuse('damaged');
  const workbook = readWorkbookStream(file.read('Workbook') ?? refuse('damaged'));
  const formats = workbook.globals.filter((record) => record.id === recordId.xf);
  const ruled = formats.map(({ data }) => viewOf(data).getUint16(linesAt, true) !== 0);
  return {
    sheets: workbook.tabs.filter((_, tab) => workbook.isSheet[tab]).map((records) => looksOf(records, ruled)),
    hasMacros: file.names.includes('_VBA_PROJECT'),
    hasExternalLinks: workbook.globals.some(isExternal),
    names: new Map(),
  };
}
