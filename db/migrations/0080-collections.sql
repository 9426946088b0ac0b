-- What the street collects from its communities: collections, one part a community, the rows as they were sent.

-- 信息采集
CREATE TABLE collections (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  title TEXT NOT NULL,
  subject TEXT NOT NULL,
  cut_off TEXT NOT NULL,
  deadline TEXT NOT NULL,
  contact TEXT,
  contact_phone TEXT,
  note TEXT,
  state TEXT NOT NULL,
  sent_on TEXT
) STRICT;

-- 采集回收
CREATE TABLE collection_parts (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  collection TEXT NOT NULL,
  community TEXT,
  code TEXT NOT NULL,
  rows INTEGER,
  state TEXT NOT NULL,
  sent_on TEXT,
  returned_on TEXT,
  file_name TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX collection_parts_code ON collection_parts (code) WHERE deleted_at IS NULL;
CREATE INDEX collection_parts_by_collection ON collection_parts (collection);

-- What a collection asks and of whom, as it was sent. Not undone.
CREATE TABLE collection_settings (
  collection TEXT PRIMARY KEY NOT NULL,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The rows that were sent, by the key that stands hidden in each: what they said tells what a community changed.
CREATE TABLE collection_rows (
  part TEXT NOT NULL,
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  record TEXT NOT NULL,
  texts TEXT NOT NULL,
  PRIMARY KEY (part, place)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX collection_rows_key ON collection_rows (key);

-- Files that came back: what was found in each, the import that waits to be looked at, what the clerk answered.
CREATE TABLE collection_returns (
  id TEXT PRIMARY KEY NOT NULL,
  part TEXT NOT NULL,
  received_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  file_name TEXT NOT NULL,
  digest TEXT NOT NULL,
  run TEXT,
  findings TEXT NOT NULL,
  summary TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_returns_by_part ON collection_returns (part, received_at);

-- What was sent goes with what it was of: 彻底删除 leaves no copy behind.
CREATE TRIGGER collections_purged AFTER DELETE ON collections BEGIN
  DELETE FROM collection_settings WHERE collection = OLD.id;
END;
CREATE TRIGGER collection_parts_purged AFTER DELETE ON collection_parts BEGIN
  DELETE FROM collection_rows WHERE part = OLD.id;
  DELETE FROM collection_returns WHERE part = OLD.id;
END;
CREATE TRIGGER people_leave_collections AFTER DELETE ON people BEGIN
  UPDATE collection_returns SET findings = '[]'
    WHERE part IN (SELECT part FROM collection_rows WHERE record = OLD.id OR instr(texts, OLD.id_number) > 0);
  DELETE FROM collection_rows WHERE record = OLD.id OR instr(texts, OLD.id_number) > 0;
END;
