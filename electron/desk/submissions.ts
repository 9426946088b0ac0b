/**
 * What leaves the office is kept as it was: the line in 上报记录, the files, the rows that were written, and the rows with which
 * the next report of the same kind is compared. A 草稿 is replaced by the next try; what was 上报 never changes (措施16、17).
 */
import { createHash } from 'node:crypto';
import { addFile } from '../../db/attachment-files.ts';
import type { Ledger } from '../../db/ledger.ts';
import { type Edit, writeChange } from '../../db/records.ts';
import type { FieldValue } from '../../db/registers/model/field.ts';
import { prepared } from '../../db/statements.ts';
import { officeFacts } from './office-line.ts';
import type { OfficeCall } from './procedure.ts';
import type { FrozenContent, FrozenHead, FrozenReport, FrozenTable, ReportKind } from './report-shapes.ts';

export type { FrozenReport, FrozenTable, ReportKind } from './report-shapes.ts';

export interface Submission {
  readonly kind: ReportKind;
  readonly title: string;
  /** The key of the 收件单位; null where nobody in particular gets it. */
  readonly recipient: string | null;
  readonly period: string;
  /** 截止日期, YYYY-MM-DD. */
  readonly cutOff: string;
  /** The 表样 that was filled, where it was one. */
  readonly form: string | null;
  readonly files: readonly { readonly name: string; readonly mime: string; readonly bytes: Uint8Array }[];
  /** The rows as they stand in the files. */
  readonly tables: readonly FrozenTable[];
  /** Everybody's rows, where the files hold only those that changed; the next report is compared with these. */
  readonly basis?: readonly FrozenTable[];
  /** Private values are written in full somewhere in it. */
  readonly private?: boolean;
  /** The report that this one corrects, and why. */
  readonly replaces: string | null;
  readonly reason: string;
  /** Further fields of the line (`sequence` of a parcel, `way`). */
  readonly values?: Readonly<Record<string, FieldValue>>;
}

/** A submission but for its files. */
export type SubmissionLine = Omit<Submission, 'files'>;

export type FirstState = 'draft' | 'final' | 'sent';

/** A file of a submission may be a parcel. */
const largestSubmission = 200 * 1024 * 1024;

const stateWords: Readonly<Record<FirstState, string>> = { draft: '存为草稿', final: '定稿', sent: '上报' };

/** 人员信息 260、任职经历 412 */
export const rowsText = (tables: readonly { readonly title: string; readonly rows: readonly unknown[] }[]): string =>
  tables.map((table) => `${table.title} ${table.rows.length}`).join('、');

interface OpenDraft {
  readonly id: string;
  readonly replaces: string | null;
  readonly reason: string | null;
}

/** The draft that a new try goes on with: of the same form and title, for the same addressee, period and day. */
function openDraft(ledger: Ledger, submission: SubmissionLine): OpenDraft | undefined {
  const { kind, title, form, recipient, period, cutOff, replaces } = submission;
  return prepared(
    ledger.db,
    `SELECT r.id, r.replaces, r.reason FROM live_reports AS r LEFT JOIN report_contents AS c ON c.report = r.id
     WHERE r.state = 'draft' AND c.left_at IS NULL AND r.kind = ? AND r.title = ? AND r.form IS ? AND r.recipient IS ?
       AND coalesce(r.period, '') = ? AND (r.cut_off = ? OR c.report IS NULL) AND (? IS NULL OR r.replaces IS ?)
     ORDER BY c.report IS NULL DESC, r.updated_at DESC LIMIT 1`,
  ).get(kind, title.slice(0, 120), form, recipient, period, cutOff, replaces, replaces) as OpenDraft | undefined;
}

function headOf({ ledger, session }: OfficeCall, submission: SubmissionLine): FrozenHead {
  const { title, recipient, period, cutOff } = submission;
  const addressee = prepared(ledger.db, 'SELECT name FROM recipients WHERE id = ?').get(recipient) as
    | { readonly name: string }
    | undefined;
  return {
    title,
    recipient: addressee?.name ?? '',
    period,
    cutOff,
    actor: session.account.name,
    private: submission.private === true,
    foot: footLine(ledger, recipient),
  };
}

