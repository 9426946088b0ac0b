/** Matches the columns of a table to what they feed, by heading first and by what stands in them second. */
import { squash } from '../../db/rules/text.ts';
import type { FieldKind } from '../../db/registers/model/field.ts';
import type { DataRow, HeadingColumn } from './heading.ts';
import { looksLike, type Likeness } from './column-likeness.ts';

export interface MatchTarget {
  /** The key that the caller gives and gets back. */
  readonly target: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
  readonly kind: FieldKind;
}

export interface ColumnMatch {
  readonly index: number;
  readonly heading: string;
  readonly target: string | null;
  readonly certainty: 'sure' | 'guess' | 'none';
  /** Why, in Chinese; never what stands in the cells. */
  readonly reason: string;
}

interface Candidate {
  readonly column: HeadingColumn;
  readonly target: MatchTarget;
  readonly score: number;
  readonly reason: string;
}

/** Above this a match is sure. The scores only rank candidates against each other. */
const sureScore = 80;
/** Words shorter than this are contained in too many headings to say anything. */
const shortestPart = 2;

/** Words that many other headings end with. */
const general = new Set([
  '编号',
  '姓名',
  '日期',
  '时间',
  '单位',
  '类别',
  '类型',
  '名称',
  '级别',
  '等级',
  '岗位',
  '层次',
]);

interface Words {
  readonly target: MatchTarget;
  readonly label: string;
  readonly all: ReadonlySet<string>;
}

/** The key under which a heading is remembered: independent of spaces, width, punctuation and line breaks. */
export function headingKey(heading: string): string {
  return squash(heading);
}

/** The joined heading, then shorter ends of it: 学历全日制毕业院校, 全日制毕业院校, 毕业院校; each with and without its brackets. */
function headingWords(heading: string): readonly (readonly string[])[] {
  // 学历情况/全日制 means what 学历/全日制 does.
  const parts = heading
    .split('/')
    .map((part, i, all) => (i < all.length - 1 ? part.replace(/(?<=.{2})(?:基本)?(?:情况|信息)$/u, '') : part));
  return parts.map((_, i) => {
    const end = parts.slice(i).join('');
    return [...new Set([squash(end), squash(end, 'none')])].filter((word) => word !== '');
  });
}

/** 手机/座机, 现任职务及任职时间: a heading of several names is a guess, and its first one is the likeliest. */
function severalNames(heading: string, words: Words): number {
  const names = (heading.split('/').at(-1) ?? '').split(/[／、|｜或及和与]/u).map((name) => squash(name));
  const at = names.length < 2 ? -1 : names.findIndex((name) => words.all.has(name));
  return at < 0 ? 0 : 70 - at * 3;
}

function byHeading(heading: string, words: Words): { score: number; reason: string } | null {
  const ends = headingWords(heading);
  for (const [i, forms] of ends.entries()) {
    for (const form of forms) {
      if (form === words.label) return { score: 100 - i * 3, reason: `表头就是“${words.target.label}”` };
      if (words.all.has(form)) return { score: 98 - i * 3, reason: `表头是“${words.target.label}”的另一种叫法` };
    }
  }
  const whole = ends[0]?.[0] ?? '';
  let best = severalNames(heading, words);
  for (const word of words.all) {
    if (word.length < shortestPart || whole.length < shortestPart || general.has(word)) continue;
    // The last word of a Chinese heading says what it is: 居委会职务 is a 职务, no 居委会.
    if (whole.endsWith(word) && word.length >= whole.length * 0.4)
      best = Math.max(best, 42 + (20 * word.length) / whole.length);
    else if (whole.includes(word) && word.length >= whole.length * 0.5)
      best = Math.max(best, 36 + (20 * word.length) / whole.length);
    else if (word.includes(whole) && whole.length >= word.length * 0.5)
      best = Math.max(best, 30 + (20 * whole.length) / word.length);
  }
  return best === 0 ? null : { score: best, reason: `表头与“${words.target.label}”相近` };
}

const evidence: Readonly<Record<Likeness, string>> = {
  idNumber: '这一列像是身份证号',
  phone: '这一列像是手机号',
  sex: '这一列只有男、女',
  name: '这一列像是姓名',
  place: '这一列像是社区',
};

