import type { FieldValue } from '../../db/registers/model/field.ts';

/** A record as the generator gives it: a key and the values under their field keys; empty ones are left out. */
export interface DemoRecord {
  readonly id: string;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** The records of one register. */
export type DemoRecords = readonly DemoRecord[];

/** A record without the values that are empty. */
export function demoRecord(id: string, values: Readonly<Record<string, FieldValue | undefined>>): DemoRecord {
  const filled: Record<string, FieldValue> = {};
  // A hundred thousand records are made this way: no list of entries for each of them.
  for (const key in values) {
    const value = values[key];
    if (value !== null && value !== undefined && value !== '') filled[key] = value;
  }
  return { id, values: filled };
}
