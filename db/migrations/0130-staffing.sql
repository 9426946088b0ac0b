-- Social insurance, approved posts, survey of 多头设岗, absences, transfers: in the manner of 0030.

-- 社保公积金
CREATE TABLE social_insurance (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  insured_on TEXT,
  fund_opened_on TEXT,
  insurance_base INTEGER,
  fund_base INTEGER,
  fund_rate REAL,
  union_member INTEGER,
  union_joined_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX social_insurance_by_person_and_starts_on ON social_insurance (person, starts_on);

-- 员额批复
CREATE TABLE staffing_approvals (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  number TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  issuer TEXT,
  community TEXT,
  posts INTEGER NOT NULL,
  population INTEGER,
  population_basis TEXT,
  note TEXT
) STRICT;
CREATE INDEX staffing_approvals_by_community_and_starts_on ON staffing_approvals (community, starts_on);

-- 多头设岗摸底
CREATE TABLE multi_posts (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  surveyed_on TEXT,
  original_department TEXT,
  original_post TEXT,
  funding TEXT,
  employment_form TEXT,
  signing_party TEXT,
  counts INTEGER,
  converted_on TEXT,
  conversion_basis TEXT,
  note TEXT
) STRICT;
CREATE INDEX multi_posts_by_person_and_surveyed_on ON multi_posts (person, surveyed_on);

-- 不在岗
CREATE TABLE staff_absences (
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
  place TEXT,
  reason TEXT,
  paid_days INTEGER,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX staff_absences_by_person_and_starts_on ON staff_absences (person, starts_on);

-- 统筹调配
CREATE TABLE transfers (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  from_community TEXT,
  to_community TEXT NOT NULL,
  moves_on TEXT NOT NULL,
  reason TEXT,
  approval_number TEXT,
  state TEXT,
  note TEXT
) STRICT;
CREATE INDEX transfers_by_person_and_moves_on ON transfers (person, moves_on);

-- 单位信息: how posts are counted here, and what caps 经济补偿.
ALTER TABLE offices ADD COLUMN posts_per_ten_thousand REAL;
ALTER TABLE offices ADD COLUMN posts_rounding TEXT;
ALTER TABLE offices ADD COLUMN local_average_pay INTEGER;

-- 人员: whether somebody lives near the work.
ALTER TABLE people ADD COLUMN residence TEXT;
