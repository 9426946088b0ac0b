/** A case of leaving on screen: what is asked for, what the desk says of it, which lines are ticked. */
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { call, type OutputOf } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import { unsavedOf } from '../../parts/unsaved.ts';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { askedOf, changed, type Draft, draftFrom, emptyDraft } from './draft.ts';

export type LeavingLook = OutputOf<'leaving.look'>;
export type OpenLeaving = OutputOf<'leaving.cases'>[number];

const nobody = { person: '-', reason: '-', track: '-', leavesOn: '2000-01-01' } as const;

/** Writes the case with its ticked lines; what it then is, or null where that failed. */
async function written(asked: NonNullable<ReturnType<typeof askedOf>>, ticked: readonly string[]) {
  try {
    const { changeId, id, version, count } = await call('leaving.write', { ...asked, ticked: [...ticked] });
    return { changeId, count, leaving: { id, version } };
  } catch (error) {
    toast.failed(error);
    return null;
  }
}

interface Case {
  readonly draft: Draft | null;
  /** What is ticked against the proposal; everything else stands as it was proposed. */
  readonly ticks: ReadonlyMap<string, boolean>;
  readonly touched: boolean;
}

const useUnsavedCase = unsavedOf<Case>(({ touched }) => touched);
const untouched = (draft: Draft | null): Case => ({ draft, ticks: new Map(), touched: false });

/** @param person with whom a new case begins; null where one is to be chosen */
function useCase(person: string | null) {
  const first = untouched(person === null ? null : { ...emptyDraft, person });
  const [{ draft, ticks }, setCase] = useUnsavedCase(person ?? '', first);
  const isTicked = (line: LeavingLook['lines'][number]): boolean => ticks.get(line.key) ?? line.ticked;
  const tick = (keys: readonly string[], on: boolean) =>
    setCase((now) => ({
      ...now,
      ticks: new Map([...now.ticks, ...keys.map((key) => [key, on] as const)]),
      touched: true,
    }));
  const change = (patch: Partial<Draft>) => {
    // Other lines stand for another person, reason or track: what was ticked there says nothing here.
    const others = patch.person !== undefined || patch.reason !== undefined || patch.track !== undefined;
    setCase((now) => ({
      draft: changed(now.draft ?? emptyDraft, patch),
      ticks: others ? new Map() : now.ticks,
      touched: true,
    }));
  };
  const begin = () => setCase(untouched(emptyDraft));
  const open = async (id: string) => {
    try {
      setCase(untouched(draftFrom(await call('records.get', { register: 'leavings', id }))));
    } catch (error) {
      toast.failed(error);
    }
  };
  const saved = (leaving: NonNullable<Draft['leaving']>) =>
    setCase((now) => untouched(now.draft === null ? null : { ...now.draft, leaving }));
  return { draft, change, begin, open, close: () => setCase(untouched(null)), isTicked, tick, saved };
}

/** @param person see `useCase` */
export function useLeaving(person: string | null) {
  const refresh = useRefresh();
  const { saved, ...kept } = useCase(person);
  const { draft, isTicked } = kept;
  const [busy, setBusy] = useState(false);
  const [settled] = useDebouncedValue(draft, 250);
  const asked = draft === null ? null : askedOf(draft);
  const question = settled === null ? null : askedOf(settled);
  const look = useDesk('leaving.look', question ?? nobody, {
    enabled: question !== null && asked !== null,
    keep: true,
  });
  const lines = asked === null ? [] : (look.data?.lines ?? []);

  const write = async () => {
    if (asked === null) return;
    setBusy(true);
    const ticked = lines.filter(isTicked).map(({ key }) => key);
    const made = await written(asked, ticked);
    if (made !== null) saved(made.leaving);
    await refresh();
    setBusy(false);
    if (made !== null)
      toast.saved(made.count === 0 ? '已登记，台账没有变动。' : `已登记，写入 ${made.count} 条变动。`, made.changeId);
  };
  const stale = draft !== settled || look.isFetching;
  return { ...kept, asked, look, lines, write, busy, stale };
}

export type Leaving = ReturnType<typeof useLeaving>;
