/** The plan of an import as the desk counts it, made anew after every setting. */
import { useCallback, useEffect, useState } from 'react';
import { useJob } from '../../parts/job.tsx';
import type { Preview, Settings } from './shapes.ts';

const ended = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

export function usePreview(run: string) {
  const { run: plan, progress, cancel } = useJob('imports.preview');
  const [preview, setPreview] = useState<Preview | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [stopped, setStopped] = useState(false);
  /** Plans with these settings; resolves with false where it was cancelled or refused. */
  const settle = useCallback(
    async (settings: Settings): Promise<boolean> => {
      setFailure(null);
      setStopped(false);
      try {
        setPreview(await plan({ run, ...settings }));
        return true;
      } catch (error) {
        if (ended(error)) setStopped(true);
        else setFailure(error);
        return false;
      }
    },
    [plan, run],
  );
  useEffect(() => void settle({}), [settle]);
  return { preview, setPreview, failure, progress, cancel, stopped, settle } as const;
}
