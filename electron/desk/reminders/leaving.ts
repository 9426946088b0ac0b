/** 待办 as it leaves the screen: the printed weekly list and the .ics file. What tells of health stays. */
import { today } from '../../../db/ledger.ts';
import { todosOn } from '../../../db/questions/reminders/all.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { type Todo, todoGroupLabels } from '../../../db/rules/reminders/decisions.ts';
import { isReminderKind, type ReminderKind, reminderKinds } from '../../../db/rules/reminders/kinds.ts';
import { calendarFile } from '../../papers/calendar-file.ts';
import { weekListHtml } from '../../papers/week-list.ts';
import { DeskError } from '../errors.ts';
import { officeFacts, officeLine } from '../office-line.ts';
import { printed, type PrintedPaper, withFonts } from '../printed.ts';
import type { OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { offerDownload, type OfferedFile } from '../transfers.ts';

/** What may leave, of the kinds asked for; all kinds where none is named. */
function leaving(call: OfficeCall, kinds: readonly string[]): readonly Todo[] {
  const wanted: ReadonlySet<ReminderKind> = new Set(kinds.filter((kind) => isReminderKind(kind)));
  return todosOn(call.ledger, call.viewer, today(call.ledger)).filter(
    ({ confined, kind }) => confined !== true && (wanted.size === 0 || wanted.has(kind)),
  );
}

/** 本周待办: what is over, due today and within seven days. */
export async function printWeek(call: OfficeCall, kinds: readonly string[]): Promise<PrintedPaper> {
  const day = today(call.ledger);
  const week = leaving(call, kinds).filter(({ group }) => group === 'late' || group === 'today' || group === 'week');
  const { preparer_name: preparer } = officeFacts(call.ledger);
  const paper = {
    unit: officeLine(call.ledger),
    day: formatDay(day, '1990年5月1日'),
    preparer: preparer ?? '',
    groups: (['late', 'today', 'week'] as const).map((group) => ({
      label: todoGroupLabels[group],
      lines: week
        .filter((todo) => todo.group === group)
        .map(({ subject, title, what, on, why, forwarded }) => ({
          who: subject.name,
          community: subject.of === 'person' ? subject.community : '',
          title,
          what,
          on: on ?? '',
          why,
          to: forwarded?.to ?? '',
        })),
    })),
  };
  const html = withFonts(call, (options) => weekListHtml(paper, options));
  return printed(call, `本周待办_${day}`, html);
}

/**
 * All that has a day, as a calendar file: who and what in a few words, nothing else.
 * @throws DeskError nothing-due where there is nothing to put in
 */
export function calendarOf(call: OfficeCall, kinds: readonly string[]): OfferedFile {
  const day = today(call.ledger);
  const dated = leaving(call, kinds).flatMap(({ key, kind, subject, title, on }) => {
    if (on === null) return [];
    const summary = subject.of === 'office' ? title : `${subject.name} ${title}`;
    // What is over stands at today: nobody looks back in a calendar.
    return [{ key: `${key} ${on}`, day: on < day ? day : on, summary, kind: reminderKinds[kind].label }];
  });
  if (dated.length === 0)
    throw new DeskError('nothing-due', '没有带期限的待办，没有可以放进日历的内容。可以换一类再导出。');
  const bytes = new TextEncoder().encode(calendarFile(dated, call.ledger.now()));
  logExport(call, 'reminder_decisions', dated.length);
  return offerDownload(call.desk.transfers, `待办_${day}.ics`, 'text/calendar; charset=utf-8', bytes);
}
