/** 证书登记到期: whose registration must be made or renewed, who lacks hours, each with the reasons. */
import type { Ledger } from '../ledger.ts';
import {
  certificateRegistration,
  type Registration,
  registrationDefaults,
  type RegistrationStanding,
  type RegistrationValues,
} from '../rules/certificate-registration.ts';
import type { Day } from '../rules/day.ts';
import { prepared } from '../statements.ts';
import { peopleOnRoll, type RollPerson } from './exam-facts.ts';

export interface CertificateDue {
  readonly person: RollPerson;
  readonly certificate: string;
  readonly kind: string;
  readonly issuedOn: Day | null;
  readonly standing: RegistrationStanding;
}

interface CertificateRow {
  readonly id: string;
  readonly person: string;
  readonly kind: string;
  readonly issuedOn: Day | null;
  readonly registeredOn: Day | null;
  readonly registeredTo: Day | null;
}

/** The values in force: the built-in ones, each replaced where the office set its own. */
function valuesInForce(ledger: Ledger): ReadonlyMap<string, RegistrationValues> {
  const rows = prepared(
    ledger.db,
    `SELECT certificate, first_months AS firstMonths, valid_months AS validMonths, window_months AS windowMonths, hours
     FROM live_registration_rules`,
  ).all() as ({ readonly certificate: string } & Record<keyof RegistrationValues, number | null>)[];
  const own = new Map(rows.map((row) => [row.certificate, row]));
  return new Map(
    Object.entries(registrationDefaults).map(([kind, usual]) => {
      const set = own.get(kind);
      return [
        kind,
        {
          firstMonths: set?.firstMonths ?? usual.firstMonths,
          validMonths: set?.validMonths ?? usual.validMonths,
          windowMonths: set?.windowMonths ?? usual.windowMonths,
          hours: set?.hours ?? usual.hours,
        },
      ];
    }),
  );
}

/** What stands on the certificate itself is a registration too, unless the registers' own say the same day. */
function registrationsOf(row: CertificateRow, own: readonly Registration[]): readonly Registration[] {
  const { registeredOn } = row;
  if (registeredOn === null || own.some((one) => one.registeredOn === registeredOn)) return own;
  return [...own, { registeredOn, expiresOn: row.registeredTo }];
}

/** Every certificate of social work of everybody on the roll with where its registration stands; a lower one that was surpassed is left out. */
export function certificatesDue(ledger: Ledger, day: Day): readonly CertificateDue[] {
  const people = new Map(peopleOnRoll(ledger, day).map((person) => [person.id, person]));
  const values = valuesInForce(ledger);
  const registrations = Map.groupBy(
    prepared(
      ledger.db,
      'SELECT certificate, registered_on AS registeredOn, expires_on AS expiresOn FROM live_certificate_registrations',
    ).all() as (Registration & { readonly certificate: string })[],
    ({ certificate }) => certificate,
  );
  const studies = Map.groupBy(
    prepared(ledger.db, 'SELECT person, studied_on AS "on", hours FROM live_continuing_education').all() as {
      readonly person: string;
      readonly on: Day;
      readonly hours: number;
    }[],
    ({ person }) => person,
  );
  const rows = prepared(
    ledger.db,
    `SELECT c.id, c.person, c.kind, c.issued_on AS issuedOn, c.registered_on AS registeredOn, c.registered_to AS registeredTo
     FROM live_certificates c WHERE c.kind IN (SELECT value FROM json_each(:kinds)) AND coalesce(c.issued_on, '') <= :day
       AND NOT EXISTS (SELECT 1 FROM live_certificates h WHERE h.person = c.person AND coalesce(h.issued_on, '') <= :day
         AND (c.kind = 'sw_assistant' AND h.kind IN ('sw', 'sw_senior') OR c.kind = 'sw' AND h.kind = 'sw_senior'))`,
  ).all({ day, kinds: JSON.stringify([...values.keys()]) }) as CertificateRow[];
  return rows
    .flatMap((row): readonly CertificateDue[] => {
      const person = people.get(row.person);
      const inForce = values.get(row.kind);
      if (person === undefined || inForce === undefined) return [];
      const standing = certificateRegistration({
        issuedOn: row.issuedOn,
        registrations: registrationsOf(row, registrations.get(row.id) ?? []),
        studies: studies.get(row.person) ?? [],
        values: inForce,
        day,
      });
      return [{ person, certificate: row.id, kind: row.kind, issuedOn: row.issuedOn, standing }];
    })
    .toSorted((a, b) => (a.standing.dueOn ?? '9999').localeCompare(b.standing.dueOn ?? '9999'));
}
