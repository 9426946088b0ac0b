/** 打印本周待办 and 导出日历. */
import { useState } from 'react';
import { call, download } from '../../desk.ts';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';

/** @param kind the one kind that is shown; null for all */
export function useLeaving(kind: string | null) {
  const [busy, setBusy] = useState(false);
  const kinds = kind === null ? [] : [kind];
  const doing = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const print = () =>
    doing(async () => {
      const paper = await call('todo.print', { kinds });
      openPaper(await fetchPaper(paper.kind, paper.file), '本周待办');
    });
  const save = () => doing(async () => download(await call('todo.calendar', { kinds })));
  return { busy, print, save } as const;
}
