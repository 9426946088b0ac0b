-- Examinations, the registration of certificates and continuing education: in the manner of 0030.

-- 证书: 职业技能等级 is recognised as a qualification (比照认定), with what that rests on.
ALTER TABLE certificates ADD COLUMN recognised_as TEXT;
ALTER TABLE certificates ADD COLUMN recognised_as_basis TEXT;

-- 考试
CREATE TABLE exams (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  organiser TEXT,
  registration_from TEXT,
  registration_to TEXT,
  exam_day TEXT,
  document TEXT,
  note TEXT
) STRICT;

-- 考试科目
CREATE TABLE exam_subjects (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  exam TEXT NOT NULL,
  name TEXT NOT NULL,
  full_mark REAL,
  pass_mark REAL,
  weight REAL,
  sort_order INTEGER,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX exam_subjects_by_exam_and_name ON exam_subjects (exam, name) WHERE deleted_at IS NULL;

-- 报考与成绩
CREATE TABLE exam_entries (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  exam TEXT NOT NULL,
  stage TEXT,
  result TEXT,
  total REAL,
  rank INTEGER,
  result_on TEXT,
  certificate_number TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX exam_entries_by_exam_and_person ON exam_entries (exam, person) WHERE deleted_at IS NULL;
CREATE INDEX exam_entries_by_person_and_result_on ON exam_entries (person, result_on);
CREATE INDEX exam_entries_by_exam ON exam_entries (exam);

-- 分科成绩
CREATE TABLE exam_scores (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  entry TEXT NOT NULL,
  subject TEXT NOT NULL,
  score REAL,
  result TEXT
) STRICT;
CREATE UNIQUE INDEX exam_scores_by_entry_and_subject ON exam_scores (entry, subject) WHERE deleted_at IS NULL;

-- 证书登记
CREATE TABLE certificate_registrations (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  certificate TEXT NOT NULL,
  registered_on TEXT NOT NULL,
  expires_on TEXT,
  number TEXT,
  note TEXT
) STRICT;
CREATE INDEX certificate_registrations_by_person_and_registered_on ON certificate_registrations (person, registered_on);
CREATE INDEX certificate_registrations_by_certificate ON certificate_registrations (certificate);

-- 继续教育
CREATE TABLE continuing_education (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  studied_on TEXT NOT NULL,
  hours REAL NOT NULL,
  topic TEXT NOT NULL,
  tag TEXT,
  organiser TEXT,
  number TEXT,
  note TEXT
) STRICT;
CREATE INDEX continuing_education_by_person_and_studied_on ON continuing_education (person, studied_on);

-- 证书登记规则
CREATE TABLE registration_rules (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  certificate TEXT NOT NULL,
  first_months INTEGER,
  valid_months INTEGER,
  window_months INTEGER,
  hours REAL,
  basis TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX registration_rules_by_certificate ON registration_rules (certificate) WHERE deleted_at IS NULL;
