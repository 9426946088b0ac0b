/** The words of the marks, and which of them wait for the clerk. */
import type { Mark, Row, RowCell, Tab } from './shapes.ts';

export const levelWords: Readonly<Record<Mark['level'], string>> = {
  wrong: '有误',
  doubt: '请确认',
  repaired: '已修整',
  note: '说明',
};

export const tabWords: Readonly<Record<Tab, string>> = {
  new: '新增',
  update: '更新',
  same: '不变',
  problem: '有问题',
  skipped: '已跳过',
};

/** Whether a mark keeps its row from being imported. */
export const waits = (mark: Pick<Mark, 'level'>): boolean => mark.level === 'doubt' || mark.level === 'wrong';

const severity: readonly Mark['level'][] = ['wrong', 'doubt', 'repaired', 'note'];

/** The gravest level of a cell; null where it has no mark. */
export function levelOf(cell: Pick<RowCell, 'marks'>): Mark['level'] | null {
  return severity.find((level) => cell.marks.some((mark) => mark.level === level)) ?? null;
}

/** Whether something of a row waits for the clerk. */
export const rowWaits = (row: Row): boolean =>
  row.problems.length > 0 || row.cells.some((cell) => cell.marks.some(waits));

/** Whether a cell changes something that stood there. */
export const changes = (cell: RowCell): boolean =>
  cell.fields.some((field) => field.act === 'set' || field.act === 'clear');
