/** What is kept of a form between two fillings: its bindings, who belonged in, and what each heading took, in any form. */
import { createHash } from 'node:crypto';
import type { Ledger } from '../../../db/ledger.ts';
import { prepared } from '../../../db/statements.ts';
import { headingKey, type Remembered } from './bind-columns.ts';
import type { Binding, FormSettings, FormTable, FormView } from './shapes.ts';

/** How a form is filled, as it is kept. */
export interface FormContent {
  readonly kind: FormView['kind'];
  readonly tables: readonly FormTable[];
  readonly settings: FormSettings;
  readonly notes: readonly string[];
  readonly changed: FormView['changed'];
}

export interface KeptForm {
  readonly form: string;
  readonly digest: string;
  readonly content: FormContent;
  readonly times: number;
  readonly lastFilled: string | null;
}

interface SettingsRow {
  readonly form: string;
  readonly digest: string;
  readonly content: string;
  readonly times: number;
  readonly last_filled: string | null;
}

const keptOf = (row: SettingsRow): KeptForm => ({
  form: row.form,
  digest: row.digest,
  content: JSON.parse(row.content) as FormContent,
  times: row.times,
  lastFilled: row.last_filled,
});

/** The headings of all tables in order: equal for two copies of one form, whatever their file is called. */
export function formFingerprint(tables: readonly FormTable[]): string {
  const headings = tables.map((table) => table.columns.map((column) => headingKey(column.heading)));
  return createHash('sha256').update(JSON.stringify(headings)).digest('hex');
}

/** The form under its key, or null. */
export function keptForm(ledger: Ledger, form: string): KeptForm | null {
  const row = prepared(ledger.db, 'SELECT * FROM form_settings WHERE form = ?').get(form) as SettingsRow | undefined;
  return row === undefined ? null : keptOf(row);
}

/** A live form with just these headings, the one filled last first. */
export function formByHeadings(ledger: Ledger, tables: readonly FormTable[]): KeptForm | null {
  const row = prepared(
    ledger.db,
    `SELECT form_settings.* FROM form_settings JOIN live_forms ON live_forms.id = form
     WHERE fingerprint = ? ORDER BY coalesce(last_filled, '') DESC LIMIT 1`,
  ).get(formFingerprint(tables)) as SettingsRow | undefined;
  return row === undefined ? null : keptOf(row);
}

/** Of two lists of headings, how much of both is the same: 0 … 1. */
function share(one: readonly string[], other: readonly string[]): number {
  const both = new Set([...one, ...other]);
  return both.size === 0 ? 0 : one.filter((heading) => other.includes(heading)).length / both.size;
}

const headingsOf = (tables: readonly FormTable[]): string[] =>
  tables.flatMap((table) => table.columns.map((column) => headingKey(column.heading))).filter((key) => key !== '');

/** Two thirds of the headings in common make it the same form in a new version. */
const sameForm = 2 / 3;

/** A live form of which this is a new version: most headings are the same. */
export function formLikeThis(ledger: Ledger, tables: readonly FormTable[]): KeptForm | null {
  const own = headingsOf(tables);
  const all = prepared(
    ledger.db,
    'SELECT form_settings.* FROM form_settings JOIN live_forms ON live_forms.id = form',
  ).all() as SettingsRow[];
  let best: { kept: KeptForm; share: number } | undefined;
  for (const kept of all.map((row) => keptOf(row))) {
    const common = share(own, headingsOf(kept.content.tables));
    if (common >= sameForm && common > (best?.share ?? 0)) best = { kept, share: common };
  }
  return best?.kept ?? null;
}

/** The headings that went and came between two versions, as they are written. */
export function changedHeadings(before: readonly FormTable[], now: readonly FormTable[]): FormView['changed'] {
  const written = (tables: readonly FormTable[]): ReadonlyMap<string, string> =>
    new Map(tables.flatMap((table) => table.columns.map(({ heading }) => [headingKey(heading), heading] as const)));
  const [old, fresh] = [written(before), written(now)];
  return {
    gone: [...old].filter(([key]) => !fresh.has(key)).map(([, heading]) => heading),
    new: [...fresh].filter(([key]) => !old.has(key)).map(([, heading]) => heading),
  };
}

/** Keeps how a form is filled, in place of what was kept. */
export function keepForm(ledger: Ledger, form: string, digest: string, content: FormContent): void {
  prepared(
    ledger.db,
    `INSERT INTO form_settings (form, digest, fingerprint, content) VALUES (?, ?, ?, ?)
     ON CONFLICT (form) DO UPDATE SET digest = excluded.digest, fingerprint = excluded.fingerprint, content = excluded.content`,
  ).run(form, digest, formFingerprint(content.tables), JSON.stringify(content));
}

/** What the headings took last time, whatever the form. */
export function rememberedHeadings(ledger: Ledger, register: string): Remembered {
  const rows = prepared(ledger.db, 'SELECT heading, binding FROM form_headings WHERE row_register = ?').all(
    register,
  ) as {
    readonly heading: string;
    readonly binding: string;
  }[];
  return new Map(rows.map((row) => [row.heading, JSON.parse(row.binding) as Binding]));
}

/**
 * After a filling: every heading that the clerk decided keeps what it took, and the form counts one filling more. What a form
 * said by itself, as in its drop-downs, is no rule for others.
 */
export function rememberFilling(ledger: Ledger, form: string, content: FormContent, day: string): void {
  const keep = prepared(
    ledger.db,
    `INSERT INTO form_headings (row_register, heading, binding) VALUES (?, ?, ?)
     ON CONFLICT (row_register, heading) DO UPDATE SET binding = excluded.binding`,
  );
  ledger.db.transaction(() => {
    for (const column of content.tables.filter((table) => table.used).flatMap((table) => table.columns)) {
      const key = headingKey(column.heading);
      const decided = column.origin === 'chosen' || column.origin === 'remembered';
      if (decided && column.binding !== null && key !== '') {
        keep.run(content.settings.who.register, key, JSON.stringify(column.binding));
      }
    }
    prepared(ledger.db, 'UPDATE form_settings SET times = times + 1, last_filled = ? WHERE form = ?').run(day, form);
  })();
}