/** What a column's own cells say for a target: kinds decide, and for 性别 and 姓名 the label. */
function byCells(likeness: Likeness | null, target: MatchTarget): { score: number; reason: string } | null {
  if (likeness === null) return null;
  const label = squash(target.label);
  const labels = { sex: '性别', name: '姓名', place: '所在社区' } as const;
  const fits = likeness in labels ? label === labels[likeness as keyof typeof labels] : target.kind === likeness;
  return fits ? { score: 45, reason: evidence[likeness] } : null;
}

/** Cells that contradict a heading take the sureness away: a column 联系方式 full of ID numbers is no phone. */
function contradicts(likeness: Likeness | null, target: MatchTarget): boolean {
  if (likeness === 'idNumber')
    return target.kind !== 'idNumber' && target.kind !== 'text' && target.kind !== 'longText';
  return likeness === 'phone' && (target.kind === 'idNumber' || target.kind === 'day' || target.kind === 'choice');
}

function candidatesOf(
  column: HeadingColumn,
  words: readonly Words[],
  likeness: Likeness | null,
  rememberedTarget: string | undefined,
): Candidate[] {
  const found: Candidate[] = [];
  for (const word of words) {
    const { target } = word;
    const heading = column.heading === '' ? null : byHeading(column.heading, word);
    const cells = byCells(likeness, target);
    const score = (heading?.score ?? 0) + (cells?.score ?? 0) * (heading === null ? 1 : 0.2);
    if (rememberedTarget === target.target) {
      found.push({ column, target, score: 120, reason: '上次导入时这样对应' });
    } else if (score > 0) {
      const reason = heading?.reason ?? cells?.reason ?? '';
      found.push({ column, target, score: contradicts(likeness, target) ? Math.min(score, 45) : score, reason });
    }
  }
  return found;
}

/**
 * Matches columns to targets, each target at most once.
 * @param sampleRows some rows of data, as evidence; 50 are enough.
 * @param remembered from `headingKey` to target, as the clerk confirmed it last time; '' remembers 不导入.
 */
export function matchColumns(
  columns: readonly HeadingColumn[],
  targets: readonly MatchTarget[],
  sampleRows: readonly DataRow[],
  remembered: ReadonlyMap<string, string> = new Map(),
): readonly ColumnMatch[] {
  const words = targets.map((target) => ({
    target,
    label: squash(target.label),
    all: new Set([target.label, ...(target.synonyms ?? [])].map((word) => squash(word)).filter((word) => word !== '')),
  }));
  const dropped = new Set<number>();
  const candidates = columns.flatMap((column) => {
    const known = column.heading === '' ? undefined : remembered.get(headingKey(column.heading));
    if (known === '') dropped.add(column.index);
    return known === '' ? [] : candidatesOf(column, words, looksLike(sampleRows, column.index), known);
  });
  candidates.sort((a, b) => b.score - a.score || a.column.index - b.column.index);
  const taken = assign(candidates);
  return columns.map((column) => describe(column, candidates, taken, dropped));
}

/** The best candidate first; a column that loses a sure target is left alone rather than given to something similar. */
function assign(candidates: readonly Candidate[]): ReadonlyMap<string, Candidate> {
  const taken = new Map<string, Candidate>();
  const settled = new Set<number>();
  for (const candidate of candidates) {
    const { index } = candidate.column;
    if (settled.has(index)) continue;
    if (!taken.has(candidate.target.target)) {
      taken.set(candidate.target.target, candidate);
      settled.add(index);
    } else if (candidate.score >= sureScore) {
      settled.add(index);
    }
  }
  return taken;
}

function describe(
  column: HeadingColumn,
  candidates: readonly Candidate[],
  taken: ReadonlyMap<string, Candidate>,
  dropped: ReadonlySet<number>,
): ColumnMatch {
  const { index, heading } = column;
  const none = (reason: string): ColumnMatch => ({ index, heading, target: null, certainty: 'none', reason });
  if (dropped.has(index)) return none('上次导入时选了不导入');
  const own = [...taken.values()].find((candidate) => candidate.column.index === index);
  if (own !== undefined) {
    const certainty = own.score >= sureScore ? 'sure' : 'guess';
    return { index, heading, target: own.target.target, certainty, reason: own.reason };
  }
  const best = candidates.find((candidate) => candidate.column.index === index);
  if (best === undefined) return none('没有对应的栏目');
  const winner = taken.get(best.target.target);
  return none(`“${best.target.label}”已取自“${winner?.column.heading ?? ''}”列，这一列不再导入`);
}
