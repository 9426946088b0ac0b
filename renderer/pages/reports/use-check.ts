/** The course of checking a parcel that arrived: sent to the desk, opened with its password, judged. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { callWithProgress, DeskFailure, type OutputOf, type Progress, upload } from '../../desk.ts';

export type Checked = OutputOf<'parcels.check'>;

const megabyte = 1024 * 1024;

export function useCheck() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const cancel = useCallback(() => abort.current?.abort(), []);
  useEffect(() => cancel, [cancel]);

  const check = async (file: File, password: string) => {
    const controller = new AbortController();
    abort.current = controller;
    setFailure(null);
    setChecked(null);
    try {
      const sent = (done: number, total: number) =>
        setProgress({ done: Math.ceil(done / megabyte), total: Math.ceil(total / megabyte), label: '正在读入（MB）' });
      sent(0, file.size);
      const token = await upload('parcel', file, sent, controller.signal);
      const judged = (now: Progress) =>
        setProgress(
          now.total === 0 ? now : { label: now.label, done: Math.floor((now.done / now.total) * 100), total: 100 },
        );
      setChecked(await callWithProgress('parcels.check', { upload: token, password }, judged, controller.signal));
    } catch (error) {
      const stopped = controller.signal.aborted || (error instanceof DeskFailure && error.code === 'cancelled');
      setFailure(stopped ? null : error);
    } finally {
      setProgress(null);
    }
  };
  const forget = () => {
    setChecked(null);
    setFailure(null);
  };
  return { progress, checked, failure, check, cancel, forget };
}
