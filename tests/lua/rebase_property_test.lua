-- rebase over random merges and splits (seeded): totals, exact merges, weights, order of rows,
-- whole units only, identity, two steps. The expected shares come from matrices multiplied here.
local current = require "store.current"
local database = require "lotrinh.database"
local frame = require "lotrinh.frame"
local insert = require "store.insert"
local rebase = require "rebase"

local CHANGES = { "2021-01-01", "2022-07-01", "2023-07-01" }
local SEEDS = 40
local TOLERANCE = 1e-9

local function add_unit(maker, day)
  maker.count = maker.count + 1
  local id = maker.count
  -- Codes of units that ended are taken again, as happens.
  local code = table.remove(maker.free_codes) or ("%05d"):format(id)
  insert.row(maker.db, "unit", { unit_id = id, key = code .. "_" .. id, code = code,
    level = "commune", type = "Xã", name = "Tên " .. id % 7, full_name = "Xã Tên " .. id % 7,
    valid_from = day, valid_from_basis = "test" })
  maker.codes[id] = code
  return id
end

local function add_link(maker, day, from, to, kind, weight)
  insert.row(maker.db, "succession", { changed_on = day, from_id = from, to_id = to, kind = kind,
    weight = weight, legal_ref = "test", evidence = "test" })
  local shares = maker.shares[from] or {}
  maker.shares[from] = shares
  shares[to] = (shares[to] or 0) + weight
end

-- One old unit into new ones: whole, whole but for land, or cut in two or three.
local function pass_on(maker, day, from, targets)
  local way = math.random(4)
  if way <= 2 or #targets < 3 then
    add_link(maker, day, from, targets[1], "all", 1)
  elseif way == 3 then
    add_link(maker, day, from, targets[1], "part_area_all_pop", 1)
    add_link(maker, day, from, targets[2], "area_only", 0)
    add_link(maker, day, from, targets[3], "rest", 0)
  else
    local first = math.random(1, 9999) / 10000
    local second = (1 - first) * math.random()
    add_link(maker, day, from, targets[1], "part", first)
    add_link(maker, day, from, targets[2], "part", second)
    add_link(maker, day, from, targets[3], "rest", 1 - first - second)
  end
end

local function shuffle(list)
  for i = #list, 2, -1 do
    local j = math.random(i)
    list[i], list[j] = list[j], list[i]
  end
  return list
end

