-- From counts to a rate. Expected values by hand or from the published figures themselves.
local measure = require "measure"

local NINETY = { operator = ">=", numerator = 90, denominator = 100 }
local ABOVE_NINETY = { operator = ">", numerator = 90, denominator = 100 }

TestMeasure = {}

function TestMeasure.testRoundsHalfUpInIntegers()
  lu.assertEquals(measure.rounded(2153, 2412, 2), 8926)
  lu.assertEquals(measure.rounded(1, 8, 0), 13)   -- 12.5
  lu.assertEquals(measure.rounded(1, 800, 2), 13) -- 0.125
  lu.assertEquals(measure.truncated(2483, 2911, 2), 8529)
  lu.assertEquals(measure.rounded(0, 5, 2), 0)
  lu.assertEquals(measure.rounded(5, 5, 2), 10000)
end

function TestMeasure.testWilson()
  local rate = measure.rate(2153, 2412)
  lu.assertAlmostEquals(rate.low, 0.880, 0.0005)
  lu.assertAlmostEquals(rate.high, 0.904, 0.0005)
  lu.assertNil(measure.rate(0, 0))
end

function TestMeasure.testWhichDefinitionAPrintedRateFollows()
  lu.assertEquals(measure.fit("82.7", 3615, 4370), "rounded")
  lu.assertEquals(measure.fit("80.75", 1577, 1953), "rounded")
  lu.assertEquals(measure.fit("85.29", 2483, 2911), "truncated")
  lu.assertEquals(measure.fit("79.29", 4053, 5111), "truncated")
  lu.assertEquals(measure.fit("81", 1460, 1791), "truncated")
  lu.assertNil(measure.fit("84.45", 51829, 61316))
  lu.assertNil(measure.fit("89.26", 2153, 2456))
  lu.assertNil(measure.fit("0", 0, 0))
end

-- 2153/2411 = 89.2990 and 2153/2413 = 89.2250: only 2412 prints as 89.26.
function TestMeasure.testTheDenominatorBehindAPrintedRate()
  lu.assertEquals(measure.implied("89.26", 2153), { 2412 })
  lu.assertEquals(measure.implied("100", 3), { 3 })
  lu.assertEquals(measure.implied("50", 1), { 2 })
  lu.assertTrue(#measure.implied("89", 2153) > 10)
  lu.assertEquals(measure.implied("0", 3), {})
  for _, n in ipairs(measure.implied("33.3", 100)) do
    lu.assertEquals(measure.rounded(100, n, 1), 333)
  end
end

function TestMeasure.testAttainmentIsDecidedOnCounts()
  lu.assertTrue(measure.attained(NINETY, 9, 10))
  lu.assertFalse(measure.attained(NINETY, 8996, 10000))
  lu.assertFalse(measure.attained(NINETY, 2153, 2412))
  lu.assertTrue(measure.attained(NINETY, 2171, 2412))
  lu.assertFalse(measure.attained(ABOVE_NINETY, 9, 10))
  lu.assertTrue(measure.attained(ABOVE_NINETY, 91, 100))
  lu.assertFalse(measure.attained(ABOVE_NINETY, 0, 10))
  lu.assertNil(measure.attained(NINETY, 0, 0))
  lu.assertNil(measure.attained({ operator = ">=" }, 1, 2))
end

function TestMeasure.testWhatIsNeeded()
  lu.assertEquals(measure.needed(NINETY, 2412), 2171) -- 2170.8
  lu.assertEquals(measure.needed(NINETY, 10), 9)
  lu.assertEquals(measure.needed(ABOVE_NINETY, 10), 10)
  lu.assertEquals(measure.needed(ABOVE_NINETY, 11), 10)
  lu.assertEquals(measure.needed({ operator = ">=", numerator = 1, denominator = 80 }, 5111), 64)
  lu.assertEquals(measure.needed({ operator = ">=", numerator = 60, denominator = 100 }, 126), 76)
end
