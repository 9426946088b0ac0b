-- Education, certificates, grades, pay, contracts, party status, appraisals, family: in the manner of 0010.

-- 学历
CREATE TABLE educations (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  level TEXT NOT NULL,
  degree TEXT,
  school TEXT,
  major TEXT,
  study_mode TEXT,
  enrolled_on TEXT,
  graduated_on TEXT,
  is_first INTEGER,
  number TEXT,
  note TEXT
) STRICT;
CREATE INDEX educations_by_person_and_graduated_on ON educations (person, graduated_on);

-- 证书
CREATE TABLE certificates (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT,
  number TEXT,
  issued_on TEXT,
  issuer TEXT,
  valid_to TEXT,
  registered_on TEXT,
  registered_to TEXT,
  allowance_from TEXT,
  note TEXT
) STRICT;
CREATE INDEX certificates_by_person_and_issued_on ON certificates (person, issued_on);

-- 岗位等级
CREATE TABLE grades (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  grade INTEGER NOT NULL,
  post_class TEXT,
  starts_on TEXT,
  ends_on TEXT,
  reason TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX grades_by_person_and_starts_on ON grades (person, starts_on);

-- 工资情况
CREATE TABLE pay_lines (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  item TEXT NOT NULL,
  level TEXT,
  amount INTEGER NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX pay_lines_by_person_and_starts_on ON pay_lines (person, starts_on);

-- 劳动合同
CREATE TABLE contracts (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT,
  employment_form TEXT,
  signing_party TEXT,
  number TEXT,
  signed_on TEXT,
  starts_on TEXT,
  ends_on TEXT,
  probation_ends_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX contracts_by_person_and_starts_on ON contracts (person, starts_on);

-- 政治面貌
CREATE TABLE party_statuses (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  status TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  joined_on TEXT,
  full_member_on TEXT,
  branch TEXT,
  note TEXT
) STRICT;
CREATE INDEX party_statuses_by_person_and_starts_on ON party_statuses (person, starts_on);

-- 年度考核
CREATE TABLE appraisals (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  year INTEGER NOT NULL,
  duties TEXT,
  summary TEXT,
  due_days REAL,
  actual_days REAL,
  personal_leave_days REAL,
  sick_leave_days REAL,
  absent_days REAL,
  training_hours REAL,
  rotation_note TEXT,
  rewards TEXT,
  ballot_participants INTEGER,
  ballot_excellent INTEGER,
  ballot_competent INTEGER,
  ballot_basic INTEGER,
  ballot_incompetent INTEGER,
  ballot_score REAL,
  survey_sent INTEGER,
  survey_returned INTEGER,
  satisfaction_rate REAL,
  score_political REAL,
  score_performance REAL,
  score_satisfaction REAL,
  score_adjust REAL,
  score_total REAL,
  proposed_grade TEXT,
  final_grade TEXT,
  party_opinion TEXT,
  group_opinion TEXT,
  street_opinion TEXT,
  county_opinion TEXT,
  own_opinion TEXT,
  exemption_reason TEXT,
  exemption_note TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX appraisals_by_person_and_year ON appraisals (person, year) WHERE deleted_at IS NULL;
CREATE INDEX appraisals_by_person ON appraisals (person);

-- 家庭成员
CREATE TABLE family_members (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  relation TEXT NOT NULL,
  name TEXT NOT NULL,
  birth TEXT,
  political TEXT,
  work TEXT,
  phone TEXT,
  sort_order INTEGER,
  note TEXT
) STRICT;
CREATE INDEX family_members_by_person ON family_members (person);
