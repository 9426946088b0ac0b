/** What was done to a table as a whole: rows taken out, added, moved or copied, columns lost or added, texts beside it. */
import type { SentRow } from './kept.ts';
import { noRecord } from './ledger-rows.ts';
import type { ReturnedTable } from './return-table.ts';
import type { ResolvedRow } from './resolve-rows.ts';
import type { Finding, SentColumn } from './shapes.ts';

type Told = Omit<Finding, 'row' | 'column' | 'answer'>;

const shown = 8;

function some(words: readonly string[]): string {
  return words.length <= shown ? words.join('、') : `${words.slice(0, shown).join('、')}等`;
}

const names = (rows: readonly SentRow[], nameAt: number): string =>
  some(rows.map((row) => row.texts[nameAt] ?? '').filter((name) => name !== ''));

const fileRows = (rows: readonly ResolvedRow[]): string => some(rows.map(({ row }) => String(row.fileRow)));

function missingRows(rows: readonly ResolvedRow[], sent: readonly SentRow[], nameAt: number): readonly Told[] {
  const back = new Set(rows.map((row) => row.sent?.key));
  const missing = sent.filter((row) => row.record !== noRecord && !back.has(row.key));
  if (missing.length === 0) return [];
  const who = names(missing, nameAt);
  const text = `少了 ${missing.length} 行${who === '' ? '' : `：${who}`}。台账没有动；已离岗的请办“离岗（退出）”，漏了的请社区补交。`;
  return [{ code: 'row-missing', level: 'question', text }];
}

function replacedRows(rows: readonly ResolvedRow[], nameAt: number): readonly Told[] {
  return rows.flatMap(({ how, was, row }): readonly Told[] => {
    if (how !== 'replaced' || was === null) return [];
    const text = `第 ${row.fileRow} 行原来是“${was.texts[nameAt] ?? ''}”，被改成了另一个人，按新增的人处理。`;
    return [{ code: 'row-replaced', level: 'note', text }];
  });
}

/** Rows that changed places among each other, counted by those that do not stand in rising order. */
function movedRows(rows: readonly ResolvedRow[]): readonly Told[] {
  const places = rows.flatMap(({ sent, how }) => (sent === null || how === 'elsewhere' ? [] : [sent.place]));
  const moved = places.filter((place, i) => i > 0 && place < Math.max(...places.slice(0, i))).length;
  return moved === 0 ? [] : [{ code: 'row-moved', level: 'note', text: `有 ${moved} 行换了先后，不影响对应。` }];
}

function lostCodes(rows: readonly ResolvedRow[]): readonly Told[] {
  const told: Told[] = [];
  const by = (how: ResolvedRow['how']) => rows.filter((row) => row.how === how);
  const [lost, damaged, shifted] = [by('name'), by('damaged'), by('shifted')];
  if (lost.length > 0) {
    const text = `${lost.length} 行的隐藏编号不见了，已按身份证号或姓名对应（第 ${fileRows(lost)} 行）。`;
    told.push({ code: 'keys-lost', level: 'note', text });
  }
  if (damaged.length > 0) {
    const text = `${damaged.length} 行的隐藏编号被改坏了，已按身份证号或姓名对应（第 ${fileRows(damaged)} 行）。`;
    told.push({ code: 'key-damaged', level: 'note', text });
  }
  if (shifted.length > 0) {
    const text = `${shifted.length} 行的隐藏编号和姓名错位（排序时没有带上），已按身份证号或姓名对应（第 ${fileRows(shifted)} 行）。`;
    told.push({ code: 'keys-shifted', level: 'note', text });
  }
  return told;
}

function columnsOf(table: ReturnedTable, columns: readonly SentColumn[]): readonly Told[] {
  const gone = columns.filter((_, i) => table.present[i] === false);
  const asked = gone.filter((column) => column.ask);
  const told: Told[] = [];
  if (gone.length > 0) {
    const text = `少了${gone.map(({ label }) => `“${label}”`).join('')}${gone.length > 1 ? '几列' : '一列'}，这些栏目没有收到，台账不动。`;
    told.push({ code: 'column-missing', level: asked.length > 0 ? 'question' : 'note', text });
  }
  if (table.added.length > 0) {
    const text = `多出${table.added.map((heading) => `“${heading}”`).join('')}一列，没有采用，内容请看原件。`;
    told.push({ code: 'column-added', level: 'question', text });
  }
  return told;
}

function beside(table: ReturnedTable): readonly Told[] {
  const told: Told[] = [];
  if (table.textRows.length > 0) {
    const text = `第 ${some(table.textRows.map(String))} 行是文字说明，不是表里的一行，没有采用，请看原件。`;
    told.push({ code: 'text-beside', level: 'question', text });
  }
  if (table.sheetsBeside.length > 0) {
    const text = `另有工作表“${some(table.sheetsBeside)}”有内容，没有采用，请看原件。`;
    told.push({ code: 'sheet-beside', level: 'question', text });
  }
  return told;
}

/** Everything that was found beside the cells. @param nameAt where the column with the names stands, −1 where there is none */
export function tableFindings(
  table: ReturnedTable,
  rows: readonly ResolvedRow[],
  sent: readonly SentRow[],
  columns: readonly SentColumn[],
  nameAt: number,
): readonly Finding[] {
  const told = [
    ...columnsOf(table, columns),
    ...missingRows(rows, sent, nameAt),
    ...replacedRows(rows, nameAt),
    ...lostCodes(rows),
    ...movedRows(rows),
    ...beside(table),
  ];
  return told.map((one) => ({ ...one, row: null, column: null, answer: null }));
}

/** Rows that are copies of an earlier one in every cell: they are left out, which is told. */
export function withoutCopies(rows: readonly ResolvedRow[]): {
  readonly rows: readonly ResolvedRow[];
  readonly findings: readonly Finding[];
} {
  const seen = new Map<string, string>();
  const copies: number[] = [];
  const kept = rows.filter(({ sent, row }) => {
    if (sent === null) return true;
    const texts = row.cells.map((cell) => cell.text).join('\u001f');
    if (seen.get(sent.key) === texts) {
      copies.push(row.fileRow);
      return false;
    }
    if (!seen.has(sent.key)) seen.set(sent.key, texts);
    return true;
  });
  if (copies.length === 0) return { rows: kept, findings: [] };
  const text = `第 ${some(copies.map(String))} 行是上面某一行的重复，只算一次。`;
  return { rows: kept, findings: [{ code: 'row-copied', level: 'note', text, row: null, column: null, answer: null }] };
}
