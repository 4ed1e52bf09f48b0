-- lotrinh.period: periods and dates as Lua sees them.
local period = require "lotrinh.period"

TestPeriod = {}

function TestPeriod.test_reads_a_period()
  local half = assert(period.parse("2026-H1"))
  lu.assertEquals(half.kind, "half")
  lu.assertEquals(half.start, "2026-01-01")
  lu.assertEquals(half.finish, "2026-06-30")
  lu.assertEquals(half.finish_day - half.start_day, 180)
  lu.assertEquals(half.text, "2026-H1")
  lu.assertEquals(half.label, "6 tháng đầu năm 2026")
  lu.assertEquals(half:name { language = "en" }, "first half of 2026")
  lu.assertEquals(half.year, 2026)
  lu.assertEquals(tostring(half), "2026-H1")
  lu.assertTrue(period.is(half))
  lu.assertFalse(period.is("2026-H1"))
  local nothing, why = period.parse("2026-H3")
  lu.assertNil(nothing)
  lu.assertEquals(why.code, "LT-1422")
end

function TestPeriod.test_compares()
  local year, half = period.parse("2025"), period.parse("2026-H1")
  lu.assertTrue(year < half)
  lu.assertTrue(year <= half)
  lu.assertTrue(half == period.parse("2026-H1"))
  lu.assertFalse(half == year)
  lu.assertFalse(half == "2026-H1")
  lu.assertTrue(half:follows(year))
  lu.assertFalse(year:follows(half))
  lu.assertFalse(half:same_kind(year))
  lu.assertTrue(half:same_kind(period.parse("2025-H2")))
  lu.assertTrue(half:shift(-1) == period.parse("2025-H1"))
  lu.assertTrue(half:contains("30/6/2026"))
  lu.assertFalse(half:contains("2026-07-01"))
end

function TestPeriod.test_names_a_run_of_days()
  lu.assertEquals(period.between("2021-01-01", "2021-10-31").text, "2021-10M")
  lu.assertEquals(period.between("1/1/2014", "30/6/2023").text, "2014-01-01..2023-06-30")
end

function TestPeriod.test_writes_dates()
  local day = assert(period.day("5/1/2026"))
  lu.assertEquals(period.date(day), "2026-01-05")
  lu.assertEquals(period.short("2026-01-05"), "05/01/2026")
  lu.assertEquals(period.long(day), "ngày 05 tháng 01 năm 2026")
  lu.assertEquals(period.long(day, { language = "en" }), "5 January 2026")
  lu.assertEquals({ period.parts(day) }, { 2026, 1, 5 })
  lu.assertEquals(period.date(day + 31), "2026-02-05")
  lu.assertEquals(select(2, period.day("31/2/2026")).code, "LT-1421")
end

function TestPeriod.test_checks_arguments()
  local year = period.parse("2026")
  local wrong = {
    { "no field 'begin'", function() return year.begin end },
    { "outside the years", function() return year:shift(9000) end },
    { "outside the years", function() return period.date(10000000) end },
    { "before the first", function() return period.between(2, 1) end },
    { "LT-1420", function() return period.short("hôm nay") end },
    { "lotrinh.period expected", function() return year:follows("2025") end },
    { "langage", function() return period.long(0, { langage = "vi" }) end },
  }
  for _, case in ipairs(wrong) do
    local ok, why = pcall(case[2])
    lu.assertFalse(ok)
    lu.assertStrContains(tostring(why), case[1])
  end
end
