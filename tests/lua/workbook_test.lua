-- The workbook binding: cells as Lua sees them, misuse, refusals.
local workbook = require "lotrinh.workbook"

local folder = debug.getinfo(1, "S").source:match("^@(.*)/") .. "/../data/workbook/"

TestWorkbook = {}

function TestWorkbook.test_cells()
  for _, name in ipairs { "trial.xlsx", "trial.ods" } do
    local book <close> = assert(workbook.open(folder .. name))
    local sheet = book:sheets()[1]
    lu.assertEquals(sheet:name(), "Biểu 12")
    lu.assertFalse(sheet:hidden())
    lu.assertEquals(sheet:cell("A2"), { kind = "text", text = "00070", row = 2, column = 1,
      address = "A2", font = sheet:cell("A2").font })
    local converted = sheet:cell(2, 2)
    lu.assertEquals(converted.text, "Hòa giải ở cơ sở")
    lu.assertTrue(converted.converted)
    lu.assertEquals(converted.font, ".VnTime")
    lu.assertEquals(sheet:cell("C2").value, 17)
    lu.assertEquals(math.type(sheet:cell("C2").value), "integer")
    lu.assertEquals(sheet:cell("D2").kind, "date")
    lu.assertEquals(sheet:cell("D2").text, "2025-12-05")
    lu.assertEquals(sheet:cell("E2").value, 0.91666)
    lu.assertTrue(sheet:cell("E2").percent)
    lu.assertNil(sheet:cell("B1"))
    lu.assertEquals(sheet:merged_at(1, 5).address, "A1:E1")
    lu.assertNil(sheet:merged_at(2, 5))
    lu.assertTrue(book:sheet("Danh mục"):hidden())
    lu.assertNil(book:sheet("không có"))
  end
end

function TestWorkbook.test_rows_and_values()
  local book <close> = assert(workbook.open(folder .. "trial.xlsx"))
  local sheet = book:sheets()[1]
  local seen = {}
  for row, cells in sheet:rows() do
    for column = 1, 5 do
      if cells[column] then
        seen[#seen + 1] = workbook.address(row, column)
      end
    end
  end
  lu.assertEquals(table.concat(seen, " "), "A1 A2 B2 C2 D2 E2 C3 D3 E3")
  lu.assertEquals({ sheet:size() }, { 3, 5, 9 })
  lu.assertEquals({ sheet:value(3, 3) }, { "", "text", false }) -- a formula that gave ""
  lu.assertEquals({ sheet:value("E2") }, { "0.91666", "number", true })
  lu.assertEquals(sheet:cell("D3").value, true)
end

function TestWorkbook.test_refusals()
  local book, why = workbook.open(folder .. "trial.xlsx", { columns = 4 })
  lu.assertNil(book)
  lu.assertEquals(why.code, "LT-1721")
  lu.assertStrContains(why.text, "E2")
  lu.assertEquals(why.exit, 3)
  book, why = workbook.open(folder .. "no such file.xlsx")
  lu.assertNil(book)
  lu.assertEquals(why.exit, 3)
  book, why = workbook.read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", { name = "cũ.xls" })
  lu.assertNil(book)
  lu.assertEquals(why.code, "LT-1726")
  lu.assertStrContains(why.text, "cũ.xls")
end

function TestWorkbook.test_misuse()
  local book = assert(workbook.open(folder .. "trial.xlsx"))
  local sheet = book:sheets()[1]
  lu.assertError(sheet.cell, sheet, "17B")
  lu.assertError(sheet.cell, sheet, 0, 1)
  lu.assertError(sheet.cell, sheet, 1)
  lu.assertError(workbook.open, folder .. "trial.xlsx", { colums = 4 })
  lu.assertError(workbook.open, folder .. "trial.xlsx", { cells = 0 })
  book:close()
  book:close()
  lu.assertErrorMsgContains("closed", sheet.cell, sheet, "A1")
  lu.assertErrorMsgContains("closed", book.sheets, book)
end
