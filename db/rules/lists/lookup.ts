import type { CodeList } from '../../registers/model/code-list.ts';
import { squash } from '../text.ts';

const indexes = new WeakMap<CodeList, ReadonlyMap<string, string>>();

/** Squashed spelling → code; labels win over synonyms, synonyms over codes. */
function indexOf(list: CodeList): ReadonlyMap<string, string> {
  const known = indexes.get(list);
  if (known) return known;
  const index = new Map<string, string>();
  const add = (spelling: string, code: string) => {
    const key = squash(spelling);
    if (key !== '' && !index.has(key)) index.set(key, code);
  };
  for (const value of list.values) add(value.label, value.code);
  for (const value of list.values) for (const synonym of value.synonyms ?? []) add(synonym, value.code);
  for (const value of list.values) add(value.code, value.code);
  indexes.set(list, index);
  return index;
}

/** The label of a stored code; null when the list does not have it. */
export function labelOf(list: CodeList, code: string): string | null {
  return list.values.find((value) => value.code === code)?.label ?? null;
}

/**
 * The code meant by a text of an office table: its label, a synonym or the code itself, whatever its spaces, width and
 * punctuation. Null when none is meant; words in brackets count, so that 党员（预备） is never taken for 党员.
 */
export function codeOf(list: CodeList, text: string): string | null {
  return indexOf(list).get(squash(text)) ?? null;
}
