/** 投诉与工单 as the appraisal reads them. */
import type { Ledger } from '../ledger.ts';
import { prepared } from '../statements.ts';

export interface VerifiedComplaint {
  readonly id: string;
  /** A code of `complaint_source`. */
  readonly source: string;
  readonly number: string | null;
  /** As far as it is known. */
  readonly receivedOn: string;
  readonly matter: string;
  /** Wholly or in part. */
  readonly verified: 'true' | 'partly';
  readonly mending: string | null;
  readonly doneOn: string | null;
}

/**
 * What was complained of about a person in a year and proved true, wholly (属实) or in part (部分属实), the earliest first. Whether
 * the caller may read complaints is the caller's to ask.
 */
export function verifiedComplaints(ledger: Ledger, person: string, year: number): readonly VerifiedComplaint[] {
  return prepared(
    ledger.db,
    `SELECT id, source, number, received_on AS receivedOn, matter, verified, mending, done_on AS doneOn FROM live_complaints
     WHERE person = ? AND substr(received_on, 1, 4) = ? AND verified IN ('true', 'partly') ORDER BY received_on, created_at, id`,
  ).all(person, String(year)) as VerifiedComplaint[];
}
