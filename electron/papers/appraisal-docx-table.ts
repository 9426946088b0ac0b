/** One page of the 年度考核登记表 as a Word table with the same rows, widths and type as the printed page. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  convertMillimetersToTwip,
} from 'docx';
import {
  FOOT_HEIGHT,
  POINT,
  TABLE_WIDTH,
  TEXT_PADDING,
  TEXT_WIDTH,
  type Cell,
  type PhotoCell,
  type Row,
  type TextCell,
  type TypeSize,
} from './appraisal-cells.ts';
import { joinLines } from './line-breaking.ts';

/** Fonts are only named: Word takes the office's own. Latin letters and digits in the usual companion of 仿宋. */
const DOCX_FONTS = {
  text: '仿宋_GB2312',
  label: '宋体',
  title: '方正小标宋简体',
} as const;
export type DocxFont = keyof typeof DOCX_FONTS;

const PIXELS_PER_MM = 96 / 25.4;
const TWIPS_PER_POINT = 20;

export function run(text: string, size: number, font: DocxFont): TextRun {
  const names = {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    cs: 'Times New Roman',
    eastAsia: DOCX_FONTS[font],
    hint: 'eastAsia',
  };
  return new TextRun({ text, size: `${size}pt`, font: names });
}

/** A paragraph of exact line pitch, so that heights add up as they do on the printed page. */
export function line(
  text: string,
  { size, line: pitch }: TypeSize,
  font: DocxFont,
  options: {
    readonly align?: 'left' | 'center' | 'right' | 'both';
    readonly indent?: boolean;
    readonly before?: number;
    readonly newPage?: boolean;
  } = {},
): Paragraph {
  const alignment = {
    left: AlignmentType.LEFT,
    center: AlignmentType.CENTER,
    right: AlignmentType.RIGHT,
    both: AlignmentType.BOTH,
  };
  return new Paragraph({
    children: [run(text, size, font)],
    alignment: alignment[options.align ?? 'left'],
    spacing: {
      line: Math.round(pitch * TWIPS_PER_POINT),
      lineRule: LineRuleType.EXACT,
      before: Math.max(0, Math.round(((options.before ?? 0) / POINT) * TWIPS_PER_POINT)),
      after: 0,
    },
    ...(options.indent === true ? { indent: { firstLine: 2 * size * TWIPS_PER_POINT } } : {}),
    ...(options.newPage === true ? { pageBreakBefore: true } : {}),
  });
}

function textParagraphs(cell: TextCell, height: number): readonly Paragraph[] {
  const { type } = cell;
  const texts = joinLines(cell.lines).map(({ text, first }) =>
    line(text, type, 'text', { align: 'both', indent: first }),
  );
  const note = cell.note === '' ? [] : [line(cell.note, type, 'text', { align: 'right' })];
  const used = (cell.lines.length + note.length) * type.line * POINT;
  const gap = height - 2 * TEXT_PADDING - used - cell.feet.length * FOOT_HEIGHT;
  const pitch = FOOT_HEIGHT / POINT;
  const feet = cell.feet.map((foot, index) =>
    line(foot.text, { size: foot.type.size, line: pitch }, 'text', {
      align: foot.align,
      before: index === 0 ? gap : 0,
    }),
  );
  const all = [...texts, ...note, ...feet];
  return all.length === 0 ? [line('', type, 'text', { indent: true })] : all;
}

const PICTURES = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/bmp': 'bmp' } as const;

function isPicture(mime: string): mime is keyof typeof PICTURES {
  return mime in PICTURES;
}

function photoParagraph({ dataUrl }: PhotoCell): Paragraph {
  const [, mime = '', data = ''] = /^data:([a-z/]+);base64,(.*)$/su.exec(dataUrl) ?? [];
  if (!isPicture(mime)) return line('', { size: 9, line: 12 }, 'text');
  const transformation = { width: 25 * PIXELS_PER_MM, height: 35 * PIXELS_PER_MM };
  const picture = new ImageRun({ type: PICTURES[mime], data: Buffer.from(data, 'base64'), transformation });
  return new Paragraph({ children: [picture], alignment: AlignmentType.CENTER });
}

function cellParagraphs(cell: Cell, height: number): readonly Paragraph[] {
  if (cell.kind === 'photo') return [photoParagraph(cell)];
  if (cell.kind === 'text') return textParagraphs(cell, height);
  const lines = cell.kind === 'value' ? [cell.text] : cell.lines;
  return lines.map((text) => line(text, cell.type, cell.kind === 'label' ? 'label' : 'text', { align: 'center' }));
}

/** All left edges of a page's cells: Word wants one grid, in which a cell spans some columns. */
function gridOf(rows: readonly Row[]): readonly number[] {
  const edges = rows.flatMap((row) => row.cells.flatMap(({ x, w }) => [x, x + w]));
  const twips = edges.map((edge) => convertMillimetersToTwip(edge));
  return [...new Set(twips)].toSorted((a, b) => a - b);
}

function tableCell(cell: Cell, height: number, grid: readonly number[]): TableCell {
  const from = convertMillimetersToTwip(cell.x);
  const to = convertMillimetersToTwip(cell.x + cell.w);
  const side = convertMillimetersToTwip(cell.kind === 'text' ? (cell.w - TEXT_WIDTH) / 2 : 0.6);
  const edge = convertMillimetersToTwip(cell.kind === 'text' ? TEXT_PADDING : 0);
  return new TableCell({
    children: cellParagraphs(cell, height),
    columnSpan: grid.indexOf(to) - grid.indexOf(from),
    rowSpan: cell.rows,
    width: { size: to - from, type: WidthType.DXA },
    verticalAlign: cell.kind === 'text' ? VerticalAlign.TOP : VerticalAlign.CENTER,
    margins: { top: edge, bottom: edge, left: side, right: side, marginUnitType: WidthType.DXA },
  });
}

const FRAME = { style: BorderStyle.SINGLE, size: 12, color: '000000' };
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** The table of one page. Rows may grow when the office writes more into them. */
export function pageTable(rows: readonly Row[]): Table {
  const grid = gridOf(rows);
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: convertMillimetersToTwip(TABLE_WIDTH), type: WidthType.DXA },
    columnWidths: grid.slice(1).map((edge, index) => edge - (grid[index] ?? 0)),
    borders: { top: FRAME, bottom: FRAME, left: FRAME, right: FRAME, insideHorizontal: RULE, insideVertical: RULE },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          height: { value: convertMillimetersToTwip(row.height), rule: HeightRule.ATLEAST },
          children: row.cells.map((cell) => tableCell(cell, row.height, grid)),
        }),
    ),
  });
}
