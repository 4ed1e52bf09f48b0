-- What changed between two reports: which figures, by which imports, why. Sides are made by hand
-- here, and of databases by imports, corrections and undoings.
local changes = require "report.changes"
local files = require "lotrinh.files"
local importer = require "importer"
local json = require "foundation.json"
local lu = require "luaunit"
local side = require "report.side"
local store = require "store"

TestDiff = {}

local PERIOD = { period_kind = "year", period_start = "2026-01-01", period_end = "2026-12-31" }

local function figure(fields)
  local row = { section = "communes", item = "success_rate", unit = "Xã A",
    definition = "success_rate/official" }
  for _, more in ipairs { PERIOD, fields } do
    for name, value in pairs(more) do
      row[name] = value
    end
  end
  return row
end

local function import(id, fields)
  local made = { id = id, file = id .. ".xlsx", sha256 = "hash" .. id, form = "cases",
    period = "2026", vintage = "official", state = "current", units = { 1 }, corrects = {} }
  for name, value in pairs(fields or {}) do
    made[name] = value
  end
  return made
end

local UNITS = { ["1"] = "Xã A", ["2"] = "Xã B" }
local FORMS = { cases = { "settled", "closed" }, groups = { "groups" } }

local function side_of(rows, imports, more)
  local manifest = { imports = imports, forms = FORMS, units = UNITS, plans = {}, shipped = "same" }
  for name, value in pairs(more or {}) do
    manifest[name] = value
  end
  return { rows = rows, manifest = manifest }
end

-- "correction 3; undo 1"
local function whys(change)
  local parts = {}
  for i, reason in ipairs(change.reasons) do
    parts[i] = reason.why
    for _, one in ipairs(reason.imports) do
      parts[i] = parts[i] .. " " .. one.id
    end
  end
  return table.concat(parts, "; ")
end

local OLD, NEW = figure { numerator = "10", denominator = "12" },
  figure { numerator = "11", denominator = "12" }

local function why(old_imports, new_imports, old_more, new_more)
  local found = changes.of(side_of({ OLD }, old_imports, old_more),
    side_of({ NEW }, new_imports, new_more))
  lu.assertEquals({ #found, found[1].kind }, { 1, "changed" })
  return whys(found[1])
end

function TestDiff.testWhy()
  local others = import(2, { units = { 2 } })
  lu.assertEquals(why({ import(1) }, { import(1), import(3, { corrects = { 1 } }) }),
    "correction 3")
  lu.assertEquals(why({ import(1) }, { import(1),
    import(3, { units = { 1, 2 }, corrects = { 2 } }) }), "late 3")
  lu.assertEquals(why({ others }, { others, import(3) }), "late 3")
  lu.assertEquals(why({}, { import(3) }), "report 3")
  lu.assertEquals(why({ import(1), import(3) }, { import(1), import(3, { state = "undone" }) }),
    "undo 3")
  lu.assertEquals(why({ import(1) }, { import(1) }), "unknown")
  lu.assertEquals(why({ import(1) }, { import(1) }, {}, { shipped = "other" }), "program")
  lu.assertEquals(why({ import(1) }, { import(1) }, {},
    { plans = { { plan = "P", sha256 = "x" } } }), "plan")
  lu.assertEquals(why({ import(1) }, { import(1) }, { options = { plan = "A" } },
    { options = { plan = "B" } }), "options")
end

-- Reports of another commune, of other matters, of another period changed nothing here.
function TestDiff.testWhatIsNotBehind()
  lu.assertEquals(why({}, { import(3, { units = { 2 } }) }), "unknown")
  lu.assertEquals(why({}, { import(3, { form = "groups" }) }), "unknown")
  lu.assertEquals(why({}, { import(3, { period = "2024" }) }), "unknown")
  lu.assertEquals(why({}, { import(3, { period = "2026-H1" }) }), "report 3")
end

-- A figure without a definition is a measure of its own name.
function TestDiff.testFiguresThatAreMeasures()
  local old = figure { item = "groups", numerator = "5" }
  local new = figure { item = "groups", numerator = "6" }
  old.definition, new.definition = nil, nil
  local found = changes.of(side_of({ old }, {}),
    side_of({ new }, { import(3), import(4, { form = "groups" }) }))
  lu.assertEquals(whys(found[1]), "report 4")
end

function TestDiff.testAddedRemovedAndMovedOn()
  local moved = figure { numerator = "5", period_end = "2027-12-31",
    period_start = "2027-01-01" }
  local found = changes.of(side_of({ OLD, figure { unit = "Xã B", numerator = "1" } }, {}),
    side_of({ moved, figure { unit = "Xã C", numerator = "1" } }, {}))
  local kinds = {}
  for i, change in ipairs(found) do
    kinds[i] = change.kind .. " " .. change.figure.unit
  end
  lu.assertEquals(kinds, { "changed Xã A", "added Xã C", "removed Xã B" })
  lu.assertEquals(changes.of(side_of({ OLD }, {}), side_of({ OLD }, {})), {})
end

function TestDiff.testJsonIsReadBack()
  local value = { a = { 1, -2.5, "x\"\\\n\u{1}ế" }, b = { c = true, d = {} }, e = "" }
  lu.assertEquals(json.decode(json.encode(value)), value)
  lu.assertEquals(json.decode ' { "a" : [ 1 , null , "\\u1ebf\\/" ] , "b" : false } ',
    { a = { 1, nil, "ế/" }, b = false })
  for _, text in ipairs { "", "{", "[1,]", '{"a"}', '"a', "[1] 2", "nul", '"\\x"', "{1:2}",
    ("["):rep(60) } do
    local read, place = json.decode(text)
    lu.assertNil(read)
    lu.assertEquals(math.type(place), "integer", text)
  end
end

local HEADER = "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành\n"

-- A real database: a figure, its correction, and the correction taken back.
function TestDiff.testPointsOfADatabase()
  local folder = os.tmpname()
  os.remove(folder)
  assert(files.make_folder(folder))
  local path = folder .. "/a.db"
  assert(store.create(path))
  local function take(name, settled)
    assert(files.write(folder .. "/" .. name, HEADER
      .. ("Phường Ba Đình,20,%d,%d\n"):format(settled, 20 - settled)))
    local outcome = importer.run { database = path, arguments = { folder .. "/" .. name },
      period = "2026", vintage = "chinh_thuc" }
    lu.assertEquals(outcome.errors, 0)
  end
  take("first.csv", 10)
  take("second.csv", 12)
  importer.undo(path, 3)
  local function at(id)
    return side.point(path, id, 2026)
  end
  local function settled_of(made)
    for _, row in ipairs(made.rows) do
      if row.section == "communes" and row.unit == "Phường Ba Đình" then
        return row.numerator
      end
    end
  end
  lu.assertEquals({ settled_of(at(2)), settled_of(at(3)) }, { "10", "12" })
  local db <close> = store.open(path)
  local now = side.database(db, path, 2026)
  lu.assertEquals(settled_of(now), "10")
  for _, name in ipairs(files.list(folder .. "/a.db.backups") or {}) do
    os.remove(folder .. "/a.db.backups/" .. name)
  end
  os.remove(folder .. "/a.db.backups")
  for _, name in ipairs(files.list(folder)) do
    os.remove(folder .. "/" .. name)
  end
  os.remove(folder)
end
