/** The office's code lists: built-in values renamed, hidden and completed by the register `code_values`, kept in memory. */
import type Database from 'better-sqlite3';
import type { Ledger } from './ledger.ts';
import { settingsLists } from './settings-lists.ts';
import type { CodeList } from './registers/model/code-list.ts';
import type { Register } from './registers/model/register.ts';
import { codeLists } from './rules/lists/all.ts';
import { labelOf } from './rules/lists/lookup.ts';
import { prepared } from './statements.ts';

type Lists = ReadonlyMap<string, CodeList>;

interface OwnValue {
  readonly list: string;
  readonly code: string;
  readonly label: string;
  readonly synonyms: string | null;
  readonly hidden: number | null;
}

/** Per connection; SQL that labels codes reads them in the middle of a query, when the connection can answer no other. */
const known = new WeakMap<Database.Database, Lists>();

/** Reads the lists anew: at the opening, and after a change of `code_values`. */
export function loadLists(ledger: Ledger): Lists {
  const own = ledger.registers.has('code_values')
    ? (prepared(
        ledger.db,
        'SELECT list, code, label, synonyms, hidden FROM live_code_values ORDER BY sort, created_at',
      ).all() as OwnValue[])
    : [];
  const keys = new Set([...Object.keys(codeLists), ...own.map((value) => value.list)]);
  const coded = [...keys].map((key) =>
    listWith(
      key,
      own.filter((value) => value.list === key),
    ),
  );
  const names = Object.values(settingsLists(ledger.registers, coded));
  const lists = new Map([...coded, ...names].map((list) => [list.key, list]));
  known.set(ledger.db, lists);
  return lists;
}

/** A code list as the office uses it; one that nobody knows is empty. */
export function listOf(ledger: Ledger, key: string): CodeList {
  const lists = known.get(ledger.db) ?? loadLists(ledger);
  return lists.get(key) ?? { key, label: key, source: '本单位自设', values: [] };
}

/** The keys of all lists: built-in, own, and those of names. */
export function listKeys(ledger: Ledger): readonly string[] {
  return [...(known.get(ledger.db) ?? loadLists(ledger)).keys()];
}

/** Makes an opened store a ledger: code labels become known to its SQL as `code_label(list, code)`. */
export function ledgerOf(db: Database.Database, registers: ReadonlyMap<string, Register>, now: () => string): Ledger {
  db.function('code_label', { deterministic: false }, (key: unknown, code: unknown) => {
    if (typeof key !== 'string' || typeof code !== 'string') return null;
    const list = known.get(db)?.get(key) ?? codeLists[key];
    return (list === undefined ? null : labelOf(list, code)) ?? code;
  });
  return { db, registers, now };
}

/** Built-in values renamed, hidden and completed by the register `code_values`. */
function listWith(key: string, own: readonly OwnValue[]): CodeList {
  const built = codeLists[key];
  const changed = new Map(own.map((row) => [row.code, row]));
  const values = [
    ...(built?.values ?? []).map((value) => ({ value, row: changed.get(value.code) })),
    ...own
      .filter((row) => !built?.values.some((value) => value.code === row.code))
      .map((row) => ({ value: null, row })),
  ].map(({ value, row }) => {
    const synonyms = [...(value?.synonyms ?? []), ...(row?.synonyms ?? '').split(/[、，,;；\s]+/).filter(Boolean)];
    const label = row?.label ?? value?.label ?? '';
    return {
      code: row?.code ?? value?.code ?? '',
      label,
      ...(synonyms.length > 0 ? { synonyms } : {}),
      ...(row?.hidden === 1 ? { hidden: true } : {}),
    };
  });
  return { key, label: built?.label ?? key, source: built?.source ?? '本单位自设', values };
}
