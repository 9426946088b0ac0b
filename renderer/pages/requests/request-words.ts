/** How requests are spoken of on the board. */
import type { OutputOf } from '../../desk.ts';

export type Board = OutputOf<'requests.board'>;
export type BoardRequest = Board['requests'][number];
export type Standing = BoardRequest['due']['standing'];

/** The columns of the board, in the order in which a request passes them. */
export const columns = ['open', 'doing', 'forwarded', 'reopened', 'done'] as const;

/** Settled ones stay on the board for so many days; the list and the monthly figures have them all. */
export const settledDays = 30;

interface Mark {
  readonly word: string;
  readonly color: string;
}

/** Red only for what is overdue, and never colour without a word. */
export const marks: Readonly<Record<Standing, Mark>> = {
  overdue: { word: '已超期', color: 'red' },
  today: { word: '今日到期', color: 'orange' },
  week: { word: '7天内', color: 'orange' },
  later: { word: '未到期', color: 'gray' },
  'in-time': { word: '按时办结', color: 'green' },
  late: { word: '超期办结', color: 'gray' },
};

export const isOpen = ({ state }: Pick<BoardRequest, 'state'>): boolean => state !== 'done';

export const isOverdue = ({ due }: BoardRequest): boolean => due.standing === 'overdue';
