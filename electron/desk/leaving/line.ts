/** One proposed change of a case of leaving: what it does, old and new, and the edits behind it. */
import { listOf } from '../../../db/code-lists.ts';
import { labelSql, labelsOf } from '../../../db/labels.ts';
import { registerOf } from '../../../db/ledger.ts';
import type { Edit } from '../../../db/records.ts';
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import { type StoredRecord, storedRecord, type Values } from '../../../db/rows.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { mask } from '../../../db/rules/masking.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';
import { asText } from '../shown-table.ts';

/** What the rules and the clerk have decided. */
export interface LeavingSettled {
  readonly person: string;
  /** The key of the case, known before it is written. */
  readonly leaving: string;
  readonly reason: string;
  readonly track: string;
  readonly leavesOn: string;
  readonly wentTo: string;
  readonly document: string;
}

export interface LineChange {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** A line as the screen shows it. */
export interface ProposedLine {
  /** Names the record and the version that was looked at, so that nothing newer is overwritten. */
  readonly key: string;
  readonly group: string;
  readonly label: string;
  readonly changes: readonly LineChange[];
  /** Ticked to begin with. */
  readonly ticked: boolean;
}

export interface Line extends ProposedLine {
  readonly edits: readonly Edit[];
}

/** A value in the words of the screen, masked where the clerk has not asked to see. */
function shown(call: OfficeCall, field: Field, value: FieldValue): string {
  if (value === null) return '';
  if (field.kind === 'choice') return labelOf(listOf(call.ledger, field.list), String(value)) ?? String(value);
  if (field.kind === 'ref')
    return labelsOf(call.ledger, registerOf(call.ledger, field.register), [String(value)])[String(value)] ?? '';
  const masked = field.private === undefined || call.viewer.revealed ? value : mask(value, field.private);
  return asText(field, masked);
}

function changesOf(call: OfficeCall, register: string, before: Values, patch: Values): readonly LineChange[] {
  const { fields } = registerOf(call.ledger, register);
  return fields.flatMap((field) => {
    const to = patch[field.key];
    if (to === undefined || field.key === 'person' || field.key === 'leaving') return [];
    const from = before[field.key] ?? null;
    return from === to ? [] : [{ label: field.label, from: shown(call, field, from), to: shown(call, field, to) }];
  });
}

/** How a record is called in its line; the person is the same in all of them. */
function named(call: OfficeCall, register: string, id: string): string {
  const label = labelSql(call.ledger, registerOf(call.ledger, register), 't', 1);
  const row = prepared(call.ledger.db, `SELECT ${label} AS label FROM live_${register} t WHERE t.id = ?`).get(id) as
    | { readonly label: string }
    | undefined;
  return row?.label ?? '';
}

/** A line that patches a record; null where nothing would change. */
export function patchLine(
  call: OfficeCall,
  register: string,
  record: StoredRecord,
  patch: Values,
  ticked = true,
): Line | null {
  const changes = changesOf(call, register, record.values, patch);
  if (changes.length === 0) return null;
  const { id, version } = record;
  return {
    key: `${register}/${id}/${version}`,
    group: registerOf(call.ledger, register).label,
    label: named(call, register, id),
    changes,
    ticked,
    edits: [{ op: 'update', register, id, version, patch }],
  };
}

/** A line that adds a record. @param mark tells it from the other new ones of its register */
export function newLine(
  call: OfficeCall,
  register: string,
  mark: string,
  values: Values,
  told: { readonly label: string; readonly ticked?: boolean },
): Line {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
  return {
    key: `${register}/new/${mark}`,
    group: registerOf(call.ledger, register).label,
    label: told.label,
    changes: changesOf(call, register, {}, filled),
    ticked: told.ticked ?? true,
    edits: [{ op: 'create', register, values: filled }],
  };
}

/** A person's records of a register that began by a day and go on after it. */
export function goingOn(
  call: OfficeCall,
  register: string,
  settled: LeavingSettled,
  to: 'ends_on' | 'back_on' = 'ends_on',
): readonly StoredRecord[] {
  const definition = registerOf(call.ledger, register);
  const rows = prepared(
    call.ledger.db,
    `SELECT id FROM live_${register} WHERE person = :person AND coalesce(starts_on, '') <= :day
     AND coalesce(${to} || '-99-99', '9999') > :day || '-99-99' ORDER BY starts_on, id`,
  ).all({ person: settled.person, day: settled.leavesOn }) as readonly { readonly id: string }[];
  return rows.flatMap(({ id }) => storedRecord(call.ledger, definition, id) ?? []);
}

/** Leaves out what would change nothing. */
export const present = (lines: readonly (Line | null)[]): readonly Line[] => lines.filter((line) => line !== null);
