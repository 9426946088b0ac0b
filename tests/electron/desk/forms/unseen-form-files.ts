/** Makes the second set of blank forms with another program, and lets it tell what differs between a blank and its filling. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertAll } from './held-form-files.ts';
import type { UnseenForm } from './unseen-forms.ts';

const prelude = `
import json, sys, zipfile
from openpyxl import Workbook
from openpyxl.styles import Border, Side, Font, Alignment
folder, jobs = sys.argv[1], json.load(open(sys.argv[2]))
line = Border(*[Side(style='thin')] * 4)

def into(path, change):
    """Rewrites the parts of an archive."""
    with zipfile.ZipFile(path) as old: parts = {one: old.read(one) for one in old.namelist()}
    change(parts)
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as new:
        for one, data in parts.items(): new.writestr(one, data)

def with_macros(parts):
    main = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
    types = parts['[Content_Types].xml'].decode()
    parts['[Content_Types].xml'] = types.replace(main, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml').replace('<Override', '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override', 1).encode()
    relations = parts['xl/_rels/workbook.xml.rels'].decode()
    parts['xl/_rels/workbook.xml.rels'] = relations.replace('</Relationships>', '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>').encode()
    parts['xl/vbaProject.bin'] = bytes(range(256)) * 8

def with_logo(parts):
    space = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    picture = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="logo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
    place = lambda row: '<xdr:col>10</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff>' % row
    parts['xl/drawings/drawing9.xml'] = ('<xdr:wsDr %s><xdr:twoCellAnchor><xdr:from>%s</xdr:from><xdr:to>%s</xdr:to>%s<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>' % (space, place(6), place(8), picture)).encode()
    kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    parts['xl/drawings/_rels/drawing9.xml.rels'] = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%simage" Target="../media/logo.png"/></Relationships>' % kind).encode()
    parts['xl/media/logo.png'] = bytes.fromhex('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082')
    sheet = parts['xl/worksheets/sheet1.xml'].decode()
    parts['xl/worksheets/sheet1.xml'] = sheet.replace('<legacyDrawing', '<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdLogo"/><legacyDrawing', 1).encode()
    relations = parts['xl/worksheets/_rels/sheet1.xml.rels'].decode()
    parts['xl/worksheets/_rels/sheet1.xml.rels'] = relations.replace('</Relationships>', '<Relationship Id="rIdLogo" Type="%sdrawing" Target="../drawings/drawing9.xml"/></Relationships>' % kind).encode()
    types = parts['[Content_Types].xml'].decode()
    parts['[Content_Types].xml'] = types.replace('<Override', '<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/drawings/drawing9.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override', 1).encode()

for job in jobs:
    wb = Workbook(); ws = wb.active
    space = {'wb': wb, 'ws': ws, 'folder': folder, 'Border': Border, 'Side': Side, 'Font': Font, 'Alignment': Alignment}
    def ruled(top, left, bottom, right):
        for y in range(top, bottom + 1):
            for x in range(left, right + 1): space['ws'].cell(y, x).border = line
    def heads(row, texts):
        for x, text in enumerate(texts, 1):
            cell = space['ws'].cell(row, x, text); cell.border = line; cell.alignment = Alignment(wrap_text=True)
    space.update(ruled=ruled, heads=heads)
    exec(job['script'], space)
    wb.save(job['path'])
    if 'logo' in space: into(job['path'], with_logo)
    if job['kind'] == 'xlsm': into(job['path'], with_macros)
`;

/** Makes the blank files in a folder, each under its name and kind. */
export function makeUnseenFiles(forms: readonly UnseenForm[], folder: string): void {
  const jobs = forms.map(({ name, kind, script }) => ({
    path: join(folder, `${name}.${kind === 'xls' ? 'xlsx' : kind}`),
    kind,
    script,
  }));
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
  execFileSync('/usr/bin/python3', ['-c', prelude, folder, join(folder, 'jobs.json')]);
  const old = forms.filter(({ kind }) => kind === 'xls').map(({ name }) => join(folder, `${name}.xlsx`));
  convertAll(old, 'xls', folder);
}

/** What the comparing program is asked about one form. */
export interface Comparison {
  readonly blank: string;
  readonly filled: string;
  readonly sheet: number;
  /** Row of the blank behind which rows came, and how many. */
  readonly grownAfter: number;
  readonly grownBy: number;
  /** Saved by a program that chooses another font for a cell once it holds Chinese. */
  readonly resaved: boolean;
}

