/** The pack as plain files for a folder: a workbook with contents and 自查, one for every register, the scans as PDF. */
import type { ReportFile } from '../../parcel/report-folder.ts';
import { type TableSpec, writeTable, writeWorkbook } from '../../sheets/write.ts';
import { officeLine } from '../office-line.ts';
import type { OfficeCall } from '../procedure.ts';
import type { Pack } from './pack.ts';
import { measureTitle, packPdf, whereIs } from './pack-pdf.ts';
import { sheetOf } from './tables.ts';

const text = (label: string, width: number) => ({ label, kind: 'longText', width, align: 'left' }) as const;

function contentsSheet(call: OfficeCall, pack: Pack): TableSpec {
  const rows = pack.measures.flatMap((measure) =>
    measure.registers.map(({ key, label, unit, count, basis }) => [
      measureTitle(measure),
      label,
      basis,
      `${count} ${unit}`,
      whereIs(pack, measure, key),
    ]),
  );
  return {
    sheetName: '目录',
    title: '社区工作者队伍建设迎检材料目录',
    subtitleLines: [`${officeLine(call.ledger)}　${pack.choice.year}年度`],
    columns: [text('措施', 30), text('台账', 24), text('范围', 20), text('数量', 12), text('所在', 14)],
    rows,
    footLines: pack.notes,
  };
}

function reviewSheet(call: OfficeCall, pack: Pack): TableSpec {
  return {
    sheetName: '17项措施自查',
    title: '17项措施自查表',
    subtitleLines: [`${officeLine(call.ledger)}　${pack.choice.year}年度`],
    columns: [
      text('措施', 24),
      text('主要数字', 34),
      text('完成情况', 40),
      text('存在问题', 28),
      text('下一步打算', 28),
    ],
    rows: pack.measures.map((measure) => [
      measureTitle(measure),
      measure.figures.map(({ label, figure, unit }) => `${label} ${figure} ${unit}`).join('；'),
      measure.review?.achieved ?? '',
      measure.review?.problems ?? '',
      measure.review?.nextSteps ?? '',
    ]),
  };
}

/** @throws the signal's reason when cancelled */
export async function packFiles(call: OfficeCall, pack: Pack): Promise<readonly ReportFile[]> {
  const first = await writeWorkbook([contentsSheet(call, pack), reviewSheet(call, pack)]);
  const files: ReportFile[] = [{ title: '目录和自查', extension: 'xlsx', bytes: first }];
  for (const { measure, table, pages } of pack.sections) {
    call.signal.throwIfAborted();
    const title = `措施${measure} ${table.section.register.label}`;
    files.push({ title, extension: 'xlsx', bytes: await writeTable(sheetOf(table)) });
    if (pages.pdf !== null) files.push({ title: `${title}扫描件`, extension: 'pdf', bytes: pages.pdf });
  }
  if (call.desk.options.host.toPdf !== null) {
    files.push({ title: '迎检材料全本', extension: 'pdf', bytes: await packPdf(call, pack) });
  }
  return files;
}
