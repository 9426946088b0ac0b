/** The file of an export profile (导出格式): a workbook with one heading row as import templates want it, or a text table. */
import type { CellStyle, WriteSheet } from 'hucre';
import Papa from 'papaparse';
import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../db/rules/day.ts';
import { gb18030 } from '../sheets/gb18030.ts';
import { bodyStyle, headingStyle, lineStyle, rowHeight, titleHeight, titleStyle } from '../sheets/table-style.ts';
import { addLine, addStyledRow, newDraft, page, type SheetDraft, writeSheets } from '../sheets/write.ts';
import type { ExportProfile } from './export-profiles.ts';
import { dayFormat } from './forms/form-file.ts';
import { type WrittenValue, writtenText } from './forms/written-value.ts';
import { fileTypes } from './transfers.ts';

export interface ProfileFile {
  readonly ending: '.xlsx' | '.csv';
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** What stands above a titled table. */
export interface ProfileHead {
  readonly title: string;
  readonly subtitleLines: readonly string[];
}

type Written = WrittenValue['kind'];

/** IDs, phones and codes are text cells, so that neither Excel nor a platform takes them for numbers. */
const cellStyles: Readonly<Record<Written, CellStyle>> = {
  empty: bodyStyle('text', undefined),
  text: bodyStyle('text', undefined),
  number: { ...bodyStyle('decimal', undefined), numFmt: 'General' },
  date: { ...bodyStyle('day', undefined), numFmt: dayFormat },
};

/** The serial number of a whole day in the 1900 system. */
function serialOf(day: Day): number {
  return Temporal.PlainDate.from('1899-12-30').until(Temporal.PlainDate.from(day)).days;
}

function cellValue(written: WrittenValue): string | number | null {
  switch (written.kind) {
    case 'empty':
      return null;
    case 'text':
      return written.text;
    case 'number':
      return written.value;
    case 'date':
      return serialOf(written.day);
  }
}

/** In characters of the standard font, of which a Chinese one takes two. */
function widthOf(texts: readonly string[]): number {
  const widths = texts.map((text) => [...text].reduce((sum, sign) => sum + (sign > '\u00FF' ? 2 : 1), 0));
  return Math.min(48, Math.max(8, ...widths) + 2);
}

interface Column {
  readonly heading: string;
  /** What most of it is: cells of another kind have a style of their own. */
  readonly kind: Written;
  readonly width: number;
}

function columnsOf(profile: ExportProfile, rows: readonly (readonly WrittenValue[])[]): readonly Column[] {
  return profile.columns.map(({ heading }, place) => {
    const values = rows.flatMap((row) => row[place] ?? []);
    const kind = values.find((value) => value.kind !== 'empty')?.kind ?? 'text';
    // The first thousand rows are enough to judge by.
    return { heading, kind, width: widthOf([heading, ...values.slice(0, 1000).map((value) => writtenText(value))]) };
  });
}

function addRows(draft: SheetDraft, columns: readonly Column[], rows: readonly (readonly WrittenValue[])[]): void {
  for (const row of rows) {
    const y = draft.rows.length;
    draft.rows.push(row.map(cellValue));
    for (const [x, value] of row.entries()) {
      if (value.kind === 'empty' || value.kind === columns[x]?.kind) continue;
      draft.cells.set(`${y},${x}`, { value: cellValue(value), style: cellStyles[value.kind] });
    }
  }
}

async function workbook(
  profile: ExportProfile,
  rows: readonly (readonly WrittenValue[])[],
  head: ProfileHead,
): Promise<Uint8Array> {
  const columns = columnsOf(profile, rows);
  const draft = newDraft();
  if (profile.titled) {
    addLine(draft, head.title, titleStyle, columns.length, titleHeight);
    for (const line of head.subtitleLines) addLine(draft, line, lineStyle, columns.length, rowHeight);
  }
  const heading = draft.rows.length;
  addStyledRow(
    draft,
    columns.map((column) => column.heading),
    () => headingStyle,
    rowHeight,
  );
  addRows(draft, columns, rows);
  const sheet: WriteSheet = {
    name: profile.sheetName === '' ? profile.title : profile.sheetName,
    ...draft,
    columns: columns.map(({ width, kind }) => ({ width, style: cellStyles[kind] })),
    ...(profile.titled ? page(heading, true) : {}),
  };
  return await writeSheets([sheet]);
}

/** Excel's own way to keep digits in a text table; an import that knows it takes the digits alone. */
const kept = (text: string): string => `="${text.replaceAll('"', '""')}"`;

function csvText(profile: ExportProfile, rows: readonly (readonly WrittenValue[])[]): string {
  const data = rows.map((row) =>
    row.map((value) =>
      value.kind === 'text' && value.quoted === true
        ? kept(value.text)
        : value.kind === 'date'
          ? value.day
          : writtenText(value),
    ),
  );
  return `${Papa.unparse([profile.columns.map(({ heading }) => heading), ...data], { newline: '\r\n' })}\r\n`;
}

/** The file as the profile wants it. */
export async function profileFile(
  profile: ExportProfile,
  rows: readonly (readonly WrittenValue[])[],
  head: ProfileHead,
): Promise<ProfileFile> {
  switch (profile.fileType) {
    case '.xlsx':
      return { ending: '.xlsx', mime: fileTypes.xlsx, bytes: await workbook(profile, rows, head) };
    case '.csv（UTF-8）': {
      // Without the mark at the beginning Excel takes it for the old Chinese code.
      const bytes = new TextEncoder().encode(`\uFEFF${csvText(profile, rows)}`);
      return { ending: '.csv', mime: 'text/csv; charset=utf-8', bytes };
    }
    case '.csv（GB18030）':
      return { ending: '.csv', mime: 'text/csv; charset=gb18030', bytes: gb18030(csvText(profile, rows)) };
  }
}
