-- Grade schemes (what a county lays down, as data), and what was recognised for single people beside the rules.

-- 等级方案: `content` is the scheme as JSON, written by the editor of the page 等级方案.
CREATE TABLE grade_schemes (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  name TEXT NOT NULL,
  region TEXT,
  document TEXT,
  starts_on TEXT,
  ends_on TEXT,
  is_current INTEGER,
  content TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX grade_schemes_by_name ON grade_schemes (name) WHERE deleted_at IS NULL;

-- 等级认定
CREATE TABLE grade_rulings (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  grade INTEGER NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX grade_rulings_by_person_and_starts_on ON grade_rulings (person, starts_on);
