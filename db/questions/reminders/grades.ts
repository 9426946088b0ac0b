/** Reminders of rises by the office's current grade scheme. */
import { type Scheme, schemeSchema } from '../../rules/grade-scheme/scheme.ts';
import { gradeOnly } from '../../rules/grade-scheme/grade.ts';
import { risesBetween } from '../../rules/grade-scheme/rises.ts';
import { firstOf } from '../../rules/day.ts';
import { gradeReminders, type GradeRiseFact } from '../../rules/reminders/grades.ts';
import { daysLater } from '../../rules/reminders/reminder.ts';
import { gradeFactsOn, type PersonFacts } from '../grade-facts.ts';
import { here, type ReminderSetting, type ReminderSource, rowsOf } from './setting.ts';

interface CurrentScheme {
  readonly id: string;
  readonly scheme: Scheme;
}

/** Null where there is none or its content cannot be read: 等级方案 says that itself. */
function currentScheme(setting: ReminderSetting): CurrentScheme | null {
  const [row] = rowsOf(
    setting,
    'SELECT id, content FROM live_grade_schemes WHERE is_current = 1 ORDER BY name, id LIMIT 1',
  ) as readonly { readonly id: string; readonly content: string }[];
  if (row === undefined) return null;
  try {
    const { data } = schemeSchema.safeParse(JSON.parse(row.content));
    return data === undefined ? null : { id: row.id, scheme: data };
  } catch {
    return null;
  }
}

type Rise = Pick<GradeRiseFact, 'on' | 'recordedOn' | 'from' | 'to' | 'reason'>;

/** Since when the scheme gives more than the grade on record, as seen at the end of the lead time; null where it does not. */
function riseOf(scheme: Scheme, { recorded, facts }: PersonFacts, until: string): Rise | null {
  if (recorded === null || recorded.startsOn === null) return null;
  const to = gradeOnly(scheme, facts, until).grade;
  const from = firstOf(recorded.startsOn).toString();
  if (to === null || to <= recorded.grade || from > until) return null;
  const known = { recordedOn: from, from: recorded.grade, to };
  const above = (grade: number | null): boolean => grade !== null && grade > recorded.grade;
  let since: Rise | null = above(gradeOnly(scheme, facts, from).grade)
    ? { ...known, on: from, reason: '定级时就低于方案' }
    : null;
  for (const rise of risesBetween(scheme, facts, from, until)) {
    if (!above(rise.to)) since = null;
    // Who is two steps behind rises twice, each from its own day: the line names what the first of them gives.
    else since ??= { ...known, on: rise.day, to: rise.to ?? to, reason: rise.reason };
  }
  return since;
}

/** Who has no grade at all is left to 等级测算: a roster without grades would fill the page. */
export const gradeSource: ReminderSource = {
  registers: ['people', 'grades', 'grade_schemes'],
  read: (setting) => {
    const { ledger, day, leads } = setting;
    const current = currentScheme(setting);
    if (current === null) return [];
    const until = daysLater(day, leads.grade);
    // Whoever is promoted from a coming day on is seen to.
    const coming = new Map(
      (
        rowsOf(
          setting,
          'SELECT person, max(grade) AS grade FROM live_grades WHERE starts_on > :day GROUP BY person',
        ) as readonly { readonly person: string; readonly grade: number }[]
      ).map(({ person, grade }) => [person, grade]),
    );
    const rises = gradeFactsOn(ledger, day).flatMap((person) => {
      const rise = riseOf(current.scheme, person, until);
      if (rise === null || (coming.get(person.id) ?? 0) >= rise.to) return [];
      return [{ person: person.id, scheme: current.id, ...rise }];
    });
    return gradeReminders(here(setting, rises), day, leads.grade);
  },
};
