/** Cells that carry several facts: 大学本科/管理学学士, 某某大学社会工作专业, 2023.1—2025.12. */
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { CodeList } from '../../../db/registers/model/code-list.ts';
import type { SplitColumn } from '../../../db/registers/profiles/import-profile.ts';
import { codeOf } from '../../../db/rules/lists/lookup.ts';
import { parseDay } from '../../../db/rules/parse-day.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';

export interface SplitRead {
  /** By the order of the column's fields; undefined keeps what is there. */
  readonly values: readonly (FieldValue | undefined)[];
  readonly doubt: string | null;
  readonly error: string | null;
}

const read = (values: SplitRead['values'], doubt: string | null = null): SplitRead => ({ values, doubt, error: null });
const wrong = (error: string): SplitRead => ({ values: [], doubt: null, error });
const nothing = /^(?:无|没有|暂无|不详|[-—–/\\_]+)?$/u;

/** @param lists the code lists of the fields, by their order */
export function splitCell(
  text: string,
  split: SplitColumn['split'],
  lists: readonly (CodeList | null)[],
  label: string,
): SplitRead {
  const plain = halfWidth(text).trim();
  if (nothing.test(withoutSpaces(plain))) return read([]);
  if (split === 'schoolAndMajor') return schoolAndMajor(plain);
  if (split === 'fromTo') return fromTo(plain, label);
  const [levels, degrees] = lists;
  if (levels === undefined || levels === null || degrees === undefined || degrees === null) return read([]);
  return levelAndDegree(plain, levels, degrees, label);
}

function levelAndDegree(text: string, levels: CodeList, degrees: CodeList, label: string): SplitRead {
  const pieces = text.split(/[/\\、,;\s()（），；]+/u).filter((piece) => piece !== '');
  const [first = '', second, ...rest] = pieces;
  if (second !== undefined && rest.length === 0) {
    const level = codeOf(levels, first);
    const degree = codeOf(degrees, second);
    if (level !== null && (degree !== null || nothing.test(second))) return read([level, degree ?? undefined]);
    const turned = codeOf(levels, second);
    if (turned !== null && codeOf(degrees, first) !== null) return read([turned, codeOf(degrees, first)]);
  }
  const joined = withoutSpaces(pieces.join(''));
  const whole = codeOf(levels, joined);
  if (whole !== null) return read([whole, undefined]);
  const letters = Array.from(joined);
  for (let i = letters.length - 1; i > 0; i--) {
    const level = codeOf(levels, letters.slice(0, i).join(''));
    const degree = codeOf(degrees, letters.slice(i).join(''));
    if (level !== null && degree !== null) return read([level, degree]);
  }
  return wrong(`${label}看不懂，请写成“大学本科/学士”这样的形式。`);
}

const schoolEnd = /^(.*(?:大学|学院|学校|党校))(.*)$/u;

function schoolAndMajor(text: string): SplitRead {
  const pieces = text.split(/[/\\、,;\s，；]+/u).filter((piece) => piece !== '');
  const [school = '', ...majors] = pieces;
  if (majors.length > 0) return read([school, majors.join(' ')]);
  const [, front = school, back = ''] = schoolEnd.exec(school) ?? [];
  const major = back.replace(/^(?:的|系)(?=.)/u, '').replace(/(?<=..)专业$/u, '');
  return read([front, major === '' ? undefined : major]);
}

const open = /^(?:长期|永久|至今|今|现在|无固定期限?|无固定期限合同|无期限)$/u;
const day = (text: string): string | null => {
  const parsed = parseDay(text, { untyped: true });
  return 'error' in parsed ? null : parsed.day;
};

/** The two days of a period; an open end clears the last day, a missing one keeps it. */
function fromTo(given: string, label: string): SplitRead {
  const text = withoutSpaces(given).replace(/^[自从]/u, '');
  if (open.test(text)) return read([undefined, null]);
  for (const mark of [/[—–―~～至到]+|--+/u, /-/u]) {
    const places = [...text.matchAll(new RegExp(mark, 'gu'))];
    // From the middle outwards: 2023-01-01-2025-12-31 parts at its third dash.
    const order = places.toSorted(
      (a, b) => Math.abs(a.index * 2 + 1 - text.length) - Math.abs(b.index * 2 + 1 - text.length),
    );
    for (const place of order) {
      const from = day(text.slice(0, place.index));
      const end = text.slice(place.index + place[0].length).replace(/止$/u, '');
      if (from === null) continue;
      if (end === '') return read([from, undefined]);
      if (open.test(end)) return read([from, null]);
      const to = day(end);
      if (to !== null) return read([from, to]);
    }
  }
  return wrong(`${label}看不懂，请写成“2023.01-2025.12”这样的起止日期。`);
}
