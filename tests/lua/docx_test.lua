-- The binding of lotrinh.docx: options are checked, the same calls give the same bytes. What is in
-- the parts is tests/c/docx_writer_test.c's.
local docx = require "lotrinh.docx"
local lu = require "luaunit"

TestDocx = {}

local function small()
  local document = docx.new { title = "Thử & <xem>", created = "2026-11-23" }
  document:paragraph({ "Một ", { "hai", bold = true, size = 13 } }, { style = "heading_1" })
  document:table { widths = { 20, 40.5 }, borders = false }
  document:row { header = true }
  document:cell { merge = "begin" }
  document:paragraph("a", { style = "cell", align = "center" })
  document:cell()
  document:end_table()
  return document
end

function TestDocx.test_same_calls_same_bytes()
  lu.assertEquals(small():bytes(), small():bytes())
  lu.assertEquals(small():bytes():sub(1, 4), "PK\3\4")
end

local function refused(call, ...)
  local ok, why = pcall(call, small(), ...)
  lu.assertFalse(ok)
  return tostring(why)
end

function TestDocx.test_wrong_arguments_raise()
  lu.assertStrContains(refused(small().paragraph, { { "x", colour = "red" } }), "colour")
  lu.assertStrContains(refused(small().paragraph, "x", { stil = "body" }), "stil")
  lu.assertStrContains(refused(small().paragraph, "x", { style = "bodi" }), "body")
  lu.assertStrContains(refused(small().paragraph, { { "x", size = 400 } }), "points")
  lu.assertStrContains(refused(small().paragraph, 5), "a text or a list of runs")
  lu.assertStrContains(refused(small().table, { widths = { "wide" } }), "numbers")
  lu.assertStrContains(refused(small().table, {}), "widths")
  lu.assertStrContains(refused(small().row), "LT-1138")
  lu.assertStrContains(refused(small().picture, "no picture", { width = 100 }), "LT-1139")
end

function TestDocx.test_nothing_after_the_end()
  local document = small()
  document:bytes()
  lu.assertFalse(pcall(document.paragraph, document, "x"))
  lu.assertFalse(pcall(document.bytes, document))
end
