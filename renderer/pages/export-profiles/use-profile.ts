/** An export profile on its page: begun, changed, kept as a draft, saved as one change. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../desk.ts';
import { useDraft } from '../../parts/record/use-draft.ts';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { type Edited, inputOf, keyed, type Profile } from './profile-columns.ts';

const fresh: Edited = {
  title: '',
  recipient: null,
  register: 'people',
  fileType: '.xlsx',
  titled: false,
  sheetName: '',
  columns: [],
  note: '',
};

function editedOf({ id: _id, version: _version, columns, ...rest }: Profile): Edited {
  return { ...rest, columns: keyed(columns) };
}

const textOf = (edited: Edited): string => JSON.stringify(inputOf(edited));

/** @param kept the profile as the register has it; null for a new one */
export function useProfile(kept: Profile | null) {
  const [, navigate] = useLocation();
  const refresh = useRefresh();
  const start = useMemo(() => (kept === null ? fresh : editedOf(kept)), [kept]);
  const [edited, setEdited] = useState(start);
  const [busy, setBusy] = useState(false);
  useEffect(() => setEdited(start), [start]);
  const text = useMemo(() => textOf(edited), [edited]);
  const changed = text !== textOf(start);
  const patch = useMemo(() => (changed ? { profile: text } : {}), [changed, text]);
  const { draft, drop } = useDraft(`export-profile:${kept?.id ?? 'new'}`, {
    patch,
    version: kept?.version,
    stands: true,
  });
  const change = useCallback((next: Partial<Edited>) => setEdited((now) => ({ ...now, ...next })), []);
  const save = async (as: 'same' | 'copy' = 'same') => {
    setBusy(true);
    try {
      const copied = as === 'copy' ? { ...edited, title: `${edited.title}（副本）`.slice(0, 60) } : edited;
      const of = as === 'copy' || kept === null ? null : { id: kept.id, version: kept.version };
      const { id, changeId } = await call('exportProfiles.save', { of, profile: inputOf(copied) });
      if (as === 'same') await drop();
      await refresh();
      toast.saved(as === 'copy' ? `已另存为“${copied.title}”。` : `导出格式“${edited.title}”已保存。`, changeId);
      if (id !== kept?.id) navigate(`/export-profiles/${id}`);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const offered = draft?.patch['profile'];
  const takeDraft = () => {
    if (typeof offered !== 'string') return;
    // The draft is what this page kept of itself.
    const { columns, ...rest } = JSON.parse(offered) as Profile;
    setEdited({ ...rest, columns: keyed(columns) });
  };
  return {
    edited,
    change,
    changed,
    busy,
    save,
    draft: !changed && typeof offered === 'string' && offered !== text ? { take: takeDraft, drop } : null,
  } as const;
}

export type ProfilePage = ReturnType<typeof useProfile>;
