/** Who is signed in and what that person may do: known to all pages below `SessionProvider`. */
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import type { RecordAction, Register, Right } from '../db/registers/model/register.ts';
import { call, type OutputOf } from './desk.ts';
import { prepareLock, signalLocked } from './lock-signal.ts';

export type OfficeState = OutputOf<'office.state'>;
export type Session = OutputOf<'meta.session'>;

export interface SessionTools extends Session {
  readonly office: OfficeState;
  readonly has: (right: Right) => boolean;
  readonly may: (register: Register, action: RecordAction) => boolean;
  /** Shows or masks private values on all pages from now on; logged by the desk. */
  readonly reveal: (on: boolean) => Promise<void>;
  readonly lock: () => Promise<void>;
}

const SessionContext = createContext<SessionTools | null>(null);

/** The signed-in session. Only below `SessionProvider`. */
export function useSession(): SessionTools {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of SessionProvider');
  return session;
}

/** The session for the pages below it. */
export function SessionProvider({
  office,
  session,
  children,
}: {
  readonly office: OfficeState;
  readonly session: Session;
  readonly children: ReactNode;
}) {
  const queries = useQueryClient();
  const tools = useMemo<SessionTools>(() => {
    const rights = new Set(session.rights);
    return {
      ...session,
      office,
      has: (right) => rights.has(right),
      may: (register, action) =>
        rights.has(register.rights[action]) && (!session.readOnly || action === 'read' || action === 'reveal'),
      reveal: async (on) => {
        await call('meta.reveal', { on });
        await queries.invalidateQueries();
      },
      lock: async () => {
        await prepareLock();
        await call('session.lock', {});
        signalLocked();
      },
    };
  }, [office, session, queries]);
  useAlive();
  return <SessionContext value={tools}>{children}</SessionContext>;
}

const aliveEveryMs = 15_000;

/** Tells the desk every 15 s that the page is there and whether somebody used it; learns so that it was locked. */
export function useAlive(): void {
  const active = useRef(false);
  useEffect(() => {
    const used = () => {
      active.current = true;
    };
    const ask = async () => {
      const since = active.current;
      active.current = false;
      try {
        const { open } = await call('session.alive', { active: since });
        if (!open) signalLocked();
      } catch {
        // The next call that matters says it with a sentence.
      }
    };
    const timer = setInterval(() => void ask(), aliveEveryMs);
    const leaving = () => void call('session.leaving', {}, { keepalive: true });
    const back = () => void ask();
    for (const kind of ['pointerdown', 'keydown', 'wheel'] as const) addEventListener(kind, used, { passive: true });
    addEventListener('pagehide', leaving);
    addEventListener('pageshow', back);
    return () => {
      clearInterval(timer);
      for (const kind of ['pointerdown', 'keydown', 'wheel'] as const) removeEventListener(kind, used);
      removeEventListener('pagehide', leaving);
      removeEventListener('pageshow', back);
    };
  }, []);
}
