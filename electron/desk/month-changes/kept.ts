/**
 * What an addressee was told of monthly changes, as its lists keep it in 上报记录: the lines of a list as facts (all kinds, also those
 * the addressee does not want, so that a kind that is ticked later begins then), and with the first list what held before it.
 */
import type { Change, ChangeMark, KnownFact } from '../../../db/questions/month-changes-compare.ts';
import { firstDayOf, type Told } from '../../../db/questions/month-changes.ts';
import { type MonthChangeKind, monthChangeKinds } from '../../../db/rules/lists/month-change.ts';
import { prepared } from '../../../db/statements.ts';
import type { OfficeCall } from '../procedure.ts';
import type { FrozenReport, FrozenTable } from '../report-shapes.ts';
import { frozenReport } from '../submissions.ts';

const columns = [
  ['key', '编号'],
  ['was', '原编号'],
  ['mark', '标记'],
  ['silent', '不单列'],
  ['kind', '类别'],
  ['stay', '在册'],
  ['series', '事项'],
  ['person', '人员'],
  ['day', '生效日期'],
  ['from', '起算日'],
  ['before_token', '变动前代码'],
  ['before', '变动前'],
  ['after_token', '变动后代码'],
  ['after', '变动后'],
] as const;

const linesTitle = '本次报的变动';
const startTitle = '首次报送前的情况';

const plain = (fact: KnownFact & Partial<Change>): readonly string[] => [
  fact.key,
  fact.was ?? '',
  fact.mark ?? '',
  fact.silent === true ? '1' : '',
  fact.kind,
  fact.stay,
  fact.series,
  fact.person,
  fact.day,
  fact.from,
  fact.before.token,
  fact.before.text,
  fact.after.token,
  fact.after.text,
];

function tableOf(title: string, facts: readonly KnownFact[]): FrozenTable {
  return {
    title,
    columns: columns.map(([key, label]) => ({ key, label })),
    rows: facts.map((fact) => ({ id: fact.record, cells: plain(fact) })),
  };
}

/** What is kept of a list. @param start what held before it, of an addressee's first list */
export function basisOf(changes: readonly Change[], start: readonly KnownFact[] | null): readonly FrozenTable[] {
  return [tableOf(linesTitle, changes), ...(start === null ? [] : [tableOf(startTitle, start)])];
}

const isMark = (text: string): text is ChangeMark => ['', 'late', 'corrected', 'cancelled'].includes(text);

function changesOf(table: FrozenTable | undefined): readonly Change[] {
  const places = new Map((table?.columns ?? []).map(({ key }, place) => [key, place]));
  return (table?.rows ?? []).flatMap(({ id, cells }) => {
    const cell = (key: (typeof columns)[number][0]): string => cells[places.get(key) ?? -1] ?? '';
    const mark = cell('mark');
    const kind = monthChangeKinds.find((known): known is MonthChangeKind => known === cell('kind'));
    if (kind === undefined || !isMark(mark)) return [];
    return [
      {
        key: cell('key'),
        was: cell('was'),
        mark,
        silent: cell('silent') === '1',
        kind,
        stay: cell('stay'),
        series: cell('series'),
        person: cell('person'),
        record: id,
        day: cell('day'),
        from: cell('from'),
        before: { token: cell('before_token'), text: cell('before') },
        after: { token: cell('after_token'), text: cell('after') },
        document: '',
        note: '',
      },
    ];
  });
}

const tableIn = (report: FrozenReport, title: string): FrozenTable | undefined =>
  report.basis?.find((table) => table.title === title);

/** The lines of a kept list. */
export const linesOf = (report: FrozenReport): readonly Change[] => changesOf(tableIn(report, linesTitle));

/** A list of monthly changes in 上报记录. */
export interface ListLine {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  /** YYYY-MM */
  readonly period: string;
  readonly keptAt: string;
  /** How many lines of each kind, in words. */
  readonly counts: string;
  readonly live: 0 | 1;
}

/** Those that the addressee has, or will get as they stand. */
const counts: ReadonlySet<string> = new Set(['final', 'sent', 'archived']);

/** All lists for an addressee whose content was kept, oldest month first, the newest of a month last. */
export function listsFor({ ledger }: OfficeCall, recipient: string | null): readonly ListLine[] {
  return prepared(
    ledger.db,
    `SELECT r.id, r.title, r.state, coalesce(r.period, '') AS period, c.kept_at AS keptAt, coalesce(r.counts, '') AS counts,
       r.deleted_at IS NULL AS live
     FROM reports AS r JOIN report_contents AS c ON c.report = r.id
     WHERE r.kind = 'month_changes' AND r.recipient IS ? ORDER BY r.period, c.kept_at, r.id`,
  ).all(recipient) as ListLine[];
}

export const counted = (line: ListLine): boolean => line.live === 1 && counts.has(line.state);

/**
 * What an addressee was told before a month; null where this is its first list. A list that was sent back or deleted was not told,
 * but what held before the first one is known from it still.
 */
export function toldBefore(call: OfficeCall, recipient: string | null, month: string): Told | null {
  const earlier = listsFor(call, recipient).filter(({ period }) => period < month);
  const lists = earlier.filter(counted);
  if (lists.length === 0) return null;
  const reports = new Map(earlier.map(({ id }) => [id, frozenReport(call.ledger, id)]));
  const starts = earlier.flatMap((line) => {
    const report = reports.get(line.id) ?? null;
    const table = report === null ? undefined : tableIn(report, startTitle);
    return table === undefined ? [] : [{ line, table }];
  });
  const first = starts.find(({ line }) => counted(line)) ?? starts[0];
  return {
    since: firstDayOf(first?.line.period ?? lists[0]?.period ?? month),
    start: first === undefined ? null : changesOf(first.table),
    lists: lists.map(({ id }) => {
      const report = reports.get(id) ?? null;
      return report === null ? [] : linesOf(report);
    }),
  };
}
