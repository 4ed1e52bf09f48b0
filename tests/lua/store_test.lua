-- Making databases: complete or not there, the same bytes each time, never over a file.
local database = require "lotrinh.database"
local files = require "lotrinh.files"
local store = require "store"

local folder

TestStore = {}

function TestStore.setUp()
  folder = os.tmpname()
  os.remove(folder)
  assert(files.make_folder(folder))
end

function TestStore.tearDown()
  for _, name in ipairs(assert(files.list(folder))) do
    os.remove(folder .. "/" .. name)
  end
  os.remove(folder)
end

function TestStore.testANewDatabaseIsTheBuiltInOne()
  lu.assertTrue(store.create(folder .. "/a.db"))
  lu.assertTrue(store.create(folder .. "/b.db"))
  lu.assertEquals(assert(files.list(folder)), { "a.db", "b.db" })
  local a = assert(files.read(folder .. "/a.db"))
  lu.assertTrue(a == files.read(folder .. "/b.db"))
  local built_in, made = store.open(), store.open(folder .. "/a.db")
  for i, count in ipairs(store.counts(built_in)) do
    lu.assertEquals(store.counts(made)[i].rows, count.rows, count.table)
    lu.assertTrue(count.rows > 0, count.table)
  end
  lu.assertTrue(made:readonly())
  lu.assertEquals(made:version(), database.newest())
  made:close()
end

function TestStore.testNothingIsOverwritten()
  assert(files.write(folder .. "/mine.db", "not a database"))
  local made, why = store.create(folder .. "/mine.db")
  lu.assertNil(made)
  lu.assertEquals({ why.code, why.exit }, { "LT-1250", 3 })
  lu.assertEquals(files.read(folder .. "/mine.db"), "not a database")
  lu.assertNil((store.create(folder)))
end

function TestStore.testAFailureLeavesNothing()
  local published = require "store.load_published"
  local load = published.load
  published.load = function() error("half way") end
  local made, why = store.create(folder .. "/a.db")
  published.load = load
  lu.assertNil(made)
  lu.assertStrContains(tostring(why), "half way")
  lu.assertEquals(assert(files.list(folder)), {})
  lu.assertNil((store.create(folder .. "/nosuch/a.db")))
  lu.assertEquals(assert(files.list(folder)), {})
end

function TestStore.testAMissingFileIsAnError()
  lu.assertFalse(pcall(store.open, folder .. "/none.db"))
  lu.assertEquals(assert(files.list(folder)), {})
end

function TestStore.testForeignKeysHold()
  local db = assert(database.memory { schema = true })
  lu.assertFalse(pcall(db.execute, db, [[INSERT INTO succession (changed_on, from_id, to_id, kind,
      legal_ref, evidence) VALUES ('2025-07-01', 1, 2, 'all', 'x', 'x')]]))
end
