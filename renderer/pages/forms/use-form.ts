/** A form on its page: read once, replaced by what each change answers. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { FormView } from '../../../electron/desk/forms/shapes.ts';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';

export function useForm(id: string) {
  const queries = useQueryClient();
  const found = useDesk('forms.get', { id });
  const preview = useDesk('forms.preview', { id }, { keep: true, enabled: found.data !== undefined });
  const [busy, setBusy] = useState(false);
  /** Makes one change; what was shown is replaced, the preview read again. */
  const change = useCallback(
    async (act: () => Promise<FormView>): Promise<void> => {
      setBusy(true);
      try {
        queries.setQueryData(['forms.get', { id }], await act());
        await queries.invalidateQueries({ queryKey: ['forms.preview'] });
      } catch (error) {
        toast.failed(error);
      } finally {
        setBusy(false);
      }
    },
    [queries, id],
  );
  return { found, preview, busy, change } as const;
}

export type FormPage = ReturnType<typeof useForm>;
