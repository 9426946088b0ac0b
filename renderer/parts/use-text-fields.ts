/** The texts of a small form that is not a register's: values, faults, and what each input is given. */
import { useState } from 'react';

export type TextFaults<Key extends string> = Readonly<Partial<Record<Key, string>>>;

export function useTextFields<Key extends string>(empty: Readonly<Record<Key, string>>) {
  const [values, setValues] = useState(empty);
  const [faults, setFaults] = useState({} as TextFaults<Key>);
  /** Value, fault and change of one input. */
  const field = (key: Key) => ({
    value: values[key],
    error: faults[key],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setValues((now) => ({ ...now, [key]: value }));
    },
  });
  const clear = (key: Key) => setValues((now) => ({ ...now, [key]: '' }));
  return { values, faults, setFaults, field, clear };
}
