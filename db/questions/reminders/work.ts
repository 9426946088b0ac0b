/** Reminders of working for the street: contracts, certificates, grades, retirement, secondments. */
import { listOf } from '../../code-lists.ts';
import { addMonths } from '../../rules/day.ts';
import type { Day } from '../../rules/day.ts';
import { labelOf } from '../../rules/lists/lookup.ts';
import { certificateReminders, studyReminders } from '../../rules/reminders/certificates.ts';
import { type LabourFact, labourReminders } from '../../rules/reminders/contracts.ts';
import { daysLater } from '../../rules/reminders/reminder.ts';
import { retirementReminders } from '../../rules/reminders/retirement.ts';
import { secondmentReminders } from '../../rules/reminders/secondments.ts';
import { certificatesDue } from '../certificates-due.ts';
import { labourWarnings } from '../labour-warnings.ts';
import { holds } from '../people-on-day.ts';
import { here, isInUse, type ReminderSetting, type ReminderSource, rowsOf } from './setting.ts';

interface JoiningRow {
  readonly person: string;
  readonly joining: string;
  readonly reportedOn: Day | null;
  readonly decided: number;
}

/** The last 入职登记 of everybody that led to an employment; decided as in 入职办理: 不予聘用, or 转正 with its day. */
const lastJoinings = `SELECT person, id AS joining, reported_on AS reportedOn,
    coalesce(state = 'refused', 0) OR coalesce(probation_outcome = 'failed', 0)
      OR (probation_outcome IS NOT NULL AND regularised_on IS NOT NULL) AS decided
  FROM live_joinings WHERE coalesce(state, 'open') <> 'absent' ORDER BY coalesce(reported_on, '9999'), id`;

function probationsIn(setting: ReminderSetting): (person: string, since: Day | null) => LabourFact['probation'] {
  const rows = new Map((rowsOf(setting, lastJoinings) as readonly JoiningRow[]).map((row) => [row.person, row]));
  return (person, since) => {
    const row = rows.get(person);
    // Of an earlier employment it says nothing about this one; a day known by its month or year alone is given the benefit.
    const former = (row?.reportedOn ?? null) !== null && `${row?.reportedOn}-99-99` < (since ?? '');
    return row === undefined || former
      ? { joining: null, decided: false }
      : { joining: row.joining, decided: row.decided === 1 };
  };
}

export const labourSource: ReminderSource = {
  registers: ['people', 'contracts', 'social_insurance'],
  read: (setting) => {
    const { warnings } = labourWarnings(setting.ledger, setting.viewer, setting.day);
    const kept = { unsigned: isInUse(setting, 'contracts'), registration: isInUse(setting, 'social_insurance') };
    const probationOf = probationsIn(setting);
    const facts = here(setting, warnings).map(({ person, subject, findings, next, employedSince, insurance }) => ({
      subject,
      findings: findings.filter(
        ({ kind }) => (kind !== 'unsigned' || kept.unsigned) && (kind !== 'registration' || kept.registration),
      ),
      next: { ...next },
      employedSince,
      insurance,
      probation: probationOf(person, employedSince),
    }));
    return labourReminders(facts, setting.day, setting.leads);
  },
};

export const certificateSource: ReminderSource = {
  registers: ['people', 'certificates', 'certificate_registrations', 'continuing_education'],
  read: (setting) => {
    const { ledger, day, leads } = setting;
    const names = listOf(ledger, 'certificate');
    const due = certificatesDue(ledger, day).map(({ person, certificate, kind, standing }) => ({
      person: person.id,
      certificate,
      name: labelOf(names, kind) ?? kind,
      standing,
    }));
    const facts = here(setting, due);
    const registers =
      isInUse(setting, 'certificate_registrations') ||
      due.some(({ standing }) => standing.state === 'renew' || standing.state === 'valid');
    return [
      ...(registers ? certificateReminders(facts, day, leads.certificate) : []),
      ...(isInUse(setting, 'continuing_education') ? studyReminders(facts, day, leads.study) : []),
    ];
  },
};

export const retirementSource: ReminderSource = {
  registers: ['people', 'contracts', 'leavings'],
  read: (setting) => {
    const { day, leads } = setting;
    // The first step is due three months before the day itself.
    const until = addMonths(daysLater(day, leads.retirement + 1), 3);
    const rows = rowsOf(
      setting,
      `SELECT p.id AS person, d.retirement_day AS retiresOn FROM live_people p JOIN people_derived d ON d.id = p.id
       WHERE d.retirement_day <= :until
         AND EXISTS (SELECT 1 FROM live_stays s WHERE s.person = p.id AND coalesce(s.kind, 'regular') = 'regular'
           AND ${holds('s', 'starts_on', 'ends_on')})
         AND NOT EXISTS (SELECT 1 FROM live_leavings l WHERE l.person = p.id AND l.state = 'open')
         AND NOT EXISTS (SELECT 1 FROM live_contracts c WHERE c.person = p.id AND c.kind IN ('service', 'appointment')
           AND ${holds('c', 'starts_on', 'ends_on')})`,
      until,
    ) as readonly { readonly person: string; readonly retiresOn: Day }[];
    return retirementReminders(here(setting, rows), day, leads.retirement);
  },
};

export const secondmentSource: ReminderSource = {
  registers: ['people', 'secondments'],
  read: (setting) => {
    const rows = rowsOf(
      setting,
      `SELECT person, id AS secondment, borrower, state,
         CASE state WHEN 'irregular' THEN clear_by ELSE ends_on END AS endsOn FROM live_secondments
       WHERE back_on IS NULL AND (state = 'approved' AND ends_on IS NOT NULL OR state = 'irregular' AND clear_by IS NOT NULL)
         AND starts_on <= :day ORDER BY id`,
    ) as readonly {
      readonly person: string;
      readonly secondment: string;
      readonly borrower: string;
      readonly state: string;
      readonly endsOn: Day;
    }[];
    const facts = here(setting, rows).map((row) => ({ ...row, irregular: row.state === 'irregular' }));
    return secondmentReminders(facts, setting.day, setting.leads.secondment);
  },
};
