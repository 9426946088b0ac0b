/** What a record of 走访慰问 must keep beside others: no visit on a day that has not come, before birth or after death, none above its plan's money without a word. */
import type { FieldFault } from './errors.ts';
import { today, type Ledger } from './ledger.ts';
import type { Register } from './registers/model/register.ts';
import type { Values } from './rows.ts';
import { compareDays } from './rules/day.ts';
import { formatMoney } from './rules/money.ts';
import { prepared } from './statements.ts';

interface Around {
  readonly birth: string | null;
  readonly died: string | null;
  readonly perHead: number | null;
}

function around(ledger: Ledger, values: Values): Around {
  return prepared(
    ledger.db,
    `SELECT (SELECT birth_day FROM people_derived WHERE id = :person) AS birth,
       (SELECT max(ends_on) FROM live_stays WHERE person = :person AND exit_reason = 'died') AS died,
       (SELECT per_head FROM live_visit_plans WHERE id = :plan) AS perHead`,
  ).get({ person: values['person'] ?? null, plan: values['plan'] ?? null }) as Around;
}

function dayFault(ledger: Ledger, on: string, { birth, died }: Around): string | null {
  if (compareDays(on, today(ledger)) > 0)
    return `慰问时间 ${on} 还没有到，不能记为已走访。还没有去的请把慰问时间清空，状态选“待走访”。`;
  if (birth !== null && compareDays(on, birth) < 0) return `慰问时间 ${on} 早于本人出生，请核对。`;
  if (died !== null && compareDays(on, died) > 0) return `慰问时间 ${on} 晚于本人去世（${died}），请核对人员和日期。`;
  return null;
}

/** The faults of a visit against others; empty for other registers. */
export function visitStoreFaults(ledger: Ledger, register: Register, values: Values): readonly FieldFault[] {
  if (register.key !== 'visits') return [];
  const facts = around(ledger, values);
  const { visited_on: on, amount, note } = values;
  const wrongDay = typeof on === 'string' && on !== '' ? dayFault(ledger, on, facts) : null;
  const over = typeof amount === 'number' && facts.perHead !== null && amount > facts.perHead;
  return [
    ...(wrongDay === null ? [] : [{ field: 'visited_on', message: wrongDay }]),
    ...(over && (typeof note !== 'string' || note.trim() === '')
      ? [
          {
            field: 'amount',
            message: `金额超过计划的人均标准 ${formatMoney(facts.perHead ?? 0)} 元，请核对；确实要超的在备注写明原因。`,
          },
        ]
      : []),
  ];
}
