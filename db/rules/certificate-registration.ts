/**
 * 登记 of a certificate of social work: when the first is due, when it can be renewed, whether the hours of study are enough. The
 * certificate itself does not lapse with its registration. By 《社会工作者职业水平证书登记办法》 (民发〔2009〕44号) and 《社会工作者继续教育办法》
 * (民发〔2009〕123号); counties ask for other hours, hence values that can be edited.
 */
import { addMonths, compareDays, type Day, firstOf, formatDay, lastOf } from './day.ts';

export interface RegistrationValues {
  readonly firstMonths: number;
  readonly validMonths: number;
  readonly windowMonths: number;
  /** 学时 per period of validity. */
  readonly hours: number;
}

const common = { firstMonths: 12, validMonths: 36, windowMonths: 3 } as const;

/** The built-in values by certificate; those without registration are not here. */
export const registrationDefaults: Readonly<Record<string, RegistrationValues>> = {
  sw_assistant: { ...common, hours: 72 },
  sw: { ...common, hours: 90 },
  sw_senior: { ...common, hours: 90 },
};

export interface Registration {
  readonly registeredOn: Day;
  /** Null: counted from `registeredOn`. */
  readonly expiresOn: Day | null;
}

export interface RegistrationFacts {
  readonly issuedOn: Day | null;
  readonly registrations: readonly Registration[];
  readonly studies: readonly { readonly on: Day; readonly hours: number }[];
  readonly values: RegistrationValues;
  /** YYYY-MM-DD */
  readonly day: Day;
}

/** 待首次登记, 首次登记已超期, 登记有效, 可再登记, 登记已过期, 取得时间不详. */
export type RegistrationState = 'first_due' | 'first_late' | 'valid' | 'renew' | 'lapsed' | 'unknown';

export const registrationWords: Readonly<Record<RegistrationState, string>> = {
  first_due: '待首次登记',
  first_late: '首登超期',
  valid: '登记有效',
  renew: '可再登记',
  lapsed: '登记过期',
  unknown: '时间不详',
};

export interface RegistrationStanding {
  readonly state: RegistrationState;
  /** By when something must be done: the first registration, the renewal; null where unknown. */
  readonly dueOn: Day | null;
  /** From when the renewal can be applied for. */
  readonly windowFrom: Day | null;
  /** The hours of the present period; null before the first registration. */
  readonly hours: { readonly needed: number; readonly done: number; readonly lacking: number } | null;
  readonly trace: readonly string[];
}

const words = (day: Day): string => formatDay(day, '1990年5月1日');

/** The last day of a period of so many months that begins on a day: the day before the same day. */
function endOf(from: Day, months: number): Day {
  return firstOf(addMonths(firstOf(from).toString(), months))
    .subtract({ days: 1 })
    .toString();
}

/** Where the registration of one certificate stands on a day. */
export function certificateRegistration(facts: RegistrationFacts): RegistrationStanding {
  const latest = facts.registrations
    .filter(({ registeredOn }) => compareDays(registeredOn, facts.day) <= 0)
    .toSorted((a, b) => (a.registeredOn < b.registeredOn ? -1 : 1))
    .at(-1);
  return latest === undefined ? unregistered(facts) : registered(facts, latest);
}

function unregistered({ issuedOn, values, day }: RegistrationFacts): RegistrationStanding {
  const rule = `取得证书之日起${values.firstMonths}个月内首次登记（民发〔2009〕44号）。`;
  const empty = { windowFrom: null, hours: null } as const;
  if (issuedOn === null) {
    return { ...empty, state: 'unknown', dueOn: null, trace: [rule, '没有登记记录，也没有证书取得时间，算不出期限。'] };
  }
  // A month alone is counted from its last day: nobody is called late on a day that is not known.
  const dueOn = addMonths(lastOf(issuedOn).toString(), values.firstMonths);
  const late = compareDays(dueOn, day) < 0;
  const trace = [
    rule,
    `${words(issuedOn)}取得，${words(dueOn)}前登记；还没有登记记录${late ? '，已经超期，请问清能否补登记' : ''}。`,
    '没有登记不影响证书本身有效，但多数地方登记后才发津贴。',
  ];
  return { ...empty, state: late ? 'first_late' : 'first_due', dueOn, trace };
}

function registered(facts: RegistrationFacts, latest: Registration): RegistrationStanding {
  const { values, day, studies } = facts;
  const computed = endOf(latest.registeredOn, values.validMonths);
  const dueOn = latest.expiresOn === null ? computed : lastOf(latest.expiresOn).toString();
  const windowFrom = addMonths(dueOn, -values.windowMonths);
  const state = dueOn < day ? 'lapsed' : windowFrom <= day ? 'renew' : 'valid';
  const from = firstOf(latest.registeredOn).toString();
  const within = studies.filter(({ on }) => firstOf(on).toString() >= from && firstOf(on).toString() <= dueOn);
  const done = Math.round(within.reduce((sum, { hours }) => sum + hours, 0) * 10) / 10;
  const lacking = Math.max(0, Math.round((values.hours - done) * 10) / 10);
  const trace = [
    `${words(latest.registeredOn)}登记，有效期${values.validMonths}个月，到${words(dueOn)}${latest.expiresOn === null ? '（推算）' : ''}。`,
    ...(latest.expiresOn !== null && dueOn !== computed
      ? [`登记的有效期和推算的${words(computed)}不同，以登记的为准。`]
      : []),
    `${words(windowFrom)}至${words(dueOn)}申请再登记（到期前${values.windowMonths}个月内）。`,
    `有效期内继续教育须满${values.hours}学时，已有${done}学时${lacking > 0 ? `，还差${lacking}学时` : '，够了'}（民发〔2009〕123号，可在“证书登记规则”里改）。`,
    ...(state === 'lapsed' ? ['登记过期不等于证书失效，补办再登记即可；津贴是否停发按当地规定。'] : []),
  ];
  return { state, dueOn, windowFrom, hours: { needed: values.hours, done, lacking }, trace };
}
