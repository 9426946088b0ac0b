/** What a cell of a score sheet says: a score, or 缺考, 违纪, 通过, 未过; never a zero for who was not there. */
import { type ExamMark, marksOf } from './exam-results.ts';
import { examResult } from './lists/exam-result.ts';
import { codeOf, labelOf } from './lists/lookup.ts';

export interface ReadScore {
  readonly score: number | null;
  readonly result: ExamMark | null;
}

const marks: readonly ExamMark[] = ['passed', 'failed', 'absent', 'violation'];

/** 通过, 未过, 缺考, 违纪 or another word for one of them; null for anything else. */
export function readMark(text: string): ExamMark | null {
  const code = codeOf(examResult, text);
  return marks.find((mark) => mark === code) ?? null;
}

/** The word of a mark. */
export function markWord(mark: ExamMark): string {
  return labelOf(examResult, mark) ?? mark;
}

/** Why a score may not stand; null where it may. */
export function scoreFault(subject: string, score: number, fullMark: number | null): string | null {
  const { full } = marksOf({ fullMark, passMark: null });
  return score > full ? `“${subject}”满分${full}分，不能录${score}分。` : null;
}

/** 78,5 分 → 78.5 for the digits of any width; null where it is no number. */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s|分$/gu, '');
  return /^\d{1,4}(?:\.\d{1,2})?$/u.test(plain) ? Number(plain) : null;
}

/** Reads a cell of a subject; an empty one takes away what stood there. */
export function readScore(
  text: string,
  subject: string,
  fullMark: number | null,
): ReadScore | { readonly fault: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { score: null, result: null };
  const score = readNumber(trimmed);
  if (score !== null) {
    const fault = scoreFault(subject, score, fullMark);
    return fault === null ? { score, result: null } : { fault };
  }
  const result = readMark(trimmed);
  if (result !== null) return { score: null, result };
  return { fault: `“${subject}”要填分数，或者通过、未过、缺考、违纪。` };
}

/** How a stored score is shown in its cell. */
export function scoreText({ score, result }: ReadScore): string {
  return score === null ? (result === null ? '' : markWord(result)) : String(score);
}
