/** 试用期: its cap by the term of the contract, once per employer and person, inside the term (劳动合同法 article 19). */
import { type Day, firstOf } from './day.ts';
import {
  type ContractTerm,
  first,
  type LabourFacts,
  type LabourFinding,
  last,
  lastOfMonths,
  words,
} from './labour-facts.ts';

/** Terms shorter than so many months, and the months of probation they allow. */
const caps = [
  { below: 3, months: 0, words: '合同期限不满三个月，不得约定试用期' },
  { below: 12, months: 1, words: '合同期限三个月以上不满一年，试用期不得超过一个月' },
  { below: 36, months: 2, words: '合同期限一年以上不满三年，试用期不得超过二个月' },
] as const;
const longest = { months: 6, words: '三年以上固定期限和无固定期限，试用期不得超过六个月' } as const;

export interface ProbationCap {
  /** 0 where there may be none. */
  readonly months: 0 | 1 | 2 | 6;
  readonly words: string;
}

/** The cap of article 19. @param endsOn last day of the contract; null for one without a fixed term @throws RangeError when a day is none */
export function probationCap(kind: string | null, startsOn: Day, endsOn: Day | null): ProbationCap {
  if (kind === 'task') return { months: 0, words: '以完成一定工作任务为期限的，不得约定试用期' };
  if (endsOn === null || kind === 'open_ended') return longest;
  const start = first(startsOn);
  const end = last(endsOn);
  return caps.find(({ below }) => end < lastOfMonths(start, below)) ?? longest;
}

/** How long before its end a probation is named. */
const noticeDays = 15;

const daysBetween = (from: Day, to: Day): number => firstOf(from).until(firstOf(to), { largestUnit: 'days' }).days;

/** An earlier contract with the same employer that had a probation already. */
function earlierProbation({ contracts }: LabourFacts, current: ContractTerm): ContractTerm | undefined {
  return contracts.find(
    ({ id, startsOn, party, probationEndsOn }) =>
      id !== current.id &&
      probationEndsOn !== null &&
      (startsOn ?? '') < (current.startsOn ?? '') &&
      (party === null || current.party === null || party === current.party),
  );
}

/** What is wrong with the probation of the present contract, and its end where that is near (15 days ahead). */
export function probationFindings(facts: LabourFacts, day: Day, current: ContractTerm): readonly LabourFinding[] {
  const { startsOn, endsOn, probationEndsOn } = current;
  if (probationEndsOn === null || startsOn === null) return [];
  const start = first(startsOn);
  const ends = last(probationEndsOn);
  const cap = probationCap(current.kind, startsOn, endsOn);
  const allowed = lastOfMonths(start, cap.months);
  const wrong = (sentence: string, trace: readonly string[]): LabourFinding => ({
    kind: 'probation',
    severity: 'broken',
    sentence,
    article: '劳动合同法第19条',
    dueOn: null,
    act: 'correct',
    contract: current.id,
    trace,
  });
  const found: LabourFinding[] = [];
  // A probation known by its month alone is given the benefit of the doubt.
  if (allowed < first(probationEndsOn)) {
    const limit = cap.months === 0 ? '不得约定试用期' : `最长到${words(allowed)}`;
    found.push(
      wrong(`试用期到${words(ends)}，超过上限：${limit}。`, [`${cap.words}（第19条）。`, `合同自${words(start)}起。`]),
    );
  }
  if (ends < start || (endsOn !== null && last(endsOn) < ends))
    found.push(wrong(`试用期满日${words(ends)}不在合同期内。`, ['试用期包含在劳动合同期限内（第19条第4款）。']));
  const earlier = earlierProbation(facts, current);
  if (earlier !== undefined)
    found.push(
      wrong('与同一单位约定了第二次试用期。', [
        '同一用人单位与同一劳动者只能约定一次试用期（第19条第2款）。',
        `前一次在${earlier.startsOn === null ? '以前' : words(first(earlier.startsOn))}起的合同里。`,
      ]),
    );
  if (ends >= day && daysBetween(day, ends) <= noticeDays)
    found.push({
      kind: 'probation-end',
      severity: 'due',
      sentence: `试用期${words(ends)}满，请办转正；不符合录用条件的须在期满前书面说明理由解除。`,
      article: '劳动合同法第21、39条',
      dueOn: ends,
      act: null,
      contract: current.id,
      trace: [
        `试用期${words(start)}至${words(ends)}。`,
        '试用期内解除须符合第39条、第40条第1、2项，并说明理由（第21条）。',
      ],
    });
  return found;
}
