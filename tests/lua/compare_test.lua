-- Comparisons of communes, what a target asks, and what moved the city: worked out by hand.
local lu = require "luaunit"
local compare = require "compare"
local current = require "store.current"
local mix = require "compare.mix"
local outlook = require "outlook"

local fixture = load_fixture "city_fixture"
local DAY = "2027-01-31"

TestCompare = {}

function TestCompare:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
end

function TestCompare.tearDown()
  current.use(nil)
end

function TestCompare:put(rows)
  local communes = self.city:communes("2026-12-31")
  for i, row in ipairs(rows) do
    self.city:put(communes[i], 2026, { settled = row[1], closed = row[2] })
  end
  return communes
end

function TestCompare:test_small_ones_stand_apart_and_equals_share_a_rank()
  self:put { { 90, 100 }, { 9, 10 }, { 80, 100 }, { 3, 3 }, { 0, 0 } }
  local seen = compare.ranking("success_rate", { asof = DAY })
  lu.assertEquals(#seen, 4)
  lu.assertEquals({ seen[1].rank, seen[2].rank, seen[3].rank, seen[4].rank }, { 1, 1, 3, nil })
  lu.assertEquals({ seen[4].n, seen[4].small }, { 3, "x" })
  lu.assertTrue(seen[2].low < seen[1].low or seen[1].low < seen[2].low)
end

-- One commune of 126 far below the others is a signal; the rest is chance.
function TestCompare:test_the_league_holds_only_signals()
  local rows = {}
  for i = 1, 126 do
    rows[i] = { 84 + i % 5, 100 }
  end
  rows[7] = { 40, 100 }
  local communes = self:put(rows)
  local league = compare.league("success_rate", { asof = DAY })
  lu.assertEquals(#league, 1)
  lu.assertEquals({ league[1].unit, league[1].position }, { communes[7].full_name, "below_outer" })
  local all = compare.funnel("success_rate", { asof = DAY })
  lu.assertEquals(#all, 126)
  lu.assertTrue(all[7].p_adjusted < 0.01 and all[8].p_adjusted > 0.1)
end

-- Benjamini and Hochberg 1995, by hand: 4 tests, p times 4 over the place, kept monotone from the
-- end.
function TestCompare.test_adjusted_p_values()
  local seen = compare.adjust { 0.01, 0.04, 0.03, 0.5 }
  local expected = { 0.04, 0.16 / 3, 0.16 / 3, 0.5 }
  for i = 1, 4 do
    lu.assertAlmostEquals(seen[i], expected[i], 1e-12)
  end
  lu.assertEquals(compare.adjust {}, {})
  lu.assertFalse((pcall(compare.adjust, { 1.5 })))
  lu.assertFalse((pcall(compare.adjust, { 0 / 0 })))
end

-- Simpson: both parts rise, the whole falls, since cases moved to the weaker part.
function TestCompare.test_a_whole_may_fall_while_all_parts_rise()
  local before = { { id = 1, unit = "A", x = 90, n = 100 }, { id = 2, unit = "B", x = 5, n = 10 } }
  local after = { { id = 1, unit = "A", x = 19, n = 20 }, { id = 2, unit = "B", x = 60, n = 100 } }
  local seen = mix.of(before, after)
  lu.assertAlmostEquals(seen.change, 79 / 120 - 95 / 110, 1e-12)
  lu.assertAlmostEquals(seen.rate + seen.mix, seen.change, 1e-12)
  -- A: +0.05 at mean weight (100/110 + 20/120)/2; B: +0.10 at (10/110 + 100/120)/2.
  lu.assertAlmostEquals(seen.rate,
    0.05 * (100 / 110 + 20 / 120) / 2 + 0.10 * (10 / 110 + 100 / 120) / 2, 1e-12)
  -- What A's lost weight did: its mean share less the mean of the whole, times the loss.
  lu.assertAlmostEquals(seen.parts[1].mix,
    (20 / 120 - 100 / 110) * (0.925 - (95 / 110 + 79 / 120) / 2), 1e-12)
  lu.assertTrue(seen.simpson)
  lu.assertEquals({ seen.up, seen.down }, { 2, 0 })
  lu.assertEquals(mix.of({}, after).status, "no_cases")
end

-- Communes of 2024 are no parts of the city of 2026.
function TestCompare:test_a_change_of_units_lies_between()
  self:put { { 17, 20 } }
  self.city:put("Phường Liễu Giai", 2024, { settled = 8, closed = 9 })
  self.city:put("Phường Ngọc Hà", 2026, { settled = 8, closed = 9 })
  local ok, why = pcall(compare.change, "success_rate", { from = 2024, to = 2026, asof = DAY })
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1846", tostring(why))
  lu.assertStrContains(why.text, "Phường Liễu Giai")
end

-- Parts that come or go still add up.
function TestCompare.test_parts_that_vanish_are_mix()
  local seen = mix.of({ { id = 1, unit = "A", x = 8, n = 10 },
    { id = 2, unit = "B", x = 1, n = 2 } },
    { { id = 1, unit = "A", x = 8, n = 10 } })
  lu.assertAlmostEquals(seen.rate, 0, 1e-12)
  lu.assertAlmostEquals(seen.mix, 8 / 10 - 9 / 12, 1e-12)
end

function TestCompare:test_what_a_target_asks_by_year_and_commune()
  self:put { { 17, 20 }, { 15, 20 }, { 20, 20 } }
  self.city:put("Hà Nội", 2026, { settled = 870, closed = 1000 })
  local seen = outlook.needed("success_rate", { asof = DAY })
  -- 900 are needed, 30 are missing: 7,5 a year in four years, told in whole cases.
  lu.assertEquals({ seen.needed, seen.missing, #seen.years }, { 900, 30, 4 })
  lu.assertEquals({ seen.years[1].x, seen.years[2].x, seen.years[4].x }, { 878, 885, 900 })
  lu.assertEquals({ seen.communes[1].missing, seen.communes[2].missing, seen.communes[3].missing },
    { 0, 1, 3 })
  lu.assertStrContains(tostring(seen), "còn thiếu 30")
  lu.assertStrContains(seen:to_json(), '"missing":30')
  lu.assertEquals(#seen:to_frame(), 4)
end

function TestCompare:test_a_scenario_has_its_own_rate_and_start()
  self.city:put("Hà Nội", 2026, { settled = 870, closed = 1000 })
  local seen = outlook.scenario { rate = 0.92, from = 2029, asof = DAY }
  lu.assertEquals({ seen.needed, seen.missing, #seen.years }, { 920, 50, 2 })
  lu.assertEquals({ seen.years[1].x, seen.years[2].x }, { 895, 920 })
  lu.assertEquals(seen.wanted, "≥ 92%")
  for _, options in ipairs { { rate = 92 }, { rate = 0.92, from = 2031 }, { from = 2026 },
    { rat = 1 } } do
    options.asof = DAY
    lu.assertFalse((pcall(outlook.scenario, options)))
  end
end

function TestCompare:test_official_schemes_are_for_the_city_only()
  self.city:put("Hà Nội", 2024, { settled = 70, closed = 100 })
  self.city:put("Hà Nội", 2026, { settled = 74, closed = 100 })
  local seen = outlook.official("success_rate", { asof = DAY })
  -- 70 to 74 % in 2 of 6 years toward 90 %: growth (74/70)^(1/2) - 1 of (90/70)^(1/6) - 1 a year.
  lu.assertAlmostEquals(seen[1].ratio, ((74 / 70) ^ 0.5 - 1) / ((90 / 70) ^ (1 / 6) - 1), 1e-9)
  lu.assertEquals(seen[1].scheme, "eurostat")
  lu.assertStrContains(seen[1].note, "2 kỳ 2024–2026")
  local communes = self.city:communes("2026-12-31")
  lu.assertFalse((pcall(outlook.official, "success_rate", { asof = DAY, unit = communes[1].id })))
end

-- A series of one's own, without a database.
function TestCompare.test_a_series_of_ones_own()
  local years, x, n = { 2024, 2022, 2023, 2026, 2025 }, { 88, 86, 87, 88, 86 }, {}
  for i = 1, 5 do
    n[i] = 100
  end
  local seen = outlook.of_series(years, x, n, { target = 0.9, to = 2030 })
  lu.assertEquals({ seen.x, seen.attained, #seen.inputs }, { 88, false, 5 })
  for _, bad in ipairs { { years, { 101, 1, 1, 1, 1 }, n }, { years, x, { 100 } },
    { { 2024, 2024 }, { 1, 1 }, { 2, 2 } }, { { 2024 }, { -1 }, { 2 } },
    { { 2024.5 }, { 1 }, { 2 } }, { { 2024 }, { 0 / 0 }, { 2 } } } do
    lu.assertFalse((pcall(outlook.of_series, bad[1], bad[2], bad[3], { target = 0.9, to = 2030 })))
  end
  lu.assertFalse((pcall(outlook.of_series, years, x, n, { target = 90, to = 2030 })))
  lu.assertEquals(outlook.of_series({ 2026 }, { 0 }, { 0 }, { target = 0.9, to = 2030 }).verdict,
    "nothing")
end
