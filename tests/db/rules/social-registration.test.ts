import { describe, expect, it } from 'vitest';
import { registrationFindings } from '../../../db/rules/social-registration.ts';

const none = { insured: null, fund: null };
const found = (since: string | null, day: string, registered: { insured: string | null; fund: string | null } = none) =>
  registrationFindings(since, registered, day).map(({ severity, dueOn, article }) => `${severity} ${dueOn} ${article}`);

describe('the registration of somebody new', () => {
  it('is due within 30 days, both of them', () => {
    expect(found('2026-03-01', '2026-03-31')).toEqual([
      'due 2026-03-31 社会保险法第58条',
      'due 2026-03-31 住房公积金管理条例第15条',
    ]);
    expect(found('2026-03-01', '2026-04-01')[0]).toContain('broken 2026-03-31');
  });

  it('is not asked for once it is recorded, nor after a year, nor without a first day', () => {
    expect(found('2026-03-01', '2026-03-05', { insured: '2026-03-04', fund: null })).toHaveLength(1);
    expect(found('2026-03-01', '2027-02-28')).toHaveLength(2);
    expect(found('2026-03-01', '2027-03-01')).toEqual([]);
    expect(found(null, '2026-03-05')).toEqual([]);
  });
});
