-- 工作交接 of the desk and 17项措施自查; in the manner of 0030.

-- 工作交接记录
CREATE TABLE desk_handovers (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  handed_on TEXT NOT NULL,
  handed_by TEXT NOT NULL,
  taken_by TEXT NOT NULL,
  witness TEXT,
  scope TEXT,
  recovery_place TEXT,
  backup_place TEXT,
  papers_place TEXT,
  things TEXT,
  open_items TEXT,
  note TEXT
) STRICT;
CREATE INDEX desk_handovers_by_handed_on ON desk_handovers (handed_on);

-- 17项措施自查
CREATE TABLE measure_reviews (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  year INTEGER NOT NULL,
  measure TEXT NOT NULL,
  achieved TEXT,
  problems TEXT,
  next_steps TEXT,
  reviewed_on TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX measure_reviews_by_year_and_measure ON measure_reviews (year, measure) WHERE deleted_at IS NULL;
