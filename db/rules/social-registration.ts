/** 社保 and 公积金 of somebody newly hired: registered within 30 days (社会保险法 article 58; 住房公积金管理条例 article 15). */
import { type Day, firstOf } from './day.ts';
import { first, type LabourFinding, words, yearsLater } from './labour-facts.ts';

const registrations = [
  { key: 'insured', what: '社会保险登记', article: '社会保险法第58条' },
  { key: 'fund', what: '住房公积金缴存登记', article: '住房公积金管理条例第15条' },
] as const;

const days = 30;

/**
 * What is still to be registered of whoever joined within the last year; older gaps are a matter of the register, not of this list.
 * @param registered the days of registration as far as known
 */
export function registrationFindings(
  employedSince: Day | null,
  registered: { readonly insured: Day | null; readonly fund: Day | null },
  today: Day,
): readonly LabourFinding[] {
  if (employedSince === null) return [];
  const entered = first(employedSince);
  if (today < entered || yearsLater(entered, 1) <= today) return [];
  const due = firstOf(entered).add({ days }).toString();
  return registrations
    .filter(({ key }) => registered[key] === null)
    .map(({ what, article }) => ({
      kind: 'registration',
      severity: due < today ? 'broken' : 'due',
      sentence: `${what}还没有记录，最迟${words(due)}办理。`,
      article,
      dueOn: due,
      act: 'register',
      contract: null,
      trace: [`${words(entered)}用工，${days}日内办理${what}，最迟${words(due)}。`],
    }));
}
