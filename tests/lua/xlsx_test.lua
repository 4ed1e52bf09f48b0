-- What lotrinh.xlsx writes, read back by our reader and looked at as XML.
local workbook = require "lotrinh.workbook"
local xlsx = require "lotrinh.xlsx"

TestXlsx = {}

local function small()
  local book = xlsx.new { title = "Thử & <xem>" }
  local bold = book:format { bold = true, border = true, align = "center", size = 13 }
  local old = book:format { font = ".VnTime" }
  local share = book:format { number = "0.0%" }
  book:sheet("Biểu 1", { widths = { 5, 30.5 }, freeze_rows = 2, freeze_columns = 1,
    landscape = true })
  book:row({ "TT", "Tên đơn vị", "Số", false, "Tỷ lệ" }, bold)
  book:row({ "00004", "Phường\nBa Đình", 12, false, 0.893 }, { 0, 0, 0, 0, share },
    { skip = 1, height = 30 })
  book:row({ "a & b < c > \"d\" _x0041_ \1", "Hßa gi¶i", -3, 2.5 }, { 0, old })
  book:merge(1, 2, 1, 3)
  book:sheet("Biểu 2")
  return book
end

local function read(bytes)
  local book = assert(workbook.read(bytes, { name = "thu.xlsx" }))
  return book, book:sheets()
end

function TestXlsx.test_cells_come_back()
  local book <close>, sheets = read(small():bytes())
  lu.assertEquals(#sheets, 2)
  lu.assertEquals(sheets[1]:name(), "Biểu 1")
  lu.assertEquals(sheets[2]:name(), "Biểu 2")
  local rows = {}
  for number, cells in sheets[1]:rows() do
    rows[number] = cells
  end
  lu.assertEquals(rows[1][2].text, "Tên đơn vị")
  lu.assertNil(rows[2])
  lu.assertEquals(rows[3][1].text, "00004")
  lu.assertEquals(rows[3][2].text, "Phường\nBa Đình")
  lu.assertEquals(rows[3][3].value, 12)
  lu.assertEquals(rows[3][5].value, 0.893)
  lu.assertTrue(rows[3][5].percent)
  lu.assertEquals(rows[4][3].value, -3)
  lu.assertEquals(rows[4][4].value, 2.5)
  lu.assertEquals(rows[4][2].text, "Hòa giải") -- by its font
  lu.assertStrContains(rows[4][1].text, "a & b < c > \"d\" _x0041_")
  local merged = sheets[1]:merged()
  lu.assertEquals({ merged[1].first_row, merged[1].first_column, merged[1].last_row,
    merged[1].last_column }, { 1, 2, 1, 3 })
  lu.assertNotNil(book)
end

function TestXlsx.test_same_calls_same_bytes()
  lu.assertEquals(small():bytes(), small():bytes())
end

function TestXlsx.test_formulas_carry_their_value()
  local book = xlsx.new()
  book:sheet("Cộng")
  book:row { 2 }
  book:row { 3 }
  book:row { { formula = "SUM(A1:A2)", value = 5 } }
  local again <close>, sheets = read(book:bytes())
  local values = {}
  for number, cells in sheets[1]:rows() do
    values[number] = cells[1].value
  end
  lu.assertEquals(values, { 2, 3, 5 })
  lu.assertNotNil(again)
  local other = xlsx.new()
  other:sheet("x")
  lu.assertFalse((pcall(other.row, other, { { value = 5 } })))
end

function TestXlsx.test_many_rows_in_pieces()
  local book = xlsx.new()
  book:sheet("Dài")
  for i = 1, 5000 do
    book:row { i, "Tổ hòa giải số " .. i }
  end
  local opened <close>, sheets = read(book:bytes())
  local last_row, last_column, count = sheets[1]:size()
  lu.assertEquals({ last_row, last_column, count }, { 5000, 2, 10000 })
  lu.assertNotNil(opened)
end

local function refused(code, call)
  local ok, why = pcall(call, xlsx.new())
  lu.assertFalse(ok)
  lu.assertEquals(type(why) == "table" and why.code or why, code)
end

function TestXlsx.test_what_cannot_be_written_is_refused()
  refused("LT-1137", function(book) book:bytes() end)
  refused("LT-1132", function(book) book:sheet(("a"):rep(32)) end)
  refused("LT-1132", function(book) book:sheet("a/b") end)
  refused("LT-1132", function(book) book:sheet("a") book:sheet("a") end)
  refused("LT-1134", function(book) book:row { 1 } end)
  refused("LT-1134", function(book) book:sheet("a") book:row({ 1 }, 7) end)
  refused("LT-1134", function(book) book:sheet("a") book:merge(2, 1, 1, 1) end)
  refused("LT-1135", function(book) book:sheet("a") book:row { ("ơ"):rep(32768) } end)
  refused("LT-1136", function(book) book:sheet("a") book:row { 0 / 0 } end)
end

function TestXlsx.test_wrong_arguments_raise()
  local book = small()
  lu.assertErrorMsgContains("text, a number or false", function() book:row { true } end)
  lu.assertErrorMsgContains("colour", function() book:format { colour = "red" } end)
  book:bytes()
  lu.assertErrorMsgContains("ended", function() book:row { 1 } end)
end
