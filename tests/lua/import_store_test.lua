-- What an import leaves in the database: versions, totals, log, backups; who may write; upgrades.
local backup = require "store.backup"
local database = require "lotrinh.database"
local files = require "lotrinh.files"
local importer = require "importer"
local lock = require "lotrinh.lock"
local log = require "importer.log"
local store = require "store"
local write = require "importer.write"

local folder, path

local HEADER = "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành\n"
local SO_BO = { period = "2026-H1", vintage = "so_bo" }

local function run(name, text, options)
  assert(files.write(folder .. "/" .. name, HEADER .. text, { force = true }))
  return importer.run { database = path, arguments = { folder .. "/" .. name },
    period = (options or SO_BO).period, vintage = (options or SO_BO).vintage }
end

local function value(measure)
  local db <close> = store.open(path)
  local rows = db:query([[SELECT value FROM current_observation AS o
      JOIN unit AS u ON u.unit_id = o.unit_id
      WHERE u.full_name = 'Phường Ba Đình' AND measure = ? ORDER BY value]], measure)
  return #rows > 0 and rows[1].value or nil
end

TestImportStore = {}

function TestImportStore.setUp()
  folder = os.tmpname()
  os.remove(folder)
  assert(files.make_folder(folder))
  path = folder .. "/a.db"
  assert(store.create(path))
end

function TestImportStore.tearDown()
  for _, where in ipairs { folder .. "/a.db.backups", folder } do
    for _, name in ipairs(files.list(where) or {}) do
      os.remove(where .. "/" .. name)
    end
    os.remove(where)
  end
end

function TestImportStore.testAllFilesOrNone()
  assert(files.write(folder .. "/1.csv", HEADER .. "Phường Ba Đình,5,4,1\n"))
  assert(files.write(folder .. "/2.csv", HEADER .. "Phường Hồng Hà,5,6,1\n"))
  local outcome = importer.run { database = path, period = "2026-H1", vintage = "so_bo",
    arguments = { folder .. "/1.csv", folder .. "/2.csv" } }
  lu.assertTrue(outcome.errors > 0)
  lu.assertNil(value "received")
  assert(files.write(folder .. "/2.csv", HEADER .. "Phường Hồng Hà,5,4,1\n", { force = true }))
  outcome = importer.run { database = path, period = "2026-H1", vintage = "so_bo",
    arguments = { folder } }
  lu.assertEquals({ outcome.errors, outcome.stored }, { 0, 2 })
  lu.assertEquals(value "received", 5)
end

function TestImportStore.testTwoFilesOfOneCallForOneUnitAreRefused()
  assert(files.write(folder .. "/1.csv", HEADER .. "Phường Ba Đình,5,4,1\n"))
  assert(files.write(folder .. "/2.csv", HEADER .. "Phường Ba Đình,6,5,1\n"))
  local outcome = importer.run { database = path, period = "2026-H1", vintage = "so_bo",
    arguments = { folder } }
  lu.assertEquals(outcome.results[2].findings[1].code, "V20")
  lu.assertEquals(outcome.stored, 0)
end

function TestImportStore.testTheSameFileTwiceChangesNothing()
  lu.assertEquals(run("1.csv", "Phường Ba Đình,5,4,1\n").stored, 1)
  local before = assert(files.read(path))
  local outcome = run("1.csv", "Phường Ba Đình,5,4,1\n")
  lu.assertEquals({ outcome.stored, outcome.errors }, { 0, 0 })
  lu.assertNotNil(outcome.results[1].known)
  lu.assertTrue(assert(files.read(path)) == before)
end

function TestImportStore.testTheSameFileForAnotherPeriodIsAnotherBatch()
  run("1.csv", "Phường Ba Đình,5,4,1\n")
  lu.assertEquals(run("1.csv", "Phường Ba Đình,5,4,1\n",
    { period = "2026-H1", vintage = "chinh_thuc" }).stored, 1)
end

