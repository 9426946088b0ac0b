/** What a record must keep by itself, whatever else stands in the store. Pure: the form refuses what the desk refuses. */
import type { FieldValue } from '../registers/model/field.ts';
import type { Register } from '../registers/model/register.ts';
import { compareDays } from './day.ts';
import { attendanceFaults, healthCheckFaults, healthPlanFaults, retreatFaults } from './health-faults.ts';
import { checkIdNumber } from './id-number.ts';
import { checkFaults, joiningFaults, movementFaults } from './joining-faults.ts';
import { decisionFaults, leadTimeFaults } from './reminders/decisions.ts';
import { requestFaults } from './request-due.ts';
import { secondmentFaults } from './secondment.ts';
import { visitFaults, visitPlanFaults } from './visit.ts';
import { writtenRecoveryCode } from './written-recovery-code.ts';

/** The documents that carry a citizen number by GB 11643; an empty kind means the identity card. */
const citizenDocuments = new Set(['', 'resident_id', 'temporary_id', 'household_book', 'hk_macao_taiwan_residence']);

type Values = Readonly<Record<string, FieldValue>>;

export interface RecordFault {
  readonly field: string;
  readonly message: string;
}

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

function datedFaults(register: Register, values: Values): readonly RecordFault[] {
  const { dated } = register;
  if (dated?.to === undefined) return [];
  const from = text(values[dated.from]);
  const to = text(values[dated.to]);
  if (from === '' || to === '' || compareDays(from, to) <= 0) return [];
  const called = (key: string): string => register.fields.find((field) => field.key === key)?.label ?? key;
  const message = `${called(dated.to)}（${to}）早于${called(dated.from)}（${from}）：止期不能早于起期，请检查两个日期。`;
  return [{ field: dated.to, message }];
}

/** A recognised value (认定值) wins over a computed one, so it must say on what it rests. */
function basisFaults(register: Register, values: Values): readonly RecordFault[] {
  return register.fields
    .filter((field) => field.key.startsWith('recognised_') && !field.key.endsWith('_basis'))
    .flatMap((field) => {
      const basis = register.fields.find((other) => other.key === `${field.key.replace(/_(on|months)$/, '')}_basis`);
      const empty = text(values[field.key]) === '' && typeof values[field.key] !== 'number';
      if (basis === undefined || empty || text(values[basis.key]) !== '') return [];
      return [{ field: basis.key, message: `填了${field.label}，请写明${basis.label}（文件或档案材料）。` }];
    });
}

/** A count of a month belongs to the month: a year or a day would let the same month be counted twice. */
function monthFaults(values: Values): readonly RecordFault[] {
  const month = text(values['month']);
  return month === '' || month.length === 7 ? [] : [{ field: 'month', message: '月份要写到月，如 2026-03。' }];
}

/** What is handed over may be described in any field; the code itself stands in none. */
const codeFaults = (values: Values, register: Register): readonly RecordFault[] =>
  register.fields.flatMap(({ key, label }) => {
    const message = writtenRecoveryCode(label, text(values[key]));
    return message === null ? [] : [{ field: key, message }];
  });

const own: Readonly<Record<string, (values: Values, register: Register) => readonly RecordFault[]>> = {
  desk_handovers: codeFaults,
  services: monthFaults,
  requests: requestFaults,
  talks: (values) => {
    const [talked, visited] = [text(values['talked_on']), text(values['visited_on'])];
    if (talked === '' || visited === '' || compareDays(visited, talked) >= 0) return [];
    return [{ field: 'visited_on', message: '回访日期早于谈话日期，请检查两个日期。' }];
  },
  secondments: secondmentFaults,
  reminder_decisions: decisionFaults,
  lead_times: leadTimeFaults,
  health_checks: healthCheckFaults,
  health_plans: healthPlanFaults,
  retreats: retreatFaults,
  retreat_attendances: attendanceFaults,
  visits: visitFaults,
  visit_plans: visitPlanFaults,
  background_checks: checkFaults,
  file_movements: movementFaults,
  joinings: joiningFaults,
  people: (values) => {
    const id = text(values['id_number']);
    const kind = text(values['id_kind']);
    if (id === '' || !citizenDocuments.has(kind)) return [];
    const checked = checkIdNumber(id);
    if (checked.ok) return [];
    if (checked.code !== 'checksum') return [{ field: 'id_number', message: checked.sentence }];
    if (text(values['id_override_reason']) !== '') return [];
    return [{ field: 'id_override_reason', message: `${checked.sentence}确认证件就是这样的，请写明理由。` }];
  },
};

/** The faults of a whole record; empty where it may stand. */
export function recordFaults(register: Register, values: Values): readonly RecordFault[] {
  return [
    ...datedFaults(register, values),
    ...basisFaults(register, values),
    ...(own[register.key]?.(values, register) ?? []),
  ];
}
