/** What is chosen on the forms page: whose forms, of which year, with what on them. */
import type { InputOf } from '../../desk.ts';

export type FormInput = InputOf<'appraisalForms.plan'>;
export type Scope = 'community' | 'picked' | 'one';

export interface FormChoice {
  readonly year: number;
  readonly scope: Scope;
  /** Empty: the whole street. */
  readonly community: string;
  readonly picked: readonly string[];
  readonly one: string | null;
  readonly opinions: boolean;
  readonly scores: boolean;
  readonly photo: boolean;
  readonly county: boolean;
  readonly duplex: boolean;
}

/** Appraisals of a year are made from its end into the next spring. */
const lastMonthOfRound = '06';

/** The choice that a page opened today begins with. @param today YYYY-MM-DD */
export function firstChoice(today: string, people: readonly string[] | null): FormChoice {
  const year = Number(today.slice(0, 4));
  const scope = people === null ? 'community' : people.length === 1 ? 'one' : 'picked';
  return {
    year: today.slice(5, 7) <= lastMonthOfRound ? year - 1 : year,
    scope,
    community: '',
    picked: people ?? [],
    one: people?.[0] ?? null,
    opinions: false,
    scores: true,
    photo: false,
    county: true,
    duplex: true,
  };
}

/** What the desk is asked; null where nobody is chosen yet. */
export function inputOf(choice: FormChoice): FormInput | null {
  const { year, scope, community, picked, one, opinions, scores, photo, county, duplex } = choice;
  const options = { year, opinions, scores, photo, county, duplex };
  switch (scope) {
    case 'community':
      return community === '' ? options : { ...options, community };
    case 'picked':
      return picked.length === 0 ? null : { ...options, people: [...picked] };
    case 'one':
      return one === null ? null : { ...options, people: [one] };
  }
}

/** The years that can be chosen, newest first. */
export function yearsUpTo(today: string): readonly number[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: last - firstYear + 1 }, (_, place) => last - place);
}

const firstYear = 2000;
