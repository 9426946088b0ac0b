/** Reads a cell for a choice: the code that its words mean, or the allowed words that come nearest. */
import type { CodeList } from '../../db/registers/model/code-list.ts';
import type { ChoiceField } from '../../db/registers/model/field.ts';
import { codeOf } from '../../db/rules/lists/lookup.ts';
import { squash } from '../../db/rules/text.ts';
import type { Cell } from './cell.ts';
import { good, keepCell, wrong, type ReadCell } from './read-result.ts';

/** How many allowed values an error names. */
const named = 5;
const nothing = /^[-—–/\\_]+$/u;

/** A column repeats a few words thousands of times. */
const remembered = new WeakMap<CodeList, Map<string, ReadCell>>();

export function readChoice(cell: Cell, field: ChoiceField, list: CodeList): ReadCell {
  let known = remembered.get(list);
  if (known === undefined) {
    known = new Map();
    remembered.set(list, known);
  }
  const key = `${field.label}\n${cell.text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const read = lookUp(cell.text, field, list);
  if (known.size < 2000) known.set(key, read);
  return read;
}

function lookUp(text: string, field: ChoiceField, list: CodeList): ReadCell {
  const code = codeOf(list, text);
  if (code !== null) return good(code);
  if (nothing.test(text)) return keepCell;
  const bracketed = /^(.+?)[(（]([^()（）]+)[)）]$/u.exec(text.trim());
  const outside = bracketed === null ? null : codeOf(list, bracketed[1] ?? '');
  if (outside !== null) return good(outside, null, '括号里的内容没有记入，确认就只记括号外的。');
  const several = text.split(/兼任?|[、，,;；]/u).map((part) => codeOf(list, part) ?? gradedCode(list, part));
  const [first] = several;
  if (several.length > 1 && first !== undefined && first !== null && several.every((one) => one !== null)) {
    return good(first, null, '写了不止一项，确认就只记第一项；其余的导入后在人员信息里另加。');
  }
  const graded = gradedCode(list, text);
  if (graded !== null) return good(graded, `按“${text.trim()}级”记。`);
  const begun = onlyBeginning(list, text);
  if (begun !== null) return good(begun.code, null, `像是“${begun.label}”，确认就这样记。`);
  const values = nearestLabels(list, text);
  const all = values.length === list.values.filter((value) => value.hidden !== true).length;
  return wrong(
    `${field.label}没有这一项，请改成：${values.join('、')}${all ? '' : '……（全部可选项见导入模板的下拉框）'}。`,
  );
}

/** 初 for 初级, 三 for 三级. */
const gradedCode = (list: CodeList, text: string): string | null =>
  /^[初中高一二三四五六七八九十]$/u.test(text.trim()) ? codeOf(list, `${text.trim()}级`) : null;

/** The one value whose label begins with the text; two letters are the least. */
function onlyBeginning(list: CodeList, text: string): CodeList['values'][number] | null {
  const wanted = squash(text);
  if (wanted.length < 2) return null;
  const found = list.values.filter((value) => value.hidden !== true && squash(value.label).startsWith(wanted));
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
}

/** The labels nearest to a text, by the fewest changed characters, then by those they share. */
function nearestLabels(list: CodeList, text: string): readonly string[] {
  const wanted = squash(text);
  return list.values
    .filter((value) => value.hidden !== true)
    .map((value, order) => {
      const words = [value.label, ...(value.synonyms ?? [])].map((word) => squash(word));
      return { label: value.label, order, distance: Math.min(...words.map((word) => distance(wanted, word))) };
    })
    .sort((a, b) => a.distance - b.distance || a.order - b.order)
    .slice(0, named)
    .map(({ label }) => label);
}

/** Levenshtein's distance as a share of the longer word, so that short words are not near to everything. */
function distance(a: string, b: string): number {
  const from = Array.from(a).slice(0, 40);
  const to = Array.from(b).slice(0, 40);
  let row = to.map((_, i) => i + 1);
  for (const [y, letter] of from.entries()) {
    const next: number[] = [];
    for (const [x, other] of to.entries()) {
      const left = next[x - 1] ?? y + 1;
      const above = row[x] ?? 0;
      const corner = x === 0 ? y : (row[x - 1] ?? 0);
      next.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return (row.at(-1) ?? from.length) / Math.max(1, from.length, to.length);
}
