/** 模拟调配: a plan of moves that lives on this screen alone until it is written; it stands again when the clerk comes back. */
import { useState } from 'react';
import { call, DeskFailure } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { unsavedOf } from '../../parts/unsaved.ts';
import { useRefresh } from '../../parts/use-desk.ts';
import type { StaffMember } from './staff-figure.tsx';

export interface PlanHead {
  readonly day: string;
  readonly reason: string;
  readonly approval: string;
}

/** The people as they would stand after the plan. */
export function planned(people: readonly StaffMember[], moves: ReadonlyMap<string, string>): readonly StaffMember[] {
  return people.map((person) => {
    const to = moves.get(person.id);
    return to === undefined ? person : { ...person, community: to };
  });
}

interface KeptPlan {
  readonly head: PlanHead;
  /** The community each person goes to. */
  readonly moves: ReadonlyMap<string, string>;
  /** On another day somebody may not be on the roll: the plan still says who it is. */
  readonly names: ReadonlyMap<string, string>;
}

const useUnsavedPlan = unsavedOf<KeptPlan>(({ moves }) => moves.size > 0);

export function usePlan(today: string) {
  const refresh = useRefresh();
  const head = { day: today, reason: '', approval: '' };
  const [plan, setPlan] = useUnsavedPlan('', { head, moves: new Map(), names: new Map() });
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState<'print' | 'write' | null>(null);
  const input = { ...plan.head, moves: [...plan.moves].map(([person, to]) => ({ person, to })) };

  const setHead = (next: PlanHead) => setPlan((now) => ({ ...now, head: next }));
  const setMoves = (move: (now: KeptPlan['moves']) => KeptPlan['moves']) =>
    setPlan((now) => ({ ...now, moves: move(now.moves) }));
  /** Sends people to a community; back to where they are takes them out of the plan. */
  const send = (people: readonly StaffMember[], to: string) => {
    setFaults(new Map());
    const called = people.map(({ id, name }) => [id, name] as const);
    setPlan((now) => ({ ...now, names: new Map([...now.names, ...called]) }));
    setMoves((now) => {
      const next = new Map(now);
      for (const { id, community } of people) {
        if (community === to) next.delete(id);
        else next.set(id, to);
      }
      return next;
    });
  };
  const drop = (person: string) => setMoves((now) => new Map([...now].filter(([id]) => id !== person)));
  const clear = () => setMoves(() => new Map());

  const act = async (name: 'print' | 'write', does: () => Promise<void>) => {
    setBusy(name);
    setFaults(new Map());
    try {
      await does();
    } catch (error) {
      if (error instanceof DeskFailure && error.code === 'transfer-refused')
        setFaults(new Map(error.fields.map(({ field, message }) => [field, message])));
      toast.failed(error);
    } finally {
      setBusy(null);
    }
  };
  const print = () =>
    act('print', async () => {
      const { kind, file } = await call('staffing.print', input);
      openPaper(await fetchPaper(kind, file), '调动审批表');
    });
  const write = async () => {
    const body = `${plan.moves.size} 人自 ${plan.head.day} 起调到新的社区，任职经历同时变动；写入后可以撤销。`;
    if (!(await ask({ title: '写入调配', body, confirm: '写入' }))) return;
    await act('write', async () => {
      const { changeId, count } = await call('staffing.move', input);
      clear();
      await refresh();
      toast.saved(`已写入 ${count} 人的调配。`, changeId);
    });
  };
  return { ...plan, setHead, faults, busy, send, drop, clear, print, write } as const;
}

export type Plan = ReturnType<typeof usePlan>;
