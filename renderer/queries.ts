/** What was read from the desk: one cache for all pages. */
import { QueryClient } from '@tanstack/react-query';
import { DeskFailure } from './desk.ts';

/** A desk that is closing or starting is asked again; what it refuses is not. */
function again(count: number, error: Error): boolean {
  return error instanceof DeskFailure && ['desk-busy', 'desk-gone'].includes(error.code) && count < 5;
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, retryDelay: 600, staleTime: 30_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});
