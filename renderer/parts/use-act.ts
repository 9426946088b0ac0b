/** How a button of a page does what it is for. */
import { useState } from 'react';
import { toast } from './toast.tsx';

/** Runs one thing that a click asked for; a failure is told in the top bar. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const act = async (does: () => Promise<void>) => {
    setBusy(true);
    try {
      await does();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, act } as const;
}
