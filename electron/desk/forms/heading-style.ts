/** What a heading says about how its values are written: 出生年月(1990.05), 身份证号后六位, 学历(本科/大专), 年限(年). */
import type { Field } from '../../../db/registers/model/field.ts';
import type { DayStyle } from '../../../db/rules/day.ts';
import { halfWidth, withoutSpaces } from '../../../db/rules/text.ts';
import { wordSetsOf } from '../../../db/rules/word-sets.ts';
import type { CellStyle } from './shapes.ts';
import { countsMonths } from './written-value.ts';

/** Examples and patterns that headings carry in brackets, the longer before what they contain. */
const dayExamples: readonly (readonly [RegExp, DayStyle])[] = [
  [/(?:\d{4}|yyyy)年(?:\d{1,2}|m{1,2})月(?:\d{1,2}|d{1,2})日/iu, '1990年5月1日'],
  [/(?:\d{4}|yyyy)年(?:\d{1,2}|m{1,2})月/iu, '1990年5月'],
  [/(?:\d{4}|yyyy)-(?:\d{1,2}|mm)-(?:\d{1,2}|dd)/iu, '1990-05-01'],
  [/(?:\d{4}|yyyy)\.(?:\d{1,2}|mm)\.(?:\d{1,2}|dd)/iu, '1990.05.01'],
  [/(?:\d{4}|yyyy)\/(?:\d{1,2}|mm?)\/(?:\d{1,2}|dd?)/iu, '1990/5/1'],
  [/(?:\d{8}|yyyymmdd)|8位/iu, '19900501'],
  [/(?:\d{4}|yyyy)-(?:\d{2}|mm)/iu, '1990-05'],
  [/(?:\d{4}|yyyy)\.(?:\d{2}|mm)/iu, '1990.05'],
  [/(?:\d{4}|yyyy)\.(?:\d|m)/iu, '1990.5'],
  [/(?:\d{6}|yyyymm)|6位/iu, '199005'],
];

function dayStyle(heading: string): DayStyle {
  const example = dayExamples.find(([pattern]) => pattern.test(heading));
  if (example !== undefined) return example[1];
  if (/年月日|日期|[始止期满]日$|几号/u.test(heading)) return '1990.05.01';
  if (/年份|年度$/u.test(heading)) return '1990';
  // 时间 and 年月 are months by the custom of personnel forms.
  return '1990.05';
}

function monthsStyle(heading: string): CellStyle['months'] {
  if (/[(（]月[)）]|月数/u.test(heading)) return 'months';
  return /[(（](?:整|满|周)?年[)）]|周年|满.*年/u.test(heading) ? 'years' : 'text';
}

/** The word set of which the heading gives most examples, at least two. */
function wordsStyle(heading: string, list: string): string | undefined {
  let best: { key: string; hits: number } | undefined;
  for (const set of wordSetsOf(list)) {
    const examples = set.label.split('、');
    const hits = examples.filter((word) => heading.split(/[/、,，;；或()（）\s]+/u).includes(word)).length;
    if (hits >= 2 && hits > (best?.hits ?? 0)) best = { key: set.key, hits };
  }
  return best?.key;
}

/** The style of a field's values under a heading, where nobody chose another. */
export function headingStyle(field: Field, heading: string): CellStyle {
  const plain = withoutSpaces(halfWidth(heading));
  if (field.kind === 'day') return { day: dayStyle(plain) };
  const hides = /脱敏|打码|隐去|隐藏|\*{2,}/u.test(plain);
  if (field.kind === 'idNumber' && /[后末](?:六|6)位/u.test(plain)) return { number: 'last6' };
  if (field.kind === 'idNumber' || field.kind === 'phone') return { number: hides ? 'masked' : 'full' };
  if (countsMonths(field)) return { months: monthsStyle(plain) };
  const list = field.kind === 'choice' ? field.list : field.kind === 'flag' ? 'flag' : null;
  const words = list === null ? undefined : wordsStyle(plain, list);
  return words === undefined ? {} : { words };
}
