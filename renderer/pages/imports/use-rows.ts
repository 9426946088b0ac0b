/** The rows of one tab, page by page; mended rows stay in view until the clerk turns away. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import type { MarkKind, Mend, Preview, Row, RowProblem, Tab } from './shapes.ts';

export const pageSize = 200;

/** Rows whose cell in a column carries a mark of this kind, or that have a question of this kind as a whole. */
export type RowFilter = Pick<MarkKind, 'column' | 'code' | 'level'> | { readonly problem: RowProblem['code'] };

export const filterKey = (filter: RowFilter): string =>
  'problem' in filter ? filter.problem : `${filter.column}/${filter.code}/${filter.level}`;

export interface RowQuery {
  readonly tab: Tab;
  /** From 1. */
  readonly page: number;
  readonly filter: RowFilter | null;
  /** A part of a name or community; empty for all. */
  readonly search: string;
}

interface Found {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** The rows of a page, filtered by the desk. */
function read(run: string, { tab, page, filter, search }: RowQuery, signal: AbortSignal): Promise<Found> {
  const only =
    filter === null
      ? {}
      : 'problem' in filter
        ? { problem: filter.problem }
        : { mark: { column: filter.column, code: filter.code, level: filter.level } };
  const from = (page - 1) * pageSize;
  return call('imports.rows', { run, tab, search, offset: from, limit: pageSize, ...only }, { signal });
}

/** The rows read and those mended here, in the order of the file. */
function merged(rows: readonly Row[], mended: ReadonlyMap<number, Row>): readonly Row[] {
  const read = new Set(rows.map((row) => row.row));
  const gone = [...mended.values()].filter((row) => !read.has(row.row));
  return gone.length === 0 ? rows : [...rows, ...gone].toSorted((one, other) => one.row - other.row);
}

interface RowsInput {
  readonly run: string;
  readonly query: RowQuery;
  /** The plan the rows belong to; null while there is none. */
  readonly preview: Preview | null;
  readonly onPreview: (preview: Preview) => void;
}

export function useRows({ run, query, preview, onPreview }: RowsInput) {
  const { tab, page, filter, search } = query;
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [mended, setMended] = useState<ReadonlyMap<number, Row>>(new Map());
  const [answered, setAnswered] = useState<ReadonlySet<number>>(new Set());
  // The clerk may go on to the next cell before the desk has answered for this one.
  const [pending, setPending] = useState(0);
  const view = `${tab}/${page}/${filter === null ? '' : filterKey(filter)}/${search}`;
  const shown = useRef(view);
  useEffect(() => {
    if (preview === null) return undefined;
    const abort = new AbortController();
    if (shown.current !== view) {
      shown.current = view;
      setFound(null);
      setMended(new Map());
    }
    const load = async () => {
      try {
        setFound(await read(run, { tab, page, filter, search }, abort.signal));
        setFailure(null);
      } catch (error) {
        if (!abort.signal.aborted) setFailure(error);
      }
    };
    void load();
    return () => abort.abort();
  }, [run, view, tab, page, filter, search, preview]);
  /** Mends one row; resolves with what became of it, or null where it was refused. */
  const mend = useCallback(
    async (row: number, act: Mend): Promise<Row | null> => {
      setPending((now) => now + 1);
      try {
        const answer = await call('imports.mend', { run, row, mend: act });
        const { row: after } = answer;
        if (after !== null) setMended((now) => new Map(now).set(row, after));
        if (act.action === 'person') setAnswered((now) => new Set(now).add(row));
        onPreview(answer.preview);
        return after;
      } catch (error) {
        toast.failed(error);
        return null;
      } finally {
        setPending((now) => now - 1);
      }
    },
    [run, onPreview],
  );
  const rows = found === null ? null : merged(found.rows, mended);
  return { rows, total: found?.total ?? 0, failure, busy: pending > 0, mend, answered } as const;
}
