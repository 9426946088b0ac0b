/** Making a pack: the long job, what came of it, what went wrong. */
import { useState } from 'react';
import { DeskFailure, download, type InputOf, type Progress } from '../../desk.ts';
import { useJob } from '../../parts/job.tsx';
import type { ChosenPlace } from '../../parts/places/place-chooser.tsx';
import { useRefresh } from '../../parts/use-desk.ts';

export type PackInput = InputOf<'inspection.pdf'>;

interface Made {
  readonly name: string;
  readonly notes: readonly string[];
  /** The key of its line in 上报记录. */
  readonly report: string | null;
}

export interface PackState {
  readonly progress: Progress | null;
  readonly failure: unknown;
  readonly made: Made | null;
  readonly makePdf: (input: PackInput) => Promise<void>;
  readonly makeFolder: (input: PackInput, place: ChosenPlace) => Promise<void>;
  readonly cancel: () => void;
}

const cancelled = (error: unknown): boolean =>
  (error instanceof DeskFailure && error.code === 'cancelled') ||
  (error instanceof DOMException && error.name === 'AbortError');

export function usePack(): PackState {
  const refresh = useRefresh();
  const pdf = useJob('inspection.pdf');
  const folder = useJob('inspection.folder');
  const [failure, setFailure] = useState<unknown>(null);
  const [made, setMade] = useState<Made | null>(null);
  const run = async (work: () => Promise<Made>) => {
    setFailure(null);
    setMade(null);
    try {
      setMade(await work());
      await refresh();
    } catch (error) {
      setFailure(cancelled(error) ? null : error);
    }
  };
  const makePdf = (input: PackInput) =>
    run(async () => {
      const { file, notes, report } = await pdf.run(input);
      download(file);
      return { name: file.name, notes, report };
    });
  const makeFolder = (input: PackInput, place: ChosenPlace) =>
    run(async () => {
      const { name, notes, report } = await folder.run({ ...input, place: place.token });
      return { name: `${place.name}里的“${name}”`, notes, report };
    });
  return {
    progress: pdf.progress ?? folder.progress,
    failure,
    made,
    makePdf,
    makeFolder,
    cancel: () => {
      pdf.cancel();
      folder.cancel();
    },
  };
}
