/**
 * 政审联审 before somebody is hired: political standards come first (measure 2). At least one 政治审查 must have come back 合格 and still
 * be valid on the first day; every letter that went out must have come back 合格.
 */
import { first, last, words } from './labour-facts.ts';
import type { CheckLetter, JoiningFacts, JoiningStep } from './joining-facts.ts';

type Said = Pick<JoiningStep, 'state' | 'sentence' | 'dueOn' | 'trace' | 'record'>;

/** Letters of this joining: what was asked before an earlier stay ended belongs to that one. */
function lettersOf({ checks, formerUntil }: JoiningFacts): readonly CheckLetter[] {
  if (formerUntil === null) return checks;
  return checks.filter(({ sentOn }) => sentOn === null || last(sentOn) > first(formerUntil));
}

const departments = (letters: readonly CheckLetter[]): string => letters.map(({ department }) => department).join('、');

function traceOf(letters: readonly CheckLetter[]): readonly string[] {
  const conclusions = { qualified: '合格', unqualified: '不合格', pending: '待核' } as Readonly<Record<string, string>>;
  return [
    '政治审查合格才能聘用；资格联审发了函的部门都要回函合格（措施2）。',
    ...letters.map(
      ({ kind, department, conclusion, validUntil }) =>
        `${kind === 'political' ? '政治审查' : '资格联审'}·${department}：${conclusions[conclusion ?? ''] ?? '未回函'}${
          validUntil === null ? '' : `，有效期至${words(last(validUntil))}`
        }`,
    ),
  ];
}

/** How far the check has come. */
export function checkStep(facts: JoiningFacts): Said {
  const { day, reportedOn } = facts;
  const letters = lettersOf(facts);
  const begins = reportedOn === null ? null : first(reportedOn);
  const state = begins !== null && begins <= day ? 'late' : 'open';
  const common = { dueOn: begins, trace: traceOf(letters) };
  const bad = letters.filter(({ conclusion }) => conclusion === 'unqualified');
  if (bad.length > 0)
    return {
      ...common,
      state: 'late',
      sentence: `${departments(bad)}结论不合格，不能聘用，请核实。`,
      record: bad[0]?.id ?? null,
    };
  const waiting = letters.filter(({ conclusion }) => conclusion !== 'qualified');
  if (waiting.length > 0)
    return {
      ...common,
      state,
      sentence: `等 ${waiting.length} 个部门的结论：${departments(waiting)}。`,
      record: waiting[0]?.id ?? null,
    };
  const political = letters.filter(({ kind }) => kind === 'political');
  if (political.length === 0) return { ...common, state, sentence: '还没有政治审查记录。', record: null };
  const asked = begins ?? day;
  const expired = letters.filter(({ validUntil }) => validUntil !== null && last(validUntil) < asked);
  if (expired.length > 0)
    return {
      ...common,
      state,
      sentence: `${departments(expired)}的结论在${begins === null ? '今天' : '报到'}前已过有效期，请重新审查。`,
      record: null,
    };
  return { ...common, state: 'done', sentence: `政治审查合格，共 ${letters.length} 份函。`, dueOn: null, record: null };
}
