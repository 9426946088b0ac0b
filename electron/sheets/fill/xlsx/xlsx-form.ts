/** How the rows of an .xlsx look, where its formulas are, what it is protected by and links to. */
import { refuse } from '../fill-refused.ts';
import type { FormLooks, RowLook, SheetLooks } from '../form-grid.ts';
import { openPackage, type OfficePackage } from '../office-package.ts';
import { attributeOf, elementEnd, tagsOf, valueOf } from '../xml-tokens.ts';
import { readSheetXml, styleOfCell, type RowXml, type SheetXml } from './sheet-rows.ts';
import { readWorkbookParts } from './workbook-parts.ts';
import { definedNames, writtenLimits } from './written-limits.ts';

/** For each cell style whether it draws a line at any side. */
function ruledStyles(xml: string): boolean[] {
  const borders: boolean[] = [];
  const styles: boolean[] = [];
  let list = '';
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'borders' || tag.name === 'cellXfs') list = tag.kind === 'open' ? tag.name : '';
    else if (tag.kind === 'close') continue;
    else if (list === 'borders' && tag.name === 'border') {
      const sides = [...tagsOf(xml, tag.to, elementEnd(xml, tag))];
      const isLine = (style: string | undefined) => style !== undefined && style !== 'none';
      borders.push(sides.some((side) => side.kind !== 'close' && isLine(valueOf(xml, side, 'style'))));
    } else if (list === 'cellXfs' && tag.name === 'xf') {
      styles.push(borders[Number(valueOf(xml, tag, 'borderId') ?? '0')] ?? false);
    }
  }
  return styles;
}

function isHidden({ xml }: SheetXml, { tag }: RowXml): boolean {
  const hidden = attributeOf(xml, tag, 'hidden')?.raw;
  return hidden === '1' || hidden === 'true';
}

function rowLooks(sheet: SheetXml, ruled: readonly boolean[]): RowLook[] {
  const looks: RowLook[] = [];
  for (const row of sheet.rows) {
    const styles = row.cells.map((cell) => [cell.column, styleOfCell(sheet.xml, cell) ?? 0] as const);
    while (looks.length < row.row) looks.push({ ruled: 0, style: '' });
    looks.push({
      ruled: styles.filter(([, style]) => ruled[style]).length,
      style: styles
        .filter(([, style]) => style !== 0)
        .map(([column, style]) => `${column}:${style}`)
        .join(' '),
      ...(isHidden(sheet, row) ? { hidden: true as const } : {}),
    });
  }
  while (looks.length > 0 && looks.at(-1)?.style === '') looks.pop();
  return looks;
}

function isProtected({ xml, dataEnd }: SheetXml): boolean {
  return [...tagsOf(xml, dataEnd)].some((tag) => {
    const on = tag.name === 'sheetProtection' && tag.kind !== 'close' ? attributeOf(xml, tag, 'sheet')?.raw : undefined;
    return on === '1' || on === 'true';
  });
}

function countPictures(pack: OfficePackage, part: string): number {
  const drawings = pack.relations(part).filter((one) => one.type === 'drawing' && one.target !== null);
  return drawings.reduce((sum, { target }) => {
    const xml = pack.text(target ?? '') ?? '';
    return sum + [...tagsOf(xml)].filter((tag) => tag.name === 'pic' && tag.kind === 'open').length;
  }, 0);
}

/** @throws FillRefused damaged. */
export function readXlsxForm(bytes: Uint8Array): FormLooks {
  const pack = openPackage(bytes);
  const workbook = readWorkbookParts(pack);
  const ruled = ruledStyles(workbook.styles === null ? '' : (pack.text(workbook.styles) ?? ''));
  const sheets = workbook.worksheets.map(({ part }): SheetLooks => {
    const sheet = readSheetXml(pack.text(part) ?? refuse('damaged'));
    return {
      rows: rowLooks(sheet, ruled),
      formulas: sheet.rows.flatMap(({ row, cells }) =>
        cells.filter((cell) => cell.formula !== null).map(({ column }) => ({ row, column })),
      ),
      isProtected: isProtected(sheet),
      pictures: countPictures(pack, part),
      limits: writtenLimits(sheet.xml, sheet.dataEnd),
    };
  });
  return {
    sheets,
    hasMacros: pack.names.some((name) => /vbaProject\.bin$/iu.test(name)),
    hasExternalLinks: pack.relations(workbook.part).some((one) => one.type === 'externalLink'),
    names: definedNames(pack.text(workbook.part) ?? ''),
  };
}
