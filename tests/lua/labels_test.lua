-- The labels of every chart, in pictures of the edge cases: few and many periods, few communes, the
-- longest names, all at 100 %, nothing that arose. They stay on the canvas, apart and readable, and
-- the source is always there.
-- Where a label is comes from the SVG, how wide it is from the advance widths of its font.
local lu = require "luaunit"
local chart = require "chart"
local current = require "store.current"
local layout = require "chart.layout"
local text = require "lotrinh.text"

local boxes = load_fixture "text_boxes"
local fixture = load_fixture "city_fixture"
local plan_figures = load_fixture "plan_figures"

local LAST = 2026
local DAY = "2027-01-31"

-- Units by the width of their names, widest first.
local function by_width(units)
  local list = table.move(units, 1, #units, 1, {})
  table.sort(list, function(a, b)
    local first = layout.exact_width(a.full_name, 1, "DejaVu Sans")
    local second = layout.exact_width(b.full_name, 1, "DejaVu Sans")
    if first ~= second then
      return first > second
    end
    return text.less(a.full_name, b.full_name)
  end)
  return list
end

local STOCKS = { groups = 40, five_good_groups = 30, mediators = 200, mediators_trained = 150,
  trainers = 3, trainers_trained = 2 }

-- So many years and communes, with the figures that share(commune, year) gives.
local function put(city, years, units, figures)
  for back = 0, years - 1 do
    local year = LAST - back
    local x, n = 0, 0
    for place, unit in ipairs(units) do
      local settled, closed = figures(place, year)
      city:put(unit, year, { settled = settled, closed = closed, received = closed + 1 })
      x, n = x + settled, n + closed
    end
    city:put("Hà Nội", year, { received_civil = n, received_family = 1, received_other = 0 })
    city:put("Hà Nội", year, { settled = x, closed = n, received = n + 1 })
  end
  for place, unit in ipairs(units) do
    city:put(unit, LAST, STOCKS, { day = LAST .. "-12-31" })
    city:put(unit, LAST, { model_communes = place % 2 }, { day = LAST .. "-12-31" })
  end
end

local function mixed(place, year)
  local closed = place % 3 == 0 and 4 or 1000 + 37 * place
  return math.floor(closed * (0.75 + (place * 7 + year * 3) % 25 / 100)), closed
end

local function all()
  return 1234, 1234
end

local function nothing()
  return 0, 0
end

-- Years, communes, figures; `unit`: of the commune with the widest name instead of the city.
local CASES = {
  { years = 1, communes = 1, figures = mixed }, { years = 2, communes = 2, figures = mixed },
  { years = 5, communes = 5, figures = mixed }, { years = 12, communes = 12, figures = mixed },
  { years = 12, communes = 12, figures = mixed, unit = true },
  { years = 2, communes = 126, figures = mixed },
  { years = 2, communes = 126, figures = mixed, unit = true },
  { years = 5, communes = 126, figures = all, only = 2 },
  { years = 2, communes = 12, figures = nothing },
  { years = 1, communes = 126, figures = mixed, plan = true },
}

local function words_of(case, name, size)
  return ("%s, %s, %d years, %d communes%s"):format(name, size, case.years, case.communes,
    case.unit and ", one" or "")
end

local function items_of(case, units)
  local items, names = {}, {}
  for _, name in ipairs(chart.names()) do
    for _, size in ipairs { "meeting", "report", "screen" } do
      local first = LAST - case.years + 1
      items[#items + 1] = { name = name, asof = DAY, size = size,
        unit = case.unit and chart.takes(name, "unit") and units[1].full_name or nil,
        year = chart.takes(name, "year") and name ~= "waterfall" and first .. "-" .. LAST or nil }
      names[#items] = words_of(case, name, size)
    end
  end
  return items, names
end

TestLabels = {}

function TestLabels.tearDown()
  current.use(nil)
end

-- Which charts were drawn at least once: one that never was is not tested.
local drawn = {}

local function check(case)
  local city = fixture.new()
  current.use(city.db)
  local units = by_width(city:communes(LAST .. "-12-31"))
  if case.plan then
    plan_figures.fill(city)
  end
  put(city, case.only or case.years, table.move(units, 1, case.communes, 1, {}), case.figures)
  local items, names = items_of(case, units)
  local breaches = {}
  for i, result in ipairs(assert(chart.draw_all(items))) do
    if result.why then
      lu.assertEquals(result.why.code, "LT-1621", names[i] .. ": " .. tostring(result.why))
    else
      drawn[items[i].name] = true
      lu.assertStrContains(result.bytes, "Nguồn:", false, names[i])
      boxes.breaches(result.bytes, layout.sizes[items[i].size], names[i], breaches)
    end
  end
  lu.assertEquals(table.concat(breaches, "\n"), "")
end

for number, case in ipairs(CASES) do
  TestLabels["test_case_" .. number] = function()
    check(case)
  end
end

function TestLabels.test_z_every_chart_was_drawn()
  for _, name in ipairs(chart.names()) do
    lu.assertTrue(drawn[name], name)
  end
end

return TestLabels