local function change(maker, day, units)
  local ended, kept = {}, {}
  for _, id in ipairs(units) do
    local list = math.random() < 0.3 and kept or ended
    list[#list + 1] = id
    if list == ended then
      maker.db:execute("UPDATE unit SET valid_to = :day WHERE unit_id = :id",
        { day = day, id = id })
      maker.free_codes[#maker.free_codes + 1] = maker.codes[id]
    end
  end
  local new = {}
  for i = 1, #ended > 0 and math.max(1, #ended // 2) or 0 do
    new[i] = add_unit(maker, day)
    kept[#kept + 1] = new[i]
  end
  for i, id in ipairs(ended) do
    local targets = { new[(i - 1) % #new + 1] } -- every new unit gets somebody
    for _, other in ipairs(shuffle(table.move(new, 1, #new, 1, {}))) do
      targets[#targets + 1] = other ~= targets[1] and other or nil
    end
    pass_on(maker, day, id, targets)
  end
  return kept
end

local function new_city(seed)
  math.randomseed(seed)
  local maker = { db = database.memory { schema = true }, count = 0, codes = {}, free_codes = {},
    shares = {}, maps = {} }
  maker.db:transaction(function()
    local units = {}
    for i = 1, math.random(4, 16) do
      units[i] = add_unit(maker, "2020-01-01")
    end
    maker.maps[1] = units
    for i, day in ipairs(CHANGES) do
      maker.maps[i + 1] = change(maker, day, maker.maps[i])
    end
  end)
  return maker
end

local function figures(units, years)
  local rows = {}
  for _, year in ipairs(years) do
    for _, id in ipairs(units) do
      local n = math.random(0, 40)
      rows[#rows + 1] = { unit_id = id, year = year, n = n, x = math.random(0, n) }
    end
  end
  return rows
end

local COLUMNS = { "unit_id", "year", "x", "n" }

local function put(rows)
  return frame.new(rows, COLUMNS)
end

local function run(given, to, view)
  return rebase(given, { to = to, view = view, counts = { "x", "n" }, n = "n" })
end

local function totals(given)
  local sums = {}
  for i = 1, #given do
    local row = given[i]
    for _, name in ipairs { "x", "n" } do
      local key = row.year .. name
      sums[key] = (sums[key] or 0) + (row[name] or 0)
    end
  end
  return sums
end

local function assert_same_totals(first, second, what)
  for key, sum in pairs(first) do
    lu.assertTrue(math.abs(sum - (second[key] or 0)) < 1e-8, what .. " " .. key)
  end
end

-- Shares of all units of the first map in those of a later one, by plain multiplication.
local function expected_shares(maker, upto)
  local result = {}
  for _, id in ipairs(maker.maps[1]) do
    local now = { [id] = 1 }
    for i = 1, upto do
      local next_one = {}
      for unit, weight in pairs(now) do
        local kept = true
        for _, other in ipairs(maker.maps[i + 1]) do
          kept = kept and other ~= unit
        end
        for other, share in pairs(kept and maker.shares[unit] or { [unit] = 1 }) do
          next_one[other] = (next_one[other] or 0) + weight * share
        end
      end
      now = next_one
    end
    result[id] = now
  end
  return result
end

local cities = {}

local function each_city(fn)
  for seed = 1, SEEDS do
    cities[seed] = cities[seed] or new_city(seed)
    current.use(cities[seed].db)
    math.randomseed(seed + SEEDS)
    fn(cities[seed], seed)
  end
end

TestRebaseProperty = {}

function TestRebaseProperty.test_totals_are_the_same_in_every_view_and_order_does_not_matter()
  each_city(function(maker, seed)
    local rows = figures(maker.maps[1], { 2019, 2020 })
    local before = totals(put(rows))
    for _, view in ipairs { "reported", "rebased", "undivided" } do
      for _, day in ipairs(CHANGES) do
        local result = run(put(rows), day, view)
        assert_same_totals(before, totals(result), view .. " " .. seed)
        local other = run(put(shuffle(table.move(rows, 1, #rows, 1, {}))), day, view)
        lu.assertEquals(other:to_csv(), result:to_csv())
      end
    end
  end)
end

function TestRebaseProperty.test_figures_are_those_of_the_matrices()
  each_city(function(maker, seed)
    local rows = figures(maker.maps[1], { 2020 })
    for step, day in ipairs(CHANGES) do
      local shares, expected, divided = expected_shares(maker, step), {}, {}
      for _, row in ipairs(rows) do
        local sum = 0
        for other, share in pairs(shares[row.unit_id]) do
          sum = sum + share
          expected[other] = (expected[other] or 0) + share * row.n
          divided[other] = divided[other] or math.abs(share - 1) > TOLERANCE
            and share > TOLERANCE
        end
        lu.assertAlmostEquals(sum, 1, TOLERANCE)
      end
      local result = run(put(rows), day, "rebased")
      for i = 1, #result do
        local row = result[i]
        lu.assertAlmostEquals(row.n, expected[row.unit_id], 1e-8, seed .. day)
        lu.assertTrue(row.x <= row.n + TOLERANCE)
        -- Merges stay whole numbers, splits are marked.
        lu.assertEquals(row.flags:find("e", 1, true) ~= nil, divided[row.unit_id])
        if not divided[row.unit_id] then
          lu.assertEquals({ math.tointeger(row.n), row.basis },
            { expected[row.unit_id] // 1, "exact" })
        end
        lu.assertEquals({ row.sources, row.flags:find("m") }, { row.expected, nil })
      end
    end
  end)
end

function TestRebaseProperty.test_undivided_units_are_whole()
  local whole_ones, rests = 0, 0
  each_city(function(maker)
    local rows = figures(maker.maps[1], { 2020 })
    local shares = expected_shares(maker, #CHANGES)
    local result = run(put(rows), CHANGES[#CHANGES], "undivided")
    for i = 1, #result do
      local id = result[i].unit_id
      if id == nil then
        rests = rests + 1
      else
        whole_ones = whole_ones + 1
        for _, row in ipairs(rows) do
          local share = shares[row.unit_id][id] or 0
          lu.assertTrue(share < TOLERANCE or math.abs(share - 1) < TOLERANCE)
        end
        lu.assertNil(result[i].flags:find("e", 1, true))
        lu.assertEquals(math.type(result[i].n), "integer")
      end
    end
  end)
  lu.assertTrue(whole_ones > SEEDS and rests > SEEDS // 2, whole_ones .. " " .. rests)
end

function TestRebaseProperty.test_rebasing_to_the_own_day_changes_nothing()
  each_city(function(maker)
    local given = put(figures(maker.maps[1], { 2020 }))
    for _, view in ipairs { "reported", "rebased", "undivided" } do
      local result = run(given, "2020-12-31", view)
      lu.assertEquals(result:select(COLUMNS):sort { "unit_id" }:to_csv(),
        given:sort { "unit_id" }:to_csv())
      for i = 1, #result do
        lu.assertEquals({ result[i].flags, result[i].basis, result[i].n_effective or 0 },
          { "", "exact", result[i].n })
      end
    end
  end)
end

function TestRebaseProperty.test_two_steps_are_one()
  each_city(function(maker, seed)
    local given = put(figures(maker.maps[1], { 2019, 2020 }))
    local direct = run(given, CHANGES[3], "rebased")
    local stepwise = run(run(run(given, CHANGES[1], "rebased"), CHANGES[2], "rebased"), CHANGES[3],
      "rebased")
    lu.assertEquals(#stepwise, #direct)
    for i = 1, #direct do
      lu.assertEquals(stepwise[i].unit_id, direct[i].unit_id)
      lu.assertAlmostEquals(stepwise[i].n, direct[i].n, 1e-8, seed)
      lu.assertAlmostEquals(stepwise[i].x, direct[i].x, 1e-8, seed)
      -- A step may only know less: parts that came together again stay marked.
      lu.assertTrue(not direct[i].flags:find("e", 1, true)
        or stepwise[i].flags:find("e", 1, true) ~= nil)
    end
  end)
end

function TestRebaseProperty.test_whole_numbers_keep_the_totals()
  each_city(function(maker, seed)
    local given = put(figures(maker.maps[1], { 2019, 2020 }))
    local result = rebase.whole(run(given, CHANGES[3], "rebased"), { x = "x", n = "n" })
    for key, sum in pairs(totals(given)) do
      lu.assertEquals(totals(result)[key], sum, key .. seed)
    end
    for i = 1, #result do
      local row = result[i]
      lu.assertEquals({ math.type(row.x), math.type(row.n) }, { "integer", "integer" })
      lu.assertTrue(0 <= row.x and row.x <= row.n)
    end
  end)
end
