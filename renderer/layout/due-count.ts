/** Tells Electron's tray how much is due; in a browser there is none. */
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { DueCounts } from '../../electron/shell/bridge.ts';
import { call } from '../desk.ts';
import { useSession } from '../session.tsx';

/** A while after the first page, then as the day goes on. */
const firstMs = 15_000;
const everyMs = 15 * 60_000;

export function tellDue(counts: DueCounts): void {
  window.shell?.due(counts);
}

/** Asks now and then, and goes to 待办 where a notice or the tray was clicked. */
export function useDueCount(): void {
  const { readOnly } = useSession();
  const [, navigate] = useLocation();
  useEffect(() => {
    const { shell } = window;
    if (shell === undefined || readOnly) return;
    const ask = async () => {
      try {
        shell.due(await call('todo.count', {}));
      } catch {
        // The page itself says it when somebody opens it.
      }
    };
    const first = setTimeout(() => void ask(), firstMs);
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [readOnly]);
  useEffect(() => window.shell?.onNotificationClick(() => navigate('/todo')), [navigate]);
}
