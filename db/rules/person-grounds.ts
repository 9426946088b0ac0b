/** 计算依据: how age, years of community work and retirement day of a person come about on a day, line by line. */
import type { FieldValue } from '../registers/model/field.ts';
import type { DerivedPerson } from './derived-person.ts';
import { checkIdNumber, idBirthDay } from './id-number.ts';
import { retirement } from './retirement.ts';
import { age, communityService } from './service-years.ts';

type Values = Readonly<Record<string, FieldValue>>;

export interface Ground {
  readonly key: 'birth' | 'service' | 'retirement' | 'leave';
  readonly label: string;
  readonly result: string;
  readonly trace: readonly string[];
  /** Where a recognised value (认定值) differs from the computed one; empty otherwise. */
  readonly difference: string;
}

const text = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const number = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

function birthGround(values: Values, person: DerivedPerson, day: string): Ground {
  const id = text(values['id_number']);
  const checked = id === null ? null : checkIdNumber(id);
  const fromId =
    id !== null && (checked?.ok === true || (checked?.ok === false && checked.code === 'checksum'))
      ? idBirthDay(id)
      : null;
  const recognised = text(values['recognised_birth']);
  const trace: string[] = [];
  if (recognised !== null)
    trace.push(`按认定的出生日期 ${recognised}（依据：${text(values['recognised_birth_basis']) ?? '未填'}）。`);
  if (fromId !== null) trace.push(`身份证号中的出生日期是 ${fromId}。`);
  if (recognised === null && fromId === null && person.birth_day !== null)
    trace.push('没有可用的身份证号，按登记的出生日期。');
  const years = person.birth_day === null ? null : age(person.birth_day, day);
  return {
    key: 'birth',
    label: '年龄',
    result: years === null ? '' : `${years} 岁`,
    trace,
    difference:
      recognised !== null && fromId !== null && recognised !== fromId ? `认定 ${recognised}，身份证 ${fromId}` : '',
  };
}

function serviceGround(values: Values, day: string): Ground {
  const service = communityService({
    startedOn: text(values['service_started_on']),
    day,
    priorMonths: number(values['prior_service_months']),
    deductedMonths: number(values['deducted_service_months']),
    recognisedMonths: number(values['recognised_service_months']),
    recognisedOn: text(values['recognised_service_on']),
    recognisedBasis: text(values['recognised_service_basis']),
  });
  return {
    key: 'service',
    label: '社区工作年限',
    result: service.text,
    trace: service.trace,
    difference:
      service.difference === null
        ? ''
        : `认定值比计算值${service.difference > 0 ? '多' : '少'} ${Math.abs(service.difference)} 个月`,
  };
}

function retirementGround(values: Values, person: DerivedPerson): Ground {
  const recognised = text(values['recognised_retirement_on']);
  const original = text(values['retirement_class']);
  const label = '退休日期';
  const sex = person.sex;
  const classKnown = sex === '1' || original === '50' || original === '55' || original === '60';
  if (person.birth_day === null || (sex !== '1' && sex !== '2') || !classKnown) {
    const lacking =
      person.birth_day === null ? '出生日期' : sex === null ? '性别' : '原法定退休年龄（女职工 50 或 55 周岁）';
    const trace = recognised === null ? [`还缺${lacking}，算不出退休日期。`] : [];
    return { key: 'retirement', label, result: recognised ?? '', trace, difference: '' };
  }
  const computed = retirement(sex, person.birth_day, original === '50' ? 50 : original === '55' ? 55 : 60);
  const basis =
    recognised === null
      ? []
      : [`按认定的退休日期 ${recognised}（依据：${text(values['recognised_retirement_basis']) ?? '未填'}）。`];
  return {
    key: 'retirement',
    label,
    result: recognised ?? computed.day,
    trace: [...basis, ...computed.trace, ...(computed.assumed === null ? [] : [computed.assumed])],
    difference: recognised !== null && recognised !== computed.day ? `认定 ${recognised}，计算 ${computed.day}` : '',
  };
}

/** @param day the day as of which, YYYY-MM-DD */
export function personGrounds(values: Values, person: DerivedPerson, day: string): readonly Ground[] {
  return [birthGround(values, person, day), serviceGround(values, day), retirementGround(values, person)];
}
