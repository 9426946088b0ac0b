/** How a panel beside the page does what it is for. */
import { useState } from 'react';
import { useBeside } from './beside.tsx';
import { toast } from './toast.tsx';
import { useRefresh } from './use-desk.ts';

interface Done {
  readonly said: string;
  readonly changeId?: string;
  /** What follows once the panel is closed. */
  readonly after?: () => void;
}

/** Runs what a panel is for, says what came of it and closes the panel; a failure stays in it. */
export function usePanelAct() {
  const refresh = useRefresh();
  const beside = useBeside();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const act = async (does: () => Promise<Done>) => {
    setBusy(true);
    setFailure(null);
    try {
      const { said, changeId, after } = await does();
      await refresh();
      toast.saved(said, changeId);
      beside.close();
      after?.();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, act } as const;
}
