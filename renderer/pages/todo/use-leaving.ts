/** 打印本周待办 and 导出日历. */
import { call, download } from '../../desk.ts';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { useAct } from '../../parts/use-act.ts';

/** @param kind the one kind that is shown; null for all */
export function useLeaving(kind: string | null) {
  const { busy, act } = useAct();
  const kinds = kind === null ? [] : [kind];
  const print = () =>
    act(async () => {
      const paper = await call('todo.print', { kinds });
      openPaper(await fetchPaper(paper.kind, paper.file), '本周待办');
    });
  const save = () => act(async () => download(await call('todo.calendar', { kinds })));
  return { busy, print, save } as const;
}
