/** Reminders of 体检: only for those who may read the register. */
import type { Day } from '../../rules/day.ts';
import { healthReminders, recheckReminders } from '../../rules/reminders/health.ts';
import { here, type ReminderSource, rowsOf } from './setting.ts';

interface CheckRow {
  readonly person: string;
  readonly lastDone: Day;
  readonly officeMonths: number | null;
  readonly personalMonths: number | null;
  readonly waivedYear: number | null;
  readonly open: string | null;
  readonly batchOn: Day | null;
}

const lastChecks = `SELECT c.*, (SELECT b.day FROM live_health_checks x JOIN live_health_batches b ON b.id = x.batch
    WHERE x.id = c.open) AS batchOn FROM (SELECT h.person, max(CASE h.state WHEN 'done' THEN h.done_on END) AS lastDone,
    (SELECT health_cycle_months FROM live_offices LIMIT 1) AS officeMonths,
    (SELECT x.cycle_months FROM live_health_checks x WHERE x.person = h.person AND x.cycle_months IS NOT NULL
      ORDER BY x.year DESC, x.id LIMIT 1) AS personalMonths,
    max(CASE h.state WHEN 'waived' THEN h.year END) AS waivedYear,
    (SELECT x.id FROM live_health_checks x WHERE x.person = h.person AND x.state IN ('pending', 'missed')
      AND x.year >= CAST(substr(:day, 1, 4) AS INTEGER) ORDER BY x.year, x.id LIMIT 1) AS open
  FROM live_health_checks h GROUP BY h.person HAVING lastDone IS NOT NULL) c`;

export const healthSource: ReminderSource = {
  registers: ['people', 'health_checks', 'health_batches'],
  read: (setting) => {
    const { day, leads } = setting;
    const checks = here(setting, rowsOf(setting, lastChecks) as readonly CheckRow[]);
    const again = rowsOf(
      setting,
      `SELECT person, id AS record, recheck_due AS dueOn FROM live_health_checks
       WHERE recheck_due IS NOT NULL AND recheck_done_on IS NULL ORDER BY id`,
    ) as readonly { readonly person: string; readonly record: string; readonly dueOn: Day }[];
    return [
      ...healthReminders(checks, day, leads.health),
      ...recheckReminders(here(setting, again), day, leads.health),
    ];
  },
};
