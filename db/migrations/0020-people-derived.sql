-- What is computed from a person's own record and does not depend on the day: written with the record, rebuilt when stale.
CREATE TABLE people_derived (
  id TEXT PRIMARY KEY NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  rules TEXT NOT NULL,
  sex TEXT,
  birth_day TEXT,
  retirement_day TEXT,
  pinyin TEXT NOT NULL,
  id_tail TEXT,
  phone_digits TEXT
) STRICT;
CREATE INDEX people_derived_by_birth ON people_derived (birth_day);
