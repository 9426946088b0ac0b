/** Reads a cell for a number, a year or a yes-or-no. */
import type { DecimalField, FlagField, IntegerField, YearField } from '../../db/registers/model/field.ts';
import { arabicNumber } from '../../db/rules/chinese-numerals.ts';
import { parseDay } from '../../db/rules/parse-day.ts';
import { isCutNumber, type Cell } from './cell.ts';
import { good, keepCell, plainText, wrong, type ReadCell } from './read-result.ts';

const nothing = /^(?:无|没有|暂无|不详|n\/a|[-—–/\\_]+)?$/iu;
/** Words of measure that may stand behind a number of any field. */
const commonUnits = [
  '分',
  '岁',
  '周岁',
  '年',
  '个月',
  '月',
  '人',
  '户',
  '名',
  '个',
  '次',
  '项',
  '学时',
  '平方米',
  '㎡',
];

export function readNumber(cell: Cell, field: IntegerField | DecimalField): ReadCell {
  const percent = field.unit === '%';
  if (typeof cell.value === 'number' && cell.dateSerial === undefined) {
    if (isCutNumber(cell)) return wrong(`${field.label}太大，请检查。`);
    const scaled = percent && cell.text.endsWith('%') ? cell.value * 100 : cell.value;
    return fitted(Number(scaled.toFixed(8)), field);
  }
  const text = plainText(cell);
  if (nothing.test(text)) return keepCell;
  const spoken = /^([〇零一二三四五六七八九十廿卅]{1,3})(\D*)$/u.exec(text);
  const counted = spoken === null ? null : arabicNumber(spoken[1] ?? '');
  const plain = counted === null ? text : `${counted}${spoken?.[2] ?? ''}`;
  const [, digits, unit = ''] = /^([-+]?\d[\d,]*(?:\.\d*)?)(\D*)$/u.exec(plain) ?? [];
  const expected = unit === '' || unit === field.unit || commonUnits.includes(unit);
  const alone = field.unit === undefined ? undefined : aloneBefore(plain, field.unit);
  if (digits === undefined && alone !== undefined) {
    const read = fitted(Number(alone), field);
    return read.error === null
      ? { ...read, doubt: `只取其中的${alone}${field.unit}，其余文字没有记入，请确认。` }
      : read;
  }
  if (digits === undefined || !expected)
    return wrong(`${field.label}应是数字${field.unit === undefined ? '' : `（单位${field.unit}）`}。`);
  const read = fitted(Number(digits.replaceAll(',', '')), field);
  return read.error === null && unit !== '' && unit !== field.unit ? { ...read, repaired: '去掉数字后的单位。' } : read;
}

/** The only figure of a text, right before its unit: 5 in 三岗十八级：管理岗5级. */
function aloneBefore(text: string, unit: string): string | undefined {
  const figures = text.match(/\d+/gu) ?? [];
  const [only] = figures;
  return figures.length === 1 && only !== undefined && text.endsWith(`${only}${unit}`) ? only : undefined;
}

/** Digits beyond those the field keeps are the noise of a computed cell: they are rounded off and said. */
function fitted(value: number, field: IntegerField | DecimalField): ReadCell {
  if (!Number.isFinite(value)) return wrong(`${field.label}应是数字。`);
  const places = field.kind === 'integer' ? 0 : (field.digits ?? 2);
  const rounded = Number(value.toFixed(places));
  if (rounded === value) return good(value);
  return field.kind === 'integer' ? wrong(`${field.label}应是整数。`) : good(rounded, `四舍五入到${places}位小数。`);
}

export function readYear(cell: Cell, field: YearField): ReadCell {
  if (typeof cell.value === 'number' && cell.dateSerial === undefined) return good(cell.value);
  const text = plainText(cell);
  if (nothing.test(text)) return keepCell;
  const written = /^(\d{4})(?:年度?|学年)?$/u.exec(text)?.[1];
  if (written !== undefined) return good(Number(written));
  const day = parseDay(cell.dateSerial === undefined ? text : String(cell.value));
  if ('error' in day || day.day === null) return wrong(`${field.label}应是四位数的年份，如 2024。`);
  return good(Number(day.day.slice(0, 4)), '只取年份。', day.doubt);
}

const yes = /^(?:是|有|对|已|√|✓|✔|☑|v|y|yes|true|t|1|○)$/iu;
const no = /^(?:否|无|没有|不是|未|×|✗|✘|✕|☒|x|n|no|false|f|0)$/iu;

export function readFlag(cell: Cell, field: FlagField): ReadCell {
  if (typeof cell.value === 'boolean') return good(cell.value ? 1 : 0);
  const text = plainText(cell);
  if (yes.test(text)) return good(1);
  if (no.test(text)) return good(0);
  return /^[-—–/\\_]+$/u.test(text) ? keepCell : wrong(`${field.label}应填“是”或“否”。`);
}
