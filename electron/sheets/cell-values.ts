/** Reads a cell for a field: what would be stored, what was repaired on the way, what is in doubt, what is wrong. */
import type { CodeList } from '../../db/registers/model/code-list.ts';
import type { Field, FieldValue } from '../../db/registers/model/field.ts';
import { checkValue } from '../../db/registers/model/schema.ts';
import { isDay } from '../../db/rules/day.ts';
import { checkIdNumber } from '../../db/rules/id-number.ts';
import { looksMasked } from '../../db/rules/masking.ts';
import { parseMoney } from '../../db/rules/money.ts';
import { parseDay } from '../../db/rules/parse-day.ts';
import { checkPhone } from '../../db/rules/phone.ts';
import { withoutSpaces } from '../../db/rules/text.ts';
import { isCutNumber, type Cell } from './cell.ts';
import { readChoice } from './choice-values.ts';
import { readName } from './name-cells.ts';
import { readFlag, readNumber, readYear } from './number-values.ts';
import { clearCell, good, keepCell, leadingQuote, wrong, type ReadCell } from './read-result.ts';

const clearing = /^[(（【[]清空[)）】\]]$/u;
const control = /[\p{Cc}\uFFFE\uFFFF]/u;

/**
 * Reads one cell.
 * @param lists gives the code list that a choice field names, the office's own values included.
 */
export function readCell(cell: Cell, field: Field, lists: (key: string) => CodeList): ReadCell {
  if (cell.kind === 'empty') return keepCell;
  if (cell.kind === 'error') return wrong(`${field.label}是公式错误（${cell.text}），请在原表中改正。`);
  if (cell.kind === 'formula' && cell.value === null) {
    return wrong(`${field.label}是没有算出结果的公式，请用 Excel 打开原表、保存后再导入。`);
  }
  if (clearing.test(withoutSpaces(cell.text))) return clearCell;
  if (field.private !== undefined && typeof cell.value === 'string' && looksMasked(cell.value)) {
    return wrong(`${field.label}带有星号，是遮盖后的内容，不能导入。请用完整的原表。`);
  }
  const read = readKind(cell, field, lists);
  return read.error === null && needsCheck(field, read.value) ? checked(read, field) : read;
}

function readKind(cell: Cell, field: Field, lists: (key: string) => CodeList): ReadCell {
  switch (field.kind) {
    case 'idNumber':
      return readId(cell);
    case 'phone':
      return readPhone(cell);
    case 'day':
      return readDay(cell);
    case 'year':
      return readYear(cell, field);
    case 'integer':
    case 'decimal':
      return readNumber(cell, field);
    case 'money': {
      const read = parseMoney(typeof cell.value === 'number' ? cell.value : cell.text);
      return 'error' in read ? wrong(read.error) : good(read.fen, read.repaired);
    }
    case 'choice':
      return readChoice(cell, field, lists(field.list));
    case 'flag':
      return readFlag(cell, field);
    case 'photo':
      return wrong('照片不能从表格导入，请在人员信息里添加。');
    default:
      return readText(cell, field);
  }
}

/** The cheap part of the field's own check: most cells pass, and a roster has a hundred thousand of them. */
function needsCheck(field: Field, value: FieldValue | undefined): boolean {
  if (value === undefined) return false;
  if (typeof value === 'number') return field.kind !== 'flag';
  if (control.test(value ?? '')) return true;
  if (field.kind === 'day') return field.exact === true;
  return (value ?? '').length > (field.kind === 'longText' ? (field.maxLength ?? 20_000) : shortText(field));
}

function shortText(field: Field): number {
  return field.kind === 'text' ? (field.maxLength ?? 200) : 60;
}

function checked(read: ReadCell, field: Field): ReadCell {
  const result = checkValue(field, read.value ?? null);
  return 'fault' in result ? wrong(result.fault) : read;
}

/** A stroke through an empty cell. */
const strokes = /^[-—–―/／\\_]+$/u;
const lineBreak = /\s*[\r\n]+\s*/gu;

function readText(cell: Cell, field: Field): ReadCell {
  if (isCutNumber(cell)) {
    return wrong(`${field.label}已被 Excel 截断，后几位已经丢失，请对照原件重新录入（单元格先设为文本）。`);
  }
  const text = cell.text.replace(leadingQuote, '').trim();
  const plain = withoutSpaces(text);
  if (plain === '' || strokes.test(plain)) return keepCell;
  if (field.private === 'name' || (field.kind === 'text' && field.personName === true)) {
    return readName(cell, text, field.label);
  }
  if (field.kind === 'longText') return good(text === '' ? null : text);
  const line = text.replaceAll(lineBreak, (gap, at: number) =>
    /[\w]$/u.test(text.slice(0, at)) && /^\w/u.test(text.slice(at + gap.length)) ? ' ' : '',
  );
  return good(line === '' ? null : line, line === text ? null : '去掉换行。');
}

function readId(cell: Cell): ReadCell {
  const result = checkIdNumber(typeof cell.value === 'number' ? cell.value : cell.text);
  if (result.ok) return good(result.id, result.repaired.length === 0 ? null : `${result.repaired.join('、')}。`);
  // A wrong check character takes a reason, 15 digits are asked: both are the clerk's to decide.
  const asked = result.code === 'checksum' || result.code === 'fifteen';
  return asked && result.id !== undefined ? good(result.id, null, result.sentence) : wrong(result.sentence);
}

function readPhone(cell: Cell): ReadCell {
  const result = checkPhone(typeof cell.value === 'number' ? cell.value : cell.text);
  return 'error' in result ? wrong(result.error) : good(result.text, result.repaired, result.doubt);
}

/** 1990.10 under a format of two decimals: the number is 1990.1, but October is what is shown. */
const shownMonth = /^\d{4}\.\d{2}$/u;

function readDay(cell: Cell): ReadCell {
  const typed = cell.dateSerial !== undefined || typeof cell.value !== 'number' || shownMonth.test(cell.text);
  // Written as it is stored, as in our own exports: nothing to read into it.
  if (typed && isDay(cell.value)) return good(cell.value);
  const given = typed ? (cell.dateSerial === undefined ? cell.text : String(cell.value)) : cell.value;
  const result = parseDay(given, {
    ...(cell.is1904 === true ? { serial1904: true } : {}),
    ...(cell.untyped === true ? { untyped: true } : {}),
  });
  return 'error' in result ? wrong(result.error) : good(result.day, result.repaired, result.doubt);
}
