/** What records of examinations and certificates must keep beside others: no score above the full mark, no certificate older than its holder. */
import type { FieldFault } from './errors.ts';
import type { Ledger } from './ledger.ts';
import type { Register } from './registers/model/register.ts';
import type { Values } from './rows.ts';
import { compareDays } from './rules/day.ts';
import { marksOf } from './rules/exam-results.ts';
import { scoreFault } from './rules/score-text.ts';
import { prepared } from './statements.ts';

type Check = (ledger: Ledger, values: Values, id: string) => readonly FieldFault[];

const day = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const scores: Check = (ledger, values) => {
  const found = prepared(
    ledger.db,
    `SELECT s.name, s.full_mark AS fullMark, s.exam = e.exam AS same FROM live_exam_subjects s, live_exam_entries e
     WHERE s.id = ? AND e.id = ?`,
  ).get(values['subject'] ?? null, values['entry'] ?? null) as
    | { readonly name: string; readonly fullMark: number | null; readonly same: number }
    | undefined;
  if (found === undefined) return [];
  if (found.same === 0) return [{ field: 'subject', message: `“${found.name}”不是这场考试的科目，请重新选择。` }];
  const { score, result } = values;
  const fault = typeof score === 'number' ? scoreFault(found.name, score, found.fullMark) : null;
  if (fault !== null) return [{ field: 'score', message: fault }];
  if (typeof score === 'number' && (result === 'absent' || result === 'violation'))
    return [{ field: 'result', message: '缺考、违纪没有分数；有分数的请清空单科结果。' }];
  return [];
};

const subjects: Check = (ledger, values, id) => {
  const fullMark = typeof values['full_mark'] === 'number' ? values['full_mark'] : null;
  const passMark = typeof values['pass_mark'] === 'number' ? values['pass_mark'] : null;
  const { full } = marksOf({ fullMark, passMark });
  if (passMark !== null && passMark > full)
    return [{ field: 'pass_mark', message: `合格线${passMark}分高于满分${full}分，请核对。` }];
  const { most } = prepared(ledger.db, 'SELECT max(score) AS most FROM live_exam_scores WHERE subject = ?').get(id) as {
    most: number | null;
  };
  if (most === null || most <= full) return [];
  return [{ field: 'full_mark', message: `已有人录了${most}分，满分不能改成${full}分，请先核对成绩。` }];
};

/** The fault of a certificate that is older than its holder; empty where the one or the other day is not known. */
export function certificateFaults(values: Values, birth: string | null): readonly FieldFault[] {
  const issued = day(values['issued_on']);
  if (issued === null || birth === null || compareDays(issued, birth) >= 0) return [];
  return [{ field: 'issued_on', message: `证书取得时间${issued}早于本人出生，请核对。` }];
}

const certificates: Check = (ledger, values) => {
  const { birth } = (prepared(ledger.db, 'SELECT birth_day AS birth FROM people_derived WHERE id = ?').get(
    values['person'] ?? null,
  ) ?? { birth: null }) as { readonly birth: string | null };
  return certificateFaults(values, birth);
};

const registrations: Check = (ledger, values) => {
  const found = prepared(ledger.db, 'SELECT person, issued_on AS issued FROM live_certificates WHERE id = ?').get(
    values['certificate'] ?? null,
  ) as { readonly person: string; readonly issued: string | null } | undefined;
  if (found === undefined) return [];
  if (found.person !== values['person'])
    return [{ field: 'certificate', message: '这本证书不是本人的，请选本人的证书。' }];
  const on = day(values['registered_on']);
  if (on === null || found.issued === null || compareDays(on, found.issued) >= 0) return [];
  return [{ field: 'registered_on', message: `登记日期早于证书取得时间${found.issued}，请核对。` }];
};

const checks: Readonly<Record<string, Check>> = {
  exam_scores: scores,
  exam_subjects: subjects,
  certificates,
  certificate_registrations: registrations,
};

/** The faults of a record of an examination or a certificate against others; empty for other registers. */
export function examFaults(ledger: Ledger, register: Register, id: string, values: Values): readonly FieldFault[] {
  return checks[register.key]?.(ledger, values, id) ?? [];
}
