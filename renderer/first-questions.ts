/**
 * What every start asks of the desk, asked at once and ahead: while the program is still being read, and before the parts that
 * show the answers are drawn. They find them in the cache, under the same keys.
 */
import { queryOptions } from '@tanstack/react-query';
import { call, type InputOf, type OutputOf, type ProcedureName } from './desk.ts';
import { queries } from './queries.ts';

/** A question to the desk and where its answer is kept. */
export const question = <Name extends ProcedureName>(name: Name, input: InputOf<Name>) =>
  queryOptions<OutputOf<Name>>({ queryKey: [name, input], queryFn: ({ signal }) => call(name, input, { signal }) });

/** Whether the office is open, and who may sign in. */
export const officeState = queryOptions({
  queryKey: ['office.state'],
  queryFn: ({ signal }) => call('office.state', {}, { signal }),
});

/** Who is signed in. */
export const sessionNow = queryOptions({
  queryKey: ['meta.session'],
  queryFn: ({ signal }) => call('meta.session', {}, { signal }),
});

/** The office's own fields, code lists and notes of pages. */
export const vocabularyNow = queryOptions({
  queryKey: ['meta.vocabulary'],
  queryFn: ({ signal }) => call('meta.vocabulary', {}, { signal }),
});

/** The street's name in the top bar, and whether these are demonstration data. */
export const officeLine = {
  register: 'offices',
  columns: ['street', 'demo'],
  limit: 1,
} satisfies InputOf<'records.list'>;

/** The columns of the first list, as this account arranged them. */
const firstColumns = { slot: 'columns:people' } as const satisfies InputOf<'drafts.get'>;

/** Asks what the first page will ask once somebody is signed in; a refusal is met again by whoever needs the answer. */
export function askAhead(): void {
  void queries.prefetchQuery(sessionNow);
  void queries.prefetchQuery(vocabularyNow);
  void queries.prefetchQuery(question('drafts.get', firstColumns));
  void queries.prefetchQuery(question('records.list', officeLine));
}
