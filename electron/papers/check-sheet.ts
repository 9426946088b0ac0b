/** What stands on a 信息核对表: one person's facts as they are kept, each with room for what is right. */

export interface CheckSheetLine {
  readonly label: string;
  readonly value: string;
}

export interface CheckSheet {
  readonly name: string;
  readonly community: string;
  readonly lines: readonly CheckSheetLine[];
}

export interface CheckSheetFrame {
  readonly title: string;
  /** The street. */
  readonly office: string;
  /** The day as of which the facts are, as printed. */
  readonly day: string;
  readonly contact: string;
}

/** Lines that one column of a page holds, and what a page holds in two. */
export const singleColumn = 26;
export const mostLines = 60;

/** How many half-width characters a text takes; Chinese takes two. */
export function halfWidths(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return width;
}

export interface CheckSheetLayout {
  /** 1 or 2 tables side by side. */
  readonly columns: 1 | 2;
  readonly rows: number;
  /** Millimetres. */
  readonly rowHeight: number;
  /** Half-width characters of the value's cell at its usual size. */
  readonly valueWidth: number;
}

/** Room for the table on A4 beside title, signature and margins, in millimetres. */
const tableHeight = 205;
const heading = 8;

/** How the lines are spread over one A4 page. */
export function layoutCheckSheet(lines: number): CheckSheetLayout {
  const columns = lines > singleColumn ? 2 : 1;
  const rows = Math.max(1, Math.ceil(lines / columns));
  const rowHeight = Math.min(11, (tableHeight - heading) / rows);
  return { columns, rows, rowHeight, valueWidth: columns === 1 ? 34 : 16 };
}