export interface Difference {
  /** Cells of the form's sheet whose value differs from the blank's, as text, by their place in the filled file. */
  readonly cells: Readonly<Record<string, string>>;
  /** Whatever else differs, in words; empty where nothing does. */
  readonly looks: readonly string[];
}

/** Rows that came are held against the row they copy; formulas, which move with their rows, against their own kind. */
const comparer = `
import json, sys, openpyxl
from openpyxl.formula.translate import Translator

def style(cell, resaved):
    font = (cell.font.sz, cell.font.b, cell.font.i, cell.font.u) if resaved else cell.font
    parts = (font, cell.fill, cell.border, cell.alignment, cell.protection)
    return [repr(one) for one in parts] + [cell.number_format]

def around(ws, moved):
    area = lambda one: (moved(one.min_row), one.min_col, moved(one.max_row), one.max_col)
    return {
        'merges': {area(one) for one in ws.merged_cells.ranges},
        'widths': {key: (one.width, one.hidden) for key, one in ws.column_dimensions.items()},
        'freeze': ws.freeze_panes,
        'page': (ws.page_setup.orientation, ws.page_setup.paperSize, ws.print_title_rows, ws.protection.sheet),
        'state': ws.sheet_state, 'title': ws.title,
        'comments': {(moved(c.row), c.column): c.comment.text for r in ws.iter_rows() for c in r if c.comment},
        'validations': sorted((one.type, one.formula1, tuple(sorted((a.min_col, moved(a.min_row)) for a in one.sqref.ranges))) for one in ws.data_validations.dataValidation),
        'conditions': sorted((tuple((a.min_col, moved(a.min_row)) for a in one.sqref.ranges), one.rules[0].type) for one in ws.conditional_formatting),
    }

def compare(job):
    old, new = (openpyxl.load_workbook(job[one], keep_vba=job[one].endswith('xlsm')) for one in ('blank', 'filled'))
    looks, cells = [], {}
    if old.sheetnames != new.sheetnames: looks.append('sheets %s' % new.sheetnames)
    for i, (a, b) in enumerate(zip(old.worksheets, new.worksheets)):
        after, by = (job['grownAfter'], job['grownBy']) if i == job['sheet'] else (1 << 20, 0)
        moved = lambda row: row + by if row > after else row
        source = lambda row: row if row <= after else after if row <= after + by else row - by
        before, now = around(a, moved), around(b, lambda row: row)
        for row in range(after + 1, after + by + 1):
            before['merges'] |= {(row, l, row, r) for (t, l, u, r) in before['merges'] if t == u == after}
        for key in before:
            if before[key] != now[key]: looks.append('%s %s: %s / %s' % (b.title, key, before[key], now[key]))
        for row in b.iter_rows():
            for cell in row:
                origin = a.cell(source(cell.row), cell.column)
                if style(origin, job['resaved']) != style(cell, job['resaved']): looks.append('%s %s style' % (b.title, cell.coordinate))
                was = origin.value if cell.row <= after or cell.row > after + by or str(origin.value).startswith('=') else None
                if str(was).startswith('='):
                    if not str(cell.value).startswith('='): looks.append('%s %s lost its formula' % (b.title, cell.coordinate))
                    continue
                if was != cell.value:
                    if i == job['sheet']: cells[cell.coordinate] = str(cell.value)
                    else: looks.append('%s %s: %s' % (b.title, cell.coordinate, cell.value))
        if b.max_row != moved(a.max_row) or b.max_column != a.max_column: looks.append('%s grew to %s' % (b.title, b.dimensions))
        heights = {row: one.height for row, one in b.row_dimensions.items() if one.height}
        for row, height in heights.items():
            if a.row_dimensions[source(row)].height != height: looks.append('%s row %d height' % (b.title, row))
    return {'cells': cells, 'looks': looks}

print(json.dumps([compare(job) for job in json.load(open(sys.argv[1]))], ensure_ascii=False))
`;

export function compareAll(jobs: readonly Comparison[], folder: string): readonly Difference[] {
  const path = join(folder, 'comparisons.json');
  writeFileSync(path, JSON.stringify(jobs));
  const told = execFileSync('/usr/bin/python3', ['-c', comparer, path], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return JSON.parse(told) as readonly Difference[];
}

export const bytesOf = (folder: string, name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
