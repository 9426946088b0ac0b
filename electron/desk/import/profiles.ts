/** The import profiles of the house: the roster, and for every other register the one that its definition makes. */
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import { joiningProfile } from '../../../db/registers/profiles/joining.ts';
import type { ImportProfile } from '../../../db/registers/profiles/import-profile.ts';
import { rosterProfile } from '../../../db/registers/profiles/roster.ts';
import { demand } from '../../../db/rights.ts';
import { storedRecord } from '../../../db/rows.ts';
import { DeskError } from '../errors.ts';
import type { OfficeCall } from '../procedure.ts';

/** Records that the app makes itself and that no table can bring: files, parcels sent. */
const ownMade = new Set(['attachments', 'reports']);

/** A profile of one register: each row is a record, found by its unique values, its first day or its title. */
function profileOfRegister(ledger: Ledger, key: string): ImportProfile {
  const register = registerOf(ledger, key);
  if (register.single === true || ownMade.has(key)) {
    throw new DeskError('profile-unknown', `“${register.label}”不能从表格导入。`);
  }
  const { owner, dated } = register;
  const own = owner === undefined ? [] : [owner];
  return {
    key,
    label: register.label,
    base: key,
    match: [
      ...(register.unique ?? []),
      ...(dated === undefined ? [] : [[...own, dated.from]]),
      [...own, ...register.title],
    ],
    targets: [],
    floating: [],
    compareOnly: [],
    ignore: ['序号', '序'],
  };
}

/** `joining`, or `joining:` with the key of the recruiting examination into which the scores go. */
function receivingProfile(ledger: Ledger, key: string): ImportProfile | null {
  const [kind, exam, ...more] = key.split(':');
  if (kind !== 'joining' || more.length > 0) return null;
  if (exam === undefined) return joiningProfile(null);
  if (storedRecord(ledger, registerOf(ledger, 'exams'), exam)?.deleted_at !== null)
    throw new DeskError('profile-unknown', '选的考试已不存在，请刷新后重新选择。');
  return joiningProfile(exam);
}

/** The profile for a key: `roster`, a register's, or 报到名单. @throws DeskError profile-unknown, LedgerError register-unknown, forbidden */
export function profileOf(call: Pick<OfficeCall, 'ledger' | 'viewer'>, key: string): ImportProfile {
  const profile =
    key === rosterProfile.key || key === rosterProfile.base
      ? rosterProfile
      : (receivingProfile(call.ledger, key) ?? profileOfRegister(call.ledger, key));
  demand(call.viewer, registerOf(call.ledger, profile.base), 'write');
  return profile;
}
