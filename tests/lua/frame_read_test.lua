-- frame.read: data files of scripts, as people write them.
local lu = require "luaunit"
local files = require "lotrinh.files"
local frame = require "frame"
local xlsx = require "lotrinh.xlsx"

local function read(ending, bytes, options)
  local path = os.tmpname() .. ending
  assert(files.write(path, bytes))
  local ok, result = pcall(frame.read, path, options)
  os.remove(path)
  if not ok then
    error(result, 0)
  end
  return result
end

TestRead = {}

function TestRead.test_a_csv_as_people_write_it()
  local f = read(".csv", "\u{FEFF}BIỂU TỔNG HỢP\n\nMã;Xã;Số vụ;Tỷ lệ;Ghi chú\n"
    .. "00008;Ngọc Hà;1.234;90,5%;\n00061;Ô Diên;;85%;chậm\n;;;;\n")
  lu.assertEquals(f:columns(), { "Mã", "Xã", "Số vụ", "Tỷ lệ", "Ghi chú" })
  lu.assertEquals(#f, 2)
  lu.assertEquals({ f[1]["Mã"], f[1]["Xã"], f[1]["Số vụ"] }, { "00008", "Ngọc Hà", 1234 })
  lu.assertAlmostEquals(f[1]["Tỷ lệ"], 0.905, 1e-12)
  lu.assertNil(f[2]["Số vụ"])
  lu.assertEquals(f[2]["Ghi chú"], "chậm")
  lu.assertEquals(f:column("Số vụ"):type(), "integer")
end

-- 1.234 alone is one number in Vietnamese and another one elsewhere.
function TestRead.test_an_ambiguous_column_is_refused_or_told()
  local bytes = "xa,n\na,1.234\nb,2.345\n"
  local ok, why = pcall(read, ".csv", bytes)
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1315")
  lu.assertEquals(read(".csv", bytes, { numbers = "vi" })[1].n, 1234)
  lu.assertEquals(read(".csv", bytes, { numbers = "machine" })[1].n, 1.234)
end

function TestRead.test_names_are_made_its_own()
  local f = read(".csv", "a,,a\n1,2,x\n")
  lu.assertEquals(f:columns(), { "a", "B", "a_2" })
  lu.assertEquals({ f[1].a, f[1].B, f[1].a_2 }, { 1, 2, "x" })
end

function TestRead.test_a_workbook_and_its_sheets()
  local book <close> = xlsx.new {}
  book:sheet "Bìa"
  book:row { "Bìa" }
  book:sheet "Biểu 1"
  book:row { "Biểu số 1" }
  book:row { "unit", "n", "share" }
  book:row { "Ba Vì", 12, 0.5 }
  book:row { "Ô Diên", false, 0.25 }
  local bytes = book:bytes()
  local f = read(".xlsx", bytes, { sheet = "Biểu 1" })
  lu.assertEquals(f:columns(), { "unit", "n", "share" })
  lu.assertEquals({ f[1].n, f[2].share, #f }, { 12, 0.25, 2 })
  lu.assertNil(f[2].n)
  lu.assertEquals(read(".xlsx", bytes, { sheet = 2, header = 3 }):columns(),
    { "Ba Vì", "12", "0.5" })
  local ok, why = pcall(read, ".xlsx", bytes, { sheet = "Biểu 2" })
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1314")
  lu.assertStrContains(why.text, "Biểu 1")
end

function TestRead.test_what_is_no_table_is_refused()
  lu.assertFalse((pcall(read, ".csv", "")))
  lu.assertFalse((pcall(frame.read, "/không/có.csv")))
  lu.assertFalse((pcall(read, ".csv", "a,b\n1,2\n3,4\n", { rows = 2 })))
  lu.assertFalse((pcall(read, ".csv", "a,b\n1,2\n", { row = 2 })))
end
