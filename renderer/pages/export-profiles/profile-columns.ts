/** The columns of an export profile while they are edited: each under a key of its own, so that moving one moves its inputs. */
import type { Origin } from '../../../electron/desk/forms/shapes.ts';
import type { InputOf, OutputOf } from '../../desk.ts';

export type Profile = OutputOf<'exportProfiles.get'>;
export type ProfileInput = InputOf<'exportProfiles.save'>['profile'];
type KeptColumn = Profile['columns'][number];

export interface EditedColumn extends KeptColumn {
  /** On this page alone. */
  readonly key: number;
  /** How it was bound, while that is worth saying: read from a template. */
  readonly origin?: Origin | undefined;
  readonly reason?: string | undefined;
}

/** A profile as it stands on the page. */
export interface Edited extends Omit<Profile, 'id' | 'version' | 'columns'> {
  readonly columns: readonly EditedColumn[];
}

let last = 0;

/** Gives columns that come from elsewhere their keys. */
export function keyed(columns: readonly Omit<EditedColumn, 'key'>[]): readonly EditedColumn[] {
  return columns.map((column) => {
    last += 1;
    return { ...column, key: last };
  });
}

/** A column one place on or back; at the ends it stays. */
export function movedBy(columns: readonly EditedColumn[], key: number, by: -1 | 1): readonly EditedColumn[] {
  const place = columns.findIndex((column) => column.key === key);
  const [own, other] = [columns[place], columns[place + by]];
  return own === undefined || other === undefined ? columns : columns.with(place, other).with(place + by, own);
}

/** A column to where another stands, which makes room for it. */
export function movedTo(columns: readonly EditedColumn[], key: number, target: number): readonly EditedColumn[] {
  const from = columns.findIndex((column) => column.key === key);
  const to = columns.findIndex((column) => column.key === target);
  const own = columns[from];
  return own === undefined || to < 0 || from === to ? columns : columns.toSpliced(from, 1).toSpliced(to, 0, own);
}

/** The profile as the desk takes it. */
export function inputOf({ columns, ...rest }: Edited): ProfileInput {
  return {
    ...rest,
    columns: columns.map(({ heading, binding, words }) => ({ heading, binding, words: { ...words } })),
  };
}
