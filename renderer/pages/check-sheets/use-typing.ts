/** Corrections while they are typed: kept per person until they are saved, one change for each save. */
import { useState } from 'react';
import { call, DeskFailure, type InputOf, type OutputOf } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';

type TypedRow = InputOf<'checkSheets.save'>['rows'][number];
export type TypedView = OutputOf<'checkSheets.check'>[number];
export type Dated = NonNullable<NonNullable<TypedRow['dated']>[string]>;

export interface Typed {
  readonly cells: Readonly<Record<string, string>>;
  readonly dated: Readonly<Record<string, Dated>>;
}

const nothing: Typed = { cells: {}, dated: {} };

function rowOf(person: string, typed: Typed): TypedRow {
  const cells = Object.fromEntries(Object.entries(typed.cells).filter(([, text]) => text.trim() !== ''));
  return { person, cells, dated: { ...typed.dated } };
}

export const isTyped = (typed: Typed | undefined): boolean =>
  Object.values(typed?.cells ?? {}).some((text) => text.trim() !== '');

/** What the refusal says of the rows, where it says anything. */
function viewsIn(error: unknown): readonly TypedView[] | null {
  if (!(error instanceof DeskFailure) || typeof error.details !== 'object' || error.details === null) return null;
  const { views } = error.details as { readonly views?: readonly TypedView[] };
  return views ?? null;
}

export function useTyping() {
  const refresh = useRefresh();
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [views, setViews] = useState<ReadonlyMap<string, TypedView>>(new Map());
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const change = (person: string, act: (now: Typed) => Typed) =>
    setTyped((all) => new Map(all).set(person, act(all.get(person) ?? nothing)));
  const learn = (found: readonly TypedView[]) =>
    setViews((now) => new Map([...now, ...found.map((view) => [view.person, view] as const)]));
  const forget = (person: string) => {
    setTyped((all) => new Map([...all].filter(([key]) => key !== person)));
    setViews((all) => new Map([...all].filter(([key]) => key !== person)));
  };
  /** Reads what was typed for a person, so that faults and questions stand beside it. */
  const check = async (person: string) => {
    const own = typed.get(person);
    if (own === undefined || !isTyped(own)) return;
    try {
      learn(await call('checkSheets.check', { rows: [rowOf(person, own)] }));
    } catch (error) {
      toast.failed(error);
    }
  };
  /** Saves one person; true where nothing is left to do there. */
  const save = async (person: string, name: string): Promise<boolean> => {
    const own = typed.get(person);
    if (own === undefined || !isTyped(own)) {
      setDone((now) => new Set(now).add(person));
      return true;
    }
    setBusy(true);
    try {
      const { changeId } = await call('checkSheets.save', { rows: [rowOf(person, own)] });
      forget(person);
      setDone((now) => new Set(now).add(person));
      // The next sheet is typed meanwhile.
      void refresh();
      toast.saved(`已更正${name}。`, changeId);
      return true;
    } catch (error) {
      if (error instanceof DeskFailure && error.code === 'check-sheet-same') {
        forget(person);
        setDone((now) => new Set(now).add(person));
        return true;
      }
      learn(viewsIn(error) ?? []);
      toast.failed(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { typed, views, done, busy, change, check, save } as const;
}

export type Typing = ReturnType<typeof useTyping>;
