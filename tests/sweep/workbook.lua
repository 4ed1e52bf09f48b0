-- Failing allocations while workbooks are opened and their cells read.
local workbook = require "lotrinh.workbook"

local folder = debug.getinfo(1, "S").source:match("^@(.*)/") .. "/../data/workbook/"

local function memory_is_another_matter(book, why)
  if not book and why.code == "LT-1001" then
    error(why, 0)
  end
  return assert(book, tostring(why))
end

for _, name in ipairs { "trial.xlsx", "trial.ods" } do
  local book <close> = memory_is_another_matter(workbook.open(folder .. name, { cells = 100 }))
  local sheet = book:sheets()[1]
  assert(sheet:cell("B2").text == "Hòa giải ở cơ sở" and sheet:cell(2, 3).value == 17)
  assert(sheet:merged()[1].address == "A1:E1" and #book:fonts() > 0)
  local rows = 0
  for _, cells in sheet:rows() do
    rows = rows + (cells[1] and 1 or 0)
  end
  assert(rows == 2 and book:sheet("Danh mục"):hidden())
end
local refused, why = workbook.read("<html>", { name = "x.xls" })
assert(not refused)
if why.code == "LT-1001" then
  error(why, 0)
end
assert(why.code == "LT-1727")
