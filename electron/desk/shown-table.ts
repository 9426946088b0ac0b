/** What a list shows, as a table of texts: for print, export and the parcel alike. */
import { listColumns, columnOf } from '../../db/list-columns.ts';
import { labelsOf } from '../../db/labels.ts';
import { listOf } from '../../db/code-lists.ts';
import { registerOf } from '../../db/ledger.ts';
import { type Filter, type ListQuery } from '../../db/list-query.ts';
import { list, type ListResult } from '../../db/read.ts';
import type { Field, FieldValue } from '../../db/registers/model/field.ts';
import type { Ledger } from '../../db/ledger.ts';
import { may, type Viewer } from '../../db/rights.ts';
import { labelOf } from '../../db/rules/lists/lookup.ts';
import { formatMoney } from '../../db/rules/money.ts';

export interface ShownTable {
  readonly fields: readonly Field[];
  /** Choices and references as their labels, everything else as stored. */
  readonly rows: readonly (readonly FieldValue[])[];
  /** The records that the rows show. */
  readonly ids: readonly string[];
  readonly total: number;
  readonly day: string;
  /** The filter in words, one line a condition; empty where nothing was filtered. */
  readonly conditions: readonly string[];
}

/** A stored value with codes and keys replaced by what they are called. */
export function labelled(ledger: Ledger, field: Field, value: FieldValue, labels: ListResult['labels']): FieldValue {
  if (value === null) return null;
  if (field.kind === 'choice') return labelOf(listOf(ledger, field.list), String(value)) ?? String(value);
  if (field.kind === 'ref') return labels[field.register]?.[String(value)] ?? '';
  if (field.kind === 'photo') return null;
  return value;
}

/** A labelled value as text: money in 元, flags as 是 and 否. */
export function asText(field: Field, value: FieldValue): string {
  if (value === null) return '';
  if (field.kind === 'flag') return value === 1 ? '是' : '否';
  if (field.kind === 'money' && typeof value === 'number') return formatMoney(value);
  return String(value);
}

const operators: Readonly<Record<Filter['op'], string>> = {
  contains: '含',
  is: '为',
  not: '不为',
  from: '不早于/不小于',
  to: '不晚于/不大于',
  empty: '为空',
  filled: '不为空',
};

function conditionText(ledger: Ledger, field: Field, filter: Filter, labels: ListResult['labels']): string {
  const values = filter.values.map((value) => asText(field, labelled(ledger, field, value, labels))).join('、');
  return `${field.label}${operators[filter.op]}${filter.op === 'empty' || filter.op === 'filled' ? '' : values}`;
}

/** Attachments go out with their owners: of what does not leave, no title leaves either. */
function leavingFilters(ledger: Ledger, viewer: Viewer, { register }: ListQuery): readonly Filter[] {
  if (register !== 'attachments') return [];
  const kept = [...ledger.registers.values()].filter((owner) => !may(viewer, owner, 'export')).map(({ key }) => key);
  return kept.length === 0 ? [] : [{ key: 'register', op: 'not', values: kept }];
}

/** Everything that a query finds, as the viewer may see it. */
export function shownTable(ledger: Ledger, viewer: Viewer, query: ListQuery): ShownTable {
  const register = registerOf(ledger, query.register);
  const columns = listColumns(ledger, register);
  const fields = (query.columns ?? register.listColumns).map((key) => columnOf(columns, key).field);
  const filters = [...query.filters, ...leavingFilters(ledger, viewer, query)];
  const result = list(ledger, viewer, { ...query, filters, offset: 0, limit: 100_000 });
  const rows = result.rows.map((row) =>
    fields.map((field) => labelled(ledger, field, row.values[field.key] ?? null, result.labels)),
  );
  const filtered = query.filters.map((filter) => {
    const { field } = columnOf(columns, filter.key);
    const values = filter.values.map((value) => ({ values: { [field.key]: value } }));
    const labels =
      field.kind === 'ref'
        ? filterLabels(
            ledger,
            field.register,
            values.map((one) => String(one.values[field.key])),
          )
        : {};
    return conditionText(ledger, field, filter, labels);
  });
  const conditions = query.search.trim() === '' ? filtered : [`查找“${query.search.trim()}”`, ...filtered];
  const ids = result.rows.map((row) => row.id);
  return { fields, rows, ids, total: result.total, day: result.day, conditions };
}

function filterLabels(ledger: Ledger, register: string, ids: readonly string[]): ListResult['labels'] {
  return { [register]: labelsOf(ledger, registerOf(ledger, register), ids) };
}
