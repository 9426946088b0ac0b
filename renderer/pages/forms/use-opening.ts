/** Opening a file or a paste: on to its page, or the desk's sentence where it is refused. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useRefresh } from '../../parts/use-desk.ts';

/** @param base where the page of what was opened stands: /forms */
export function useOpening(base: string) {
  const [, navigate] = useLocation();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const open = async (act: () => Promise<{ readonly id: string }>) => {
    setBusy(true);
    setFailure(null);
    try {
      const { id } = await act();
      void refresh();
      navigate(`${base}/${id}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, open } as const;
}

export type Opening = ReturnType<typeof useOpening>;
