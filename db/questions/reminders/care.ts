/** Reminders of 关心关爱: talks and return visits, requests, complaints, style notices, visits. Only days and words of lists are read. */
import { requestDue } from '../../rules/request-due.ts';
import type { Day } from '../../rules/day.ts';
import { type CareFact, type CarePart, careReminders } from '../../rules/reminders/care.ts';
import { office, type Reminder } from '../../rules/reminders/reminder.ts';
import { ownDays } from '../visit-calendar.ts';
import { here, type ReminderSetting, type ReminderSource, rowsOf } from './setting.ts';

type Row = Omit<CareFact, 'subject' | 'part'> & { readonly person: string };

const facts = (setting: ReminderSetting, part: CarePart, rows: readonly Row[]): readonly CareFact[] =>
  here(setting, rows).map((row) => ({ ...row, part }));

/** A source of one register, whose statement gives person, record, dueOn and word. */
function sourceOf(part: CarePart, kind: keyof ReminderSetting['leads'], register: string, sql: string): ReminderSource {
  return {
    registers: [register],
    read: (setting): readonly Reminder[] =>
      careReminders(facts(setting, part, rowsOf(setting, sql) as readonly Row[]), setting.day, setting.leads[kind]),
  };
}

const talkSource = sourceOf(
  'talk',
  'talk',
  'talks',
  `SELECT person, id AS record, talked_on AS dueOn, coalesce(code_label('talk_kind', kind), '') AS word FROM live_talks
   WHERE state IN ('planned', 'agreed') AND talked_on IS NOT NULL ORDER BY id`,
);

const returnVisitSource = sourceOf(
  'return_visit',
  'talk',
  'talks',
  `SELECT person, id AS record, visit_due AS dueOn, coalesce(code_label('talk_kind', kind), '') AS word FROM live_talks
   WHERE state NOT IN ('done', 'cancelled') AND visit_due IS NOT NULL AND visited_on IS NULL ORDER BY id`,
);

const complaintSource = sourceOf(
  'complaint',
  'complaint',
  'complaints',
  `SELECT person, id AS record, due_on AS dueOn, coalesce(code_label('complaint_source', source), '') AS word
   FROM live_complaints WHERE due_on IS NOT NULL AND done_on IS NULL ORDER BY id`,
);

const styleSource = sourceOf(
  'style',
  'style',
  'style_notices',
  `SELECT person, id AS record, mend_by AS dueOn, coalesce(code_label('style_kind', kind), '') AS word
   FROM live_style_notices WHERE mend_by IS NOT NULL AND mended_on IS NULL ORDER BY id`,
);

/** Visits of a plan are seen to with the plan: a hundred lines of one festival would hide the rest. */
const visitSource = sourceOf(
  'visit',
  'visit',
  'visits',
  `SELECT person, id AS record, visited_on AS dueOn, coalesce(code_label('visit_occasion', occasion), '') AS word
   FROM live_visits WHERE state = 'planned' AND plan IS NULL AND visited_on IS NOT NULL ORDER BY id`,
);

const planSource: ReminderSource = {
  registers: ['visits', 'visit_plans'],
  read: (setting) => {
    const rows = rowsOf(
      setting,
      `SELECT p.id AS record, p.day AS dueOn, coalesce(code_label('visit_occasion', p.occasion), '') AS word
       FROM live_visit_plans p WHERE p.state IN ('draft', 'asked', 'approved') ORDER BY p.day, p.id`,
    ) as readonly Omit<Row, 'person'>[];
    const plans = rows.map((row): CareFact => ({ ...row, part: 'plan', subject: office }));
    return careReminders(plans, setting.day, setting.leads.visit);
  },
};

interface RequestRow {
  readonly person: string;
  readonly record: string;
  readonly word: string;
  readonly raisedOn: Day;
  readonly reopenedOn: Day | null;
  readonly typedDue: Day | null;
  readonly limit: number | null;
}

const openRequests = `SELECT r.person, r.id AS record, coalesce(code_label('request_category', r.category), '') AS word,
    r.raised_on AS raisedOn, r.due_on AS typedDue,
    (SELECT max(s.step_on) FROM live_request_steps s WHERE s.request = r.id AND s.kind = 'reopen') AS reopenedOn,
    (SELECT l.days FROM live_request_limits l WHERE l.category = r.category) AS "limit"
  FROM live_requests r WHERE r.state <> 'done' ORDER BY r.id`;

const requestSource: ReminderSource = {
  registers: ['requests', 'request_limits'],
  read: (setting) => {
    const own = ownDays(setting.ledger);
    const rows = (rowsOf(setting, openRequests) as readonly RequestRow[]).map((row) => ({
      person: row.person,
      record: row.record,
      word: row.word,
      dueOn: requestDue({ ...row, doneOn: null }, setting.day, own).dueOn,
    }));
    return careReminders(facts(setting, 'request', rows), setting.day, setting.leads.request);
  },
};

export const careSources: readonly ReminderSource[] = [
  talkSource,
  returnVisitSource,
  requestSource,
  complaintSource,
  styleSource,
  visitSource,
  planSource,
];
