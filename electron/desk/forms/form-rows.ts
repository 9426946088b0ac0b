/** The rows that go into a form: who belongs in, and what every bound column writes for each of them. */
import { listOf } from '../../../db/code-lists.ts';
import { listColumns } from '../../../db/list-columns.ts';
import { type Filter, type ListQuery, listQuerySchema } from '../../../db/list-query.ts';
import { registerOf } from '../../../db/ledger.ts';
import { list, type ListResult, type ListRow } from '../../../db/read.ts';
import type { Field } from '../../../db/registers/model/field.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import type { OfficeCall } from '../procedure.ts';
import { officeFact } from './office-facts.ts';
import type { Binding, CellStyle, FormSettings, FormWho } from './shapes.ts';
import { type WrittenValue, writtenText, writtenValue } from './written-value.ts';

export interface FormRow {
  /** The key of the record that the row shows. */
  readonly id: string;
  /** One value a binding, in their order. */
  readonly values: readonly WrittenValue[];
}

export interface FormRows {
  readonly rows: readonly FormRow[];
  /** Whether a private value is among what is written in full. */
  readonly private: boolean;
}

const empty: WrittenValue = { kind: 'empty' };

/** The columns that a binding reads. */
export function fieldsOfBinding(binding: Binding | null): readonly string[] {
  if (binding?.take === 'field') return [binding.field];
  return binding?.take === 'joined' ? binding.parts.map((part) => part.field) : [];
}

/** People belong in only while they are ours, unless the clerk asked by name or by how they left. */
function ownFilters(who: FormWho): readonly Filter[] {
  const asked = who.ids !== null || who.filters.some(({ key }) => ['on_roll', 'left_on', 'exit_reason'].includes(key));
  return who.register === 'people' && !asked ? [{ key: 'on_roll', op: 'is', values: [1] }] : [];
}

/** What the list of those who belong in is asked. */
export function whoQuery(who: FormWho, columns: readonly string[]): ListQuery {
  return listQuerySchema.parse({
    register: who.register,
    columns: [...columns],
    filters: [...who.filters, ...ownFilters(who)],
    search: who.search,
    day: who.day,
    limit: 100_000,
    ...(who.sort.length === 0 ? {} : { sort: who.sort }),
    ...(who.ids === null ? {} : { ids: who.ids }),
  });
}

/** Those chosen by hand stand in the order in which they were chosen. */
function inChosenOrder(rows: readonly ListRow[], ids: readonly string[] | null): readonly ListRow[] {
  if (ids === null) return rows;
  const place = new Map(ids.map((id, i) => [id, i]));
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

type Count = (id: string) => number;

/** How many people of each community satisfy the filters on the day; one question a column, however many rows. */
function countOf(call: OfficeCall, filters: readonly Filter[], day: string): Count {
  const query = listQuerySchema.parse({
    register: 'people',
    columns: ['community'],
    filters: [...filters, { key: 'on_roll', op: 'is', values: [1] }],
    day,
    limit: 100_000,
  });
  const counts = new Map<string, number>();
  for (const row of list(call.ledger, call.viewer, query).rows) {
    const community = row.values['community'];
    if (typeof community === 'string') counts.set(community, (counts.get(community) ?? 0) + 1);
  }
  return (id) => counts.get(id) ?? 0;
}

interface Writing {
  readonly call: OfficeCall;
  readonly settings: FormSettings;
  readonly fields: ReadonlyMap<string, Field>;
  readonly labels: ListResult['labels'];
  /** Private values came masked and are written as they came. */
  readonly masked: boolean;
}

function fieldValue(
  { call, fields, labels, masked }: Writing,
  row: ListRow,
  key: string,
  style: CellStyle,
): WrittenValue {
  const field = fields.get(key);
  if (field === undefined) return empty;
  const value = row.values[key] ?? null;
  if (masked && field.private !== undefined && value !== null) return { kind: 'text', text: String(value) };
  const label =
    field.kind === 'choice'
      ? (labelOf(listOf(call.ledger, field.list), String(value)) ?? String(value))
      : field.kind === 'ref'
        ? (labels[field.register]?.[String(value)] ?? '')
        : '';
  return writtenValue(field, value, label, style);
}

/** What one binding writes, row after row. */
function writerOf(
  writing: Writing,
  binding: Binding | null,
): (row: ListRow, place: number, group: number) => WrittenValue {
  const { call, settings } = writing;
  switch (binding?.take) {
    case 'field':
      return (row) => fieldValue(writing, row, binding.field, binding.style);
    case 'joined':
      return (row) => {
        const texts = binding.parts.map((part) => writtenText(fieldValue(writing, row, part.field, part.style)));
        const text = texts.filter((one) => one !== '').join(binding.by);
        return text === '' ? empty : { kind: 'text', text };
      };
    case 'count': {
      const count = countOf(call, binding.filters, settings.who.day);
      return (row) => ({ kind: 'number', value: count(row.id) });
    }
    case 'sequence':
      return (_row, place, group) => ({ kind: 'number', value: binding.perGroup ? group : place });
    case 'constant':
      return () => (binding.text === '' ? empty : { kind: 'text', text: binding.text });
    case 'office': {
      const text = officeFact(call.ledger, settings, binding.fact);
      return () => (text === '' ? empty : { kind: 'text', text });
    }
    default:
      return () => empty;
  }
}

/** Whether a binding writes a private value in full. */
function writesPrivate(fields: ReadonlyMap<string, Field>, binding: Binding | null): boolean {
  const parts = binding?.take === 'joined' ? binding.parts : binding?.take === 'field' ? [binding] : [];
  return parts.some(({ field, style }) => fields.get(field)?.private !== undefined && style.number !== 'masked');
}

/**
 * The rows of a form.
 * @param full private values in full, for the file; masked as the viewer sees them, for the preview
 * @throws LedgerError forbidden, column-unknown
 */
export function formRows(
  call: OfficeCall,
  settings: FormSettings,
  bindings: readonly (Binding | null)[],
  { full }: { readonly full: boolean },
): FormRows {
  const { who } = settings;
  const columns = listColumns(call.ledger, registerOf(call.ledger, who.register));
  const fields = new Map([...columns].map(([key, column]): [string, Field] => [key, column.field]));
  const grouped = bindings.some((binding) => binding?.take === 'sequence' && binding.perGroup);
  const read = new Set([
    ...bindings.flatMap(fieldsOfBinding),
    ...(grouped && fields.has('community') ? ['community'] : []),
  ]);
  const viewer = { ...call.viewer, revealed: full || call.viewer.revealed };
  const found = list(call.ledger, viewer, whoQuery(who, [...read]));
  const writing: Writing = { call, settings, fields, labels: found.labels, masked: !viewer.revealed };
  const writers = bindings.map((binding) => writerOf(writing, binding));
  const groups = new Map<string, number>();
  const rows = inChosenOrder(found.rows, who.ids).map((row, i): FormRow => {
    const group = String(row.values['community'] ?? '');
    const inGroup = (groups.get(group) ?? 0) + 1;
    groups.set(group, inGroup);
    return { id: row.id, values: writers.map((write) => write(row, i + 1, inGroup)) };
  });
  return { rows, private: bindings.some((binding) => writesPrivate(fields, binding)) };
}

/** How many of those who belong in satisfy the filters: for a single cell such as 党员__人. */
export function countWho(call: OfficeCall, who: FormWho, filters: readonly Filter[]): number {
  return list(call.ledger, call.viewer, { ...whoQuery(who, []), filters: [...whoQuery(who, []).filters, ...filters] })
    .total;
}
