/** Things that the desk found and a page decides upon: the page holds a token, the desk keeps the thing, until the lock. */
import { randomBytes } from 'node:crypto';
import type { OpenOffice } from './state.ts';

export interface Keeper<Thing> {
  /** Keeps a thing for this sign-in; the oldest goes where there are too many. @returns its token */
  readonly keep: (office: OpenOffice, thing: Thing) => string;
  /** What is kept under a token; undefined where nothing is. */
  readonly find: (office: OpenOffice, token: string) => Thing | undefined;
  readonly drop: (office: OpenOffice, token: string) => void;
}

/**
 * A keeper of one kind of thing. It holds them by the opened office, so that nothing outlives the lock and no two desks share.
 * @param most how many are kept at a time
 */
export function newKeeper<Thing>(most: number): Keeper<Thing> {
  const things = new WeakMap<OpenOffice, Map<string, Thing>>();
  return {
    keep: (office, thing) => {
      const kept = things.get(office) ?? new Map<string, Thing>();
      things.set(office, kept);
      const oldest = kept.keys().next().value;
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      const token = randomBytes(24).toString('base64url');
      kept.set(token, thing);
      return token;
    },
    find: (office, token) => things.get(office)?.get(token),
    drop: (office, token) => void things.get(office)?.delete(token),
  };
}
