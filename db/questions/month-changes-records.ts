/** The dated records from which the changes of a month follow: of everybody on the roll within a window of days. */
import type { Ledger } from '../ledger.ts';
import { firstOf, isDay, lastOf } from '../rules/day.ts';
import { prepared } from '../statements.ts';

/** After every day of a ledger. */
export const endless = '9999-12-31';

/** A record with the days between which it holds, both inclusive, as exact days: '' reaches back without end. */
export interface DatedRecord {
  readonly id: string;
  readonly person: string;
  readonly from: string;
  readonly to: string;
  /** The first and the last day as recorded, as far as known. */
  readonly starts: string;
  readonly ends: string;
  readonly document: string;
}

export interface Stay extends DatedRecord {
  readonly entryReason: string;
  readonly cameFrom: string;
  readonly exitCode: string;
  readonly exitReason: string;
  readonly wentTo: string;
}

export interface Post extends DatedRecord {
  readonly community: string;
  readonly communityName: string;
  readonly department: string;
  /** Position, or category where no position is recorded: what somebody is there. */
  readonly code: string;
  readonly word: string;
  readonly main: number;
}

export interface Grade extends DatedRecord {
  readonly grade: number;
  readonly classCode: string;
  readonly classWord: string;
  readonly reason: string;
}

export interface PayLine extends DatedRecord {
  readonly item: string;
  readonly level: string;
  /** 分 a month. */
  readonly amount: number;
}

/** A certificate for which an allowance is paid: `from` is the first day of the allowance. */
export interface AllowanceCertificate extends DatedRecord {
  readonly kind: string;
  readonly level: string;
  readonly word: string;
  readonly issued: string;
}

export interface Contract extends DatedRecord {
  readonly kind: string;
  readonly form: string;
  readonly party: string;
  readonly word: string;
}

export interface Careers {
  readonly stays: readonly Stay[];
  readonly posts: readonly Post[];
  readonly grades: readonly Grade[];
  readonly pay: readonly PayLine[];
  readonly certificates: readonly AllowanceCertificate[];
  readonly contracts: readonly Contract[];
}

/** The exact first day that a recorded day may mean; '' for none. */
function begin(day: string): string {
  return isDay(day) ? firstOf(day).toString() : '';
}

/** The exact last day that a recorded day may mean; endless for none. */
function end(day: string): string {
  return isDay(day) ? lastOf(day).toString() : endless;
}

const within = `s.deleted_at IS NULL AND coalesce(s.starts_on, '') <= :until
  AND coalesce(s.ends_on || '-99-99', '9999') >= :since`;

function select(table: string, columns: string, starts = 'starts_on', ends = 'ends_on', document = 'document'): string {
  return `SELECT t.id, t.person, coalesce(t.${starts}, '') AS starts, coalesce(t.${ends}, '') AS ends,
    coalesce(t.${document}, '') AS document, ${columns} FROM live_${table} t`;
}

const text = (column: string): string => `coalesce(t.${column}, '')`;
const label = (list: string, column: string): string => `coalesce(code_label('${list}', t.${column}), '')`;

const queries = {
  stays: select(
    'stays',
    `${label('entry_reason', 'entry_reason')} AS entryReason, ${text('came_from')} AS cameFrom,
     ${text('exit_reason')} AS exitCode, ${label('exit_reason', 'exit_reason')} AS exitReason, ${text('went_to')} AS wentTo`,
  ),
  posts: select(
    'appointments',
    `${text('community')} AS community, coalesce((SELECT c.name FROM communities c WHERE c.id = t.community), '') AS communityName,
     ${text('department')} AS department, coalesce(t.position, 'category:' || t.category, '') AS code,
     coalesce(code_label('position', t.position), code_label('category', t.category), '') AS word, coalesce(t.is_main, 0) AS main`,
  ),
  grades: select(
    'grades',
    `t.grade AS grade, ${text('post_class')} AS classCode, ${label('post_class', 'post_class')} AS classWord,
     ${text('reason')} AS reason`,
  ),
  pay: select('pay_lines', `t.item AS item, ${text('level')} AS level, t.amount AS amount`),
  certificates: select(
    'certificates',
    `t.kind AS kind, ${text('level')} AS level, ${label('certificate', 'kind')} AS word, ${text('issued_on')} AS issued`,
    'allowance_from',
    'valid_to',
    'number',
  ),
  contracts: select(
    'contracts',
    `${text('kind')} AS kind, ${text('employment_form')} AS form, ${text('signing_party')} AS party,
     trim(${label('contract_kind', 'kind')} || ' ' || ${label('employment_form', 'employment_form')}) AS word`,
    'starts_on',
    'ends_on',
    'number',
  ),
} as const;

const conditions: Partial<Record<keyof Careers, string>> = {
  stays: 'AND EXISTS (SELECT 1 FROM live_people p WHERE p.id = t.person)',
  certificates: 'AND t.allowance_from IS NOT NULL',
};

function read<Key extends keyof Careers>(ledger: Ledger, key: Key, window: object): Careers[Key] {
  const sql = `${queries[key]} WHERE (t.person IN (SELECT s.person FROM stays s WHERE ${within})
    OR t.person IN (SELECT value FROM json_each(:people))) ${conditions[key] ?? ''} ORDER BY t.id`;
  const rows = prepared(ledger.db, sql).all(window) as readonly DatedRecord[];
  return rows.map((row) => ({
    ...row,
    from: begin(row.starts),
    to: end(row.ends),
  })) as readonly DatedRecord[] as Careers[Key];
}

/**
 * The records of everybody with a stay that touches the window; of these people all records, whenever they held.
 * @param since first day, YYYY-MM-DD
 * @param until last day, YYYY-MM-DD
 * @param people whose records are wanted besides
 */
export function careers(ledger: Ledger, since: string, until: string, people: readonly string[]): Careers {
  const window = { since, until, people: JSON.stringify(people) };
  return {
    stays: read(ledger, 'stays', window),
    posts: read(ledger, 'posts', window),
    grades: read(ledger, 'grades', window),
    pay: read(ledger, 'pay', window),
    certificates: read(ledger, 'certificates', window),
    contracts: read(ledger, 'contracts', window),
  };
}
