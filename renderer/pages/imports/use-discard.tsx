/** Giving an open import up. */
import { call } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import type { ImportLine } from './shapes.ts';

/** Resolves with true where the clerk gave it up. */
export function useDiscard(): (line: Pick<ImportLine, 'run' | 'fileName'>) => Promise<boolean> {
  const refresh = useRefresh();
  return async ({ run, fileName }) => {
    const body = `“${fileName}”里改过的格、选过的答案都不再保留。台账没有任何改动，以后可以重新选择文件导入。`;
    if (!(await ask({ title: '放弃这次导入？', body, confirm: '放弃', danger: true }))) return false;
    try {
      await call('imports.discard', { run });
      await refresh();
      return true;
    } catch (error) {
      toast.failed(error);
      return false;
    }
  };
}
