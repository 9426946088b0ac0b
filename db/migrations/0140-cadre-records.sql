-- What the cadre side of the street keeps: terms and filings, reserves, secondments, awards and disciplines; in the manner of 0030.

-- 换届与届次
CREATE TABLE terms (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  community TEXT NOT NULL,
  body TEXT NOT NULL,
  term_number INTEGER,
  is_by_election INTEGER,
  way TEXT,
  elected_on TEXT,
  ends_on TEXT,
  seats INTEGER,
  elected INTEGER,
  turnout REAL,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX terms_by_community_and_elected_on ON terms (community, elected_on);

-- 书记县级备案
CREATE TABLE secretary_filings (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  community TEXT NOT NULL,
  kind TEXT NOT NULL,
  filed_on TEXT,
  proposed_post TEXT,
  removed_post TEXT,
  reason TEXT,
  vetted_on TEXT,
  result TEXT,
  answered_on TEXT,
  filing_number TEXT,
  note TEXT
) STRICT;
CREATE INDEX secretary_filings_by_person_and_filed_on ON secretary_filings (person, filed_on);
CREATE INDEX secretary_filings_by_community ON secretary_filings (community);

-- 外出报备
CREATE TABLE outings (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  place TEXT NOT NULL,
  reason TEXT,
  approver TEXT,
  approved_on TEXT,
  stand_in TEXT,
  back_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX outings_by_person_and_starts_on ON outings (person, starts_on);

-- 后备人才
CREATE TABLE reserves (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  community TEXT,
  direction TEXT NOT NULL,
  starts_on TEXT,
  source TEXT,
  maturity TEXT,
  plan TEXT,
  mentor TEXT,
  ends_on TEXT,
  exit_reason TEXT,
  note TEXT
) STRICT;
CREATE INDEX reserves_by_person_and_starts_on ON reserves (person, starts_on);
CREATE INDEX reserves_by_community ON reserves (community);

-- 入党发展
CREATE TABLE party_development (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  stage TEXT NOT NULL,
  reached_on TEXT,
  branch TEXT,
  sponsors TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX party_development_by_person_and_stage_and_reached_on ON party_development (person, stage, reached_on) WHERE deleted_at IS NULL;
CREATE INDEX party_development_by_person_and_reached_on ON party_development (person, reached_on);

-- 两代表一委员
CREATE TABLE deputies (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  term_number INTEGER,
  is_candidate INTEGER,
  starts_on TEXT,
  ends_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX deputies_by_person_and_starts_on ON deputies (person, starts_on);

-- 招录(聘)与流失去向
CREATE TABLE turnover (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  left_on TEXT,
  kind TEXT NOT NULL,
  way TEXT,
  unit TEXT,
  post TEXT,
  level TEXT,
  post_before TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX turnover_by_person_and_left_on ON turnover (person, left_on);

-- 特聘导师
CREATE TABLE mentors (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  school TEXT NOT NULL,
  title TEXT,
  starts_on TEXT,
  ends_on TEXT,
  courses TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX mentors_by_person_and_starts_on ON mentors (person, starts_on);

-- 借调(抽调)
CREATE TABLE secondments (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT,
  borrower TEXT NOT NULL,
  borrower_level TEXT NOT NULL,
  post TEXT,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  reason TEXT,
  state TEXT NOT NULL,
  approved_by TEXT,
  approval_document TEXT,
  approved_on TEXT,
  clear_by TEXT,
  back_on TEXT,
  assessment TEXT,
  note TEXT
) STRICT;
CREATE INDEX secondments_by_person_and_starts_on ON secondments (person, starts_on);

-- 挂职锻炼
CREATE TABLE temporary_posts (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  direction TEXT NOT NULL,
  home_unit TEXT,
  host_unit TEXT,
  post TEXT,
  starts_on TEXT,
  ends_on TEXT,
  document TEXT,
  assessment TEXT,
  note TEXT
) STRICT;
CREATE INDEX temporary_posts_by_person_and_starts_on ON temporary_posts (person, starts_on);

-- 评优与表彰
CREATE TABLE awards (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT,
  name TEXT NOT NULL,
  level TEXT,
  places INTEGER,
  nominated_on TEXT,
  consulted_on TEXT,
  publicised_on TEXT,
  granted_on TEXT,
  outcome TEXT NOT NULL,
  granted_by TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX awards_by_person_and_granted_on ON awards (person, granted_on);

-- 处分处理
CREATE TABLE disciplines (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  facts TEXT,
  decided_on TEXT NOT NULL,
  decided_by TEXT,
  starts_on TEXT,
  ends_on TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX disciplines_by_person_and_starts_on ON disciplines (person, starts_on);

-- 容错纠错
CREATE TABLE tolerances (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  matter TEXT NOT NULL,
  applied_on TEXT,
  findings TEXT,
  result TEXT NOT NULL,
  decided_by TEXT,
  decided_on TEXT,
  mending TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX tolerances_by_person_and_applied_on ON tolerances (person, applied_on);
