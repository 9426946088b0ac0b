-- 谈心谈话, 作风提醒, 诉求办理, 投诉与工单, 服务台账; in the manner of 0030.

-- 谈心谈话
CREATE TABLE talks (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  talked_on TEXT,
  talked_by TEXT,
  place TEXT,
  state TEXT NOT NULL,
  visit_due TEXT,
  visited_on TEXT,
  readers TEXT,
  content TEXT,
  opinion TEXT,
  visit_result TEXT
) STRICT;
CREATE INDEX talks_by_person_and_talked_on ON talks (person, talked_on);
CREATE INDEX talks_by_talked_by ON talks (talked_by);

-- 作风提醒
CREATE TABLE style_notices (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  noticed_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  way TEXT,
  matter TEXT NOT NULL,
  noticed_by TEXT,
  mend_by TEXT,
  mended_on TEXT,
  mending TEXT,
  note TEXT
) STRICT;
CREATE INDEX style_notices_by_person_and_noticed_on ON style_notices (person, noticed_on);
CREATE INDEX style_notices_by_noticed_by ON style_notices (noticed_by);

-- 诉求办理
CREATE TABLE requests (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  raised_on TEXT NOT NULL,
  source TEXT NOT NULL,
  category TEXT NOT NULL,
  matter TEXT NOT NULL,
  owner TEXT,
  due_on TEXT,
  state TEXT NOT NULL,
  result TEXT,
  done_on TEXT,
  satisfaction TEXT,
  note TEXT
) STRICT;
CREATE INDEX requests_by_person_and_raised_on ON requests (person, raised_on);
CREATE INDEX requests_by_owner ON requests (owner);

-- 办理过程
CREATE TABLE request_steps (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  request TEXT NOT NULL,
  step_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  owner TEXT,
  text TEXT
) STRICT;
CREATE INDEX request_steps_by_request_and_step_on ON request_steps (request, step_on);
CREATE INDEX request_steps_by_owner ON request_steps (owner);

-- 诉求办理时限
CREATE TABLE request_limits (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  category TEXT NOT NULL,
  days INTEGER NOT NULL,
  basis TEXT,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX request_limits_by_category ON request_limits (category) WHERE deleted_at IS NULL;

-- 投诉与工单
CREATE TABLE complaints (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  source TEXT NOT NULL,
  number TEXT,
  received_on TEXT NOT NULL,
  matter TEXT NOT NULL,
  verified TEXT NOT NULL,
  mending TEXT,
  due_on TEXT,
  done_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX complaints_by_person_and_received_on ON complaints (person, received_on);

-- 服务台账
CREATE TABLE services (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT,
  extra TEXT NOT NULL DEFAULT '{}',
  person TEXT NOT NULL,
  month TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX services_by_person_and_month_and_kind ON services (person, month, kind) WHERE deleted_at IS NULL;
CREATE INDEX services_by_person_and_month ON services (person, month);
