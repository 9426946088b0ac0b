/** What a list shows: search, filters, sort, day, columns. Kept per register until the lock, columns and widths for good. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Filter, ListRequest } from '../../../electron/desk/shapes.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { onLocked } from '../../lock-signal.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { useDesk } from '../use-desk.ts';

export interface ListView {
  readonly search: string;
  readonly filters: readonly Filter[];
  readonly sort: readonly { readonly key: string; readonly descending?: boolean | undefined }[];
  /** YYYY-MM-DD; null for today. */
  readonly day: string | null;
  readonly binned: boolean;
  /** Only these records, handed over by another page under a name: 这次导入的人员. */
  readonly among: { readonly label: string; readonly ids: readonly string[] } | null;
  /** From 1. */
  readonly page: number;
}

/** Which columns are shown, in which order and width. */
export interface Columns {
  readonly keys: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

export const pageSize = 200;

const kept = new Map<string, ListView>();
onLocked(() => kept.clear());

/** The next opening of a register's list shows these records alone: in memory, because an address is no place for them. */
export function showAmong(register: string, label: string, ids: readonly string[]): void {
  kept.set(register, { ...plain, among: { label, ids } });
}

const plain = {
  search: '',
  filters: [],
  sort: [],
  day: null,
  binned: false,
  among: null,
  page: 1,
} as const satisfies ListView;

/** The present view of a register's list, as it was left. */
export function useListView(register: Register, defaults: Partial<ListView> = {}) {
  const [view, setView] = useState<ListView>(
    () =>
      kept.get(register.key) ?? {
        ...plain,
        sort: [...register.sort],
        ...defaults,
      },
  );
  useEffect(() => {
    kept.set(register.key, view);
  }, [register.key, view]);
  /** Any change but turning the page begins at the first page again. */
  const change = useCallback((next: Partial<ListView>) => setView((now) => ({ ...now, page: 1, ...next })), []);
  return [view, change] as const;
}

const isColumns = (value: unknown): value is Columns =>
  typeof value === 'object' && value !== null && Array.isArray(Reflect.get(value, 'keys'));

/** The columns as this account has arranged them. */
export function useColumns(register: Register) {
  const { columns: fieldsOf } = useVocabulary();
  const queries = useQueryClient();
  const slot = `columns:${register.key}`;
  const stored = useDesk('drafts.get', { slot });
  const columns = useMemo<Columns>(() => {
    const known = new Set(fieldsOf(register).map((field) => field.key));
    const own = stored.data?.content;
    const keys = isColumns(own) ? own.keys.filter((key) => known.has(key)) : [];
    return keys.length > 0 && isColumns(own)
      ? { keys, widths: own.widths }
      : { keys: register.listColumns, widths: {} };
  }, [stored.data, fieldsOf, register]);
  const save = useCallback(
    async (next: Columns | null) => {
      const content = next === null ? null : { ...next };
      // What was dragged stands where it was dropped; nothing else depends on it.
      queries.setQueryData(['drafts.get', { slot }], content === null ? null : { savedAt: '', content });
      await call('drafts.save', { slot, content });
    },
    [slot, queries],
  );
  return { columns, save, isRead: stored.data !== undefined || stored.isError } as const;
}

/** The view as the desk is asked for it. */
export function requestOf(register: Register, view: ListView, keys: readonly string[]): ListRequest {
  return {
    register: register.key,
    columns: [...keys],
    filters: view.filters.map((filter) => ({ ...filter, values: [...filter.values] })),
    search: view.search,
    sort: (view.sort.length > 0 ? view.sort : register.sort).map(({ key, descending }) => ({
      key,
      ...(descending === true ? { descending } : {}),
    })),
    binned: view.binned,
    ...(view.day === null ? {} : { day: view.day }),
    ...(view.among === null ? {} : { ids: [...view.among.ids] }),
  };
}
