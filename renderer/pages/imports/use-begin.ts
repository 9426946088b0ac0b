/** Reading a file or pasted cells into an import, with progress, cancel and the desk's sentence where it is refused. */
import { useCallback, useRef, useState } from 'react';
import { callWithProgress, type Progress, upload } from '../../desk.ts';
import type { Wizard } from './shapes.ts';

/** What one call carries at most; longer pastes go as a file. */
const mostPasted = 250_000;
const megabyte = 1024 * 1024;

const sizeText = (bytes: number): string =>
  bytes < megabyte ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;

export interface Begin {
  readonly progress: Progress | null;
  readonly failure: unknown;
  readonly file: (file: File) => void;
  readonly paste: (text: string) => void;
  readonly cancel: () => void;
}

/**
 * @param profile `roster`, or the key of a register
 * @param done is told of the import that has begun
 */
export function useBegin(profile: string, done: (wizard: Wizard) => void): Begin {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const begin = useCallback(
    async (sourceOf: (signal: AbortSignal) => Promise<{ readonly upload: string } | { readonly text: string }>) => {
      const controller = new AbortController();
      abort.current = controller;
      setFailure(null);
      setProgress({ done: 0, total: 0, label: '正在读取文件' });
      try {
        const source = await sourceOf(controller.signal);
        done(await callWithProgress('imports.begin', { profile, source }, setProgress, controller.signal));
      } catch (error) {
        if (!controller.signal.aborted) setFailure(error);
      } finally {
        setProgress(null);
      }
    },
    [profile, done],
  );
  const file = useCallback(
    (chosen: File) =>
      void begin(async (signal) => {
        const sent = (sentBytes: number) =>
          setProgress({ done: sentBytes, total: chosen.size, label: `正在读取文件（${sizeText(chosen.size)}）` });
        return { upload: await upload('import', chosen, sent, signal) };
      }),
    [begin],
  );
  const paste = useCallback(
    (text: string) => {
      if (text.length > mostPasted) file(new File([text], '粘贴的内容.csv'));
      else void begin(() => Promise.resolve({ text }));
    },
    [begin, file],
  );
  return { progress, failure, file, paste, cancel: () => abort.current?.abort() };
}
