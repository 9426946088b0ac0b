import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  certificateRegistration,
  type RegistrationFacts,
  registrationDefaults,
} from '../../../db/rules/certificate-registration.ts';
import { exactDayBetween } from './arbitraries.ts';

const values = registrationDefaults['sw_assistant'] ?? { firstMonths: 0, validMonths: 0, windowMonths: 0, hours: 0 };

const standing = (facts: Partial<RegistrationFacts>) =>
  certificateRegistration({ issuedOn: null, registrations: [], studies: [], values, day: '2026-03-05', ...facts });

const once = (registeredOn: string, expiresOn: string | null = null) => [{ registeredOn, expiresOn }];

describe('the first registration', () => {
  it.each([
    ['2025-03-05', 'first_due', '2026-03-05'],
    ['2025-03-04', 'first_late', '2026-03-04'],
    ['2025-03', 'first_due', '2026-03-31'],
    ['2025', 'first_due', '2026-12-31'],
    ['2024', 'first_late', '2025-12-31'],
  ])('of a certificate of %s is %s by %s', (issuedOn, state, dueOn) => {
    expect(standing({ issuedOn })).toMatchObject({ state, dueOn, hours: null });
  });

  it('is not computed from nothing', () => {
    expect(standing({})).toMatchObject({ state: 'unknown', dueOn: null });
  });

  it('says that the certificate stays good', () => {
    expect(standing({ issuedOn: '2024' }).trace.join('')).toContain('不影响证书本身有效');
  });
});

describe('the renewal', () => {
  it.each([
    ['2023-06-01', 'renew', '2026-05-31', '2026-02-28'],
    ['2023-06-06', 'renew', '2026-06-05', '2026-03-05'],
    ['2023-06-07', 'valid', '2026-06-06', '2026-03-06'],
    ['2023-03-06', 'renew', '2026-03-05', '2025-12-05'],
    ['2023-03-05', 'lapsed', '2026-03-04', '2025-12-04'],
  ])('of a registration of %s is %s, due by %s, open from %s', (registeredOn, state, dueOn, windowFrom) => {
    expect(standing({ registrations: once(registeredOn) })).toMatchObject({ state, dueOn, windowFrom });
  });

  it('goes by the latest registration and by the day that stands on it', () => {
    const two = [...once('2020-04-01', '2023-03-31'), ...once('2023-04-01', '2026-03-31')];
    expect(standing({ registrations: two.toReversed() })).toMatchObject({ state: 'renew', dueOn: '2026-03-31' });
    const other = standing({ registrations: once('2024-01-01', '2026-11-30') });
    expect(other).toMatchObject({ state: 'valid', dueOn: '2026-11-30' });
    expect(other.trace.join('')).toContain('以登记的为准');
  });

  it('counts the hours of the period alone', () => {
    const studies = [
      { on: '2022-12-31', hours: 40 },
      { on: '2023-04-01', hours: 30 },
      { on: '2025-05', hours: 20.5 },
    ];
    const found = standing({ registrations: once('2023-04-01'), studies });
    expect(found.hours).toEqual({ needed: 72, done: 50.5, lacking: 21.5 });
  });

  it('takes the values of the office', () => {
    const own = { firstMonths: 24, validMonths: 60, windowMonths: 6, hours: 70 };
    expect(standing({ issuedOn: '2024-06-01', values: own }).state).toBe('first_due');
    const renewed = standing({ registrations: once('2021-06-01'), values: own });
    expect(renewed).toMatchObject({ state: 'renew', dueOn: '2026-05-31', hours: { needed: 70 } });
  });
});

describe('any registration', () => {
  it('is valid, open for renewal or lapsed, in this order of days', () => {
    fc.assert(
      fc.property(exactDayBetween(2015, 2030), exactDayBetween(2015, 2035), (registeredOn, day) => {
        fc.pre(registeredOn <= day);
        const { state, dueOn, windowFrom } = standing({ registrations: once(registeredOn), day });
        const expected = day > (dueOn ?? '') ? 'lapsed' : day >= (windowFrom ?? '') ? 'renew' : 'valid';
        expect(state).toBe(expected);
        expect((windowFrom ?? '') < (dueOn ?? '')).toBe(true);
      }),
    );
  });
});
