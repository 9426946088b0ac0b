/** The file of an import: read once, replaced by what each correction answers. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import type { Wizard } from './shapes.ts';

export function useWizard(run: string) {
  const queries = useQueryClient();
  const found = useDesk('imports.resume', { run });
  const [busy, setBusy] = useState(false);
  /** Makes one correction; resolves with what the desk made of it, or null where it was refused. */
  const correct = useCallback(
    async (act: () => Promise<Wizard>): Promise<Wizard | null> => {
      setBusy(true);
      try {
        const wizard = await act();
        queries.setQueryData(['imports.resume', { run }], wizard);
        return wizard;
      } catch (error) {
        toast.failed(error);
        return null;
      } finally {
        setBusy(false);
      }
    },
    [queries, run],
  );
  return { found, busy, correct } as const;
}
