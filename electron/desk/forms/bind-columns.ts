/** What each column of a form takes: as last time, by its heading, or not known. Nothing is guessed silently. */
import type { Ledger } from '../../../db/ledger.ts';
import { isExactDay } from '../../../db/rules/day.ts';
import { squash } from '../../../db/rules/text.ts';
import type { CellLimit } from '../../sheets/fill/cell-limits.ts';
import { allowedWords, alternativesIn } from './allowed-words.ts';
import { countHeading } from './count-headings.ts';
import { doubtOf } from './doubts.ts';
import { headingStyle } from './heading-style.ts';
import type { Binding, CellStyle, Origin } from './shapes.ts';
import { bareGroup } from './topics.ts';
import type { Asked, FormWord, FormWords } from './words.ts';

export interface BoundColumn {
  readonly binding: Binding | null;
  readonly origin: Origin;
  /** Why, in Chinese. */
  readonly reason: string;
}

/** What was chosen for a heading before, by `headingKey`; null: left open on purpose. */
export type Remembered = ReadonlyMap<string, Binding>;

export interface BindingContext {
  readonly ledger: Ledger;
  readonly words: FormWords;
  readonly remembered: Remembered;
  /** The cut-off day, YYYY-MM-DD: 2024年考核 is last year's in a form of 2025. */
  readonly day: string;
}

/** Groups and headings that speak of somebody else, or of another time: never filled with the person's own present facts. */
const otherSubject =
  /父亲|母亲|配偶|爱人|丈夫|妻子|子女|家属|家庭成员|家长|学生|学员|孩子|老人|户主|房东|法人|亲属|直系|社会关系|联系人|联络人|监护|推荐|介绍人|证明人|担保|带班|分管领导|包联|主管|审核|审批|填表|制表|经办|负责人|上级|变动前|调整前|变更前|原(?:单位|职务|岗位|等级|社区)|拟(?:任|聘|调)|慰问|受益|服务对象|来访|投诉|居民(?:姓名|代表)/u;

/** Ends of headings that only tell how to write. */
const tellsStyle = /(?:的?后[六6]位|\d{4,8}|精确到[年月日]+|必填|选填)$/u;

const none = (reason: string): BoundColumn => ({ binding: null, origin: 'none', reason });

/** The heading without spaces, marks and width: what a choice is remembered under. */
export function headingKey(heading: string): string {
  return squash(heading);
}

/** 2024年度考核等次 as of 2025: the year's column, where it is one of the three that the roster knows. */
function appraisalOfYear(heading: string, context: BindingContext): BoundColumn | null {
  const year = /^(\d{4})年?度?.{0,2}考核(?:等次|结果|情况|等级)?$/u.exec(squash(heading, 'none'))?.[1];
  if (year === undefined || !isExactDay(context.day)) return null;
  const before = Number(context.day.slice(0, 4)) - Number(year);
  const field = { 1: 'appraisal_last', 2: 'appraisal_before_last', 3: 'appraisal_third_last' }[before];
  if (field === undefined || !context.words.fields.has(field)) {
    return none(`台账的这一栏只取截止日期之前三年的考核，${year} 年不在其中`);
  }
  return { binding: { take: 'field', field, style: {} }, origin: 'sure', reason: `${year} 年度的考核等次` };
}

function styledPart(words: FormWords, field: string, heading: string) {
  const definition = words.fields.get(field);
  return { field, style: definition === undefined ? {} : headingStyle(definition, heading) };
}

/** The binding of what is asked, in the style that the heading tells. */
function bindingOf(asked: Asked, heading: string, words: FormWords): Binding {
  switch (asked.take) {
    case 'field':
      return { take: 'field', ...styledPart(words, asked.field, heading) };
    case 'joined':
      return { take: 'joined', parts: asked.fields.map((field) => styledPart(words, field, heading)), by: asked.by };
    case 'sequence':
      return { take: 'sequence', perGroup: false };
    case 'office':
      return { take: 'office', fact: asked.fact };
    case 'blank':
      return { take: 'blank' };
  }
}

function reasonOf({ asked, label }: FormWord, exact: boolean): string {
  if (asked.take === 'blank') return '留空，由手写或另填；需要时可以改取台账的栏目';
  return exact ? `表头就是“${label}”` : `表头是“${label}”的一种叫法`;
}

/** What a word without its group is looked up by. */
function found(words: FormWords, end: string): FormWord | undefined {
  const plain = squash(end, 'none');
  const bare = plain.replace(tellsStyle, '');
  return [squash(end), plain, bare, bare.replace(/^(?:本人|个人)/u, '')]
    .map((word) => words.byWord.get(word))
    .find((word) => word !== undefined);
}

