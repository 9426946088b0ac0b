/** Makes the held forms as files, with programs that share no code with the filling. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextDirection,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { headingDepth, type HeldForm } from './held-forms.ts';

/** The headings as cells with their merges: [row, column, rows, columns, text]. */
export type HeadingCell = readonly [row: number, column: number, rows: number, columns: number, text: string];

export function headingCells(form: HeldForm): readonly HeadingCell[] {
  const depth = headingDepth(form);
  const cells: HeadingCell[] = [];
  for (let level = 0; level < depth; level++) {
    for (let x = 0; x < form.columns.length; x++) {
      const heading = form.columns[x]?.[0] ?? [];
      const text = heading[level];
      if (text === undefined) continue;
      const isLast = level === heading.length - 1;
      const path = heading.slice(0, level + 1).join('/');
      const pathAt = (column: number) => form.columns[column]?.[0].slice(0, level + 1).join('/');
      if (!isLast && x > 0 && pathAt(x - 1) === path) continue;
      const after = form.columns.findIndex((_, column) => column > x && (isLast || pathAt(column) !== path));
      const width = (after === -1 ? form.columns.length : after) - x;
      cells.push([level, x, isLast ? depth - level : 1, isLast ? 1 : width, text]);
    }
  }
  return cells;
}

function workbookScript(form: HeldForm): string {
  const width = form.columns.length;
  const copies = form.twice === true ? [0, width + 1] : [0];
  return `
import json
from openpyxl.styles import Border, Side, Font, Alignment
form = json.loads(${JSON.stringify(JSON.stringify({ cells: headingCells(form), width, copies, depth: headingDepth(form), ...form }))})
ws.title = '报表'
ruled = Border(*[Side(style='thin')] * 4)
row = 1
title = form.get('title', form['name'])
if title:
    ws.cell(row, 1, title).font = Font(size=18)
    ws.merge_cells(start_row=row, end_row=row, start_column=1, end_column=form['copies'][-1] + form['width']); row += 1
if form.get('foot'): ws.cell(row, 1, form['foot']); row += 1
top = row
for left in form['copies']:
    for y, x, rows, columns, text in form['cells']:
        ws.cell(top + y, left + x + 1, text)
        if rows > 1 or columns > 1:
            ws.merge_cells(start_row=top + y, end_row=top + y + rows - 1, start_column=left + x + 1, end_column=left + x + columns)
    for y in range(form['depth']):
        for x in range(form['width']): ws.cell(top + y, left + x + 1).border = ruled
row = top + form['depth']
if form.get('numbered'):
    for x in range(form['width']): ws.cell(row, x + 1, x + 1).border = ruled
    row += 1
first = row
for y in range(form['rows']):
    for left in form['copies']:
        for x in range(form['width']): ws.cell(row, left + x + 1).border = ruled
    if form.get('numbersWritten'): ws.cell(row, 1, y + 1)
    row += 1
if form.get('total'):
    ws.cell(row, 1, '合计'); ws.cell(row, 2, '=COUNTA(B%d:B%d)' % (first, row - 1)); row += 1
if form.get('foot'): ws.cell(row, 1, '负责人：          填表人：')
if form.get('isProtected'): ws.protection.sheet = True; ws.protection.password = 'x'
if form.get('landscapeA3'): ws.page_setup.orientation = 'landscape'; ws.page_setup.paperSize = 8
if form.get('notes'): wb.create_sheet('填表说明')['A1'] = '请认真填写，于月底前报送。'
ws.column_dimensions['B'].width = 17; ws.row_dimensions[top].height = 31
`;
}

async function documentOf(form: HeldForm): Promise<Uint8Array> {
  const depth = headingDepth(form);
  const cells = headingCells(form);
  const vertical = form.vertical === true ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {};
  const headRows = Array.from({ length: depth }, (_, y) => {
    const own: TableCell[] = [];
    for (let x = 0; x < form.columns.length; x++) {
      const cell = cells.find(([row, column]) => row === y && column === x);
      const above = cells.find(([row, column, rows]) => row < y && row + rows > y && column === x);
      if (cell !== undefined) {
        const [, , rows, columns, text] = cell;
        own.push(
          new TableCell({
            children: [new Paragraph(text)],
            columnSpan: columns,
            ...(rows > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {}),
            ...vertical,
          }),
        );
        x += columns - 1;
      } else if (above !== undefined) {
        own.push(new TableCell({ children: [new Paragraph('')], verticalMerge: VerticalMergeType.CONTINUE }));
      }
    }
    return new TableRow({ children: own });
  });
  const rows = Array.from(
    { length: form.rows },
    () => new TableRow({ children: form.columns.map(() => new TableCell({ children: [new Paragraph('')] })) }),
  );
  const table = new Table({ rows: [...headRows, ...rows], width: { size: 100, type: WidthType.PERCENTAGE } });
  const document = new Document({
    sections: [{ children: [new Paragraph(form.name), table, new Paragraph('填表人：')] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** One process makes all workbooks: its start takes longer than its work. */
function workbooksOf(forms: readonly HeldForm[], folder: string): void {
  const scripts = forms.map((form) => ({ path: join(folder, `${form.name}.xlsx`), script: workbookScript(form) }));
  writeFileSync(join(folder, 'scripts.json'), JSON.stringify(scripts));
  const run = `
import json, sys
from openpyxl import Workbook
for one in json.load(open(sys.argv[1])):
    wb = Workbook(); space = {'wb': wb, 'ws': wb.active}
    exec(one['script'], space)
    wb.save(one['path'])
`;
  execFileSync('/usr/bin/python3', ['-c', run, join(folder, 'scripts.json')]);
}

/** Lets LibreOffice save files in another format, all in one run. */
export function convertAll(paths: readonly string[], to: string, folder: string): void {
  if (paths.length === 0) return;
  const profile = `-env:UserInstallation=file://${join(tmpdir(), `held-office-${process.pid}`)}`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', to, '--outdir', folder, ...paths], {
    stdio: 'ignore',
  });
}

/** Makes the blank files of all forms in a folder, each under its name and kind. */
export async function makeHeldFiles(forms: readonly HeldForm[], folder: string): Promise<void> {
  workbooksOf(
    forms.filter(({ kind }) => kind !== 'docx'),
    folder,
  );
  const old = forms.filter(({ kind }) => kind === 'xls').map(({ name }) => join(folder, `${name}.xlsx`));
  convertAll(old, 'xls', folder);
  for (const form of forms.filter(({ kind }) => kind === 'docx')) {
    writeFileSync(join(folder, `${form.name}.docx`), await documentOf(form));
  }
}
