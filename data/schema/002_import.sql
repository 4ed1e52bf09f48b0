-- lotrinh schema, version 2: what communes send. Imports with their batch key, control totals and a
-- log that is chained by hashes; results of groups; registers and decisions; cases without parties.
-- Nothing here is ever edited: a correction is a new import, an undo marks the whole import.

-- What one import is about. With the file's hash and the form this is the batch key: the same file
-- for the same period is taken in once.
ALTER TABLE import ADD COLUMN period TEXT NOT NULL DEFAULT '';   -- '2026-H1'; '' when the form has none
ALTER TABLE import ADD COLUMN vintage TEXT NOT NULL DEFAULT ''
  CHECK (vintage IN ('', 'estimate', 'preliminary', 'official', 'unstated'));
ALTER TABLE import ADD COLUMN cut_off TEXT;                      -- the last day that is counted
ALTER TABLE import ADD COLUMN unit_id INTEGER REFERENCES unit;   -- who reported, when the file says so
CREATE UNIQUE INDEX import_batch ON import (sha256, form, period, vintage)
  WHERE state = 'current' AND sha256 IS NOT NULL;

CREATE TRIGGER import_is_not_changed BEFORE UPDATE ON import
 WHEN NEW.import_id IS NOT OLD.import_id OR NEW.file_name IS NOT OLD.file_name
   OR NEW.sha256 IS NOT OLD.sha256 OR NEW.size IS NOT OLD.size OR NEW.form IS NOT OLD.form
   OR NEW.circular IS NOT OLD.circular OR NEW.document IS NOT OLD.document
   OR NEW.at IS NOT OLD.at OR NEW.who IS NOT OLD.who 
   OR (NEW.accepted IS NOT OLD.accepted AND OLD.accepted <> 0) -- set once, when rows are counted
   OR NEW.refused IS NOT OLD.refused OR NEW.period IS NOT OLD.period
   OR NEW.vintage IS NOT OLD.vintage OR NEW.cut_off IS NOT OLD.cut_off
   OR NEW.unit_id IS NOT OLD.unit_id OR (OLD.state = 'undone' AND NEW.state <> 'undone')
BEGIN
  SELECT RAISE(ABORT, 'an import is not changed: import the corrected file, or undo');
END;

-- What was stored, added up when it was: damage that the file's structure does not show is found by
-- adding up again.
CREATE TABLE control_total (
  import_id INTEGER NOT NULL REFERENCES import,
  name      TEXT NOT NULL,                -- 'observation.received', 'group_register'
  rows      INTEGER NOT NULL CHECK (rows >= 0),
  total     INTEGER NOT NULL,
  PRIMARY KEY (import_id, name)
) STRICT, WITHOUT ROWID;

-- Every change of the data, in order. `hash` is the SHA-256 of the line before it and of this line.
CREATE TABLE import_log (
  log_id   INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  who      TEXT NOT NULL,                 -- login name and host
  event    TEXT NOT NULL CHECK (event IN ('import', 'undo', 'upgrade')),
  import_id INTEGER REFERENCES import,
  detail   TEXT NOT NULL,
  program  TEXT NOT NULL,                 -- version of the program and of SQLite
  previous TEXT NOT NULL,
  hash     TEXT NOT NULL UNIQUE
) STRICT;

