-- How each upper platform wants its table: which columns, in what order, under its headings and in its codes.

-- 导出格式
CREATE TABLE export_profiles (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  title TEXT NOT NULL,
  recipient TEXT,
  row_register TEXT NOT NULL,
  file_type TEXT NOT NULL,
  titled INTEGER,
  sheet_name TEXT,
  headings TEXT,
  columns TEXT NOT NULL,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX export_profiles_by_title ON export_profiles (title, row_register) WHERE deleted_at IS NULL;
CREATE INDEX export_profiles_by_recipient ON export_profiles (recipient);

-- What the columns of a profile take and how they are written, under a code of what it says: a record names one, so that
-- history and 撤销 need no more than the code. Nothing here is ever changed.
CREATE TABLE export_profile_columns (
  code TEXT PRIMARY KEY NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER export_profiles_purged AFTER DELETE ON export_profiles BEGIN
  DELETE FROM export_profile_columns
    WHERE code = OLD.columns AND NOT EXISTS (SELECT 1 FROM export_profiles WHERE columns = OLD.columns);
END;
