/** The typed part of a handover, and its two acts. */
import { useState } from 'react';
import { call, DeskFailure } from '../../desk.ts';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { useTextFields } from '../../parts/use-text-fields.ts';
import type { HandoverFacts } from './standing.tsx';

export function useHandover({ day, actor, last }: HandoverFacts) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState<'print' | 'record' | null>(null);
  const fields = useTextFields({
    handedOn: day,
    handedBy: actor,
    takenBy: '',
    witness: '',
    scope: last.scope === '' ? '社区工作者台账' : last.scope,
    recoveryPlace: last.recovery_place,
    backupPlace: last.backup_place,
    papersPlace: last.papers_place,
    things: last.things,
  });
  const act = async (name: 'print' | 'record', does: () => Promise<void>) => {
    setBusy(name);
    fields.setFaults({});
    try {
      await does();
    } catch (error) {
      if (error instanceof DeskFailure)
        fields.setFaults(Object.fromEntries(error.fields.map(({ field, message }) => [field, message])));
      toast.failed(error);
    } finally {
      setBusy(null);
    }
  };
  const print = () =>
    act('print', async () => {
      const { kind, file } = await call('deskHandovers.print', fields.values);
      openPaper(await fetchPaper(kind, file), '工作交接清单');
    });
  const record = () =>
    act('record', async () => {
      const { changeId } = await call('deskHandovers.record', fields.values);
      await refresh();
      toast.saved('已登记工作交接。签字后的清单扫描后，添加到这条交接记录的附件。', changeId);
    });
  return { field: fields.field, busy, print, record } as const;
}

export type HandoverState = ReturnType<typeof useHandover>;
