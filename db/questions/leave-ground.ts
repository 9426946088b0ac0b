/** 年休假 of one person in the year of a day, with the way to it (计算依据). */
import { Temporal } from 'temporal-polyfill';
import type { Ledger } from '../ledger.ts';
import type { Values } from '../rows.ts';
import { annualLeave } from '../rules/annual-leave.ts';
import type { Day } from '../rules/day.ts';
import { firstOf, lastOf } from '../rules/day.ts';
import type { Ground } from '../rules/person-grounds.ts';
import { prepared } from '../statements.ts';
import { holds } from './people-on-day.ts';

interface Absence {
  readonly kind: string;
  readonly starts_on: Day;
  readonly ends_on: Day | null;
  readonly paid_days: number | null;
}

/** How long a leave took in the year up to the day: whole calendar months, and the days beyond. */
function lengthInYear({ starts_on, ends_on }: Absence, day: Day): { readonly months: number; readonly days: number } {
  const begin = Temporal.PlainDate.from(`${day.slice(0, 4)}-01-01`);
  const until = Temporal.PlainDate.from(day);
  const from = firstOf(starts_on);
  const to = ends_on === null ? until : lastOf(ends_on);
  const first = Temporal.PlainDate.compare(from, begin) > 0 ? from : begin;
  const last = Temporal.PlainDate.compare(to, until) < 0 ? to : until;
  if (Temporal.PlainDate.compare(last, first) < 0) return { months: 0, days: 0 };
  return first.until(last.add({ days: 1 }), { largestUnit: 'months' });
}

/** Days left over of several leaves add up to months of thirty. */
const daysOfMonth = 30;

/** The ground, or null of somebody who is not on the roll on the day. @param values the person's own record */
export function leaveGround(ledger: Ledger, person: string, values: Values, day: Day): Ground | null {
  const stay = prepared(
    ledger.db,
    `SELECT x.starts_on, x.ends_on FROM live_stays x WHERE x.person = :person AND ${holds('x', 'starts_on', 'ends_on')} LIMIT 1`,
  ).get({ person, day }) as { readonly starts_on: Day | null; readonly ends_on: Day | null } | undefined;
  if (stay === undefined) return null;
  const absences = prepared(
    ledger.db,
    `SELECT kind, starts_on, ends_on, paid_days FROM live_staff_absences
     WHERE person = ? AND kind IN ('sick', 'personal') AND starts_on <= ? AND coalesce(ends_on || '-99-99', '9999') >= ?`,
  ).all(person, day, day.slice(0, 4)) as Absence[];
  const sick = absences.filter(({ kind }) => kind === 'sick').map((absence) => lengthInYear(absence, day));
  const months = sick.reduce((sum, length) => sum + length.months, 0);
  const days = sick.reduce((sum, length) => sum + length.days, 0);
  const workingSince = values['work_started_on'];
  const leave = annualLeave({
    day,
    workingSince: typeof workingSince === 'string' && workingSince !== '' ? workingSince : null,
    enteredOn: stay.starts_on,
    leftOn: stay.ends_on,
    sickMonths: months + Math.floor(days / daysOfMonth),
    paidPersonalDays: absences
      .filter(({ kind, starts_on }) => kind === 'personal' && starts_on.startsWith(day.slice(0, 4)))
      .reduce((sum, { paid_days }) => sum + (paid_days ?? 0), 0),
  });
  const result = leave.days === null ? '' : `${leave.days} 天`;
  return { key: 'leave', label: '年休假', result, trace: leave.trace, difference: '' };
}
