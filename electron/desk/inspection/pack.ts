/** 迎检材料包: what a choice of measures and year holds, before it becomes a PDF or a folder. */
import { registerOf } from '../../../db/ledger.ts';
import { demand, demandRight } from '../../../db/rights.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { type MeasureView, measuresOf } from './measures.ts';
import { type ScanPages, scanPages, type Scans, scansOf } from './scans.ts';
import { packSections } from './sections.ts';
import { type SectionTable, tableOf } from './tables.ts';

export interface PackChoice {
  readonly year: number;
  /** 1–17, ascending. */
  readonly measures: readonly number[];
  readonly style: 'masked' | 'full';
  readonly scans: boolean;
}

export interface PackSection {
  readonly measure: number;
  readonly table: SectionTable;
  readonly scans: Scans;
  readonly pages: ScanPages;
}

export interface Pack {
  readonly choice: PackChoice;
  readonly measures: readonly MeasureView[];
  /** Every register once, under the first chosen measure that it serves; only those with records. */
  readonly sections: readonly PackSection[];
  /** What is masked and what was left out, in sentences. */
  readonly notes: readonly string[];
}

const noScans: Scans = { shown: [], withheld: 0 };
const noPages: ScanPages = { pdf: null, count: 0, unreadable: [] };

function notesOf(choice: PackChoice, sections: readonly PackSection[], measures: readonly MeasureView[]): string[] {
  const withheld = [...new Set(measures.flatMap((measure) => measure.withheld))];
  const kept = sections.reduce((sum, { scans }) => sum + scans.withheld, 0);
  const unreadable = sections.flatMap(({ pages }) => pages.unreadable);
  return [
    choice.style === 'full'
      ? '个人信息没有遮盖，请按规定保管，用后收回。'
      : '身份证号、电话等个人信息已遮盖，原件备查。',
    ...(withheld.length === 0 ? [] : [`不外出、留存单位备查的台账：${withheld.join('、')}。`]),
    ...(choice.scans ? [] : ['没有附扫描件。']),
    ...(kept === 0 ? [] : [`有 ${kept} 份扫描件载有个人信息，没有列入，可到单位查看。`]),
    ...(unreadable.length === 0 ? [] : [`不是 PDF 或图片、或打不开，没有列入的扫描件：${unreadable.join('、')}。`]),
  ];
}

/**
 * Gathers a pack.
 * @throws LedgerError forbidden; DeskError pack-empty
 */
export async function gatherPack(call: OfficeCall, choice: PackChoice): Promise<Pack> {
  const full = choice.style === 'full';
  demand(call.viewer, registerOf(call.ledger, 'measure_reviews'), 'export');
  if (full) demandRight(call.viewer, 'private.reveal');
  const measures = measuresOf(call, choice.year, { full, only: choice.measures });
  const found = packSections(call, choice.year, choice.measures).filter(({ ids }) => ids.length > 0);
  if (found.length === 0 && measures.every(({ review }) => review === null)) {
    throw new DeskError(
      'pack-empty',
      `${choice.year}年所选的措施没有台账记录，也没有自查文字，没有可装的材料。请换一个年度或多选几项措施。`,
    );
  }
  const sections: PackSection[] = [];
  for (const [done, section] of found.entries()) {
    call.signal.throwIfAborted();
    call.progress({ done, total: found.length, label: `正在整理${section.register.label}` });
    const scans = choice.scans ? scansOf(call, section, full) : noScans;
    const pages = scans.shown.length === 0 ? noPages : await scanPages(call, scans.shown);
    sections.push({ measure: section.measure, table: tableOf(call, section, full), scans, pages });
  }
  return { choice, measures, sections, notes: notesOf(choice, sections, measures) };
}
