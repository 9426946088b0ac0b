-- 待办: what was decided about computed reminders, and lead times; in the manner of 0030.

-- 待办处理
CREATE TABLE reminder_decisions (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  decided_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  person TEXT,
  community TEXT,
  title TEXT NOT NULL,
  due_on TEXT,
  act TEXT NOT NULL,
  until TEXT,
  cadre TEXT,
  account TEXT,
  reason TEXT,
  reminder TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_decisions_by_person ON reminder_decisions (person);
CREATE INDEX reminder_decisions_by_community ON reminder_decisions (community);
CREATE INDEX reminder_decisions_by_cadre ON reminder_decisions (cadre);

-- 提醒提前天数
CREATE TABLE lead_times (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  kind TEXT NOT NULL,
  days INTEGER NOT NULL,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX lead_times_by_kind ON lead_times (kind) WHERE deleted_at IS NULL;
