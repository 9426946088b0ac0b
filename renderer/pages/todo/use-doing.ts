/** How a panel of 待办 does what it is for. */
import { useState } from 'react';
import { useBeside } from '../../parts/beside.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';

/** Runs what a panel is for, says what came of it and closes the panel. */
export function useDoing() {
  const refresh = useRefresh();
  const beside = useBeside();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const doing = async (act: () => Promise<{ readonly said: string; readonly changeId?: string }>) => {
    setBusy(true);
    setFailure(null);
    try {
      const { said, changeId } = await act();
      await refresh();
      toast.saved(said, changeId);
      beside.close();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, doing } as const;
}
