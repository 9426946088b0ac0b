/** Opens a written workbook with openpyxl, which shares no code with the library that wrote it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const python = process.platform === 'win32' ? 'python' : '/usr/bin/python3';

const script = `
import json, sys, openpyxl
def text(color):
    return color.rgb if color is not None and isinstance(color.rgb, str) else None
def sheet(ws):
    return {
        'name': ws.title, 'state': ws.sheet_state, 'freeze': ws.freeze_panes, 'filter': ws.auto_filter.ref,
        'titleRows': ws.print_title_rows, 'orientation': ws.page_setup.orientation, 'paper': ws.page_setup.paperSize,
        'fitWidth': ws.page_setup.fitToWidth, 'fitHeight': ws.page_setup.fitToHeight,
        'fit': bool(ws.sheet_properties.pageSetUpPr and ws.sheet_properties.pageSetUpPr.fitToPage),
        'footer': ws.oddFooter.center.text, 'merges': sorted(str(m) for m in ws.merged_cells.ranges),
        'widths': {k: d.width for k, d in ws.column_dimensions.items()},
        'heights': {str(k): d.height for k, d in ws.row_dimensions.items()},
        'lists': [{'range': str(v.sqref), 'formula': v.formula1, 'style': v.errorStyle} for v in ws.data_validations.dataValidation],
        'rows': [[{'value': c.value, 'type': c.data_type, 'format': c.number_format, 'bold': c.font.b, 'color': text(c.font.color),
                   'fill': text(c.fill.fgColor) if c.fill.fill_type else None, 'border': c.border.left.style} for c in row]
                 for row in ws.iter_rows(max_row=min(ws.max_row, 30))],
    }
print(json.dumps([sheet(ws) for ws in openpyxl.load_workbook(sys.argv[1])]))
`;

export interface OpenedCell {
  readonly value: string | number | boolean | null;
  readonly type: string;
  readonly format: string;
  readonly bold: boolean | null;
  readonly color: string | null;
  readonly fill: string | null;
  readonly border: string | null;
}

export interface OpenedSheet {
  readonly name: string;
  readonly state: string;
  readonly freeze: string | null;
  readonly filter: string | null;
  readonly titleRows: string | null;
  readonly orientation: string | null;
  readonly paper: string | number | null;
  readonly fitWidth: number | null;
  readonly fitHeight: number | null;
  readonly fit: boolean;
  readonly footer: string | null;
  readonly merges: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly heights: Readonly<Record<string, number | null>>;
  readonly lists: readonly { readonly range: string; readonly formula: string; readonly style: string | null }[];
  /** The first thirty rows. */
  readonly rows: readonly (readonly OpenedCell[])[];
}

/** Why workbooks cannot be opened here, or null. */
export function whyNotOpened(): string | null {
  try {
    execFileSync(python, ['-c', 'import openpyxl'], { stdio: 'ignore' });
    return null;
  } catch {
    return '没有装 python3-openpyxl';
  }
}

export function openWorkbook(bytes: Uint8Array): readonly OpenedSheet[] {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  try {
    writeFileSync(join(folder, 'a.xlsx'), bytes);
    const told = execFileSync(python, ['-c', script, join(folder, 'a.xlsx')], { encoding: 'utf8', maxBuffer: 1 << 26 });
    return JSON.parse(told) as OpenedSheet[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
