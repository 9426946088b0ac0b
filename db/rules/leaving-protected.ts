/** Who may not be dismissed by articles 40 and 41, and whose contract goes on beyond its term (劳动合同法 articles 42 and 45). */
import type { Day } from './day.ts';
import { first, last, words, yearsLater } from './labour-facts.ts';
import type { LeavingFacts } from './leaving-facts.ts';

export interface Shield {
  readonly words: string;
  /** The item of article 42. */
  readonly item: number;
}

const ofAbsence = {
  injury: { words: '工伤停工留薪期内', item: 2 },
  medical: { words: '在规定的医疗期内', item: 3 },
  // Only the leave itself is known: pregnancy is asked of nobody.
  statutory: { words: '在法定假期内', item: 4 },
} as const;

/** Fifteen years with this employer without a break, and less than five to the statutory age. */
function nearRetirement({ employedSince, retirementOn }: LeavingFacts, day: Day): Shield | null {
  if (employedSince === null || retirementOn === null) return null;
  const retires = last(retirementOn);
  if (yearsLater(first(employedSince), 15) > day || retires < day || retires >= yearsLater(day, 5)) return null;
  return { words: `连续工作满十五年且${words(retires)}退休、不足五年`, item: 5 };
}

/** What protects somebody on a day; empty where nothing does. A protection without an end is open. */
export function shieldsOn(facts: LeavingFacts, day: Day): readonly Shield[] {
  const standing = new Set(
    facts.protections.filter(({ until }) => until === null || last(until) >= day).map(({ kind }) => kind),
  );
  const near = nearRetirement(facts, day);
  return [
    ...(['injury', 'medical', 'statutory'] as const).flatMap((kind) => (standing.has(kind) ? [ofAbsence[kind]] : [])),
    ...(near === null ? [] : [near]),
  ];
}
