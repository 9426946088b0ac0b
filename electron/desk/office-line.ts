/** What the office says of itself on papers: its settings, read where they are needed. */
import type { Ledger } from '../../db/ledger.ts';
import { prepared } from '../../db/statements.ts';

export interface OfficeFacts {
  readonly id: string;
  readonly street: string;
  readonly county: string;
  readonly division_code: string | null;
  readonly contact_name: string | null;
  readonly contact_phone: string | null;
  readonly head_name: string | null;
  readonly preparer_name: string | null;
  readonly appraisal_words: string | null;
  readonly demo: number | null;
}

/** The office's own record. */
export function officeFacts(ledger: Ledger): OfficeFacts {
  return prepared(
    ledger.db,
    `SELECT id, street, coalesce(county, '') AS county, division_code, contact_name, contact_phone, head_name, preparer_name,
       appraisal_words, demo FROM live_offices LIMIT 1`,
  ).get() as OfficeFacts;
}

/** 填报单位 with its mark where the data is invented. */
export function officeLine(ledger: Ledger): string {
  const { county, street, demo } = officeFacts(ledger);
  return `填报单位：${county}${street}${demo === 1 ? '（演示数据）' : ''}`;
}
