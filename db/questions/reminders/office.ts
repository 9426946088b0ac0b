/** Reminders of the office itself: terms, posts, reports, collections, festivals, backups. */
import { z } from 'zod';
import { listOf } from '../../code-lists.ts';
import type { Day } from '../../rules/day.ts';
import { labelOf } from '../../rules/lists/lookup.ts';
import { backupReminders } from '../../rules/reminders/backups.ts';
import { festivalReminders, type PlannedFestival } from '../../rules/reminders/festivals.ts';
import type { Subject } from '../../rules/reminders/reminder.ts';
import {
  type CollectionFact,
  collectionReminders,
  type ReportFact,
  reportReminders,
} from '../../rules/reminders/reports.ts';
import { type GapFact, staffingReminders } from '../../rules/reminders/staffing.ts';
import { termReminders } from '../../rules/reminders/terms.ts';
import { staffingOf } from '../../rules/staffing.ts';
import { staffingFacts } from '../staffing.ts';
import { type ReminderSetting, type ReminderSource, rowsOf } from './setting.ts';

interface TermRow {
  readonly term: string;
  readonly community: string;
  readonly name: string;
  readonly body: string;
  readonly number: number | null;
  readonly endsOn: Day;
}

/** The last term of each body of each community that exists on the day; by-elections end with the term they belong to. */
const lastTerms = `SELECT t.id AS term, t.community, c.name, t.body, t.term_number AS number, t.ends_on AS endsOn
  FROM live_terms t JOIN live_communities c ON c.id = t.community
  WHERE t.ends_on IS NOT NULL AND coalesce(t.is_by_election, 0) = 0
    AND coalesce(c.founded_on, '') <= :day AND coalesce(c.ended_on || '-99-99', '9999') >= :day
    AND NOT EXISTS (SELECT 1 FROM live_terms n WHERE n.community = t.community AND n.body = t.body AND n.id <> t.id
      AND coalesce(n.is_by_election, 0) = 0
      AND (coalesce(n.elected_on, '') > coalesce(t.elected_on, '') OR coalesce(n.ends_on, '') > t.ends_on))
  ORDER BY t.ends_on, t.id`;

export const termSource: ReminderSource = {
  registers: ['terms', 'communities'],
  read: (setting) => {
    const bodies = listOf(setting.ledger, 'term_body');
    const facts = (rowsOf(setting, lastTerms) as readonly TermRow[]).map((row) => {
      const subject: Subject = { of: 'community', id: row.community, name: row.name, community: row.name };
      return { ...row, subject, bodyName: labelOf(bodies, row.body) ?? row.body };
    });
    return termReminders(facts, setting.day, setting.leads.term);
  },
};

/** How many people were asked for by community and have not come; the street's own under the empty key. */
function askedFor(setting: ReminderSetting): ReadonlyMap<string, number> {
  const rows = rowsOf(
    setting,
    `SELECT coalesce(community, '') AS community, sum(coalesce(approved_count, headcount)) AS asked FROM live_staffing_requests
     WHERE coalesce(state, 'drafted') IN ('drafted', 'sent', 'approved') AND asked_on <= :day GROUP BY coalesce(community, '')`,
  ) as readonly { readonly community: string; readonly asked: number }[];
  return new Map(rows.map(({ community, asked }) => [community, asked]));
}

export const staffingSource: ReminderSource = {
  registers: ['people', 'communities', 'staffing_approvals', 'staffing_requests'],
  read: (setting) => {
    const { ledger, viewer, day } = setting;
    const { places, people, rule } = staffingFacts(ledger, viewer, day);
    const asked = askedFor(setting);
    const byPlace = Map.groupBy(people, ({ community }) => community);
    const facts = places.map(({ id, name, ...place }): GapFact => {
      const { gap } = staffingOf({ id, ...place }, byPlace.get(id) ?? [], rule);
      return { community: { id, name }, gap: gap ?? 0, asked: asked.get(id) ?? 0 };
    });
    return staffingReminders(facts, day);
  },
};

export const reportSource: ReminderSource = {
  registers: ['reports'],
  read: (setting) => {
    // What is being corrected goes on as its correction.
    const facts = rowsOf(
      setting,
      `SELECT r.id AS report, r.title, r.state, CASE r.state WHEN 'returned' THEN r.returned_on ELSE r.cut_off END AS "on"
       FROM live_reports r WHERE r.state IN ('draft', 'final', 'returned')
         AND NOT EXISTS (SELECT 1 FROM live_reports n WHERE n.replaces = r.id) ORDER BY r.id`,
    ) as readonly ReportFact[];
    return reportReminders(facts, setting.day, setting.leads.report);
  },
};

export const collectionSource: ReminderSource = {
  registers: ['collections', 'collection_parts'],
  read: (setting) => {
    const facts = rowsOf(
      setting,
      `SELECT c.id AS collection, c.title, c.deadline,
         (SELECT count(*) FROM live_collection_parts p WHERE p.collection = c.id AND p.state = 'pending') AS missing
       FROM live_collections c WHERE c.state = 'open' AND c.sent_on IS NOT NULL AND c.deadline IS NOT NULL ORDER BY c.id`,
    ) as readonly CollectionFact[];
    return collectionReminders(facts, setting.day, setting.leads.collection);
  },
};

export const festivalSource: ReminderSource = {
  registers: ['visit_plans'],
  read: (setting) => {
    const planned = rowsOf(
      setting,
      "SELECT occasion, year FROM live_visit_plans WHERE state <> 'dropped'",
    ) as readonly PlannedFestival[];
    return festivalReminders(planned, setting.day, setting.leads.festival);
  },
};

const remembered = z.array(z.object({ at: z.string() }));

/** The day of the newest backup on another disk; null where there never was one. */
function newestBackup(setting: ReminderSetting): Day | null {
  const [row] = rowsOf(setting, "SELECT value FROM meta WHERE key = 'outside-backups'") as readonly {
    readonly value: string;
  }[];
  if (row === undefined) return null;
  const days = remembered.parse(JSON.parse(row.value)).map(({ at }) => at.slice(0, 10));
  return days.toSorted().at(-1) ?? null;
}

/** The day on which the book was set up. */
function begunOn(setting: ReminderSetting): Day {
  const [row] = rowsOf(setting, 'SELECT min(created_at) AS at FROM live_offices') as readonly {
    readonly at: string | null;
  }[];
  return row?.at?.slice(0, 10) ?? setting.day;
}

/** For those who can make one. */
export const backupSource: ReminderSource = {
  registers: [],
  read: (setting) =>
    setting.viewer.rights.has('roster.write')
      ? backupReminders(newestBackup(setting), begunOn(setting), setting.day, setting.leads.backup)
      : [],
};
