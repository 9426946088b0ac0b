-- 走访慰问: the calendar, plans and visits, 困难认定 and 互助保险; in the manner of 0030.

-- 节假日
CREATE TABLE holidays (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  arrangement TEXT NOT NULL,
  document TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX holidays_by_day ON holidays (day) WHERE deleted_at IS NULL;

-- 慰问计划
CREATE TABLE visit_plans (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  occasion TEXT NOT NULL,
  year INTEGER NOT NULL,
  day TEXT NOT NULL,
  for_front_line INTEGER,
  for_retired INTEGER,
  for_part_time INTEGER,
  for_difficulty INTEGER,
  limited_to TEXT,
  gift TEXT,
  funding TEXT,
  per_head INTEGER,
  budget INTEGER,
  leader TEXT,
  visitors TEXT,
  state TEXT NOT NULL,
  approval TEXT,
  approved_on TEXT,
  exception TEXT,
  note TEXT
) STRICT;
CREATE INDEX visit_plans_by_leader ON visit_plans (leader);

-- 走访慰问记录
CREATE TABLE visits (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  occasion TEXT NOT NULL,
  plan TEXT,
  reason TEXT,
  state TEXT NOT NULL,
  visited_on TEXT,
  community TEXT,
  place TEXT,
  leader TEXT,
  visitors TEXT,
  needs TEXT,
  gift TEXT,
  amount INTEGER,
  funding TEXT,
  bank_account TEXT,
  signed_on TEXT,
  signed_by TEXT,
  note TEXT
) STRICT;
CREATE INDEX visits_by_person_and_visited_on ON visits (person, visited_on);
CREATE INDEX visits_by_plan ON visits (plan);
CREATE INDEX visits_by_community ON visits (community);
CREATE INDEX visits_by_leader ON visits (leader);

-- 困难认定
CREATE TABLE difficulties (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  decided_by TEXT,
  document TEXT,
  situation TEXT,
  measures_taken TEXT,
  note TEXT
) STRICT;
CREATE INDEX difficulties_by_person_and_starts_on ON difficulties (person, starts_on);

-- 互助保险
CREATE TABLE mutual_insurance (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  product TEXT NOT NULL,
  insurer TEXT,
  starts_on TEXT,
  ends_on TEXT,
  premium INTEGER,
  funding TEXT,
  claimed_on TEXT,
  claim INTEGER,
  claim_reason TEXT,
  note TEXT
) STRICT;
CREATE INDEX mutual_insurance_by_person_and_starts_on ON mutual_insurance (person, starts_on);
