/** Ctrl+V on a list: the copied cells are laid on it from the active cell on, and shown beside it before anything is written. */
import { useEffect, useRef } from 'react';
import type { Register } from '../../../db/registers/model/register.ts';
import { useSession } from '../../session.tsx';
import { useBeside } from '../beside.tsx';
import { toast } from '../toast.tsx';
import { type CellPlace, placeOf } from './cells.ts';
import { type Columns, type ListView, pageSize } from './list-state.ts';
import type { ListRow } from './list-table.tsx';
import { type BlockRequest, PastePanel } from './paste-panel.tsx';

interface PasteOptions {
  readonly register: Register;
  readonly view: ListView;
  readonly columns: Columns;
  readonly rows: readonly ListRow[];
  readonly total: number;
  /** New records may be added here. */
  readonly mayAdd: boolean;
}

/** Whether the keyboard is where pasted text belongs: an input, a panel, a window. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.matches('input:not([type=checkbox]), textarea, select, [contenteditable=true]') ||
    target.closest('aside, [role=dialog]') !== null ||
    document.querySelector('[role=dialog]') !== null
  );
}

/** How a block lies on the list; null where it cannot lie anywhere. */
export function laidFrom(
  { register, view, columns, rows, total, mayAdd }: PasteOptions,
  active: CellPlace | null,
  text: string,
): BlockRequest | null {
  const row = rows.findIndex(({ id }) => id === active?.row);
  const column = active === null ? -1 : columns.keys.indexOf(active.key);
  // New records stand below the last one, which only the last page shows.
  const toTheEnd = (view.page - 1) * pageSize + rows.length >= total;
  if (row < 0 || column < 0) {
    return mayAdd ? { register: register.key, text, columns: [...columns.keys], ids: [], append: true } : null;
  }
  return {
    register: register.key,
    text,
    columns: columns.keys.slice(column),
    ids: rows.slice(row, row + 1000).map(({ id }) => id),
    append: mayAdd && toTheEnd,
  };
}

/** Takes what is pasted while a register's list is shown. */
export function usePaste(options: PasteOptions): void {
  const { show, close } = useBeside();
  const session = useSession();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const mayWrite = session.may(options.register, 'write') && !options.view.binned;
  useEffect(() => {
    if (!mayWrite) return;
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (event.defaultPrevented || isElsewhere(event.target) || text.trim() === '') return;
      const active = placeOf(document.activeElement);
      // A word that was copied for somewhere else.
      if (active === null && !/[\t\n]/u.test(text.trim())) return;
      event.preventDefault();
      const { register } = latest.current;
      const request = laidFrom(latest.current, active, text);
      if (request === null) toast.saved('请先点一下要从哪一格开始粘贴。');
      else show(`粘贴到${register.label}`, <PastePanel register={register} request={request} done={close} />);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [mayWrite, show, close]);
}
