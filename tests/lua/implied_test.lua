-- A denominator worked out from a printed rate: only where no other fits. Expected values by hand.
local lu = require "luaunit"
local current = require "store.current"
local indicator = require "indicator"
local insert = require "store.insert"

local fixture = load_fixture "city_fixture"

TestImplied = {}

function TestImplied:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
  insert.row(self.city.db, "source", { source_id = 900, url = "test:implied" })
end

function TestImplied:tearDown()
  current.use(nil)
  self.city.db:execute("DELETE FROM published_figure WHERE row >= 900")
  self.city.db:execute("DELETE FROM source WHERE source_id = 900")
end

function TestImplied:print(rate, qualifier)
  local city = self.city.db:query([[
    SELECT unit_id FROM unit WHERE level = 'city' ORDER BY unit_id]])
  insert.row(self.city.db, "published_figure", { row = 900, area_name = "Hà Nội",
    level = "province",
    unit_id = city[1].unit_id, period_kind = "year", period_start = "2024-01-01",
    period_end = "2024-12-31", name = "success_rate", printed = rate, value = tonumber(rate),
    unit = "%", qualifier = qualifier or "=", source_id = 900 })
end

function TestImplied.series()
  return indicator.series("success_rate", { unit = "Hà Nội", asof = "2025-01-31" })
end

-- 2153/2411 = 89.2991, 2153/2412 = 89.2620, 2153/2413 = 89.2251: 89.26 leaves 2412 alone.
function TestImplied:test_the_one_denominator_that_fits()
  self:print("89.26")
  self.city:put("Hà Nội", 2024, { settled = 2153, received = 2456 })
  local series = self.series()
  lu.assertEquals(#series, 1)
  lu.assertEquals({ series[1].x, series[1].n, series[1].flags }, { 2153, 2412, "implied" })
end

-- 89.3 is the rate of 2409 to 2412 alike: no choice is made.
function TestImplied:test_none_where_several_fit()
  self:print("89.3")
  self.city:put("Hà Nội", 2024, { settled = 2153, received = 2456 })
  lu.assertEquals(#self.series(), 0)
end

-- 2153/2456 = 87.66: the printed rate is that of the cases received and says nothing of the closed.
function TestImplied:test_none_where_the_rate_is_that_of_another_denominator()
  self:print("87.66")
  self.city:put("Hà Nội", 2024, { settled = 2153, received = 2456 })
  lu.assertEquals(#self.series(), 0)
end

-- No more can be closed than was received.
function TestImplied:test_none_above_what_was_received()
  self:print("89.26")
  self.city:put("Hà Nội", 2024, { settled = 2153, received = 2400 })
  lu.assertEquals(#self.series(), 0)
end

function TestImplied:test_none_from_about_or_above()
  self:print("89.26", ">")
  self.city:put("Hà Nội", 2024, { settled = 2153, received = 2456 })
  lu.assertEquals(#self.series(), 0)
end

function TestImplied:test_a_reported_denominator_comes_first()
  self:print("89.26")
  self.city:put("Hà Nội", 2024, { settled = 2153, received = 2456, closed = 2420 })
  local series = self.series()
  lu.assertEquals({ series[1].n, series[1].flags }, { 2420, "" })
end
