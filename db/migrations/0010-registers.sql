-- The first registers: one table each, one column per field, in the order of the definition.
-- Dated tables: an empty first day reaches back without end, an empty last day has not ended; last days are inclusive.
-- Refs carry no foreign keys, because soft-deleted records stay; the writer of records checks them.

-- 单位信息
CREATE TABLE offices (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  street TEXT NOT NULL,
  county TEXT,
  division_code TEXT,
  contact_name TEXT,
  contact_phone TEXT,
  head_name TEXT,
  preparer_name TEXT,
  appraisal_words TEXT,
  idle_minutes INTEGER DEFAULT 10,
  backup_folder_note TEXT,
  demo INTEGER
) STRICT;

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

-- 附件
CREATE TABLE attachments (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  kind TEXT,
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  mime TEXT,
  size INTEGER NOT NULL,
  digest TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX attachments_by_register_and_record_id ON attachments (register, record_id);

-- 代码
CREATE TABLE code_values (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  synonyms TEXT,
  sort INTEGER,
  hidden INTEGER
) STRICT;
CREATE UNIQUE INDEX code_values_by_list_and_code ON code_values (list, code) WHERE deleted_at IS NULL;

-- 自设栏目
CREATE TABLE custom_fields (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  register TEXT NOT NULL,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  field_kind TEXT NOT NULL,
  list TEXT,
  help TEXT,
  required INTEGER,
  private TEXT,
  sort INTEGER,
  hidden INTEGER
) STRICT;
CREATE UNIQUE INDEX custom_fields_by_register_and_key ON custom_fields (register, key) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX custom_fields_by_register_and_label ON custom_fields (register, label) WHERE deleted_at IS NULL;

-- 填报说明
CREATE TABLE page_notes (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  page TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX page_notes_by_page ON page_notes (page) WHERE deleted_at IS NULL;

-- 收件单位
CREATE TABLE recipients (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  name TEXT NOT NULL,
  kind TEXT,
  sort_order INTEGER,
  contact TEXT,
  contact_phone TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX recipients_by_name ON recipients (name) WHERE deleted_at IS NULL;

-- 上报记录
CREATE TABLE reports (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  title TEXT NOT NULL,
  recipient TEXT,
  period TEXT,
  cut_off TEXT,
  state TEXT NOT NULL,
  sequence TEXT,
  counts TEXT,
  sent_by TEXT,
  sent_on TEXT,
  file_name TEXT,
  digest TEXT,
  note TEXT
) STRICT;
CREATE INDEX reports_by_recipient ON reports (recipient);
