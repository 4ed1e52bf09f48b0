-- lotrinh schema, version 1: units through time, plans and targets, figures with their sources.
--
-- Conventions. Every table is STRICT. Text is Unicode NFC. Days are 'YYYY-MM-DD'; an interval of validity
-- is [valid_from, valid_to), valid_to NULL while it lasts; a reporting period is [period_start,
-- period_end], both days included. NULL means "not known" or "not reported", never zero.
-- The creator sets application_id (0x4C545248, "LTRH") and user_version; this file only makes objects.

-- What this file is: where its content came from and on which day it was collected.
CREATE TABLE about (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Administrative units, one row for one extent in one period. An official code is never a key: all
-- 126 codes of 2025-07-01 had been the codes of other territories.
CREATE TABLE unit (
  unit_id          INTEGER PRIMARY KEY,
  key              TEXT NOT NULL UNIQUE,  -- code + '_' + valid_from without hyphens: stable between builds
  code             TEXT NOT NULL,         -- official code; keeps its zeros
  level            TEXT NOT NULL CHECK (level IN ('city', 'district', 'commune')),
  type             TEXT NOT NULL,         -- Thành phố, Quận, Huyện, Thị xã, Phường, Xã, Thị trấn
  name             TEXT NOT NULL,         -- without the type
  full_name        TEXT NOT NULL,
  parent_id        INTEGER REFERENCES unit,
  valid_from       TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_from_basis TEXT NOT NULL,         -- the resolution, or 'first_seen_in_snapshot': a bound only
  valid_to         TEXT CHECK (valid_to > valid_from),
  valid_to_basis   TEXT,
  area_km2         REAL,
  population       INTEGER CHECK (population >= 0),
  area_source      TEXT,
  note             TEXT,
  UNIQUE (code, valid_from)
) STRICT;
CREATE INDEX unit_parent ON unit (parent_id);
CREATE INDEX unit_name ON unit (name);

-- Which unit went into which, and with what share of its people.
CREATE TABLE succession (
  succession_id INTEGER PRIMARY KEY,
  changed_on    TEXT NOT NULL,
  from_id       INTEGER NOT NULL REFERENCES unit,
  to_id         INTEGER NOT NULL REFERENCES unit,
  kind          TEXT NOT NULL
                CHECK (kind IN ('all', 'part', 'area_only', 'part_area_all_pop', 'rest')),
  weight        REAL CHECK (weight BETWEEN 0 AND 1), -- share of the old unit; NULL: no source says
  basis         TEXT NOT NULL DEFAULT 'population'
                CHECK (basis IN ('groups', 'mediators', 'households', 'population')),
  legal_ref     TEXT NOT NULL,
  evidence      TEXT NOT NULL,
  crosscheck    TEXT,                     -- what another data set says against this row
  note          TEXT,
  UNIQUE (changed_on, from_id, to_id, kind)
) STRICT;
CREATE INDEX succession_from ON succession (from_id);
CREATE INDEX succession_to ON succession (to_id);

-- Spellings of unit names really met in sources. `variant` is written as it would be typed in NFC;
-- `escaped` keeps the original when it was not NFC.
CREATE TABLE name_variant (
  name_variant_id INTEGER PRIMARY KEY,
  unit_id         INTEGER NOT NULL REFERENCES unit,
  variant         TEXT NOT NULL,
  kind            TEXT NOT NULL,
  escaped         TEXT,
  source          TEXT NOT NULL,
  UNIQUE (unit_id, variant, kind)
) STRICT;

-- One square a commune, for a map that needs no boundaries.
CREATE TABLE tile (
  unit_id INTEGER PRIMARY KEY REFERENCES unit,
  col     INTEGER NOT NULL CHECK (col > 0),   -- west to east
  row     INTEGER NOT NULL CHECK (row > 0),   -- north to south
  lon     REAL NOT NULL,
  lat     REAL NOT NULL,
  UNIQUE (col, row)
) STRICT;

-- Kinds of reporting period. Figures of different kinds never share a line.
CREATE TABLE period_kind (
  kind      TEXT PRIMARY KEY,
  position  INTEGER NOT NULL UNIQUE,      -- order of printing
  vi        TEXT NOT NULL,
  en        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO period_kind (kind, position, vi, en) VALUES
  ('year',  1, 'cả năm',        'whole year'),
  ('H1',    2, '6 tháng đầu năm', 'first half-year'),
  ('H2',    3, '6 tháng cuối năm', 'second half-year'),
  ('9M',    4, '9 tháng',       'nine months'),
  ('10M',   5, '10 tháng',      'ten months'),
  ('11M',   6, '11 tháng',      'eleven months'),
  ('Q',     7, 'quý',           'quarter'),
  ('M',     8, 'tháng',         'month'),
  ('multi', 9, 'nhiều năm',     'several years'),
  ('point', 10, 'tại thời điểm', 'at a date');

-- Things counted.
CREATE TABLE measure (
  measure        TEXT PRIMARY KEY,
  position       INTEGER NOT NULL UNIQUE,
  published_name TEXT UNIQUE,             -- its name in data/published.csv
  kind           TEXT NOT NULL CHECK (kind IN ('flow', 'stock')), -- over a period, or at a day
  counts         TEXT NOT NULL,           -- cases, groups, mediators ...
  identity       TEXT,                    -- another way to the same count: 'received - pending'
  vi             TEXT NOT NULL,
  en             TEXT NOT NULL,
  note           TEXT
) STRICT, WITHOUT ROWID;

-- Plans, several side by side, each with the days on which it holds.
CREATE TABLE plan (
  plan       TEXT PRIMARY KEY,            -- KH215
  number     TEXT NOT NULL UNIQUE,        -- 215/KH-UBND
  short      TEXT NOT NULL,
  issuer     TEXT NOT NULL,
  title      TEXT NOT NULL,
  level      TEXT NOT NULL CHECK (level IN ('national', 'city')),
  issued     TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to   TEXT CHECK (valid_to > valid_from),
  status     TEXT NOT NULL CHECK (status IN ('confirmed', 'unconfirmed')), -- was the text itself read?
  supersedes TEXT REFERENCES plan,
  source     TEXT NOT NULL,
  note       TEXT
) STRICT, WITHOUT ROWID;

-- Targets: indicator + scope + operator + value + day + clause. The value is an exact ratio of
-- integers (90/100, 1/80), so that attainment is decided without rounding.
CREATE TABLE target (
  target           TEXT PRIMARY KEY,      -- KH215-10
  position         INTEGER NOT NULL UNIQUE,
  plan             TEXT NOT NULL REFERENCES plan,
  indicator        TEXT NOT NULL,         -- an entry of data/indicators.lua
  kind             TEXT NOT NULL
                   CHECK (kind IN ('share', 'unit_share', 'ratio', 'cohort', 'count', 'milestone')),
  operator         TEXT NOT NULL CHECK (operator IN ('>=', '>', '<=', '<', '=', 'done')),
  numerator        INTEGER CHECK (numerator >= 0),
  denominator      INTEGER CHECK (denominator > 0),
  unit             TEXT NOT NULL,
  scope            TEXT NOT NULL CHECK (scope IN
                   ('national', 'each_province', 'city', 'each_district', 'pilot_communes')),
  population       TEXT NOT NULL,         -- what is counted: cases, groups, mediators ...
  deadline         TEXT NOT NULL,
  deadline_basis   TEXT NOT NULL CHECK (deadline_basis IN ('stated', 'plan_period', 'recurring')),
  recurrence_years INTEGER CHECK (recurrence_years > 0), -- at least once in so many years
  clause           TEXT NOT NULL,
  wording          TEXT NOT NULL,
  wording_kind     TEXT NOT NULL CHECK (wording_kind IN ('verbatim', 'summary')),
  reading          TEXT NOT NULL CHECK (reading IN ('stated', 'interpreted')),
  status           TEXT NOT NULL CHECK (status IN ('confirmed', 'unconfirmed')),
  superseded_by    TEXT REFERENCES target DEFERRABLE INITIALLY DEFERRED,
  source           TEXT NOT NULL,
  note             TEXT,
  CHECK ((numerator IS NULL) = (denominator IS NULL)),
  CHECK ((recurrence_years IS NOT NULL) = (deadline_basis = 'recurring'))
) STRICT, WITHOUT ROWID;

-- Pages and documents that figures were read from.
CREATE TABLE source (
  source_id INTEGER PRIMARY KEY,
  url       TEXT NOT NULL UNIQUE,
  published TEXT                          -- as far as the copy shows it: a day or a month
) STRICT;

-- One import is one file taken in by one call. An import is undone as a whole, never in parts.
CREATE TABLE import (
  import_id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  sha256    TEXT,                         -- NULL for content that ships with the program
  size      INTEGER CHECK (size >= 0),
  form      TEXT NOT NULL,
  circular  TEXT,                         -- the circular whose form it is
  document  TEXT,                         -- number and date of the report that carries the figures
  at        TEXT,                         -- UTC; NULL for content that ships with the program
  who       TEXT,
  accepted  INTEGER NOT NULL DEFAULT 0 CHECK (accepted >= 0),
  refused   INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
  state     TEXT NOT NULL DEFAULT 'current' CHECK (state IN ('current', 'undone'))
) STRICT;

-- One figure of one unit, measure, period, vintage and version. Append-only: a correction is a new
-- version in a new import.
CREATE TABLE observation (
  observation_id INTEGER PRIMARY KEY,
  unit_id        INTEGER NOT NULL REFERENCES unit,
  measure        TEXT NOT NULL REFERENCES measure,
  period_kind    TEXT NOT NULL REFERENCES period_kind,
  period_start   TEXT NOT NULL,
  period_end     TEXT NOT NULL,
  vintage        TEXT NOT NULL
                 CHECK (vintage IN ('estimate', 'preliminary', 'official', 'unstated')),
  version        INTEGER NOT NULL CHECK (version >= 1),
  value          INTEGER CHECK (value >= 0),                   -- NULL: asked for and not reported
  qualifier      TEXT NOT NULL DEFAULT '=' CHECK (qualifier IN ('=', '>', '~', '<')),
  import_id      INTEGER NOT NULL REFERENCES import,
  source_id      INTEGER REFERENCES source,
  sheet          TEXT,
  cell           TEXT NOT NULL,                                -- 'B17', or 'row 42' of a CSV file
  note           TEXT,
  CHECK (period_start <= period_end),
  UNIQUE (unit_id, measure, period_kind, period_start, period_end, vintage, version)
) STRICT;
CREATE INDEX observation_measure ON observation (measure, period_kind, period_end);
CREATE INDEX observation_import ON observation (import_id);

CREATE TRIGGER observation_is_not_changed BEFORE UPDATE ON observation
BEGIN
  SELECT RAISE(ABORT, 'observation is append-only: a correction is a new version');
END;
CREATE TRIGGER observation_is_not_deleted BEFORE DELETE ON observation
BEGIN
  SELECT RAISE(ABORT, 'observation is append-only: undo the import instead');
END;
CREATE TRIGGER import_is_not_deleted BEFORE DELETE ON import
BEGIN
  SELECT RAISE(ABORT, 'an import is undone, never deleted');
END;

-- Every published figure as it was printed, rates included, for Hà Nội and for comparison. The same
-- fact on two pages is two rows. `row` is the line of data/published.csv it came from.
CREATE TABLE published_figure (
  row            INTEGER PRIMARY KEY,
  area_code      TEXT,
  area_name      TEXT NOT NULL,
  level          TEXT NOT NULL,
  unit_id        INTEGER REFERENCES unit,                      -- NULL outside Hà Nội
  period_kind    TEXT NOT NULL REFERENCES period_kind,
  period_start   TEXT NOT NULL,
  period_end     TEXT NOT NULL,
  name           TEXT NOT NULL,                                -- cases_received, success_rate ...
  printed        TEXT NOT NULL,                                -- the digits as printed: '89.26'
  value          REAL NOT NULL,
  unit           TEXT NOT NULL CHECK (unit IN ('count', '%')),
  qualifier      TEXT NOT NULL CHECK (qualifier IN ('=', '>', '~', '<')),
  source_id      INTEGER NOT NULL REFERENCES source,
  observation_id INTEGER REFERENCES observation,               -- the observation it became
  note           TEXT,                                         -- contradictions, doubts
  note_vi        TEXT
) STRICT;
CREATE INDEX published_figure_unit ON published_figure (unit_id, name, period_kind, period_end);

-- Published figures checked against themselves.
CREATE TABLE published_check (
  row          INTEGER PRIMARY KEY,
  area_code    TEXT,
  area_name    TEXT NOT NULL,
  unit_id      INTEGER REFERENCES unit,
  period_start TEXT NOT NULL,
  period_end   TEXT NOT NULL,
  rule         TEXT NOT NULL,
  stated       REAL NOT NULL,
  computed     REAL NOT NULL,
  result       TEXT NOT NULL CHECK (result IN ('ok', 'MISMATCH', 'denominator_not_given')),
  source_id    INTEGER NOT NULL REFERENCES source
) STRICT;

-- Communes chosen as pilots: by decision, never computed, and not carried over to a successor unit.
CREATE TABLE pilot (
  pilot_id  INTEGER PRIMARY KEY,
  unit_id   INTEGER NOT NULL REFERENCES unit,
  plan      TEXT REFERENCES plan,
  chosen_on TEXT NOT NULL,
  ended_on  TEXT CHECK (ended_on > chosen_on),
  decision  TEXT NOT NULL,                -- number and date
  import_id INTEGER REFERENCES import,
  UNIQUE (unit_id, chosen_on)
) STRICT;

-- Things a plan asks to be done, done: shown by a document. `indicator` is an entry of
-- data/indicators.lua of the kind milestone.
CREATE TABLE milestone (
  milestone_id INTEGER PRIMARY KEY,
  indicator    TEXT NOT NULL,
  unit_id      INTEGER NOT NULL REFERENCES unit,
  done_on      TEXT NOT NULL,
  document     TEXT NOT NULL,             -- number, date, issuer
  note         TEXT,
  import_id    INTEGER REFERENCES import,
  UNIQUE (indicator, unit_id, done_on, document)
) STRICT;

-- Views an analyst reads ---------------------------------------------------------------------------

-- The version that counts now: the highest one whose import has not been undone.
CREATE VIEW current_observation AS
SELECT o.*
  FROM observation AS o
  JOIN import AS i ON i.import_id = o.import_id AND i.state = 'current'
 WHERE NOT EXISTS (
       SELECT 1
         FROM observation AS later
         JOIN import AS by ON by.import_id = later.import_id AND by.state = 'current'
        WHERE later.unit_id = o.unit_id AND later.measure = o.measure
          AND later.period_kind = o.period_kind AND later.period_start = o.period_start
          AND later.period_end = o.period_end AND later.vintage = o.vintage
          AND later.version > o.version);

-- The same with names in place of keys.
CREATE VIEW figure AS
SELECT u.name AS unit, u.full_name, u.level, u.code, o.measure, m.vi AS measure_vi,
       o.period_kind, o.period_start, o.period_end,
       CAST(substr(o.period_end, 1, 4) AS INTEGER) AS year,
       o.value, o.qualifier, o.vintage, o.version, i.file_name, o.sheet, o.cell, s.url, o.note
  FROM current_observation AS o
  JOIN unit AS u ON u.unit_id = o.unit_id
  JOIN measure AS m ON m.measure = o.measure
  JOIN import AS i ON i.import_id = o.import_id
  LEFT JOIN source AS s ON s.source_id = o.source_id;

-- Cases of one unit and period on one line. `closed` is the figure reported; where none was,
-- it is received - pending. A measure nobody reported stays NULL.
CREATE VIEW cases AS
SELECT unit_id, period_kind, period_start, period_end, vintage, year,
       received, settled, unsettled, pending,
       COALESCE(reported_closed, received - pending) AS closed,
       reported_closed
  FROM (
       SELECT unit_id, period_kind, period_start, period_end, vintage,
              CAST(substr(period_end, 1, 4) AS INTEGER) AS year,
              MAX(value) FILTER (WHERE measure = 'received') AS received,
              MAX(value) FILTER (WHERE measure = 'settled') AS settled,
              MAX(value) FILTER (WHERE measure = 'unsettled') AS unsettled,
              MAX(value) FILTER (WHERE measure = 'pending') AS pending,
              MAX(value) FILTER (WHERE measure = 'closed') AS reported_closed
         FROM current_observation
        WHERE measure IN ('received', 'settled', 'unsettled', 'pending', 'closed')
          AND qualifier = '='
        GROUP BY unit_id, period_kind, period_start, period_end, vintage);

-- Exact counts, and closed worked out where only received and pending were reported: what indicators
-- are made of. A figure nobody reported is no row; "more than 5000" is no count.
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
          AND c.vintage = r.vintage AND c.value IS NOT NULL AND c.qualifier = '=');

-- Whole years of the city, of communes.
CREATE VIEW city_year AS
SELECT u.unit_id, u.name, c.year, c.vintage, c.received, c.settled, c.pending, c.closed
  FROM cases AS c JOIN unit AS u ON u.unit_id = c.unit_id
 WHERE u.level = 'city' AND c.period_kind = 'year';

CREATE VIEW commune_year AS
SELECT u.unit_id, u.code, u.name, u.full_name, c.year, c.vintage, c.received, c.settled, c.pending,
       c.closed
  FROM cases AS c JOIN unit AS u ON u.unit_id = c.unit_id
 WHERE u.level = 'commune' AND c.period_kind = 'year';

-- What was printed about Hà Nội and its units, with its page.
CREATE VIEW published_series AS
SELECT f.row, u.name AS unit, u.level, f.name, f.period_kind, f.period_start, f.period_end,
       CAST(substr(f.period_end, 1, 4) AS INTEGER) AS year,
       f.printed, f.value, f.unit AS measured_in, f.qualifier, s.url, s.published, f.note
  FROM published_figure AS f
  JOIN unit AS u ON u.unit_id = f.unit_id
  JOIN source AS s ON s.source_id = f.source_id;

-- Targets beside their plan, in plan order.
CREATE VIEW plan_target AS
SELECT t.position, t.target, p.number AS plan, p.valid_from, p.valid_to, t.indicator, t.operator,
       t.numerator, t.denominator, t.scope, t.deadline, t.clause, t.wording, t.status
  FROM target AS t JOIN plan AS p ON p.plan = t.plan;
