-- Joining the office: requests for posts, background checks, personnel files and their movements, joinings: in the manner of 0030.

-- 用人需求申报
CREATE TABLE staffing_requests (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  asked_on TEXT NOT NULL,
  community TEXT,
  post TEXT NOT NULL,
  headcount INTEGER NOT NULL,
  requirements TEXT,
  sent_to TEXT,
  document TEXT,
  state TEXT,
  approved_count INTEGER,
  approved_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX staffing_requests_by_community_and_asked_on ON staffing_requests (community, asked_on);

-- 政审联审
CREATE TABLE background_checks (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  occasion TEXT,
  department TEXT NOT NULL,
  sent_on TEXT,
  letter_number TEXT,
  returned_on TEXT,
  conclusion TEXT,
  findings TEXT,
  valid_until TEXT,
  note TEXT
) STRICT;
CREATE INDEX background_checks_by_person_and_sent_on ON background_checks (person, sent_on);

-- 人事档案保管
CREATE TABLE personnel_files (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  file_number TEXT,
  state TEXT,
  kept_at TEXT,
  received_on TEXT,
  contents TEXT,
  missing TEXT,
  checked_on TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX personnel_files_by_person ON personnel_files (person) WHERE deleted_at IS NULL;
CREATE INDEX personnel_files_by_person_and_received_on ON personnel_files (person, received_on);

-- 档案借阅与转递
CREATE TABLE file_movements (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  moved_on TEXT NOT NULL,
  counterpart TEXT,
  purpose TEXT,
  due_on TEXT,
  back_on TEXT,
  courier_number TEXT,
  note TEXT
) STRICT;
CREATE INDEX file_movements_by_person_and_moved_on ON file_movements (person, moved_on);

-- 入职办理
CREATE TABLE joinings (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  state TEXT,
  reported_on TEXT,
  community TEXT,
  batch TEXT,
  document TEXT,
  written_score REAL,
  interview_score REAL,
  total_score REAL,
  rank INTEGER,
  papers TEXT,
  papers_missing TEXT,
  probation_outcome TEXT,
  regularised_on TEXT,
  approval_document TEXT,
  performance TEXT,
  note TEXT
) STRICT;
CREATE INDEX joinings_by_person_and_reported_on ON joinings (person, reported_on);
