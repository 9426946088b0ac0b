-- 离岗(退出): the case of whoever leaves, what is handed over, the audit of who led, and those who have retired; in the manner of 0030.

-- 离岗(退出)记录
CREATE TABLE leavings (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  reason TEXT NOT NULL,
  ground TEXT,
  track TEXT NOT NULL,
  applied_on TEXT,
  noticed_on TEXT,
  leaves_on TEXT NOT NULL,
  notice_days INTEGER,
  notice_paid INTEGER,
  severance INTEGER,
  contract_term TEXT,
  meeting TEXT,
  approval_document TEXT,
  went_to TEXT,
  state TEXT NOT NULL,
  certificate_on TEXT,
  certificate_number TEXT,
  files_moved_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX leavings_by_person_and_leaves_on ON leavings (person, leaves_on);

-- 工作交接清单
CREATE TABLE handovers (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  leaving TEXT,
  kind TEXT,
  item TEXT NOT NULL,
  handed_to TEXT,
  witness TEXT,
  handed_on TEXT,
  done INTEGER,
  note TEXT
) STRICT;
CREATE INDEX handovers_by_person_and_handed_on ON handovers (person, handed_on);
CREATE INDEX handovers_by_leaving ON handovers (leaving);

-- 离任审计
CREATE TABLE exit_audits (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  community TEXT,
  post TEXT,
  reason TEXT,
  opened_on TEXT,
  audited_by TEXT,
  period TEXT,
  finished_on TEXT,
  conclusion TEXT,
  document TEXT,
  note TEXT
) STRICT;
CREATE INDEX exit_audits_by_person_and_opened_on ON exit_audits (person, opened_on);
CREATE INDEX exit_audits_by_community ON exit_audits (community);

-- 退休联系册
CREATE TABLE retiree_contacts (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  retired_on TEXT,
  last_post TEXT,
  phone TEXT,
  address TEXT,
  contact TEXT,
  contact_relation TEXT,
  contact_phone TEXT,
  keeps_in_touch TEXT,
  contacted_on TEXT,
  situation TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX retiree_contacts_by_person ON retiree_contacts (person) WHERE deleted_at IS NULL;
CREATE INDEX retiree_contacts_of_person ON retiree_contacts (person, retired_on);
