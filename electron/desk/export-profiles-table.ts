/** The rows of a list as an export profile (导出格式) writes them: the forms' own values, codes in the platform's words. */
import { listOf } from '../../db/code-lists.ts';
import type { ListQuery } from '../../db/list-query.ts';
import { list, type ListRow } from '../../db/read.ts';
import type { Field } from '../../db/registers/model/field.ts';
import { labelOf } from '../../db/rules/lists/lookup.ts';
import { DeskError } from './errors.ts';
import { codedField, columnFields, demandColumns, type ExportProfile } from './export-profiles.ts';
import { formRows } from './forms/form-rows.ts';
import { type WrittenValue, writtenText } from './forms/written-value.ts';
import type { OfficeCall } from './procedure.ts';

/** Codes of a column that the platform has no word for. */
export interface Unmapped {
  readonly heading: string;
  /** What is written instead: the ledger's own words. */
  readonly words: readonly string[];
  readonly rows: number;
}

export interface ProfileTable {
  readonly rows: readonly (readonly WrittenValue[])[];
  /** The records that the rows show. */
  readonly ids: readonly string[];
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Per column: how many rows have nothing to write. */
  readonly gaps: readonly number[];
  /** Per column; null where its codes are written as they are, or all have a word. */
  readonly unmapped: readonly (Unmapped | null)[];
}

interface Mapped {
  readonly place: number;
  readonly field: Field;
  readonly words: Readonly<Record<string, string>>;
}

/** The columns that write codes in words of their own. */
function mappedColumns(fields: ReadonlyMap<string, Field>, { columns }: ExportProfile): readonly Mapped[] {
  return columns.flatMap(({ binding, words }, place): readonly Mapped[] => {
    const field = codedField(fields, binding);
    return field === undefined || Object.keys(words).length === 0 ? [] : [{ place, field, words }];
  });
}

type CodeLabel = (field: Field, code: string) => string;

/** Puts the platform's words in, and collects what has none. */
function mapRows(
  rows: readonly (readonly WrittenValue[])[],
  source: readonly ListRow[],
  mapped: readonly Mapped[],
  label: CodeLabel,
): { readonly rows: ProfileTable['rows']; readonly missing: ReadonlyMap<number, ReadonlyMap<string, number>> } {
  const missing = new Map<number, Map<string, number>>(mapped.map(({ place }) => [place, new Map()]));
  const written = rows.map((row, y) =>
    mapped.reduce<readonly WrittenValue[]>((now, { place, field, words }) => {
      const code = String(source[y]?.values[field.key] ?? '');
      const word = words[code];
      if (word !== undefined && word !== '') return now.with(place, { kind: 'text', text: word });
      if (code === '') return now;
      const counts = missing.get(place);
      const text = label(field, code);
      counts?.set(text, (counts.get(text) ?? 0) + 1);
      return now;
    }, row),
  );
  return { rows: written, missing };
}

/**
 * The rows that a list shows, in its order and as of its day, as the profile writes them.
 * @param full private values in full; else masked, whatever the viewer has asked to see
 * @throws LedgerError forbidden, column-unknown; DeskError profile-other-register, profile-binned, profile-column-unknown
 */
export function profileTable(
  call: OfficeCall,
  profile: ExportProfile,
  query: ListQuery,
  { full }: { readonly full: boolean },
): ProfileTable {
  if (query.register !== profile.register) {
    throw new DeskError('profile-other-register', `导出格式“${profile.title}”是另一个台账的，请在那个台账的列表里用。`);
  }
  if (query.binned) {
    throw new DeskError('profile-binned', '回收站里的记录不能按导出格式导出。请先离开回收站。');
  }
  demandColumns(call.ledger, profile);
  const fields = columnFields(call.ledger, profile.register);
  const viewer = { ...call.viewer, revealed: full };
  const mapped = mappedColumns(fields, profile);
  const found = list(call.ledger, viewer, {
    ...query,
    columns: [...new Set(mapped.map(({ field }) => field.key))],
    offset: 0,
    limit: 100_000,
  });
  const ids = found.rows.map((row) => row.id);
  const who = { register: profile.register, filters: [], search: '', ids, day: found.day, sort: [] };
  const settings = { who, rows: 'insert', recipient: profile.recipient, period: '' } as const;
  const bindings = profile.columns.map((column) => column.binding);
  const plain = formRows({ ...call, viewer }, settings, bindings, { full }).rows.map((row) => row.values);
  const label: CodeLabel = (field, code) => {
    if (field.kind === 'choice') return labelOf(listOf(call.ledger, field.list), code) ?? code;
    if (field.kind === 'ref') return found.labels[field.register]?.[code] ?? code;
    return code === '1' ? '是' : '否';
  };
  const { rows, missing } = mapRows(plain, found.rows, mapped, label);
  return {
    rows,
    ids,
    day: found.day,
    gaps: bindings.map((binding, place) =>
      binding.take === 'blank' ? 0 : rows.filter((row) => writtenText(row[place] ?? { kind: 'empty' }) === '').length,
    ),
    unmapped: profile.columns.map(({ heading }, place) => {
      const counts = missing.get(place);
      if (counts === undefined || counts.size === 0) return null;
      return { heading, words: [...counts.keys()], rows: [...counts.values()].reduce((sum, one) => sum + one, 0) };
    }),
  };
}
