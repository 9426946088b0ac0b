/** The course of a parcel: previewed, written with progress, written as plain folder instead. */
import { useState } from 'react';
import { call, DeskFailure, type Progress } from '../../desk.ts';
import { useJob } from '../../parts/job.tsx';
import type { ChosenPlace } from '../../parts/places/place-chooser.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import type { ParcelInput } from './parcel-choice.ts';
import type { Preview } from './parcel-preview.tsx';
import { coverOf, type WrittenFolder, type WrittenParcel } from './written-parcel.tsx';

export type Written =
  | { readonly kind: 'parcel'; readonly parcel: WrittenParcel }
  | { readonly kind: 'folder'; readonly folder: WrittenFolder };

/** Bytes as percent: nobody reads bytes. */
function inPercent(progress: Progress | null): Progress | null {
  if (progress === null || progress.total <= 1000) return progress;
  return { ...progress, done: Math.floor((progress.done / progress.total) * 100), total: 100 };
}

const cancelled = (error: unknown): boolean =>
  (error instanceof DeskFailure && error.code === 'cancelled') ||
  (error instanceof DOMException && error.name === 'AbortError');

/** What would leave, asked for by the clerk; it goes stale with every change of the choice. */
function usePreviewed(input: ParcelInput) {
  const [previewed, setPreviewed] = useState<{ readonly of: string; readonly preview: Preview } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const asked = JSON.stringify(input);
  const make = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setPreviewed({ of: asked, preview: await call('parcels.preview', input) });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    preview: previewed?.preview ?? null,
    stale: previewed !== null && previewed.of !== asked,
    previewing: busy,
    previewFailure: failure,
    makePreview: make,
    forgetPreview: () => setPreviewed(null),
  };
}

export function useParcel(input: ParcelInput) {
  const previewed = usePreviewed(input);
  const refresh = useRefresh();
  const parcel = useJob('parcels.write');
  const folder = useJob('parcels.folder');
  const [writeFailure, setWriteFailure] = useState<unknown>(null);
  const [written, setWritten] = useState<Written | null>(null);

  const run = async (work: () => Promise<Written>) => {
    setWriteFailure(null);
    try {
      setWritten(await work());
      await refresh();
    } catch (error) {
      setWriteFailure(cancelled(error) ? null : error);
    }
  };
  const write = (place: ChosenPlace, password: string) =>
    run(async () => {
      const done = await parcel.run({ ...input, place: place.token, password });
      const more = { place: place.name, removable: place.removable, password, coverPaper: await coverOf(done) };
      return { kind: 'parcel', parcel: { ...done, ...more } };
    });
  const writeFolder = (place: ChosenPlace) =>
    run(async () => ({
      kind: 'folder',
      folder: { ...(await folder.run({ ...input, place: place.token })), place: place.name },
    }));

  return {
    ...previewed,
    write,
    writeFolder,
    writeFailure,
    written,
    again: () => {
      setWritten(null);
      previewed.forgetPreview();
    },
    progress: inPercent(parcel.progress ?? folder.progress),
    cancel: () => {
      parcel.cancel();
      folder.cancel();
    },
  };
}
