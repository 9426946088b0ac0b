/** What a parcel of this office holds: which registers may leave, and the chosen ones as tables. */
import { listQuerySchema } from '../../db/list-query.ts';
import { customFields, registerOf } from '../../db/ledger.ts';
import { list, labelsFor } from '../../db/read.ts';
import type { Field, FieldValue } from '../../db/registers/model/field.ts';
import { areas, type Register } from '../../db/registers/model/register.ts';
import { prepared } from '../../db/statements.ts';
import type { ParcelFieldType, ParcelTable, ParcelValue } from '../parcel/tables.ts';
import type { OfficeCall } from './procedure.ts';
import { labelled } from './shown-table.ts';

export type Disclosure = 'full' | 'masked' | 'left-out';

/** What the clerk chose: for whom, of which period and day, how each register leaves. */
export interface ParcelChoice {
  /** The key of the 收件单位. */
  readonly recipient: string;
  readonly period: string;
  readonly cutOff: string;
  /** The year of the appraisals in 考核汇总. */
  readonly year: number;
  readonly disclosure: Readonly<Record<string, Disclosure>>;
}

/** The columns that can be masked, the office's own included. */
export function privateFields(call: OfficeCall, register: Register): readonly Field[] {
  return [...register.fields, ...customFields(call.ledger, register.key)].filter(
    (field) => field.private !== undefined,
  );
}

const placeInMenu = ({ area, order }: Register): number => areas.indexOf(area) * 1000 + (order ?? 999);

/** The registers that may leave the office at all, in the menu's order, with what is proposed. */
export function leavingRegisters(
  call: OfficeCall,
): readonly { readonly register: Register; readonly proposed: Disclosure; readonly count: number }[] {
  return [...call.ledger.registers.values()]
    .filter((register) => register.leaves !== 'never')
    .toSorted((one, other) => placeInMenu(one) - placeInMenu(other))
    .map((register) => {
      const { n } = prepared(call.ledger.db, `SELECT count(*) AS n FROM "live_${register.key}"`).get() as { n: number };
      // Masked says that something was hidden: a register without private columns leaves as it is.
      const proposed = register.leaves === 'full' || privateFields(call, register).length === 0 ? 'full' : 'masked';
      return { register, proposed, count: n };
    });
}

/** The caller's eyes, with or without private values. */
export const viewerFor = (call: OfficeCall, disclosure: Disclosure) => ({
  ...call.viewer,
  revealed: disclosure === 'full',
});

function parcelType(field: Field): ParcelFieldType {
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'day':
    case 'year':
    case 'flag':
      return field.kind;
    default:
      return 'text';
  }
}

/**
 * Whether a table may call its references by name: a person whose register stays behind is not named in another register's
 * table either. Communities and other things are.
 */
export function mayBeNamed(call: OfficeCall, choice: ParcelChoice, key: string): boolean {
  if ((choice.disclosure[key] ?? 'left-out') !== 'left-out') return true;
  const { of, leaves } = registerOf(call.ledger, key);
  return key !== 'people' && of !== 'person' && leaves !== 'never';
}

/** A register as a table: keys and codes stay as they are, labels of choices stand beside them. */
function tableOf(call: OfficeCall, choice: ParcelChoice, register: Register): ParcelTable {
  const disclosure = choice.disclosure[register.key] ?? 'masked';
  const own: readonly Field[] = [...register.fields, ...customFields(call.ledger, register.key)].filter(
    (field) => field.kind !== 'photo',
  );
  const query = listQuerySchema.parse({
    register: register.key,
    columns: own.map((field) => field.key),
    limit: 100_000,
  });
  const result = list(call.ledger, viewerFor(call, disclosure), query);
  const labelStands = (field: Field): boolean =>
    field.kind === 'choice' || (field.kind === 'ref' && mayBeNamed(call, choice, field.register));
  const fields = own.flatMap((field) => {
    const base = { name: field.key, label: field.label, type: parcelType(field), private: field.private !== undefined };
    return labelStands(field)
      ? [base, { name: `${field.key}_label`, label: `${field.label}(名称)`, type: 'text' as const, private: false }]
      : [base];
  });
  const rows = result.rows.map((row) => {
    const values: Record<string, ParcelValue> = { id: row.id };
    for (const field of own) {
      const value: FieldValue = row.values[field.key] ?? null;
      values[field.key] = value;
      if (labelStands(field)) values[`${field.key}_label`] = labelled(call.ledger, field, value, result.labels);
    }
    return values;
  });
  const references = own.flatMap((field) =>
    field.kind === 'ref' ? [{ fields: [field.key], reference: { resource: field.register, fields: ['id'] } }] : [],
  );
  return {
    name: register.key,
    title: register.label,
    fields: [{ name: 'id', label: '记录编号', type: 'text', private: false }, ...fields],
    rows,
    primaryKey: ['id'],
    foreignKeys: references,
  };
}

/** The chosen registers; references to registers that stay behind are left as plain keys. */
export function parcelTables(call: OfficeCall, choice: ParcelChoice): readonly ParcelTable[] {
  const chosen = leavingRegisters(call).filter(
    ({ register }) => (choice.disclosure[register.key] ?? 'left-out') !== 'left-out',
  );
  const names = new Set(chosen.map(({ register }) => register.key));
  return chosen.map(({ register }) => {
    call.signal.throwIfAborted();
    const table = tableOf(call, choice, register);
    return { ...table, foreignKeys: (table.foreignKeys ?? []).filter((key) => names.has(key.reference.resource)) };
  });
}

/** What a recipient is called. */
export function recipientName(call: OfficeCall, id: string): string {
  const field = { key: 'r', label: '', kind: 'ref', register: 'recipients' } as const;
  const { recipients = {} } = labelsFor(call.ledger, [field], [{ values: { r: id } }]);
  return Object.hasOwn(recipients, id) ? (recipients[id] ?? '') : '';
}
