/** What the appraisal of a year must heed beside its scores: complaints that proved true, discipline whose effect reaches into it. */
import { registerOf } from '../../db/ledger.ts';
import { verifiedComplaints } from '../../db/questions/complaints.ts';
import { may } from '../../db/rights.ts';
import { prepared } from '../../db/statements.ts';
import type { OfficeCall } from './procedure.ts';

export interface Heed {
  /** 投诉与工单 of the year found true, wholly or in part (measure 7). */
  readonly complaints: number;
  /** Whether a 处分 has effect on a day of the year (措施10); false for who may not know of it. */
  readonly disciplined: boolean;
}

/** By person, as far as the caller may read the registers. @param year of the appraisal */
export function heedOf(call: OfficeCall, year: number): (person: string) => Heed {
  const { ledger, viewer } = call;
  const complains = may(viewer, registerOf(ledger, 'complaints'), 'read');
  const disciplines = may(viewer, registerOf(ledger, 'disciplines'), 'read');
  const inEffect = prepared(
    ledger.db,
    `SELECT 1 FROM live_disciplines x WHERE x.person = :person
       AND coalesce(x.starts_on, x.decided_on, '') <= :last AND coalesce(x.ends_on || '-99-99', '9999') >= :first`,
  );
  return (person) => ({
    complaints: complains ? verifiedComplaints(ledger, person, year).length : 0,
    disciplined: disciplines && inEffect.get({ person, first: `${year}-01-01`, last: `${year}-12-31` }) !== undefined,
  });
}
