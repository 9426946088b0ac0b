/** What the wizard shows of a file before the preview: its sheets, where the heading is, where each column leads. */
import { titleTexts } from '../../sheets/heading.ts';
import type { RunColumn } from './columns.ts';
import type { ActiveRun } from './run.ts';
import type { SheetInfo } from './settings.ts';

export interface WizardColumn extends RunColumn {
  /** The first few different texts of the column. */
  readonly samples: readonly string[];
}

export interface WizardView {
  readonly run: string;
  readonly fileName: string;
  readonly profile: string;
  readonly sheets: readonly SheetInfo[];
  readonly sheet: number;
  /** Other sheets that could be imported too, each by an import of its own; without hidden ones. */
  readonly otherSheets: readonly string[];
  /** 1-based, inclusive; 0 and 0 of a table without a heading; null while no heading is found. */
  readonly headingRows: readonly [number, number] | null;
  /** The texts above the heading. */
  readonly titles: readonly string[];
  /** The first rows of the sheet as they stand, for showing where the heading is. */
  readonly top: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly columns: readonly WizardColumn[];
  /** Places that a column may lead to, by group. */
  readonly places: readonly { readonly key: string; readonly label: string; readonly group: string }[];
  readonly rows: number;
  readonly hiddenRows: number;
  /** Rows that are passed over, with the reason. */
  readonly skipped: readonly { readonly row: number; readonly reason: string }[];
}

const shownRows = 15;
const shownSamples = 3;

function samplesOf(run: ActiveRun, column: number): readonly string[] {
  const found = new Set<string>();
  for (const { cells } of run.rows) {
    const text = cells[column]?.text ?? '';
    if (text !== '') found.add(text.slice(0, 60));
    if (found.size === shownSamples) break;
  }
  return [...found];
}

function otherSheets({ settings }: ActiveRun): readonly string[] {
  const { sheets, sheet: chosen } = settings;
  const isJoined = sheets.some((sheet) => sheet.together === true);
  const inside = isJoined && chosen === 0;
  return sheets
    .filter(
      ({ hidden, data = 0, together }, at) =>
        !hidden && data > 0 && at !== chosen && !(isJoined && at === 0) && !(inside && together === true),
    )
    .map(({ name }) => name);
}

export function wizardView(run: ActiveRun): WizardView {
  const { settings, table } = run;
  const sheet = run.workbook.sheets[settings.sheet];
  return {
    run: run.id,
    fileName: run.fileName,
    profile: run.places.profile.key,
    sheets: settings.sheets,
    sheet: settings.sheet,
    otherSheets: otherSheets(run),
    headingRows: table?.headingRows ?? null,
    titles: table === null || sheet === undefined ? [] : titleTexts(sheet, table).slice(0, 10),
    top: (sheet?.rows ?? [])
      .slice(0, shownRows)
      .map((cells, y) => ({ row: y + 1, cells: cells.map((cell) => cell.text.slice(0, 60)) })),
    columns: run.columns.map((column) => ({ ...column, samples: samplesOf(run, column.index) })),
    places: [...run.places.byKey.values()].map(({ key, label, group }) => ({ key, label, group })),
    rows: run.rows.length,
    hiddenRows: run.rows.filter((row) => row.hidden).length,
    skipped: (table?.skipped ?? []).slice(0, 500).map(({ rowNumber, reason }) => ({ row: rowNumber, reason })),
  };
}