/** By the whole heading, then by shorter ends of it; an end under a group about something else is only a guess. */
function byWords(parts: readonly string[], context: BindingContext): BoundColumn | null {
  const { words } = context;
  const heading = parts.join('/');
  const bindTo = (word: FormWord, end: string, groups: readonly string[]): BoundColumn => {
    const binding = bindingOf(word.asked, heading, words);
    const why = doubtOf(binding, { end, groups }, words.fields);
    if (why === null) return { binding, origin: 'sure', reason: reasonOf(word, squash(end) === squash(word.label)) };
    return { binding, origin: 'guess', reason: `${why}，可能是“${word.label}”，请确认` };
  };
  let guess: BoundColumn | null = null;
  for (const [i, end] of parts.map((_, place) => parts.slice(place).join('')).entries()) {
    const word = found(words, end);
    const bound = word === undefined ? null : bindTo(word, end, parts.slice(0, i));
    if (bound?.origin === 'sure') return bound;
    guess ??= bound;
  }
  // 持证情况/等级 is 持证等级.
  for (const [i, part] of parts.slice(0, -1).entries()) {
    const end = bareGroup(part) + parts.slice(i + 1).join('');
    const word = found(words, end);
    if (word !== undefined) return bindTo(word, end, parts.slice(0, i));
  }
  return guess;
}

/** 学校／专业 in one cell: a part of it is known, and the clerk says whether it is enough. */
function byPartOfCell(parts: readonly string[], context: BindingContext): BoundColumn | null {
  const split = parts.flatMap((part) => part.split('／'));
  const bound = split.length === parts.length ? null : byWords(split, context);
  return bound === null ? null : { ...bound, origin: 'guess', reason: `${bound.reason}；表头里有几样内容，请确认` };
}

/** Words that share most of their characters with the heading: offered, never taken for granted. */
function byLikeness(parts: readonly string[], { words }: BindingContext): BoundColumn | null {
  const heading = squash(parts.at(-1) ?? '', 'none');
  if (heading.length < 2) return null;
  let best: { found: FormWord; share: number } | undefined;
  for (const [word, found] of words.byWord) {
    if (word.length < 2 || found.asked.take === 'blank' || found.asked.take === 'sequence') continue;
    const [short, long] = word.length < heading.length ? [word, heading] : [heading, word];
    const share = long.includes(short) ? short.length / long.length : 0;
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { found, share };
  }
  if (best === undefined) return null;
  const binding = bindingOf(best.found.asked, parts.join('/'), words);
  return { binding, origin: 'guess', reason: `与“${best.found.label}”相近，请确认` };
}

function byCount(parts: readonly string[], { ledger, words }: BindingContext): BoundColumn | null {
  if (words.register !== 'communities') return null;
  const count = countHeading(ledger, parts);
  if (count === null) return null;
  const binding = { take: 'count', filters: count.filters } as const;
  if (count.sure) return { binding, origin: 'sure', reason: '按表头统计在册人数' };
  return { binding, origin: 'guess', reason: '按表头统计在册人数；是否含本数表头没有写明，请确认' };
}

/** What the cells of a column say beside its heading. */
export interface CellsOfColumn {
  readonly split: boolean;
  readonly limit: CellLimit | null;
}

const open: CellsOfColumn = { split: false, limit: null };

const withStyle = (binding: Binding, more: CellStyle): Binding =>
  binding.take === 'field' ? { ...binding, style: { ...binding.style, ...more } } : binding;

/** A binding in the words that the form allows; asked about where none of ours is among them. */
function fitted(
  bound: BoundColumn,
  heading: string,
  cells: CellsOfColumn,
  { ledger, words }: BindingContext,
): BoundColumn {
  const { binding, reason } = bound;
  if (binding === null || binding.take === 'blank') return bound;
  const guess = (why: string): BoundColumn => ({ binding, origin: 'guess', reason: `${reason}；${why}，请确认` });
  if (cells.split) return guess('表头占了几列格子，只填第一列');
  const field = binding.take === 'field' ? words.fields.get(binding.field) : undefined;
  if (field === undefined || binding.take !== 'field') return bound;
  if (field.kind === 'day' && cells.limit?.kind === 'date')
    return { ...bound, binding: withStyle(binding, { day: 'date' }) };
  const inCells = cells.limit?.words ?? [];
  const allowed =
    inCells.length > 0 ? inCells : field.kind === 'choice' || field.kind === 'flag' ? alternativesIn(heading) : [];
  const { style } = allowedWords(ledger, field, allowed);
  if (style === null) return guess(`表里只让写“${allowed.slice(0, 3).join('、')}”等，台账里没有这样的写法`);
  return inCells.length === 0 && binding.style.words !== undefined
    ? bound
    : { ...bound, binding: withStyle(binding, style) };
}

/**
 * What a column takes.
 * @param heading its parts joined by `/`, as `HeadingColumn` has it
 * @param cells what the form says of the cells below it
 */
export function bindColumn(heading: string, context: BindingContext, cells: CellsOfColumn = open): BoundColumn {
  const parts = heading.split('/').filter((part) => part !== '');
  if (parts.length === 0) return none('这一列没有表头');
  const last = context.remembered.get(headingKey(heading));
  const exact = context.words.byWord.get(squash(parts.join('')));
  if (last === undefined && exact === undefined && otherSubject.test(parts.join(''))) {
    return none('这一列说的像是另外的人或以前的情况，不自动取数；需要时请自己选');
  }
  const bound =
    last !== undefined
      ? ({ binding: last, origin: 'remembered', reason: '上次这样取' } as const)
      : (appraisalOfYear(parts.join(''), context) ??
        byCount(parts, context) ??
        byWords(parts, context) ??
        byPartOfCell(parts, context) ??
        byLikeness(parts, context));
  return bound === null
    ? none('台账里没有这一栏；可以选别的栏目、填固定内容，或留空')
    : fitted(bound, heading, cells, context);
}
