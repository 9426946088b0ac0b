/** Seconds until another password may be tried, counted down on the page. */
import { useEffect, useState } from 'react';

export function useCountdown(first: number): readonly [number, (seconds: number) => void] {
  const [left, setLeft] = useState(first);
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => clearInterval(timer);
  }, [waiting]);
  return [left, setLeft];
}

/** The seconds to wait that a failure carries; 0 where none. */
export function waitOf(details: unknown): number {
  const wait: unknown = typeof details === 'object' && details !== null ? Reflect.get(details, 'wait') : 0;
  return typeof wait === 'number' ? wait : 0;
}
