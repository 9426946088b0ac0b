-- The first registers: one table each, one column per field, in the order of the definition.
-- Dated tables: an empty first day reaches back without end, an empty last day has not ended; last days are inclusive.
-- Refs carry no foreign keys, because soft-deleted records stay; the writer of records checks them.

-- 社区
CREATE TABLE communities (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  name TEXT NOT NULL,
  short_name TEXT,
  sort_order INTEGER,
  kind TEXT,
  division_code TEXT,
  address TEXT,
  phone TEXT,
  area_extent REAL,
  founded_on TEXT,
  ended_on TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX communities_by_name ON communities (name) WHERE deleted_at IS NULL;

-- 社区变更
CREATE TABLE community_changes (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  community TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  old_name TEXT,
  new_name TEXT,
  into_community TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX community_changes_by_community_and_changed_on ON community_changes (community, changed_on);
CREATE INDEX community_changes_by_into_community ON community_changes (into_community);

-- 社区基本数
CREATE TABLE community_figures (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  community TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  residents INTEGER,
  population_basis TEXT,
  households INTEGER,
  approved_posts INTEGER,
  document TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX community_figures_by_community_and_starts_on ON community_figures (community, starts_on) WHERE deleted_at IS NULL;
CREATE INDEX community_figures_by_community_and_starts_on_all ON community_figures (community, starts_on);

-- 网格
CREATE TABLE grids (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  community TEXT NOT NULL,
  number TEXT NOT NULL,
  name TEXT,
  households INTEGER,
  residents INTEGER,
  leader TEXT,
  worker TEXT,
  worker_kind TEXT,
  extent TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX grids_by_community_and_number ON grids (community, number) WHERE deleted_at IS NULL;
CREATE INDEX grids_by_community ON grids (community);
CREATE INDEX grids_by_leader ON grids (leader);
CREATE INDEX grids_by_worker ON grids (worker);

-- 街道干部
CREATE TABLE cadres (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  name TEXT NOT NULL,
  post TEXT,
  department TEXT,
  phone TEXT,
  community TEXT,
  other_communities TEXT,
  duties TEXT,
  sort_order INTEGER,
  starts_on TEXT,
  ends_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX cadres_by_community ON cadres (community);

-- 人员信息
CREATE TABLE people (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  name TEXT NOT NULL,
  staff_number TEXT,
  id_kind TEXT,
  id_number TEXT,
  id_override_reason TEXT,
  stated_sex TEXT,
  stated_birth TEXT,
  recognised_sex TEXT,
  recognised_sex_basis TEXT,
  recognised_birth TEXT,
  recognised_birth_basis TEXT,
  nation TEXT,
  native_place TEXT,
  birth_place TEXT,
  photo TEXT,
  phone TEXT,
  home_phone TEXT,
  emergency_contact TEXT,
  emergency_phone TEXT,
  household_kind TEXT,
  household_address TEXT,
  home_address TEXT,
  source TEXT,
  recruit_batch TEXT,
  is_veteran INTEGER,
  work_started_on TEXT,
  service_started_on TEXT,
  prior_service_months INTEGER,
  deducted_service_months INTEGER,
  recognised_service_months INTEGER,
  recognised_service_on TEXT,
  recognised_service_basis TEXT,
  technical_title TEXT,
  speciality TEXT,
  budget INTEGER,
  category_changed INTEGER,
  category_change_note TEXT,
  retirement_class TEXT,
  recognised_retirement_on TEXT,
  recognised_retirement_basis TEXT,
  marital_status TEXT,
  family_situation TEXT,
  health TEXT,
  medical_insurance TEXT,
  resume TEXT,
  rewards TEXT,
  note TEXT,
  note2 TEXT
) STRICT;
CREATE UNIQUE INDEX people_by_id_number ON people (id_number) WHERE deleted_at IS NULL;
CREATE INDEX people_by_name ON people (name);

-- 在册期间
CREATE TABLE stays (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT,
  applied_on TEXT,
  starts_on TEXT,
  entry_reason TEXT,
  came_from TEXT,
  ends_on TEXT,
  exit_reason TEXT,
  went_to TEXT,
  exit_note TEXT,
  document TEXT
) STRICT;
CREATE INDEX stays_by_person_and_starts_on ON stays (person, starts_on);

-- 任职经历
CREATE TABLE appointments (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  community TEXT,
  department TEXT,
  category TEXT,
  position TEXT,
  post_class TEXT,
  is_main INTEGER,
  duties TEXT,
  starts_on TEXT,
  ends_on TEXT,
  document TEXT,
  handled_by TEXT,
  note TEXT
) STRICT;
CREATE INDEX appointments_by_person_and_starts_on ON appointments (person, starts_on);
CREATE INDEX appointments_by_community ON appointments (community);