-- What was found and let through: for the explanation that goes with a report.
CREATE TABLE import_finding (
  import_id INTEGER NOT NULL REFERENCES import,
  number    INTEGER NOT NULL,
  code      TEXT NOT NULL,                -- 'V06'
  severity  TEXT NOT NULL CHECK (severity IN ('W', 'H')),
  unit_id   INTEGER REFERENCES unit,
  sheet     TEXT,
  cell      TEXT,
  vi        TEXT NOT NULL,
  en        TEXT NOT NULL,
  PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;

-- Results of single groups, when a commune reports by group.
CREATE TABLE group_result (
  import_id  INTEGER NOT NULL REFERENCES import,
  unit_id    INTEGER NOT NULL REFERENCES unit,
  group_name TEXT NOT NULL,
  received   INTEGER CHECK (received >= 0),
  settled    INTEGER CHECK (settled >= 0),
  unsettled  INTEGER CHECK (unsettled >= 0),
  pending    INTEGER CHECK (pending >= 0),
  sheet      TEXT,
  cell       TEXT NOT NULL
) STRICT;
CREATE INDEX group_result_import ON group_result (import_id);

-- Register of groups on a day: counts, never persons.
CREATE TABLE group_register (
  import_id     INTEGER NOT NULL REFERENCES import,
  unit_id       INTEGER NOT NULL REFERENCES unit,
  as_of         TEXT NOT NULL,
  name          TEXT NOT NULL,
  village       TEXT,
  mediators     INTEGER CHECK (mediators >= 0),
  women         INTEGER CHECK (women >= 0),
  minority      INTEGER CHECK (minority >= 0),
  minority_area INTEGER CHECK (minority_area IN (0, 1)), -- decided by people, not computed
  leaders       INTEGER CHECK (leaders >= 0),
  supported     INTEGER CHECK (supported IN (0, 1)),
  five_good     INTEGER CHECK (five_good IN (0, 1)),
  trained       INTEGER CHECK (trained >= 0),
  materials     INTEGER CHECK (materials >= 0),
  sheet         TEXT,
  cell          TEXT NOT NULL
) STRICT;
CREATE INDEX group_register_unit ON group_register (unit_id, as_of);
CREATE INDEX group_register_import ON group_register (import_id);

-- New mediators by month of recognition.
CREATE TABLE cohort (
  import_id  INTEGER NOT NULL REFERENCES import,
  unit_id    INTEGER NOT NULL REFERENCES unit,
  month      TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  recognised INTEGER NOT NULL CHECK (recognised >= 0),
  trained    INTEGER CHECK (trained >= 0), -- within six months of recognition
  sheet      TEXT,
  cell       TEXT NOT NULL
) STRICT;
CREATE INDEX cohort_import ON cohort (import_id);

-- Decisions that recognise a model; never computed from figures.
CREATE TABLE recognition (
  import_id  INTEGER NOT NULL REFERENCES import,
  unit_id    INTEGER NOT NULL REFERENCES unit,
  model      TEXT NOT NULL CHECK (model IN ('model_commune', 'five_good', 'legal_access')),
  group_name TEXT,                        -- one group; NULL: the unit itself, or `groups` of it
  groups     INTEGER CHECK (groups >= 0),
  decision   TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  year       INTEGER NOT NULL,            -- for which it is recognised
  sheet      TEXT,
  cell       TEXT NOT NULL
) STRICT;
CREATE INDEX recognition_import ON recognition (import_id);

-- Pilots and milestones of version 1 get a place in their file. What counts is decided by the import,
-- so a decision may stand twice: once undone, once current.
ALTER TABLE pilot RENAME TO pilot_1;
CREATE TABLE pilot (
  pilot_id  INTEGER PRIMARY KEY,
  unit_id   INTEGER NOT NULL REFERENCES unit,
  plan      TEXT REFERENCES plan,
  chosen_on TEXT NOT NULL,
  ended_on  TEXT CHECK (ended_on > chosen_on),
  decision  TEXT NOT NULL,                -- number and date
  import_id INTEGER REFERENCES import,
  sheet     TEXT,
  cell      TEXT
) STRICT;
INSERT INTO pilot (pilot_id, unit_id, plan, chosen_on, ended_on, decision, import_id)
  SELECT pilot_id, unit_id, plan, chosen_on, ended_on, decision, import_id FROM pilot_1;
DROP TABLE pilot_1;
CREATE INDEX pilot_import ON pilot (import_id);

ALTER TABLE milestone RENAME TO milestone_1;
CREATE TABLE milestone (
  milestone_id INTEGER PRIMARY KEY,
  indicator    TEXT NOT NULL,
  unit_id      INTEGER NOT NULL REFERENCES unit,
  done_on      TEXT NOT NULL,
  document     TEXT NOT NULL,             -- number, date, issuer
  note         TEXT,
  import_id    INTEGER REFERENCES import,
  sheet        TEXT,
  cell         TEXT
) STRICT;
INSERT INTO milestone (milestone_id, indicator, unit_id, done_on, document, note, import_id)
  SELECT milestone_id, indicator, unit_id, done_on, document, note, import_id FROM milestone_1;
DROP TABLE milestone_1;
CREATE INDEX milestone_import ON milestone (import_id);

-- What was done under the eight groups of tasks of the plan.
CREATE TABLE activity (
  import_id    INTEGER NOT NULL REFERENCES import,
  unit_id      INTEGER NOT NULL REFERENCES unit,
  task         INTEGER NOT NULL CHECK (task BETWEEN 1 AND 8),
  kind         TEXT NOT NULL
               CHECK (kind IN ('document', 'training', 'contest', 'event', 'media', 'other')),
  title        TEXT NOT NULL,
  document     TEXT,                      -- number of what was issued
  lead         TEXT,
  partners     TEXT,
  starts_on    TEXT NOT NULL,
  ends_on      TEXT,
  participants INTEGER CHECK (participants >= 0),
  cost         INTEGER CHECK (cost >= 0), -- đồng
  funding      TEXT,
  sheet        TEXT,
  cell         TEXT NOT NULL,
  CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX activity_import ON activity (import_id);

-- Single cases: dates, kind, outcome. No party, no narrative, no address.
CREATE TABLE mediation_case (
  case_id     INTEGER PRIMARY KEY,
  import_id   INTEGER NOT NULL REFERENCES import,
  line        INTEGER NOT NULL,
  code        TEXT NOT NULL,              -- the reporter's own number of the case
  unit_id     INTEGER NOT NULL REFERENCES unit,
  group_name  TEXT NOT NULL,
  received_on TEXT NOT NULL,
  started_on  TEXT,
  ended_on    TEXT,
  -- A CHECK of these two lists costs more than storing the row; the importer's lists decide.
  kind        TEXT NOT NULL,              -- dispute, civil, family, violation
  outcome     TEXT NOT NULL               -- settled, unsettled, in_progress, not_started, out_of_scope
) STRICT;
CREATE INDEX mediation_case_unit ON mediation_case (unit_id, received_on);
CREATE INDEX mediation_case_code ON mediation_case (code);

-- Append-only, all of them.
CREATE TRIGGER control_total_is_not_changed BEFORE UPDATE ON control_total
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER control_total_is_not_deleted BEFORE DELETE ON control_total
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER import_log_is_not_changed BEFORE UPDATE ON import_log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER import_log_is_not_deleted BEFORE DELETE ON import_log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER import_finding_is_not_changed BEFORE UPDATE ON import_finding
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER import_finding_is_not_deleted BEFORE DELETE ON import_finding
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER group_result_is_not_changed BEFORE UPDATE ON group_result
BEGIN SELECT RAISE(ABORT, 'append-only: import the corrected file'); END;
CREATE TRIGGER group_result_is_not_deleted BEFORE DELETE ON group_result
BEGIN SELECT RAISE(ABORT, 'append-only: undo the import instead'); END;
CREATE TRIGGER group_register_is_not_changed BEFORE UPDATE ON group_register
BEGIN SELECT RAISE(ABORT, 'append-only: import the corrected file'); END;
CREATE TRIGGER group_register_is_not_deleted BEFORE DELETE ON group_register
BEGIN SELECT RAISE(ABORT, 'append-only: undo the import instead'); END;
CREATE TRIGGER cohort_is_not_changed BEFORE UPDATE ON cohort
BEGIN SELECT RAISE(ABORT, 'append-only: import the corrected file'); END;
CREATE TRIGGER cohort_is_not_deleted BEFORE DELETE ON cohort
BEGIN SELECT RAISE(ABORT, 'append-only: undo the import instead'); END;
CREATE TRIGGER recognition_is_not_changed BEFORE UPDATE ON recognition
BEGIN SELECT RAISE(ABORT, 'append-only: import the corrected file'); END;
CREATE TRIGGER recognition_is_not_deleted BEFORE DELETE ON recognition
BEGIN SELECT RAISE(ABORT, 'append-only: undo the import instead'); END;
CREATE TRIGGER pilot_is_not_changed BEFORE UPDATE ON pilot
BEGIN SELECT RAISE(ABORT, 'append-only: import the corrected file'); END;
CREATE TRIGGER pilot_is_not_deleted BEFORE DELETE ON pilot
BEGIN SELECT RAISE(ABORT, 'append-only: undo the import instead'); END;
CREATE TRIGGER milestone_is_not_changed BEFORE UPDATE ON milestone
BEGIN SELECT RAISE(ABORT, 'append-only: import the corrected file'); END;
CREATE TRIGGER milestone_is_not_deleted BEFORE DELETE ON milestone
BEGIN SELECT RAISE(ABORT, 'append-only: undo the import instead'); END;
CREATE TRIGGER activity_is_not_changed BEFORE UPDATE ON activity
BEGIN SELECT RAISE(ABORT, 'append-only: import the corrected file'); END;
CREATE TRIGGER activity_is_not_deleted BEFORE DELETE ON activity
BEGIN SELECT RAISE(ABORT, 'append-only: undo the import instead'); END;
CREATE TRIGGER mediation_case_is_not_changed BEFORE UPDATE ON mediation_case
BEGIN SELECT RAISE(ABORT, 'append-only: import the corrected file'); END;
CREATE TRIGGER mediation_case_is_not_deleted BEFORE DELETE ON mediation_case
BEGIN SELECT RAISE(ABORT, 'append-only: undo the import instead'); END;

-- Views an analyst reads ---------------------------------------------------------------------------

-- The register that counts now: of each unit the newest day, of that day the newest import.
CREATE VIEW current_group AS
SELECT g.*,
       CASE WHEN g.mediators IS NULL OR g.women IS NULL OR g.leaders IS NULL
              OR (g.minority_area = 1 AND g.minority IS NULL) THEN NULL
            ELSE g.mediators >= 3 AND g.women >= 1 AND g.leaders = 1
             AND (COALESCE(g.minority_area, 0) = 0 OR g.minority >= 1) END AS composed
  FROM group_register AS g
  JOIN import AS i ON i.import_id = g.import_id AND i.state = 'current'
 WHERE NOT EXISTS (
       SELECT 1
         FROM group_register AS later
         JOIN import AS by ON by.import_id = later.import_id AND by.state = 'current'
        WHERE later.unit_id = g.unit_id
          AND (later.as_of > g.as_of OR (later.as_of = g.as_of AND later.import_id > g.import_id)));

CREATE VIEW current_recognition AS
SELECT r.* FROM recognition AS r JOIN import AS i ON i.import_id = r.import_id AND i.state = 'current';
CREATE VIEW current_pilot AS
SELECT p.* FROM pilot AS p LEFT JOIN import AS i ON i.import_id = p.import_id
 WHERE i.state IS NULL OR i.state = 'current';
CREATE VIEW current_milestone AS
SELECT m.* FROM milestone AS m LEFT JOIN import AS i ON i.import_id = m.import_id
 WHERE i.state IS NULL OR i.state = 'current';
CREATE VIEW current_activity AS
SELECT a.* FROM activity AS a JOIN import AS i ON i.import_id = a.import_id AND i.state = 'current';
CREATE VIEW current_case AS
SELECT c.* FROM mediation_case AS c
  JOIN import AS i ON i.import_id = c.import_id AND i.state = 'current';

-- Cohorts that count now: of each unit and month the newest import.
CREATE VIEW current_cohort AS
SELECT c.*
  FROM cohort AS c
  JOIN import AS i ON i.import_id = c.import_id AND i.state = 'current'
 WHERE NOT EXISTS (
       SELECT 1 FROM cohort AS later
         JOIN import AS by ON by.import_id = later.import_id AND by.state = 'current'
        WHERE later.unit_id = c.unit_id AND later.month = c.month
          AND later.import_id > c.import_id);

-- Trainers as reported, one line a unit and day.
CREATE VIEW trainer AS
SELECT unit_id, period_end AS as_of, vintage,
       MAX(value) FILTER (WHERE measure = 'trainers') AS trainers,
       MAX(value) FILTER (WHERE measure = 'trainers_city') AS city,
       MAX(value) FILTER (WHERE measure = 'trainers_district') AS district,
       MAX(value) FILTER (WHERE measure = 'trainers_trained') AS trained
  FROM current_observation
 WHERE measure IN ('trainers', 'trainers_city', 'trainers_district', 'trainers_trained')
 GROUP BY unit_id, period_end, vintage;

-- What indicators are made of, now also from the tables above: cohorts by month of recognition, and
-- communes recognised by decision (a count of the year for which, known from the day of the decision).
DROP VIEW counted;
CREATE VIEW counted AS
SELECT unit_id, measure, period_kind, period_start, period_end, vintage, value, import_id, source_id
  FROM current_observation
 WHERE qualifier = '=' AND value IS NOT NULL
UNION ALL
SELECT r.unit_id, 'closed', r.period_kind, r.period_start, r.period_end, r.vintage,
       r.value - p.value, r.import_id, r.source_id
  FROM current_observation AS r
  JOIN current_observation AS p
    ON p.unit_id = r.unit_id AND p.measure = 'pending' AND p.period_kind = r.period_kind
   AND p.period_start = r.period_start AND p.period_end = r.period_end AND p.vintage = r.vintage
 WHERE r.measure = 'received' AND r.qualifier = '=' AND p.qualifier = '=' AND p.value <= r.value
   AND NOT EXISTS (
       SELECT 1
         FROM current_observation AS c
        WHERE c.unit_id = r.unit_id AND c.measure = 'closed' AND c.period_kind = r.period_kind
          AND c.period_start = r.period_start AND c.period_end = r.period_end
          AND c.vintage = r.vintage AND c.value IS NOT NULL AND c.qualifier = '=')
UNION ALL
SELECT unit_id, 'new_mediators', 'M', month || '-01', date(month || '-01', '+1 month', '-1 day'),
       'official', recognised, import_id, NULL
  FROM current_cohort
UNION ALL
SELECT unit_id, 'new_mediators_trained', 'M', month || '-01',
       date(month || '-01', '+1 month', '-1 day'), 'official', trained, import_id, NULL
  FROM current_cohort
 WHERE trained IS NOT NULL
UNION ALL
SELECT unit_id, 'model_communes', 'point', MIN(decided_on), year || '-12-31', 'official', 1,
       MAX(import_id), NULL
  FROM current_recognition
 WHERE model = 'model_commune' AND group_name IS NULL
 GROUP BY unit_id, year;
