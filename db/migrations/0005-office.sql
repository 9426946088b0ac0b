-- What the office's own machinery keeps: accounts, the record of changes, and what is remembered between sessions.
-- These tables are not registers: they are written by named functions and are not undone.

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL
) STRICT;

-- One user action, however many records it touched.
CREATE TABLE changes (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  undoes TEXT,
  undone_by TEXT
) STRICT;
CREATE INDEX changes_by_time ON changes (at);

-- One line per record and change. Lines form a hash chain; a payload may be dropped (彻底删除) without breaking it,
-- because the chain covers the payload's salted hash.
CREATE TABLE history (
  seq INTEGER PRIMARY KEY NOT NULL,
  change_id TEXT NOT NULL REFERENCES changes (id),
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  action TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload TEXT,
  salt TEXT,
  payload_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_record ON history (register, record_id, version);
CREATE INDEX history_by_change ON history (change_id);

-- Who looked at or carried out unmasked values: counts and register names, never the values.
CREATE TABLE read_log (
  seq INTEGER PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  register TEXT NOT NULL,
  record_id TEXT,
  count INTEGER NOT NULL DEFAULT 1,
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE saved_views (
  id TEXT PRIMARY KEY NOT NULL,
  register TEXT NOT NULL,
  name TEXT NOT NULL,
  account TEXT,
  view TEXT NOT NULL,
  UNIQUE (register, name)
) STRICT;

CREATE TABLE import_mappings (
  profile TEXT NOT NULL,
  heading TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (profile, heading)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  account TEXT NOT NULL,
  slot TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (account, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE sequences (
  name TEXT PRIMARY KEY NOT NULL,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- An import waits here, encrypted with the rest, until it is committed or discarded; afterwards the line stays as 导入记录.
CREATE TABLE import_runs (
  id TEXT PRIMARY KEY NOT NULL,
  profile TEXT NOT NULL,
  file_name TEXT NOT NULL,
  started_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  state TEXT NOT NULL,
  settings TEXT NOT NULL,
  counts TEXT NOT NULL DEFAULT '{}',
  change_id TEXT REFERENCES changes (id)
) STRICT;

CREATE TABLE import_rows (
  run TEXT NOT NULL REFERENCES import_runs (id) ON DELETE CASCADE,
  row INTEGER NOT NULL,
  raw TEXT NOT NULL,
  repairs TEXT NOT NULL DEFAULT '{}',
  decisions TEXT NOT NULL DEFAULT '{}',
  plan TEXT,
  state TEXT NOT NULL DEFAULT 'new',
  PRIMARY KEY (run, row)
) STRICT, WITHOUT ROWID;

-- The files of attachments: an immutable encrypted file each, named by a keyed hash of its content.
CREATE TABLE files (
  digest TEXT PRIMARY KEY NOT NULL,
  size INTEGER NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Parcels of other offices that were checked here: the pinned key and the last number seen.
CREATE TABLE known_senders (
  fingerprint TEXT PRIMARY KEY NOT NULL,
  office TEXT NOT NULL,
  pinned_at TEXT NOT NULL,
  epoch TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  last_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
