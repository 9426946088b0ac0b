/** Drafts: what was typed is kept in the desk 2 s after the last key, and offered again. */
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
}

const waitMs = 2000;

const isPatch = (value: unknown): value is Patch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keeps `patch` as the draft of `slot`; nothing is kept while it is empty. */
export function useDraft(slot: string, patch: Patch) {
  const queries = useQueryClient();
  const stored = useDesk('drafts.get', { slot });
  const latest = useRef(patch);
  const kept = useRef<Patch | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const now = Object.keys(latest.current).length === 0 ? null : latest.current;
    if (now === kept.current) return;
    kept.current = now;
    const content = now === null ? null : { patch: now };
    // A draft that cannot be kept must not disturb the typing; the form itself still holds it.
    await call('drafts.save', { slot, content }, { keepalive: true }).catch(() => undefined);
    // A form that is closed and opened again at once offers it.
    void queries.invalidateQueries({ queryKey: ['drafts.get', { slot }] });
  }, [slot, queries]);

  useEffect(() => {
    latest.current = patch;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), waitMs);
  }, [patch, flush]);

  useEffect(() => {
    const unregister = beforeLock(flush);
    const leave = () => void flush();
    addEventListener('pagehide', leave);
    return () => {
      unregister();
      removeEventListener('pagehide', leave);
      void flush();
    };
  }, [flush]);

  /** Throws the draft away: it was saved for good, or is not wanted. */
  const drop = useCallback(async () => {
    clearTimeout(timer.current);
    latest.current = {};
    kept.current = null;
    await call('drafts.save', { slot, content: null }).catch(() => undefined);
  }, [slot]);

  const content = stored.data?.content['patch'];
  const draft: Draft | null =
    stored.data === null || stored.data === undefined || !isPatch(content)
      ? null
      : { savedAt: stored.data.savedAt, patch: content };
  return { draft, drop, isRead: stored.data !== undefined };
}
