/** What was typed and not saved stands again when the clerk comes back to the page. In memory alone: the lock forgets it. */
import { useEffect, useState } from 'react';
import { onLocked } from '../lock-signal.ts';

/**
 * Makes the state of one kind of page, kept by a key while other pages are looked at.
 * @param isUnsaved whether something would be lost: only then it is kept, and leaving the program is asked about
 */
export function unsavedOf<Value>(isUnsaved: (value: Value) => boolean) {
  const kept = new Map<string, Value>();
  onLocked(() => kept.clear());
  return function useUnsaved(key: string, first: Value) {
    const [value, setValue] = useState(() => kept.get(key) ?? first);
    const [of, setOf] = useState(key);
    if (of !== key) {
      setOf(key);
      setValue(kept.get(key) ?? first);
    }
    useEffect(() => {
      // Until the page stands for the new key, the value is still that of the former.
      if (of !== key) return;
      if (!isUnsaved(value)) {
        kept.delete(key);
        return;
      }
      kept.set(key, value);
      const guard = (event: BeforeUnloadEvent) => event.preventDefault();
      addEventListener('beforeunload', guard);
      return () => removeEventListener('beforeunload', guard);
    }, [key, of, value]);
    return [value, setValue] as const;
  };
}
