-- Speed of judging every indicator that communes have for all 126 of them, from a database with
-- seven yearly figures of each, and of the board of a plan. Prints milliseconds; run by
-- outlook_bench.
local board = require "outlook.board"
local current = require "store.current"

local clock = ... -- seconds of the process
local fixture = load_fixture "city_fixture"
local FIRST, LAST, RUNS = 2020, 2026, 5

local function fill(city)
  local communes = city:communes("2026-12-31")
  city.db:transaction(function()
    for year = FIRST, LAST do
      for i, unit in ipairs(communes) do
        local n = 8 + (i * 7 + year * 13) % 25
        city:put(unit, year, { settled = n - (i + year) % 4, closed = n, received = n + 1,
          pending = 1, new_mediators_due = 5, new_mediators_trained = 4 + i % 2 })
        city:put(unit, year, { groups = 40, groups_composed = 38, groups_supported = 3,
          five_good_groups = 20 + year - FIRST, mediators = 260, mediators_trained = 200,
          mediators_with_materials = 240, trainers = 1, trainers_trained = 1,
          trainers_district = 1, trainers_city = 0, model_communes = i % 2 },
          { day = year .. "-12-31" })
      end
    end
  end)
end

local function best_of(work)
  local best, count = math.huge, nil
  for _ = 1, RUNS do
    local start = clock()
    count = #work()
    best = math.min(best, clock() - start)
  end
  return best * 1000, count
end

local city = fixture.new()
fill(city)
current.use(city.db)
local options = { asof = "2027-01-31" }
local communes, judged = best_of(function() return board.communes(nil, options) end)
print(("%d outlooks of 126 communes: %.0f ms (%.0f us each)"):format(judged, communes,
  communes * 1000 / judged))
for _, name in ipairs { "KH183", "KH215", "QD315" } do
  local time, targets = best_of(function() return board.targets(name, options) end)
  print(("board of %s, %d targets: %.0f ms"):format(name, targets, time))
end
