-- Forms that somebody sends and wants back filled: which, with what bindings, and what each heading took last time.

-- 表样
CREATE TABLE forms (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  title TEXT NOT NULL,
  recipient TEXT,
  file_name TEXT NOT NULL,
  row_register TEXT NOT NULL,
  headings TEXT,
  note TEXT
) STRICT;
CREATE INDEX forms_by_recipient ON forms (recipient);

-- How a form is filled: its tables with their bindings and who belongs in, as the screens see them. Not undone.
CREATE TABLE form_settings (
  form TEXT PRIMARY KEY NOT NULL,
  digest TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  content TEXT NOT NULL,
  times INTEGER NOT NULL DEFAULT 0,
  last_filled TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX form_settings_by_digest ON form_settings (digest);
CREATE INDEX form_settings_by_fingerprint ON form_settings (fingerprint);

-- What a heading took last time, in whatever form.
CREATE TABLE form_headings (
  row_register TEXT NOT NULL,
  heading TEXT NOT NULL,
  binding TEXT NOT NULL,
  PRIMARY KEY (row_register, heading)
) STRICT, WITHOUT ROWID;

-- A list of names that waits to be filled (给名单取数): what stands in it, what the clerk decided. Its file lies among the files.
CREATE TABLE name_lists (
  id TEXT PRIMARY KEY NOT NULL,
  opened_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  file_name TEXT NOT NULL,
  digest TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
