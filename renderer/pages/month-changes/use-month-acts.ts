/** What is done with a month's list: to the printer, as a file, kept for good, marked as sent. */
import { useState } from 'react';
import { call, download } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { type ListChoice, monthWords } from './list-choice.ts';

export interface Correction {
  readonly replaces: string;
  readonly reason: string;
}

export function useMonthActs(choice: ListChoice) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState<'print' | 'export' | 'freeze' | 'sent' | null>(null);
  /** Does one thing at a time; true where it was done. */
  const act = async (name: NonNullable<typeof busy>, does: () => Promise<void>): Promise<boolean> => {
    setBusy(name);
    try {
      await does();
      return true;
    } catch (error) {
      toast.failed(error);
      return false;
    } finally {
      setBusy(null);
    }
  };
  const print = () =>
    act('print', async () => {
      const { kind, file } = await call('monthChanges.print', choice);
      openPaper(await fetchPaper(kind, file), '月度变动单');
    });
  const save = () => act('export', async () => download(await call('monthChanges.export', choice)));
  const freeze = async (correction: Correction | null, count: number): Promise<boolean> => {
    const what = count === 0 ? '本月无变动' : `${count} 条变动`;
    const body = `${monthWords(choice.month)}变动单（${what}）存入上报记录，文件和内容不再改变；以后补录、改错的，自动列入下一张。`;
    if (!(await ask({ title: '定稿', body, confirm: '定稿' }))) return false;
    return act('freeze', async () => {
      const { changeId } = await call('monthChanges.freeze', { ...choice, ...correction });
      await refresh();
      toast.saved('已定稿，存入上报记录。', changeId);
    });
  };
  const sent = (id: string) =>
    act('sent', async () => {
      const { changeId } = await call('reports.move', { id, to: 'sent' });
      await refresh();
      toast.saved('已标记为已上报。', changeId);
    });
  return { busy, print, save, freeze, sent } as const;
}

export type MonthActs = ReturnType<typeof useMonthActs>;
