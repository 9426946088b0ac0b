import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { todosOn } from '../../db/questions/reminders/all.ts';
import { type BigOffice, bigOffice, today, viewer } from './big-office.ts';
import { compare, report } from './compare.ts';

let office: BigOffice;
beforeAll(async () => {
  office = await bigOffice();
});
afterAll(() => office.end());

/** The registers that the reminders of a day are computed from. */
const tables = [
  'people',
  'people_derived',
  'stays',
  'appointments',
  'communities',
  'community_figures',
  'staffing_approvals',
  'staffing_requests',
  'contracts',
  'social_insurance',
  'staff_absences',
  'temporary_posts',
  'pay_lines',
  'certificates',
  'certificate_registrations',
  'continuing_education',
  'registration_rules',
  'educations',
  'grades',
  'grade_rulings',
  'grade_schemes',
  'appraisals',
  'awards',
  'terms',
  'secondments',
  'joinings',
  'background_checks',
  'personnel_files',
  'leavings',
  'handovers',
  'exit_audits',
  'reports',
  'collections',
  'collection_parts',
  'visit_plans',
  'visits',
  'holidays',
  'talks',
  'requests',
  'request_steps',
  'request_limits',
  'complaints',
  'style_notices',
  'health_checks',
  'reminder_decisions',
  'lead_times',
] as const;

/** One plain read of each of them, whole. */
function readPlainly(): number {
  return tables.reduce((sum, table) => sum + office.ledger.db.prepare(`SELECT * FROM ${table}`).all().length, 0);
}

const plenty = 10;

describe('the whole 待办 of an office of 5,000 people', () => {
  it('against one plain read of the tables that it needs', async () => {
    const todos = todosOn(office.ledger, viewer, today);
    expect(todos.length).toBeGreaterThan(300);
    expect(new Set(todos.map(({ kind }) => kind)).size).toBeGreaterThan(8);
    const measure = await compare({
      name: '待办: computed, against one plain read of its tables',
      goal: plenty,
      ours: () => todosOn(office.ledger, viewer, today),
      bare: readPlainly,
    });
    report({ ...measure, parts: { reminders: todos.length, rows: readPlainly() } });
    expect(measure.ratio).toBeLessThan(plenty);
  });
});
