-- 评优名额: the places of an award in a year, of the whole street and split to communities; in the manner of 0030.
CREATE TABLE award_quotas (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  level TEXT,
  community TEXT,
  places INTEGER NOT NULL,
  document TEXT,
  due_on TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX award_quotas_by_name_and_year_and_community ON award_quotas (name, year, community) WHERE deleted_at IS NULL;
CREATE INDEX award_quotas_by_community ON award_quotas (community);
CREATE INDEX award_quotas_by_year ON award_quotas (year);

-- Places belong to the award, not to each nomination.
ALTER TABLE awards DROP COLUMN places;
