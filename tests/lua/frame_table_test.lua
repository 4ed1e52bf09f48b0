-- Frames printed for people: r:to_text and tostring.
local frame = require "lotrinh.frame"

TestFrameTable = {}

local function sample()
  return frame.new({
    { year = 2025, name = "Ba Vì", cases = 1234, rate = 0.5 },
    { year = 2026, name = "Ứng Hòa", rate = 0.125 },
    { year = 2026, name = "Phường Văn Miếu - Quốc Tử Giám", cases = 7 },
  }, { "year", "name", "cases", "rate" })
end

function TestFrameTable.test_prints_all_of_it()
  lu.assertEquals(tostring(sample()), table.concat({
    "year  name                            cases   rate",
    "──────────────────────────────────────────────────",
    "2025  Ba Vì                           1.234  0,500",
    "2026  Ứng Hòa                             —  0,125",
    "2026  Phường Văn Miếu - Quốc Tử Giám      7      —",
    "",
  }, "\n"))
end

function TestFrameTable.test_fits_the_terminal()
  lu.assertEquals(sample():to_text { width = 32, rows = 2 }, table.concat({
    "year  name          cases   rate",
    "────────────────────────────────",
    "2025  Ba Vì         1.234  0,500",
    "   ⋮  ⋮                 ⋮      ⋮",
    "2026  Phường Văn…       7      —",
    "hiện 2/3 dòng",
    "",
  }, "\n"))
  lu.assertStrContains(sample():to_text { vertical = true, rows = 1 }, "cases  1.234\n")
end

function TestFrameTable.test_checks_options()
  lu.assertErrorMsgContains("not negative", function() sample():to_text { width = -1 } end)
  local ok, why = pcall(function() sample():to_text { witdh = 3 } end)
  lu.assertFalse(ok)
  lu.assertStrContains(tostring(why), "width")
end
