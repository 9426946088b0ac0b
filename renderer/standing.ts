/** How things stand: nobody signed in yet, or somebody. What is behind the sign-in is read while the sign-in page stands. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { DeskFailure } from './desk.ts';
import { askAhead, officeState, sessionNow } from './first-questions.ts';
import { onLocked } from './lock-signal.ts';
import { endLooking } from './looking.ts';
import type { Inside } from './inside.tsx';
import { queries } from './queries.ts';
import type { OfficeState, Session } from './session.tsx';

interface InsidePart {
  readonly Inside: typeof Inside;
}

export type Standing =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: DeskFailure; readonly again: () => void }
  | { readonly kind: 'outside'; readonly office: OfficeState; readonly entered: () => void; readonly again: () => void }
  | { readonly kind: 'inside'; readonly office: OfficeState; readonly session: Session; readonly part: InsidePart };

const unread = {
  code: 'program-unread',
  message: '程序的页面没有读全，可能程序已经退出，或刚刚更新过。请重试；仍不行的话请重新启动程序。数据不受影响。',
  fields: [],
  details: null,
} as const;

const insidePart = queryOptions<InsidePart>({
  queryKey: ['inside'],
  queryFn: async () => {
    try {
      return await import('./inside.tsx');
    } catch {
      throw new DeskFailure(unread);
    }
  },
  staleTime: Infinity,
  gcTime: Infinity,
  structuralSharing: false,
});

/** Kept over a lock: they hold nobody's data. */
const lasting = new Set<unknown>(['office.state', 'inside']);

/** Reads the inside as soon as the page before it stands and the machine has nothing else to do; at once where it is needed. */
function useInside(outsideStands: boolean, needed: boolean) {
  const [wanted, want] = useState(false);
  useEffect(() => {
    if (!outsideStands) return;
    const waiting = requestIdleCallback(() => want(true), { timeout: 500 });
    return () => cancelIdleCallback(waiting);
  }, [outsideStands]);
  return useQuery({ ...insidePart, enabled: needed || wanted });
}

/** How things stand. `entered` is called once somebody has signed in. */
export function useStanding(): Standing {
  const [locked, setLocked] = useState(false);
  const office = useQuery(officeState);
  const open = office.data?.open === true && !locked;
  const session = useQuery({ ...sessionNow, enabled: open });
  const part = useInside(office.data !== undefined, open);
  useEffect(() => {
    if (open) askAhead();
  }, [open]);
  useEffect(
    () =>
      onLocked(() => {
        setLocked(true);
        endLooking();
        // What was read while unlocked leaves memory with the lock.
        queries.removeQueries({ predicate: (query) => !lasting.has(query.queryKey[0]) });
        void queries.invalidateQueries({ queryKey: officeState.queryKey });
      }),
    [],
  );
  const failure = [office.error, session.error, open ? part.error : null].find((error) => error instanceof DeskFailure);
  if (failure instanceof DeskFailure && failure.code !== 'not-signed-in') {
    return { kind: 'failed', failure, again: () => void queries.resetQueries() };
  }
  if (office.data === undefined) return { kind: 'loading' };
  if (!open) {
    const again = () => void queries.invalidateQueries({ queryKey: officeState.queryKey });
    const entered = () => {
      setLocked(false);
      askAhead();
      again();
    };
    return { kind: 'outside', office: office.data, entered, again };
  }
  if (session.data === undefined || part.data === undefined) return { kind: 'loading' };
  return { kind: 'inside', office: office.data, session: session.data, part: part.data };
}
