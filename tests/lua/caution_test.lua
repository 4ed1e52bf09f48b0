-- The review says when there are reports that it does not add up, and only then.
local lu = require "luaunit"
local caution = require "report.caution"
local html = require "report.html"
local insert = require "store.insert"
local store = require "store"

local fixture = load_fixture "city_fixture"

TestCaution = {}

function TestCaution.test_nothing_to_say_of_what_ships_with_the_program()
  lu.assertNil(caution.of_reports { db = store.open() })
end

function TestCaution.test_reports_are_counted_and_undone_ones_are_not()
  local city = fixture.new()
  for i = 1, 3 do
    insert.row(city.db, "import", { import_id = 900 + i, file_name = i .. ".csv", form = "tt20_12a",
      at = "2026-11-22T00:00:00Z", state = i < 3 and "current" or "undone" })
  end
  local words = html.render(caution.of_reports { db = city.db })
  lu.assertStrContains(words, "có 2 báo cáo nhập từ đơn vị")
  for i = 1, 3 do
    city.db:execute("UPDATE import SET state = 'undone' WHERE import_id = ?", 900 + i)
  end
  lu.assertNil(caution.of_reports { db = city.db })
end
