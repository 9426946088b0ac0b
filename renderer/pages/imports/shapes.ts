/** What the desk answers about an import, by the names under which these pages speak of it. */
import type { InputOf, OutputOf } from '../../desk.ts';

/** A file before the preview: sheets, heading, columns. */
export type Wizard = OutputOf<'imports.resume'>;
export type WizardColumn = Wizard['columns'][number];
export type Preview = OutputOf<'imports.preview'>;
export type Tab = keyof Preview['counts'];
export type Row = OutputOf<'imports.rows'>['rows'][number];
export type RowCell = Row['cells'][number];
export type RowProblem = Row['problems'][number];
export type Mark = RowCell['marks'][number];
export type MarkKind = Preview['marks'][number];
export type Mend = InputOf<'imports.mend'>['mend'];
/** What is settled for the whole file: the day, 更正 or 变动, communities, rows of one person. */
export type Settings = Omit<InputOf<'imports.preview'>, 'run'>;
export type DatedMode = NonNullable<NonNullable<Settings['dated']>[string]>;
export type ImportLine = OutputOf<'imports.list'>['imports'][number];

export const importPath = '/import';
export const recordsPath = '/import/records';
/** Where an import of this kind begins: the roster, the county's list of newcomers, the table of one register. */
export function beginPath(profile: string): string {
  if (profile === 'roster') return importPath;
  return profile.startsWith('joining') && profile !== 'joinings' ? '/joining/receive' : `/import-into/${profile}`;
}

export const columnsPath = (run: string): string => `/import/${run}`;
export const previewPath = (run: string): string => `/import/${run}/preview`;
export const donePath = (run: string): string => `/import/${run}/done`;
