/** 查看备份: while a backup is looked at, all reading goes to it instead of the office; every page says so. */
import { useSyncExternalStore } from 'react';

let looking: string | null = null;
const listeners = new Set<() => void>();

function set(at: string | null): void {
  looking = at;
  for (const listener of listeners) listener();
}

/** @param at when the backup was made, as shown */
export function beginLooking(at: string): void {
  set(at);
}

export function endLooking(): void {
  set(null);
}

/** When the backup was made that is looked at; null where the office itself is shown. */
export function lookedAt(): string | null {
  return looking;
}

/** The same for components. */
export function useLookedAt(): string | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, lookedAt);
}
