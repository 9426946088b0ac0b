/** 分批: what is asked, what the desk proposes, and the proposal saved as one change. */
import { useState } from 'react';
import { usualShare } from '../../../db/rules/health-batches.ts';
import { call, type OutputOf } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';

export type Proposal = OutputOf<'health.propose'>;

export interface Asked {
  readonly plan: string;
  readonly days: readonly string[];
  readonly limit: number | null;
  readonly place: string;
  readonly oneIn: number;
}

export function useArrange(plan: string) {
  const refresh = useRefresh();
  const [asked, setAsked] = useState<Asked>({ plan, days: [], limit: null, place: '', oneIn: usualShare });
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [busy, setBusy] = useState<'propose' | 'save' | null>(null);

  /** Whatever is asked anew makes the proposal on screen an old one. */
  const change = (patch: Partial<Asked>) => {
    setAsked((now) => ({ ...now, ...patch }));
    setProposal(null);
  };
  const act = async (name: 'propose' | 'save', does: () => Promise<void>) => {
    setBusy(name);
    try {
      await does();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(null);
    }
  };
  const propose = () =>
    act('propose', async () => {
      const days = asked.days.map((day) => ({ day, limit: asked.limit }));
      setProposal(await call('health.propose', { plan: asked.plan, days, oneIn: asked.oneIn }));
    });
  const save = () =>
    act('save', async () => {
      if (proposal === null) return;
      const batches = proposal.batches
        .filter(({ people }) => people.length > 0)
        .map(({ day, people }) => ({ day, people: [...people], limit: asked.limit, place: asked.place }));
      const input = { plan: asked.plan, oneIn: asked.oneIn, batches };
      const { changeId, count } = await call('health.arrange', input);
      await refresh();
      setProposal(null);
      setAsked((now) => ({ ...now, days: [] }));
      toast.saved(`已分 ${batches.length} 批，${count} 人。`, changeId);
    });
  return { asked, change, proposal, busy, propose, save } as const;
}

export type Arranging = ReturnType<typeof useArrange>;
