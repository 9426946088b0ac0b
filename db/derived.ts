/** What is computed from a record alone (`…_derived` tables), written with the record and rebuilt when its rules changed. */
import type { Ledger } from './ledger.ts';
import type { Register } from './registers/model/register.ts';
import type { Values } from './rows.ts';
import { derivedPerson, personRules } from './rules/derived-person.ts';
import { prepared } from './statements.ts';

const writePerson = (ledger: Ledger, id: string, values: Values): void => {
  const person = derivedPerson(values);
  prepared(
    ledger.db,
    `INSERT INTO people_derived (id, rules, sex, birth_day, retirement_day, pinyin, id_tail, phone_digits)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, sex = excluded.sex, birth_day = excluded.birth_day,
       retirement_day = excluded.retirement_day, pinyin = excluded.pinyin, id_tail = excluded.id_tail,
       phone_digits = excluded.phone_digits`,
  ).run(
    id,
    personRules,
    person.sex,
    person.birth_day,
    person.retirement_day,
    person.pinyin,
    person.id_tail,
    person.phone_digits,
  );
};

/** Renews the derived values of a record that was just written. */
export function refreshDerived(ledger: Ledger, register: Register, id: string, values: Values): void {
  if (register.key === 'people') writePerson(ledger, id, values);
}

/** Renews every derived value that other rules computed; returns how many. */
export function rebuildDerived(ledger: Ledger): number {
  const stale = ledger.db
    .prepare(
      `SELECT people.* FROM people LEFT JOIN people_derived USING (id)
       WHERE people_derived.rules IS NULL OR people_derived.rules <> ?`,
    )
    .all(personRules) as (Values & { id: string })[];
  ledger.db.transaction(() => {
    for (const row of stale) writePerson(ledger, row.id, row);
  })();
  return stale.length;
}
