/** 17项措施自查: each measure of a year with its figures, the registers that serve it, and what the office writes of it. */
import { figuresOf, tilesOn } from '../../../db/questions/tiles.ts';
import type { ShownTile } from '../overview/view.ts';
import { shownGroups } from '../overview/view.ts';
import { measure as measureList, measureCode, measureNumbers } from '../../../db/rules/lists/measure.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';
import { scansOf } from './scans.ts';
import { lastDay, type Section, sectionOf, serving } from './sections.ts';

export interface Review {
  readonly achieved: string;
  readonly problems: string;
  readonly nextSteps: string;
}

export interface MeasureView {
  readonly number: number;
  /** 3 优化工作力量配置 */
  readonly label: string;
  readonly figures: readonly Pick<ShownTile, 'key' | 'label' | 'figure' | 'unit' | 'percent'>[];
  readonly registers: readonly {
    readonly key: string;
    readonly label: string;
    readonly unit: string;
    readonly basis: string;
    readonly count: number;
    readonly scans: number;
  }[];
  /** Registers that serve it and stay in the office. */
  readonly withheld: readonly string[];
  readonly review: Review | null;
  /** 完成情况 as the figures say it. */
  readonly draft: string;
}

interface ReviewRow extends Review {
  readonly measure: string;
}

/** What was written of the year, by measure's code. */
export function reviewsOf(call: OfficeCall, year: number): ReadonlyMap<string, Review> {
  const rows = prepared(
    call.ledger.db,
    `SELECT measure, coalesce(achieved, '') AS achieved, coalesce(problems, '') AS problems,
       coalesce(next_steps, '') AS nextSteps FROM live_measure_reviews WHERE year = ?`,
  ).all(year) as ReviewRow[];
  return new Map(rows.map(({ measure, ...review }) => [measure, review]));
}

/** 在册人员 260 人；其中社区工作者 250 人，占 96.2%。2026年内：评优与表彰 12 条。 */
function draftOf(view: Pick<MeasureView, 'figures' | 'registers'>, day: string): string {
  const figures = view.figures.map(
    ({ label, figure, unit, percent }) =>
      `${label} ${figure} ${unit}${percent === null ? '' : `，占 ${percent.toFixed(1)}%`}`,
  );
  const records = view.registers
    .filter(({ count }) => count > 0)
    .map(({ label, count, unit }) => `${label} ${count} ${unit}`);
  const sentences = [
    ...(figures.length === 0 ? [] : [`截至 ${day}，${figures.join('；')}。`]),
    ...(records.length === 0 ? [] : [`台账记录：${records.join('、')}。`]),
  ];
  return sentences.join('');
}

/** All measures of a year; registers are counted once for all of them. @throws LedgerError forbidden */
export function measuresOf(
  call: OfficeCall,
  year: number,
  { full = false, only = measureNumbers }: { readonly full?: boolean; readonly only?: readonly number[] } = {},
): readonly MeasureView[] {
  const day = lastDay(call, year);
  const { ledger, viewer } = call;
  const groups = shownGroups(figuresOf(ledger, viewer, tilesOn(ledger, viewer, day)));
  const tiles = groups.filter(({ bars }) => !bars).flatMap((group) => group.tiles);
  const reviews = reviewsOf(call, year);
  const known = new Map<string, Section>();
  return only.map((number) => {
    const { shown, withheld } = serving(call, number);
    const registers = shown.map((register) => {
      const section = known.get(register.key) ?? sectionOf(call, register, year);
      known.set(register.key, section);
      const { key, label, unit } = register;
      const scans = scansOf(call, section, full).shown.length;
      return { key, label, unit, basis: section.basis, count: section.ids.length, scans };
    });
    const figures = tiles
      .filter(({ measures }) => measures.includes(number))
      .map(({ key, label, figure, unit, percent }) => ({ key, label, figure, unit, percent }));
    return {
      number,
      label: measureList.values[number - 1]?.label ?? '',
      figures,
      registers,
      withheld: withheld.map(({ label }) => label),
      review: reviews.get(measureCode(number)) ?? null,
      draft: draftOf({ figures, registers }, day),
    };
  });
}
