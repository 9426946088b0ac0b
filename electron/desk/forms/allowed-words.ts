/** The words that a form allows in a column, by its drop-down or by the brackets of its heading, against those of the ledger. */
import { listOf } from '../../../db/code-lists.ts';
import type { Ledger } from '../../../db/ledger.ts';
import type { CodeValue } from '../../../db/registers/model/code-list.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import { squash } from '../../../db/rules/text.ts';
import { wordSetsOf } from '../../../db/rules/word-sets.ts';
import type { CellStyle } from './shapes.ts';

/** Lists whose other spellings say no more and no less than their labels: 全日制本科 for 大学本科 would. */
const exactSpellings = new Set(['political', 'sex', 'nation', 'marital']);

const flags: readonly CodeValue[] = [
  { code: '1', label: '是' },
  { code: '0', label: '否' },
];

/** Whether the characters of one stand in the other in their order: 大专 in 大学专科. */
function standsIn(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** Everything that means a value, the usual first. */
function spellings(value: CodeValue, list: string): readonly string[] {
  const sets = wordSetsOf(list).map((set) => set.word(value.code, value.label));
  const others = (value.synonyms ?? []).filter((word) => exactSpellings.has(list) || standsIn(word, value.label));
  return [value.label, ...sets, ...others];
}

/** The alternatives that a heading gives in brackets: 政治面貌（党员/团员/群众）. */
export function alternativesIn(heading: string): readonly string[] {
  const inner = [...heading.matchAll(/[(（【]([^()（）【】]+)[)）】]/gu)].map((match) => match[1] ?? '');
  const words = inner.flatMap((text) => {
    const parts = text.split(/[/／、,，;；|]|或/u).map((part) => part.trim());
    return parts.length >= 2 ? parts : [];
  });
  return words.filter((word) => word !== '');
}

/** `style` where the words of the ledger can be put into those of the form; null where none of them can. */
export interface AllowedWords {
  readonly style: CellStyle | null;
}

/** How a column of a drop-down is written. @param words what the form allows; empty where anything */
export function allowedWords(ledger: Ledger, field: Field, words: readonly string[]): AllowedWords {
  const allowed = new Map(words.map((word) => [squash(word), word]));
  if (allowed.size === 0) return { style: {} };
  if (['integer', 'decimal', 'money', 'year', 'day'].includes(field.kind)) {
    return { style: words.every((word) => /^[\d.]+$/u.test(word)) ? {} : null };
  }
  const list = field.kind === 'choice' ? field.list : field.kind === 'flag' ? 'flag' : null;
  if (list === null) return { style: {} };
  const values = field.kind === 'choice' ? listOf(ledger, list).values : flags;
  const written = new Map<string, string>();
  for (const value of values) {
    const word = spellings(value, list).find((one) => allowed.has(squash(one)));
    if (word !== undefined) written.set(value.code, allowed.get(squash(word)) ?? word);
  }
  if (written.size === 0) return { style: null };
  const inForm = (word: (code: string, label: string) => string): boolean =>
    values.every(({ code, label }) => !written.has(code) || written.get(code) === word(code, label));
  if (inForm((_code, label) => label)) return { style: {} };
  const set = wordSetsOf(list).find((one) => inForm(one.word));
  return { style: set === undefined ? { as: Object.fromEntries(written) } : { words: set.key } };
}
