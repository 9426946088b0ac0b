-- The office itself: its facts, attachments, lists, own fields, notes, recipients, reports; in the manner of 0010.

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