function TestImportStore.testUndoBringsTheVersionBeforeBack()
  run("1.csv", "Phường Ba Đình,5,4,1\n")
  run("2.csv", "Phường Ba Đình,7,6,1\n")
  lu.assertEquals(value "received", 7)
  importer.undo(path, 3)
  lu.assertEquals(value "received", 5)
  lu.assertEquals(run("2.csv", "Phường Ba Đình,7,6,1\n").stored, 1)
  lu.assertEquals(value "received", 7)
  local db <close> = store.open(path)
  lu.assertTrue(log.verify(db))
  lu.assertEquals(#write.verify_totals(db), 0)
end

-- The tables refuse; a hand with another tool does not ask them.
function TestImportStore.testAChangeByHandIsSeen()
  run("1.csv", "Phường Ba Đình,5,4,1\n")
  run("2.csv", "Phường Ba Đình,7,6,1\n")
  local db <close> = assert(database.memory { schema = true })
  local source <close> = store.open(path)
  db:execute("DROP TRIGGER import_log_is_not_deleted")
  db:execute("INSERT INTO import (import_id, file_name, form) VALUES (2, 'a', 'x'), (3, 'b', 'x')")
  for _, name in ipairs { "at", "who", "detail", "hash" } do
    lu.assertTrue(log.verify(source))
    local lines = {}
    for row in source:rows("SELECT * FROM import_log ORDER BY log_id") do
      lines[#lines + 1] = { log_id = row.log_id, at = row.at, who = row.who, event = row.event,
        detail = row.detail, program = row.program, previous = row.previous, hash = row.hash }
    end
    lines[1][name] = "x" .. lines[1][name]
    db:execute("DELETE FROM import_log")
    for _, line in ipairs(lines) do
      require "store.insert".row(db, "import_log", line)
    end
    local ok, why = log.verify(db)
    lu.assertNil(ok)
    lu.assertEquals(why.code, "LT-1750")
  end
end

function TestImportStore.testControlTotalsSeeALostFigure()
  run("1.csv", "Phường Ba Đình,5,4,1\n")
  local db <close> = assert(database.open(path, { mode = "write" }))
  lu.assertFalse(pcall(db.execute, db, "DELETE FROM observation WHERE import_id = 2"))
  db:execute([[INSERT INTO observation (unit_id, measure, period_kind, period_start, period_end,
      vintage, version, value, import_id, cell) VALUES (2, 'received', 'year', '2026-01-01',
      '2026-12-31', 'official', 1, 100, 2, 'B2')]])
  local wrong = write.verify_totals(db)
  lu.assertEquals(#wrong, 1)
  lu.assertEquals({ wrong[1].name, wrong[1].total, wrong[1].total_now },
    { "observation.received", 5, 105 })
end

function TestImportStore.testASecondImporterIsToldWhoAndSinceWhen()
  local held <close> = assert(lock.take(path .. ".lock", "an@may-1 từ 08:00"))
  local ok, why = pcall(run, "1.csv", "Phường Ba Đình,5,4,1\n")
  lu.assertFalse(ok)
  lu.assertEquals({ why.code, why.exit }, { "LT-1270", 6 })
  lu.assertStrContains(why.text, "an@may-1 từ 08:00")
  held:release()
  lu.assertEquals(run("1.csv", "Phường Ba Đình,5,4,1\n").stored, 1)
end

function TestImportStore.testABackupIsMadeBefore()
  local outcome = run("1.csv", "Phường Ba Đình,5,4,1\n")
  local db <close> = store.open(outcome.backup)
  lu.assertEquals(db:query("SELECT max(import_id) AS n FROM import")[1].n, 1)
  lu.assertEquals(#backup.list(path), 1)
end

-- Thirty newest, and the first of each month.
function TestImportStore.testOldBackupsAreThinnedOut()
  local where = backup.folder(path)
  assert(files.make_folder(where))
  for day = 1, 28 do
    for _, month in ipairs { "01", "02" } do
      assert(files.write(("%s/2026-%s-%02dT080000.db"):format(where, month, day), "x"))
    end
  end
  assert(files.write(where .. "/mine.txt", "x"))
  local db <close> = store.open(path)
  assert(backup.make(db))
  local names = backup.list(path)
  lu.assertEquals(#names, 31)
  lu.assertEquals(names[1], "2026-01-01T080000.db")
  lu.assertEquals(files.kind(where .. "/mine.txt"), "file")
end

function TestImportStore.testAnOldDatabaseIsBackedUpAndUpgraded()
  local old = folder .. "/old.db"
  assert(database.create(old, { version = 1 })):close()
  local ok, why = pcall(store.open, old)
  lu.assertFalse(ok)
  lu.assertEquals({ why.code, why.exit }, { "LT-1253", 6 })
  local db <close>, saved = store.open_to_write(old, { at = "2026-07-01", who = "an" })
  lu.assertEquals(db:version(), database.newest())
  lu.assertEquals(db:query("SELECT event FROM import_log")[1].event, "upgrade")
  lu.assertTrue(db:query("SELECT count(*) AS n FROM measure")[1].n > 40)
  local before <close> = assert(database.open(saved))
  lu.assertEquals(before:version(), 1)
  before:close()
  os.remove(saved)
  os.remove(backup.folder(old))
  db:close()
end

-- The parts of a record form, and what its rows add up to.
function TestImportStore.testARegisterGivesRowsAndTotals()
  assert(files.write(folder .. "/r.csv", "Xã phường,Tên tổ hòa giải,Số hòa giải viên,"
    .. "Hòa giải viên nữ,Số tổ trưởng,Được hỗ trợ pháp luật\n"
    .. "Phường Ba Đình,Tổ 1,5,2,1,x\nPhường Ba Đình,Tổ 2,2,1,1,không\nPhường Hồng Hà,Tổ "
      .. "1,3,1,1,\n"))
  local outcome = importer.run { database = path, arguments = { folder .. "/r.csv" },
    period = "2026-H1", vintage = "chinh_thuc" }
  lu.assertEquals({ outcome.errors, outcome.stored }, { 0, 1 })
  lu.assertEquals(outcome.results[1].findings[1].code, "V07")
  lu.assertEquals({ value "groups", value "mediators", value "groups_composed",
    value "groups_supported" }, { 2, 7, 1, 1 })
  local db <close> = store.open(path)
  lu.assertEquals(db:query("SELECT sum(composed) AS n FROM current_group")[1].n, 2)
  lu.assertEquals(#write.verify_totals(db), 0)
end

function TestImportStore.testDecisionsAndMonths()
  assert(files.write(folder .. "/1.csv", "Xã phường,Danh hiệu,Số quyết định,Ngày quyết định,Năm\n"
    .. "Phường Ba Đình,Phường điển hình,12/QĐ-UBND,05/01/2026,2025\n"))
  assert(files.write(folder .. "/2.csv", "Xã phường,Tháng công nhận,Hòa giải viên mới,"
    .. "Được tập huấn trong 6 tháng\nPhường Ba Đình,3/2026,4,3\n"))
  assert(files.write(folder .. "/3.csv", "Xã phường điểm,Văn bản chọn điểm,Ngày chọn\n"
    .. "Phường Ba Đình,5/KH-UBND,15/7/2025\n"))
  assert(files.write(folder .. "/4.csv", "Đơn vị,Nhóm nhiệm vụ,Loại hoạt động,Nội dung,Ngày bắt "
    .. "đầu,"
    .. "Số người tham gia,Kinh phí (đồng)\nPhường Ba Đình,4,Tập huấn,Lớp tập huấn,1/3/2026,120,"
    .. "15.000.000\n"))
  local outcome = importer.run { database = path, arguments = { folder } }
  lu.assertEquals({ outcome.errors, outcome.stored }, { 0, 4 })
  local db <close> = store.open(path)
  local one = function(sql) return db:query(sql)[1] end
  lu.assertEquals(one("SELECT decided_on AS d FROM current_recognition").d, "2026-01-05")
  lu.assertEquals(one("SELECT month || recognised || trained AS d FROM current_cohort").d,
    "2026-0343")
  lu.assertEquals(one("SELECT chosen_on AS d FROM current_pilot").d, "2025-07-15")
  lu.assertEquals(one("SELECT cost AS d FROM current_activity").d, 15000000)
end

local CASES = "Mã vụ việc,Mã đơn vị,Tổ hòa giải,Ngày tiếp nhận,Ngày hòa giải,Ngày kết thúc,"
  .. "Loại vụ việc,Kết quả\n"

local function cases(rows, bad)
  local lines = { CASES }
  for i = 1, rows do
    lines[#lines + 1] = ("%d,%s,Tổ %d,%d/3/2026,%d/3/2026,,Dân sự,%s\n"):format(i,
      i % 2 == 0 and "Phường Ba Đình" or "97", i % 7, i % 20 + 1, i % 20 + 2,
      i == bad and "Không rõ" or "Hòa giải thành")
  end
  assert(files.write(folder .. "/cases.csv", table.concat(lines), { force = true }))
  return importer.run { database = path, arguments = { folder .. "/cases.csv" },
    period = "2026-H1", vintage = "so_bo" }
end

-- Refused in its last row: the rows stored before it are gone again.
function TestImportStore.testALongFileIsStoredWholeOrNotAtAll()
  local outcome = cases(3000, 3000)
  lu.assertEquals({ outcome.errors, outcome.stored }, { 1, 0 })
  lu.assertEquals(outcome.results[1].findings[1].address, "H3001")
  local function count()
    local db <close> = store.open(path)
    return db:query("SELECT count(*) AS n FROM mediation_case")[1].n
  end
  lu.assertEquals(count(), 0)
  outcome = cases(3000)
  lu.assertEquals({ outcome.errors, outcome.stored }, { 0, 1 })
  lu.assertEquals(count(), 3000)
  lu.assertNotNil(cases(3000).results[1].known)
  local db <close> = store.open(path)
  local row = db:query([[SELECT u.full_name AS unit, c.received_on, c.kind, c.outcome, c.ended_on,
      c.line FROM current_case AS c JOIN unit AS u USING (unit_id) WHERE c.code = '22']])[1]
  lu.assertEquals({ row.unit, row.received_on, row.kind, row.outcome, row.ended_on, row.line },
    { "Phường Ba Đình", "2026-03-03", "civil", "settled", nil, 23 })
  lu.assertEquals(db:query("SELECT accepted AS n FROM import WHERE form = 'cases'")[1].n, 3000)
  lu.assertEquals(#write.verify_totals(db), 0)
end
