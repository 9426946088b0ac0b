/** The import profiles of the house: the roster, and for every other register the one that its definition makes. */
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import type { ImportProfile } from '../../../db/registers/profiles/import-profile.ts';
import { rosterProfile } from '../../../db/registers/profiles/roster.ts';
import { demand } from '../../../db/rights.ts';
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

/** The profile for a key: `roster`, or a register's. @throws DeskError profile-unknown, LedgerError register-unknown, forbidden */
export function profileOf(call: Pick<OfficeCall, 'ledger' | 'viewer'>, key: string): ImportProfile {
  const profile =
    key === rosterProfile.key || key === rosterProfile.base ? rosterProfile : profileOfRegister(call.ledger, key);
  demand(call.viewer, registerOf(call.ledger, profile.base), 'write');
  return profile;
}