/** A file of a submission that lies among the files already. */
export interface KeptFile {
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly digest: string;
  readonly sha256: string;
}

/** The files first, as every attachment: what a crash leaves over is swept. @throws LedgerError disk-full … */
export async function keepFiles(call: OfficeCall, files: Submission['files']): Promise<readonly KeptFile[]> {
  const kept: KeptFile[] = [];
  for (const { name, mime, bytes } of files) {
    const { digest, size } = await addFile(call.ledger.db, call.desk.options.folder, bytes, call.ledger.now(), {
      what: '上报文件',
      largest: largestSubmission,
    });
    kept.push({ name, mime, size, digest, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  return kept;
}

function keepContent(call: OfficeCall, report: string, submission: SubmissionLine, files: readonly KeptFile[]): void {
  const { db } = call.ledger;
  const { tables, basis } = submission;
  const content: FrozenContent = { tables, ...(basis === undefined ? {} : { basis }) };
  prepared(db, 'DELETE FROM report_files WHERE report = ?').run(report);
  prepared(
    db,
    `INSERT INTO report_contents (report, kept_at, actor, head, content) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (report) DO UPDATE SET kept_at = excluded.kept_at, actor = excluded.actor, head = excluded.head,
       content = excluded.content`,
  ).run(
    report,
    call.ledger.now(),
    call.session.account.name,
    JSON.stringify(headOf(call, submission)),
    JSON.stringify(content),
  );
  const insert = prepared(
    db,
    'INSERT INTO report_files (report, place, name, mime, size, digest, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [place, file] of files.entries()) {
    insert.run(report, place, file.name, file.mime, file.size, file.digest, file.sha256);
  }
}

/** What the line says of a submission. */
function lineValues(
  call: OfficeCall,
  submission: SubmissionLine,
  state: FirstState,
  files: readonly KeptFile[],
): Record<string, FieldValue> {
  const [first] = files;
  return {
    title: submission.title.slice(0, 120),
    kind: submission.kind,
    recipient: submission.recipient,
    period: submission.period,
    cut_off: submission.cutOff,
    form: submission.form,
    counts: rowsText(submission.tables),
    file_name: first?.name ?? null,
    digest: first?.sha256 ?? null,
    ...(state === 'sent' ? { sent_by: call.session.account.name, sent_on: call.ledger.now().slice(0, 10) } : {}),
    ...submission.values,
  };
}

/** The report that is corrected by one which goes out says so. */
export function correctedEdits(replaced: string | null): readonly Edit[] {
  return replaced === null
    ? []
    : [{ op: 'update', register: 'reports', id: replaced, version: null, patch: { state: 'corrected' } }];
}

/**
 * Keeps a submission with its line in 上报记录. A draft of the same form, addressee, period and day is replaced; a draft that was
 * opened to correct a report keeps saying which and why.
 * @returns the key of the report and of the change, which 撤销 takes back
 * @throws LedgerError disk-full … ; nothing is kept then
 */
export async function freeze(
  call: OfficeCall,
  submission: Submission,
  state: FirstState,
): Promise<{ readonly report: string; readonly changeId: string }> {
  const files = await keepFiles(call, submission.files);
  return call.ledger.db.transaction(() => freezeKept(call, submission, files, state)).immediate();
}

/** The same for files that are kept already, as a part of the caller's transaction. */
export function freezeKept(
  call: OfficeCall,
  submission: SubmissionLine,
  files: readonly KeptFile[],
  state: FirstState,
): { readonly report: string; readonly changeId: string } {
  const draft = openDraft(call.ledger, submission);
  const replaces = submission.replaces ?? draft?.replaces ?? null;
  const reason = submission.reason === '' ? (draft?.reason ?? null) : submission.reason;
  const values = { ...lineValues(call, submission, state, files), state, replaces, reason };
  const change = {
    actor: call.session.account,
    kind: 'edit',
    title: `${stateWords[state]}：${submission.title}`,
  } as const;
  const edit: Edit =
    draft === undefined
      ? { op: 'create', register: 'reports', values }
      : { op: 'update', register: 'reports', id: draft.id, version: null, patch: values };
  // The content is kept while the line is still a draft: from the leaving on the store refuses every change of it.
  if (draft !== undefined) keepContent(call, draft.id, submission, files);
  const written = writeChange(call.ledger, change, [edit, ...(state === 'draft' ? [] : correctedEdits(replaces))]);
  const report = draft?.id ?? written.records[0]?.id ?? '';
  if (draft === undefined) keepContent(call, report, submission, files);
  if (state === 'sent') {
    prepared(call.ledger.db, 'UPDATE report_contents SET left_at = ? WHERE report = ? AND left_at IS NULL').run(
      call.ledger.now(),
      report,
    );
  }
  return { report, changeId: written.changeId };
}

/** Who signs at the foot of a paper for an addressee; the office's own names where the addressee has none of its own. */
export function footLine(ledger: Ledger, recipient: string | null): FrozenHead['foot'] {
  const { county, street, head_name: head, preparer_name: preparer, contact_phone: phone } = officeFacts(ledger);
  const own = prepared(
    ledger.db,
    'SELECT reporting_unit AS unit, head_name AS head, preparer_name AS preparer, phone_shown AS phone FROM recipients WHERE id = ?',
  ).get(recipient) as Partial<Record<'unit' | 'head' | 'preparer' | 'phone', string | null>> | undefined;
  return {
    unit: own?.unit ?? `${county}${street}`,
    head: own?.head ?? head ?? '',
    preparer: own?.preparer ?? preparer ?? '',
    phone: own?.phone ?? phone ?? '',
  };
}

export interface WhichReport {
  readonly kind: ReportKind;
  readonly form?: string | null;
  readonly recipient?: string | null;
  /** Only reports whose 截止日期 is before this day. */
  readonly before?: string;
  /** Only reports whose 截止日期 is this day or earlier. */
  readonly upTo?: string;
  /** Only reports kept before this local ISO time. */
  readonly keptBefore?: string;
  /** Not this one: the report that is being corrected. */
  readonly except?: string | null;
}

/** The newest report of its kind that is 定稿, 已上报 or 已归档; null where there is none yet. */
export function lastSubmission({ ledger }: OfficeCall, which: WhichReport): FrozenReport | null {
  const { kind, form, recipient, except = null } = which;
  const { before = '9999-12-31', upTo = '9999-12-31', keptBefore = '9999-12-31' } = which;
  const row = prepared(
    ledger.db,
    `SELECT r.id FROM live_reports AS r JOIN report_contents AS c ON c.report = r.id
     WHERE r.state IN ('final', 'sent', 'archived') AND r.kind = @kind AND (@anyForm OR r.form IS @form)
       AND (@anyRecipient OR r.recipient IS @recipient) AND coalesce(r.cut_off, '') < @before AND coalesce(r.cut_off, '') <= @upTo
       AND c.kept_at < @keptBefore AND r.id IS NOT @except
     ORDER BY r.cut_off DESC, c.kept_at DESC LIMIT 1`,
  ).get({
    kind,
    form: form ?? null,
    anyForm: form === undefined ? 1 : 0,
    recipient: recipient ?? null,
    anyRecipient: recipient === undefined ? 1 : 0,
    before,
    upTo,
    keptBefore,
    except,
  }) as { readonly id: string } | undefined;
  return row === undefined ? null : frozenReport(ledger, row.id);
}

/** A report as it was kept; null where nothing was kept of it (a line that was typed). */
export function frozenReport(ledger: Ledger, id: string): FrozenReport | null {
  const row = prepared(
    ledger.db,
    `SELECT c.head, c.content, c.kept_at AS keptAt, c.left_at AS leftAt, r.state
     FROM report_contents AS c JOIN reports AS r ON r.id = c.report WHERE c.report = ?`,
  ).get(id) as
    | {
        readonly head: string;
        readonly content: string;
        readonly keptAt: string;
        readonly leftAt: string | null;
        readonly state: string;
      }
    | undefined;
  if (row === undefined) return null;
  const head = JSON.parse(row.head) as FrozenHead;
  const content = JSON.parse(row.content) as FrozenContent;
  return { id, ...head, ...content, state: row.state, keptAt: row.keptAt, leftAt: row.leftAt };
}
