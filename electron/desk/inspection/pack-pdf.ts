/** The pack as one PDF: contents with page numbers, then measure by measure its first page, its tables, its scans. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { countPages } from '../../papers/chunks.ts';
import { contentsHtml, type ContentsLine, measureHtml, sectionHtml } from '../../papers/inspection-html.ts';
import type { PaperOptions } from '../../papers/paper-html.ts';
import { DeskError } from '../errors.ts';
import { officeLine } from '../office-line.ts';
import { withFonts } from '../printed.ts';
import type { OfficeCall } from '../procedure.ts';
import type { MeasureView } from './measures.ts';
import type { Pack, PackSection } from './pack.ts';
import { lastDay } from './sections.ts';
import { printedTable } from './tables.ts';

interface Part {
  readonly line: Omit<ContentsLine, 'page'>;
  /** Null for a line of the contents that has no pages of its own. */
  readonly pdf: Uint8Array | null;
  readonly pages: number;
}

/** 措施3 优化工作力量配置 */
export const measureTitle = ({ label }: MeasureView): string => `措施${label}`;

/** Where a register that serves a measure stands in the pack. */
export function whereIs(pack: Pack, measure: MeasureView, register: string): string {
  const section = pack.sections.find(({ table }) => table.section.register.key === register);
  if (section === undefined) return '无记录';
  return section.measure === measure.number ? '本措施内' : `见措施${section.measure}`;
}

/** What the first page of a measure says. */
export function measurePaper(pack: Pack, measure: MeasureView) {
  const { review } = measure;
  return {
    title: measureTitle(measure),
    year: pack.choice.year,
    figures: measure.figures,
    achieved: review?.achieved ?? '',
    problems: review?.problems ?? '',
    nextSteps: review?.nextSteps ?? '',
    registers: measure.registers.map(
      ({ key, label, unit, count }) => [label, `${count} ${unit}`, whereIs(pack, measure, key)] as const,
    ),
    withheld: measure.withheld,
  };
}

type Printer = (html: (options: PaperOptions) => string) => Promise<Uint8Array>;

function printerOf(call: OfficeCall): Printer {
  const { toPdf } = call.desk.options.host;
  if (toPdf === null)
    throw new DeskError(
      'pdf-engine-missing',
      '这台电脑上没有可以生成 PDF 的浏览器（Edge 或 Chrome）。请改选“另存为文件夹”，里面是电子表格。',
    );
  return (html) => toPdf(withFonts(call, html), call.signal);
}

async function partOf(line: Part['line'], pdf: Uint8Array): Promise<Part> {
  return { line, pdf, pages: await countPages(pdf) };
}

async function sectionParts(print: Printer, { table, pages }: PackSection): Promise<readonly Part[]> {
  const { register } = table.section;
  const line = { title: register.label, level: 1, amount: `${table.total} ${register.unit}` } as const;
  const parts = [await partOf(line, await print((options) => sectionHtml(printedTable(table), options)))];
  if (pages.pdf !== null) {
    const scans = { title: `${register.label}扫描件`, level: 1, amount: `${pages.count} 份` } as const;
    parts.push(await partOf(scans, pages.pdf));
  }
  return parts;
}

/** What stands elsewhere or nowhere is said in the contents too. */
function referred(pack: Pack, measure: MeasureView): readonly Part[] {
  return measure.registers.flatMap(({ key, label }): readonly Part[] => {
    const where = whereIs(pack, measure, key);
    return where === '本措施内' ? [] : [{ line: { title: label, level: 1, amount: where }, pdf: null, pages: 0 }];
  });
}

async function partsOf(call: OfficeCall, print: Printer, pack: Pack): Promise<readonly Part[]> {
  const parts: Part[] = [];
  const total = pack.measures.length + pack.sections.length;
  let done = 0;
  const step = (label: string): void => call.progress({ done: done++, total, label });
  for (const measure of pack.measures) {
    step(`正在生成${measureTitle(measure)}`);
    const first = await print((options) => measureHtml(measurePaper(pack, measure), options));
    parts.push(await partOf({ title: measureTitle(measure), level: 0, amount: '' }, first));
    for (const section of pack.sections.filter((one) => one.measure === measure.number)) {
      step(`正在生成${section.table.section.register.label}`);
      parts.push(...(await sectionParts(print, section)));
    }
    parts.push(...referred(pack, measure));
  }
  return parts;
}

/** The lines of the contents, the pages counted on from the contents' own. */
function contentsLines(parts: readonly Part[], before: number): readonly ContentsLine[] {
  let page = before + 1;
  return parts.map(({ line, pdf, pages }) => {
    const here = { ...line, page: pdf === null ? null : page };
    page += pages;
    return here;
  });
}

/** All parts in one file, every page with its number. */
async function joined(parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  const font = await whole.embedFont(StandardFonts.Helvetica);
  for (const part of parts) {
    const document = await PDFDocument.load(part, { updateMetadata: false });
    for (const page of await whole.copyPages(document, document.getPageIndices())) whole.addPage(page);
  }
  for (const [index, page] of whole.getPages().entries()) {
    const text = `- ${index + 1} -`;
    const size = 10;
    page.drawText(text, { x: (page.getWidth() - font.widthOfTextAtSize(text, size)) / 2, y: 24, size, font });
  }
  return await whole.save();
}

/** @throws DeskError pdf-engine-missing; the signal's reason when cancelled */
export async function packPdf(call: OfficeCall, pack: Pack): Promise<Uint8Array> {
  const print = printerOf(call);
  const parts = await partsOf(call, print, pack);
  call.progress({ done: 0, total: 0, label: '正在编目录' });
  const contents = (before: number) =>
    print((options) =>
      contentsHtml(
        {
          title: '社区工作者队伍建设迎检材料',
          unit: officeLine(call.ledger),
          year: pack.choice.year,
          day: lastDay(call, pack.choice.year),
          notes: pack.notes,
          lines: contentsLines(parts, before),
        },
        options,
      ),
    );
  // How many pages the contents take is known once they are printed; longer numbers do not make them longer.
  const pages = await countPages(await contents(1));
  return await joined([await contents(pages), ...parts.flatMap(({ pdf }) => (pdf === null ? [] : [pdf]))]);
}
