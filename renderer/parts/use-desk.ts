/** Reading from the desk inside components. */
import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call, type InputOf, type OutputOf, type ProcedureName } from '../desk.ts';

interface Options {
  readonly enabled?: boolean;
  /** Shows the former answer until the new one is there: for lists whose query changes while typing. */
  readonly keep?: boolean;
}

/** The answer of a reading procedure, kept until something is written. */
export function useDesk<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  { enabled = true, keep = false }: Options = {},
): UseQueryResult<OutputOf<Name>> {
  return useQuery<OutputOf<Name>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Reads everything shown anew: after any write, since facts derived from it stand on many pages. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'office.state' }),
    [queries],
  );
}

/** Forgets everything shown and reads it again: after the office was changed for a backup, or back. */
export function useReadAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () => queries.resetQueries({ predicate: (query) => query.queryKey[0] !== 'office.state' }),
    [queries],
  );
}
