/** One bell between the client, which learns that the desk is locked, and the session, which shows it. */

const locked = new Set<() => void>();
const before = new Set<() => Promise<void>>();

/** Calls the listener whenever the desk says that nobody is signed in; the return value ends that. */
export function onLocked(listener: () => void): () => void {
  locked.add(listener);
  return () => {
    locked.delete(listener);
  };
}

/** Rings the bell. */
export function signalLocked(): void {
  for (const listener of locked) listener();
}

/** Has something done before the clerk's own lock takes effect (drafts are saved); the return value ends that. */
export function beforeLock(work: () => Promise<void>): () => void {
  before.add(work);
  return () => {
    before.delete(work);
  };
}

/** Does what is to be done before a lock; a failure does not hold it up. */
export async function prepareLock(): Promise<void> {
  await Promise.allSettled([...before].map((work) => work()));
}
