/** The board of a collection: how far every community is, and whom to remind. */
import { today } from '../../../db/ledger.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';
import { type KeptCollection, type KeptPart, type KeptReturn, lastReturn } from './kept.ts';
import type { CollectionView, PartStanding, PartView } from './shapes.ts';
import { openQuestions } from './summary.ts';

type Reader = Pick<OfficeCall, 'ledger'>;

interface RunFacts {
  readonly state: PartView['runState'];
  /** Rows that a finished import gave back. */
  readonly rejected: number;
}

function runFacts({ ledger }: Reader, run: string | null): RunFacts {
  const row = prepared(
    ledger.db,
    `SELECT r.state, c.undone_by,
       (SELECT count(*) FROM import_rows x WHERE x.run = r.id AND x.state = 'rejected' AND x.row > 0) AS rejected
     FROM import_runs r LEFT JOIN changes c ON c.id = r.change_id WHERE r.id = ?`,
  ).get(run) as
    | {
        readonly state: 'open' | 'committed' | 'discarded';
        readonly undone_by: string | null;
        readonly rejected: number;
      }
    | undefined;
  if (row === undefined) return { state: null, rejected: 0 };
  return { state: row.undone_by === null ? row.state : 'undone', rejected: row.rejected };
}

function standingOf(part: KeptPart, last: KeptReturn | undefined, facts: RunFacts): PartStanding {
  if (part.state === 'pending') return 'pending';
  if (last === undefined) return part.state === 'problem' ? 'problem' : 'done';
  const questions = openQuestions(last.findings);
  switch (facts.state) {
    case 'open':
      return questions + last.summary.problem > 0 ? 'problem' : 'waiting';
    case 'committed':
      return facts.rejected + questions > 0 ? 'problem' : 'done';
    case 'undone':
    case 'discarded':
      return 'problem';
    default:
      return questions > 0 ? 'problem' : 'done';
  }
}

function attachmentOf({ ledger }: Reader, part: string, digest: string): string | null {
  const row = prepared(
    ledger.db,
    `SELECT id FROM live_attachments WHERE register = 'collection_parts' AND record_id = ? AND digest = ?
     ORDER BY created_at DESC LIMIT 1`,
  ).get(part, digest) as { readonly id: string } | undefined;
  return row?.id ?? null;
}

function partView(reader: Reader, part: KeptPart, deadline: string, now: string): PartView {
  const last = part.state === 'pending' ? undefined : lastReturn(reader, part.id);
  const facts = runFacts(reader, last?.run ?? null);
  const { id, community, name, code, rows, phone, returnedOn, fileName, note } = part;
  return {
    id,
    community,
    name,
    code,
    rows,
    standing: standingOf(part, last, facts),
    overdue: part.state === 'pending' && deadline < now,
    phone,
    returnedOn,
    fileName,
    attachment: last === undefined ? null : attachmentOf(reader, id, last.digest),
    run: last?.run ?? null,
    runState: facts.state,
    summary: last?.summary ?? null,
    findings: last?.findings ?? [],
    rejected: facts.rejected,
    note,
  };
}

/** Month and day as they stand in a message: 7月10日. */
function spoken(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 催报名单, ready for a chat; empty where nobody is missing. */
export function reminderOf(title: string, deadline: string, now: string, parts: readonly PartView[]): string {
  const missing = parts.filter((part) => part.standing === 'pending');
  if (missing.length === 0) return '';
  const when =
    deadline < now ? `填报期限${spoken(deadline)}已过` : deadline === now ? '今天截止' : `${spoken(deadline)}截止`;
  const names = missing.map(({ name, phone }) => (phone === '' ? name : `${name}（${phone}）`));
  return `【催报】${title}：${when}，还有 ${missing.length} 个社区没有交：\n${names.join('\n')}\n请尽快填好交回，没有变化的也请交一份。`;
}

/** A collection with its board. */
export function collectionView(reader: Reader, { id, record, content, parts }: KeptCollection): CollectionView {
  const text = (key: string): string => String(record.values[key] ?? '');
  const deadline = text('deadline');
  const now = today(reader.ledger);
  const views = parts.map((part) => partView(reader, part, deadline, now));
  return {
    id,
    title: text('title'),
    subject: text('subject'),
    state: text('state') === 'closed' ? 'closed' : 'open',
    cutOff: text('cut_off'),
    deadline,
    sentOn: record.values['sent_on'] === null ? null : text('sent_on'),
    columns: content.columns,
    parts: views,
    reminder: reminderOf(text('title'), deadline, now, views),
  };
}
