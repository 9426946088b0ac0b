/** 晋级 as a batch: the ticked people get the computed grade from a day on, as one change or not at all. */
import { changeFrom, holdingOn } from '../../../db/dated-change.ts';
import { LedgerError } from '../../../db/errors.ts';
import { registerOf } from '../../../db/ledger.ts';
import { gradeFactsOn } from '../../../db/questions/grade-facts.ts';
import { type Edit, type WrittenChange, writeChange } from '../../../db/records.ts';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';
import { storedRecord } from '../../../db/rows.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';
import { gradeLine } from './standing.ts';

interface Promotion {
  readonly scheme: Scheme;
  /** The first day of the new grade, YYYY-MM-DD. */
  readonly from: string;
  readonly people: readonly string[];
  readonly document: string;
}

/** @throws DeskError nobody-rises, change-too-early; LedgerError invalid */
export function promote(
  call: OfficeCall,
  { scheme, from, people, document }: Promotion,
): WrittenChange & { count: number } {
  const { ledger } = call;
  const register = registerOf(ledger, 'grades');
  const found = gradeFactsOn(ledger, from, { people });
  const gone = people.length - found.length;
  if (gone > 0)
    throw new DeskError(
      'nobody-rises',
      `勾选的人里有 ${gone} 人在 ${from} 不在册，一个也没有晋级。请去掉他们或改日期。`,
    );
  const edits: Edit[] = [];
  const wrong: string[] = [];
  for (const person of found) {
    const line = gradeLine(scheme, person, from);
    if (line.computed === null || (line.state !== 'due' && line.state !== 'ungraded')) {
      wrong.push(person.name);
      continue;
    }
    const values = {
      grade: line.computed,
      post_class: line.post,
      reason: line.dueReason === '' ? '晋级' : line.dueReason,
      document: document === '' ? null : document,
      note: null,
    };
    const holding = holdingOn(ledger, register, person.id, from);
    const stored = holding === undefined ? undefined : storedRecord(ledger, register, holding);
    if (stored === undefined) {
      edits.push({ op: 'create', register: 'grades', values: { ...values, person: person.id, starts_on: from } });
      continue;
    }
    try {
      edits.push(...changeFrom(register, stored, values, from));
    } catch (error) {
      if (!(error instanceof LedgerError) || error.code !== 'change-too-early') throw error;
      throw new DeskError('change-too-early', `${person.name}：${error.message}一个也没有晋级。`);
    }
  }
  if (wrong.length > 0)
    throw new DeskError(
      'nobody-rises',
      `${wrong.slice(0, 10).join('、')}${wrong.length > 10 ? `等 ${wrong.length} 人` : ''}在 ${from} 按方案不晋级，一个也没有写。请去掉他们，或改执行日期。`,
    );
  const title = `岗位等级晋级 ${found.length} 人（${from}起）`;
  const written = writeChange(ledger, { actor: call.session.account, kind: 'bulk', title }, edits);
  return { ...written, count: found.length };
}
