-- What left the office: the line in 上报记录 says more of it, its files and rows are kept as they were.

ALTER TABLE reports ADD COLUMN kind TEXT;
ALTER TABLE reports ADD COLUMN form TEXT;
ALTER TABLE reports ADD COLUMN way TEXT;
ALTER TABLE reports ADD COLUMN returned_on TEXT;
ALTER TABLE reports ADD COLUMN return_reason TEXT;
ALTER TABLE reports ADD COLUMN replaces TEXT;
ALTER TABLE reports ADD COLUMN reason TEXT;
CREATE INDEX reports_by_form ON reports (form);
CREATE INDEX reports_by_replaced ON reports (replaces);

-- The foot line of papers for an addressee, and which monthly changes it wants.
ALTER TABLE recipients ADD COLUMN reporting_unit TEXT;
ALTER TABLE recipients ADD COLUMN head_name TEXT;
ALTER TABLE recipients ADD COLUMN preparer_name TEXT;
ALTER TABLE recipients ADD COLUMN phone_shown TEXT;
ALTER TABLE recipients ADD COLUMN changes_wanted TEXT;

-- What a report holds: its heading, the rows as they were written, the rows that the next one is compared with.
-- `left_at` is when it first left the office: from then on nothing changes it.
CREATE TABLE report_contents (
  report TEXT PRIMARY KEY NOT NULL,
  kept_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  head TEXT NOT NULL,
  content TEXT NOT NULL,
  left_at TEXT
) STRICT, WITHOUT ROWID;

-- Its files, encrypted among the files; `sha256` is that of the plain bytes, as a receiver would compute it.
CREATE TABLE report_files (
  report TEXT NOT NULL,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  digest TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_files_by_digest ON report_files (digest);

CREATE TRIGGER reports_leave AFTER UPDATE OF state ON reports
WHEN NEW.state NOT IN ('draft', 'final') BEGIN
  UPDATE report_contents SET left_at = NEW.updated_at WHERE report = NEW.id AND left_at IS NULL;
END;
CREATE TRIGGER report_contents_stay BEFORE UPDATE ON report_contents WHEN OLD.left_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'what left the office stays as it was');
END;
CREATE TRIGGER report_contents_remain BEFORE DELETE ON report_contents
WHEN OLD.left_at IS NOT NULL AND EXISTS (SELECT 1 FROM reports WHERE id = OLD.report) BEGIN
  SELECT RAISE(ABORT, 'what left the office is kept');
END;
CREATE TRIGGER report_files_stay BEFORE UPDATE ON report_files BEGIN
  SELECT RAISE(ABORT, 'a kept file is not exchanged');
END;
CREATE TRIGGER report_files_remain BEFORE DELETE ON report_files
WHEN EXISTS (SELECT 1 FROM report_contents WHERE report = OLD.report AND left_at IS NOT NULL)
  AND EXISTS (SELECT 1 FROM reports WHERE id = OLD.report) BEGIN
  SELECT RAISE(ABORT, 'what left the office is kept');
END;
CREATE TRIGGER report_files_whole BEFORE INSERT ON report_files
WHEN EXISTS (SELECT 1 FROM report_contents WHERE report = NEW.report AND left_at IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'nothing is added to what left the office');
END;
CREATE TRIGGER reports_purged AFTER DELETE ON reports BEGIN
  DELETE FROM report_files WHERE report = OLD.id;
  DELETE FROM report_contents WHERE report = OLD.id;
END;
