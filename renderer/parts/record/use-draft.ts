/** Drafts: what was typed is kept in the desk 2 s after the last key with the version it began from, and offered again. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { call } from '../../desk.ts';
import { beforeLock } from '../../lock-signal.ts';
import { useDesk } from '../use-desk.ts';

export type Patch = Readonly<Record<string, FieldValue>>;

export interface Draft {
  readonly savedAt: string;
  readonly patch: Patch;
  /** The record's version when the typing began; 0 where that is not known: then every later change counts. */
  readonly version: number;
}

interface DraftOptions {
  readonly patch: Patch;
  /** The record's version when the typing began; undefined for a new record. */
  readonly version: number | undefined;
  /** Only the form that stands in front keeps its draft: a form being saved and the next one share a slot. */
  readonly stands: boolean;
}

const waitMs = 2000;

const isPatch = (value: unknown): value is Patch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function draftOf(stored: { readonly savedAt: string; readonly content: Readonly<Record<string, unknown>> } | null) {
  const { patch, version } = stored?.content ?? {};
  if (stored === null || !isPatch(patch)) return null;
  return { savedAt: stored.savedAt, patch, version: typeof version === 'number' ? version : 0 } satisfies Draft;
}

/** Writes what is typed to the slot: after a pause, before a lock, when the page or the form goes. */
function useKeeping(slot: string, options: DraftOptions) {
  const queries = useQueryClient();
  const latest = useRef(options);
  /** What the slot holds of this form; undefined where it may hold something else. */
  const kept = useRef<Patch | null | undefined>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback(
    async (ends = false) => {
      clearTimeout(timer.current);
      const { patch, version = null, stands } = latest.current;
      const now = Object.keys(patch).length === 0 ? null : patch;
      if (!(stands || ends) || now === kept.current) return;
      kept.current = now;
      const content = now === null ? null : { patch: now, version };
      // A draft that cannot be kept must not disturb the typing; the form itself still holds it.
      await call('drafts.save', { slot, content }, { keepalive: true }).catch(() => undefined);
      // A form that is closed and opened again at once offers it.
      void queries.invalidateQueries({ queryKey: ['drafts.get', { slot }] });
    },
    [slot, queries],
  );

  const { patch, version, stands } = options;
  useEffect(() => {
    latest.current = { patch, version, stands };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), waitMs);
  }, [patch, version, stands, flush]);

  useEffect(() => {
    const unregister = beforeLock(() => flush(true));
    const leave = () => void flush(true);
    addEventListener('pagehide', leave);
    return () => {
      unregister();
      removeEventListener('pagehide', leave);
      void flush(true);
    };
  }, [flush]);

  /** Throws the draft away: it was saved for good, or is not wanted. */
  const drop = useCallback(async () => {
    clearTimeout(timer.current);
    latest.current = { ...latest.current, patch: {} };
    kept.current = null;
    await call('drafts.save', { slot, content: null }).catch(() => undefined);
  }, [slot]);

  /** Writes what is typed here over whatever another form left in the slot. */
  const rewrite = useCallback(async () => {
    kept.current = undefined;
    await flush();
  }, [flush]);
  return { drop, rewrite };
}

/** Keeps what is typed as the draft of `slot`; nothing is kept while it is empty. */
export function useDraft(slot: string, options: DraftOptions) {
  const stored = useDesk('drafts.get', { slot });
  const { drop, rewrite } = useKeeping(slot, options);
  return { draft: draftOf(stored.data ?? null), drop, rewrite, isRead: stored.data !== undefined };
}
