/** The rows of a list as it is now viewed, and which of them are ticked. */
import { useState } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { toast } from '../toast.tsx';
import { useDesk } from '../use-desk.ts';
import { type Columns, type ListView, pageSize, requestOf, useListView } from './list-state.ts';

const everything = 100_000;

export function useList(register: Register, columns: Columns, defaults: Partial<ListView> | undefined) {
  const [view, changeView] = useListView(register, defaults);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const request = requestOf(register, view, columns.keys);
  const offset = (view.page - 1) * pageSize;
  const found = useDesk('records.list', { ...request, limit: pageSize, offset }, { keep: true });
  const all = useDesk('records.list', { register: register.key, columns: [], binned: view.binned, limit: 0 });
  const change = (next: Partial<ListView>) => {
    // What is ticked here means nothing on the other side of the bin.
    if (next.binned !== undefined && next.binned !== view.binned) setSelected(new Set());
    changeView(next);
  };
  const selectAll = async () => {
    try {
      const every = await call('records.list', { ...request, columns: [], limit: everything });
      setSelected(new Set(every.rows.map((row) => row.id)));
    } catch (error) {
      toast.failed(error);
    }
  };
  return {
    view,
    change,
    request,
    found,
    rows: found.data?.rows ?? [],
    total: found.data?.total ?? 0,
    all: all.data?.total,
    selected,
    select: setSelected,
    selectAll,
  };
}
