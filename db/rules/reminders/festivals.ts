/** 节日慰问: a festival of the year that is near and has no plan. The plan is wanted before the day, so that is when it is due. */
import { type FestivalKey, festivalsOf } from '../calendar/festivals.ts';
import type { Day } from '../day.ts';
import { begin, daysLater, office, type Reminder } from './reminder.ts';

export interface PlannedFestival {
  readonly occasion: string;
  readonly year: number;
}

/** How long after its day a festival without a plan is still named. */
const daysAfter = 7;

/** 三八 and 重阳 are kept by some streets only: whoever does not marks the line 办结 once a year. */
export function festivalReminders(planned: readonly PlannedFestival[], day: Day, lead: number): readonly Reminder[] {
  const until = daysLater(day, lead);
  const since = daysLater(day, -daysAfter);
  const years = [...new Set([since, until].map((edge) => Number(edge.slice(0, 4))))];
  const has = (key: FestivalKey, year: number): boolean =>
    planned.some(({ occasion, year: of }) => occasion === key && of === year);
  return years
    .flatMap(festivalsOf)
    .filter((festival) => festival.day >= since && festival.day <= until && !has(festival.key, festival.year))
    .map((festival) => ({
      key: `festival:${festival.key}:${festival.year}`,
      kind: 'festival',
      subject: office,
      title: `${festival.label}慰问计划`,
      what: `${festival.year}年${festival.label}还没有慰问计划。`,
      dueOn: festival.day,
      why: '措施14',
      act: begin('安排慰问', 'visit_plans', {
        occasion: festival.key,
        year: festival.year,
        day: festival.day,
        state: 'draft',
      }),
    }));
}
