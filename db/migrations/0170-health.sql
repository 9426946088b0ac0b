-- 体检: plans, batches, who was examined; 疗休养与纾压活动 with attendance; in the manner of 0030.

-- 体检计划
CREATE TABLE health_plans (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  year INTEGER NOT NULL,
  institution TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  packages TEXT,
  funding TEXT,
  cost_per_head INTEGER,
  approval TEXT,
  state TEXT NOT NULL,
  note TEXT
) STRICT;

-- 体检批次
CREATE TABLE health_batches (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  plan TEXT NOT NULL,
  day TEXT NOT NULL,
  place TEXT,
  people_limit INTEGER,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX health_batches_by_plan_and_day ON health_batches (plan, day) WHERE deleted_at IS NULL;
CREATE INDEX health_batches_by_plan ON health_batches (plan);

-- 体检记录
CREATE TABLE health_checks (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  year INTEGER NOT NULL,
  plan TEXT,
  batch TEXT,
  package TEXT,
  state TEXT NOT NULL,
  done_on TEXT,
  reason TEXT,
  signed_on TEXT,
  report_taken INTEGER,
  conclusion TEXT,
  recheck_due TEXT,
  recheck_done_on TEXT,
  cycle_months INTEGER,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX health_checks_by_person_and_year ON health_checks (person, year) WHERE deleted_at IS NULL;
CREATE INDEX health_checks_by_person ON health_checks (person);
CREATE INDEX health_checks_by_plan ON health_checks (plan);
CREATE INDEX health_checks_by_batch ON health_checks (batch);

-- 疗休养与纾压活动
CREATE TABLE retreats (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  place TEXT,
  organiser TEXT,
  places INTEGER,
  funding TEXT,
  cost INTEGER,
  note TEXT
) STRICT;

-- 疗休养参加情况
CREATE TABLE retreat_attendances (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  retreat TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX retreat_attendances_by_person_and_retreat ON retreat_attendances (person, retreat) WHERE deleted_at IS NULL;
CREATE INDEX retreat_attendances_by_person ON retreat_attendances (person);
CREATE INDEX retreat_attendances_by_retreat ON retreat_attendances (retreat);

-- 单位信息: how often people are examined here, and whether a level of the conclusion is recorded at all.
ALTER TABLE offices ADD COLUMN health_cycle_months INTEGER;
ALTER TABLE offices ADD COLUMN health_conclusions INTEGER;
