/** A month's list for an addressee: its lines in the words of the office, and whether it may be made at all. */
import { monthChanges, type MonthChange, type MonthChanges } from '../../../db/questions/month-changes.ts';
import { listOf } from '../../../db/code-lists.ts';
import { today } from '../../../db/ledger.ts';
import { formatDay, isDay } from '../../../db/rules/day.ts';
import { changesWanted, type MonthChangeKind, monthChangeKinds } from '../../../db/rules/lists/month-change.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { mask } from '../../../db/rules/masking.ts';
import { prepared } from '../../../db/statements.ts';
import { DeskError } from '../errors.ts';
import { officeFacts } from '../office-line.ts';
import type { OfficeCall } from '../procedure.ts';
import { frozenReport } from '../submissions.ts';
import { counted, linesOf, type ListLine, listsFor, toldBefore } from './kept.ts';

export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly kind: string | null;
  readonly wanted: string | null;
}

/** Everybody to whom the office reports, in the office's order. */
export function addressees({ ledger }: OfficeCall): readonly Addressee[] {
  return prepared(
    ledger.db,
    `SELECT id, name, kind, changes_wanted AS wanted FROM live_recipients ORDER BY coalesce(sort_order, 9999), name`,
  ).all() as Addressee[];
}

/** @throws DeskError recipient-unknown */
export function addresseeOf(call: OfficeCall, id: string | null): Addressee | null {
  if (id === null) return null;
  const found = addressees(call).find((one) => one.id === id);
  if (found === undefined) throw new DeskError('recipient-unknown', '所选的收件单位已不存在，请重新选择。');
  return found;
}

export const kindLabel = (call: OfficeCall, kind: MonthChangeKind): string =>
  labelOf(listOf(call.ledger, 'month_change'), kind) ?? kind;

/** @param month YYYY-MM */
export const titleOf = (month: string): string => `${formatDay(month, '1990年5月')}社区工作者变动单`;

/** How ID numbers are written. */
export const idStyles = ['none', 'masked', 'last6', 'full'] as const;
export type IdStyle = (typeof idStyles)[number];

const idText: Record<IdStyle, (id: string) => string> = {
  none: () => '',
  masked: (id) => mask(id, 'id') ?? '',
  last6: (id) => id.slice(-6),
  full: (id) => id,
};

const markWords = { '': '', late: '补报', corrected: '更正', cancelled: '冲销' } as const;

/** A line as it stands on screen and on paper. */
export interface ListedChange {
  readonly record: string;
  readonly person: string;
  /** 补报, 更正, 冲销 or nothing. */
  readonly mark: (typeof markWords)[keyof typeof markWords];
  readonly name: string;
  readonly community: string;
  readonly idNumber: string;
  readonly before: string;
  readonly after: string;
  /** 分 a month. */
  readonly difference: number | null;
  readonly day: string;
  readonly document: string;
  readonly note: string;
}

export interface ChangeGroup {
  readonly kind: MonthChangeKind;
  readonly label: string;
  readonly rows: readonly ListedChange[];
}

function listed(change: MonthChange, style: IdStyle): ListedChange {
  return {
    record: change.record,
    person: change.person,
    mark: markWords[change.mark],
    name: change.name,
    community: change.community,
    idNumber: idText[style](change.idNumber),
    before: change.before.text,
    after: change.after.text,
    difference: change.difference,
    day: isDay(change.day) ? formatDay(change.day, '1990.05.01') : '不详',
    document: change.document,
    note: change.note,
  };
}

/** The lines that the addressee wants, by kind; kinds without a line are left out. */
export function groupsOf(
  call: OfficeCall,
  changes: readonly MonthChange[],
  wanted: readonly MonthChangeKind[],
  style: IdStyle,
): readonly ChangeGroup[] {
  return monthChangeKinds
    .filter((kind) => wanted.includes(kind))
    .map((kind) => ({
      kind,
      label: kindLabel(call, kind),
      rows: changes.filter((one) => one.kind === kind && !one.silent).map((one) => listed(one, style)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** The list of the month that stands: the newest that was not corrected. */
export function standing(lists: readonly ListLine[], month: string): ListLine | null {
  return (
    lists.findLast(
      (line) => line.period === month && line.live === 1 && (counted(line) || line.state === 'returned'),
    ) ?? null
  );
}

/** Why no list of the month can be made; null where it can. */
export function refusal(lists: readonly ListLine[], month: string, day: string): DeskError | null {
  if (month > day.slice(0, 7)) {
    return new DeskError(
      'month-ahead',
      `${formatDay(month, '1990年5月')}还没有到，不能出变动单。请选择本月或以前的月份。`,
    );
  }
  const later = lists.findLast((line) => counted(line) && line.period > month);
  if (later === undefined || standing(lists, month) !== null) return null;
  const first = lists.find(counted) ?? later;
  const own = formatDay(month, '1990年5月');
  return new DeskError(
    'month-passed',
    month < first.period
      ? `给它的变动单从${formatDay(first.period, '1990年5月')}开始，${own}在那以前，不再定稿。要查看仍可打印、导出。`
      : `${formatDay(later.period, '1990年5月')}的变动单已经定稿，${own}没有单独做，它的变动已在后面那一张里列为补报。要查看仍可打印、导出。`,
  );
}

/** What later lists told for the first time is not told again by the correction of an earlier one. */
function withoutLater(
  call: OfficeCall,
  lists: readonly ListLine[],
  replaced: ListLine,
  found: MonthChanges,
): MonthChanges {
  const keysOf = (line: ListLine): readonly string[] => {
    const report = frozenReport(call.ledger, line.id);
    return report === null ? [] : linesOf(report).map(({ key }) => key);
  };
  const own = new Set(keysOf(replaced));
  const later = new Set(
    lists
      .filter((line) => counted(line) && line.period > replaced.period)
      .flatMap(keysOf)
      .filter((key) => !own.has(key)),
  );
  return { ...found, changes: found.changes.filter(({ key }) => key === '' || !later.has(key)) };
}

export interface MonthList {
  readonly addressee: Addressee | null;
  readonly wanted: readonly MonthChangeKind[];
  readonly lists: readonly ListLine[];
  readonly standing: ListLine | null;
  /** The list with which this one is compared; null where it is the addressee's first. */
  readonly base: ListLine | null;
  readonly refusal: DeskError | null;
}

/** What there is to know before a month's list is computed. */
export function monthList(call: OfficeCall, month: string, recipient: string | null): MonthList {
  const addressee = addresseeOf(call, recipient);
  const lists = listsFor(call, recipient);
  return {
    addressee,
    wanted: changesWanted(addressee),
    lists,
    standing: standing(lists, month),
    base: lists.findLast((line) => counted(line) && line.period < month) ?? null,
    refusal: refusal(lists, month, today(call.ledger)),
  };
}

/** The changes of the month since the lists before, also where a list of the month stands already. */
export function computed(
  call: OfficeCall,
  month: string,
  { lists, standing: own, addressee }: MonthList,
): MonthChanges {
  const found = monthChanges(call.ledger, month, toldBefore(call, addressee?.id ?? null, month));
  return own === null ? found : withoutLater(call, lists, own, found);
}

/** 2026年6月社区工作者变动单（财政局） */
export function fileTitle(call: OfficeCall, month: string, addressee: Addressee | null): string {
  return `${titleOf(month)}（${addressee?.name ?? officeFacts(call.ledger).street}）`;
}
