/** What the board calls things. */
import type { Finding, PartStanding, PartView } from '../../../electron/desk/collections/shapes.ts';

export const standings = {
  pending: { word: '未交', color: 'gray' },
  waiting: { word: '已交，待写入', color: 'deepBlue' },
  problem: { word: '有问题', color: 'orange' },
  done: { word: '已交', color: 'green' },
} as const satisfies Record<PartStanding, { readonly word: string; readonly color: string }>;

/** A part as the board shows it: what is late is red and says so. */
export function standingOf(part: PartView): { readonly word: string; readonly color: string } {
  if (part.overdue) return { word: '未交，已超期', color: 'red' };
  if (part.runState === 'undone') return { word: '写入后已撤销', color: 'orange' };
  return standings[part.standing];
}

export const isOpen = (finding: Finding): boolean => finding.level === 'question' && finding.answer === null;

/** A question that only wants to be read has one answer; one about a cell or a row has two. */
export const hasChoice = (finding: Finding): boolean => finding.row !== null;

/** May be written without anybody having to decide anything more. */
export function isReady(part: PartView): boolean {
  return part.standing === 'waiting' && part.summary !== null && part.summary.dated.length === 0;
}

export interface DatedQuestion {
  readonly register: string;
  readonly label: string;
  readonly rows: number;
}

/** Dated registers that ask, over all communities. */
export function datedQuestions(parts: readonly PartView[]): readonly DatedQuestion[] {
  const found = new Map<string, DatedQuestion>();
  for (const part of parts) {
    if (part.runState !== 'open') continue;
    for (const one of part.summary?.dated ?? []) {
      found.set(one.register, { ...one, rows: one.rows + (found.get(one.register)?.rows ?? 0) });
    }
  }
  return [...found.values()];
}

/** What stands in a part's table, in a few words. */
export function countsText({ standing, summary, rejected }: PartView): string {
  if (standing === 'pending' || summary === null) return '';
  const parts = [
    summary.new > 0 ? `新增 ${summary.new}` : '',
    summary.update > 0 ? `更新 ${summary.update}` : '',
    summary.problem > 0 ? `读不出 ${summary.problem}` : '',
    rejected > 0 ? `退回 ${rejected}` : '',
  ].filter((text) => text !== '');
  return parts.length === 0 ? '没有变化' : parts.join('，');
}

/** Where one returned table is looked through row by row. */
export const rowsPath = (collection: string, run: string): string => `/collections/${collection}/rows/${run}`;
