-- Reports as communes really send them: the printed form in a workbook, old encodings, odd
-- spellings, and files that are broken on purpose.
local files = require "lotrinh.files"
local form = require "importer.form"
local importer = require "importer"
local store = require "store"
local xlsx = require "lotrinh.xlsx"

local folder = os.tmpname()
os.remove(folder)
assert(files.make_folder(folder))
local path = folder .. "/a.db"
assert(store.create(path))

local function rehearse(name, bytes, options)
  options = options or {}
  assert(files.write(folder .. "/" .. name, bytes, { force = true }))
  local outcome = importer.run { database = path, arguments = { folder .. "/" .. name },
    dry_run = true, period = options.period, vintage = options.vintage, form = options.form,
    encoding = options.encoding }
  return outcome.results[1]
end

local OFFICIAL = { period = "2026", vintage = "chinh_thuc" }

local function values(result, measure)
  local list = {}
  for _, entry in ipairs(result.batches[1].units) do
    list[#list + 1] = entry.values[measure]
  end
  return list
end

-- Form 12c as the circular prints it: three lines of header, merged, and the column numbers.
local function printed_form()
  local book = xlsx.new {}
  book:sheet("Biểu 12c", {})
  book:row { "Biểu số 12c/BTP/PBGDPL/HGCS" }
  book:row { "KẾT QUẢ HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ" }
  book:row { "Kỳ báo cáo:", "6 tháng đầu năm 2026" }
  book:row { "Loại số liệu: Sơ bộ" }
  book:row { "Tên đơn vị", "Số vụ việc tiếp nhận", "", "", "", "Kết quả hòa giải", "", "", "", "",
    "", "" }
  book:row { "", "Tổng số", "Chia theo loại", "", "", "Hòa giải thành", "", "", "",
    "Hòa giải không thành", "Chưa giải quyết", "Đang giải quyết" }
  book:row { "", "", "Dân sự", "Hôn nhân và gia đình", "Mâu thuẫn, xích mích, khác", "Tổng số",
    "Dân sự", "Hôn nhân và gia đình", "Mâu thuẫn, xích mích, khác", "", "", "" }
  book:row { "A", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11" }
  book:row { "Tổng số", 12, 4, 4, 4, 9, 3, 3, 3, 2, 0, 1 }
  book:row { "Phường Ba Đình", 7, 2, 2, 3, 5, 2, 1, 2, 1, 0, 1 }
  book:row { "P. Hồng Hà", 5, 2, 2, 1, 4, 1, 2, 1, 1, 0, 0 }
  book:row { "Người lập biểu", "", "", "Thủ trưởng đơn vị" }
  book:merge(5, 1, 7, 1)
  book:merge(5, 2, 5, 5)
  book:merge(5, 6, 5, 12)
  book:merge(6, 3, 6, 5)
  book:merge(6, 6, 6, 9)
  return book:bytes()
end

TestImportFile = {}

function TestImportFile.testThePrintedFormInAWorkbook()
  local result = rehearse("12c.xlsx", printed_form())
  lu.assertEquals(result.findings, {})
  local batch = result.batches[1]
  lu.assertEquals({ batch.form.id, batch.period.text, batch.vintage },
    { "tt20_12c", "2026-H1", "preliminary" })
  lu.assertEquals(values(result, "received"), { 7, 5 })
  lu.assertEquals(values(result, "received_other"), { 3, 1 })
  lu.assertEquals(values(result, "settled"), { 5, 4 })
  lu.assertEquals(values(result, "settled_family"), { 1, 2 })
  lu.assertEquals(values(result, "unsettled"), { 1, 1 })
  lu.assertEquals(values(result, "pending"), { 1, 0 })
  lu.assertEquals(batch.units[1].cells.settled_family, "H10")
  lu.assertEquals(batch.units[1].sheet, "Biểu 12c")
end

-- Blank and "-" are not zero; 1.234 in a column of counts is a thousand and more.
function TestImportFile.testBlankIsNotZero()
  local result = rehearse("a.csv", "Đơn vị;Tiếp nhận;Hòa giải thành;Không thành\n"
    .. "Phường Ba Đình;1.234;1 200;34\nPhường Hồng Hà;;-;0\n", OFFICIAL)
  lu.assertEquals(result.findings, {})
  lu.assertEquals(values(result, "received"), { 1234 })
  lu.assertEquals(values(result, "settled"), { 1200 })
  lu.assertEquals(values(result, "unsettled"), { 34, 0 })
end

function TestImportFile.testSpellingsOfUnits()
  local names = { "Phường Ba Đình", "PHƯỜNG BA ĐÌNH", "P. Ba Đình", "P.Ba Dinh", "Ba Đình",
    "phường  ba\u{A0}đình", "Phươ\u{300}ng Ba Đi\u{300}nh", "4", "00004", "\"Phường\nBa Đình\"" }
  for _, name in ipairs(names) do
    local result = rehearse("a.csv", "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành\n" .. name
      .. ",5,4,1\n", OFFICIAL)
    lu.assertEquals(result.findings, {}, name)
    lu.assertEquals(result.batches[1].units[1].unit.code, "00004", name)
  end
end

-- "Đơn vị,Tiếp nhận,..." in TCVN3 and UTF-16: bytes by hand from the code tables.
function TestImportFile.testOldEncodings()
  local tcvn3 = "\xA7\xAC\x6E \x76\xDE,Ti\xD5p nh\xCBn,H\xDFa gi\xB6i th\xB5nh,Kh\xABng th\xB5nh\n"
    .. "Ph\xAD\xEAng Ba \xA7\xD7nh,5,4,1\nPh\xAD\xEAng H\xE5ng H\xB5,7,6,1\n"
  local result = rehearse("a.txt", tcvn3,
    { period = "2026", vintage = "chinh_thuc", encoding = "tcvn3" })
  lu.assertEquals(result.findings, {})
  lu.assertEquals(values(result, "received"), { 5, 7 })
  local text = "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành\nPhường Ba Đình,5,4,1\n"
  local units = { "\xFF\xFE" }
  for _, code in utf8.codes(text) do
    units[#units + 1] = string.pack("<I2", code)
  end
  result = rehearse("a.csv", table.concat(units), OFFICIAL)
  lu.assertEquals(result.findings, {})
  lu.assertEquals(values(result, "settled"), { 4 })
end

-- One finding with a code and no cell: the whole file is refused by one sentence.
function TestImportFile.testBrokenFilesAreRefusedByOneSentence()
  local head = "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành\n"
  local broken = {
    { "quote.csv", head .. "\"Phường Ba Đình,5,4,1\n", "LT-1787" },
    { "ragged.csv", head .. "Phường Ba Đình,5,4\n", "LT-1704" },
    { "nul.csv", head .. "Phường\0 Ba Đình,5,4,1\n", "LT-1716" },
    { "overlong.csv", head .. "Ph\xC0\xAFng,5,4,1\n", "LT-1712" },
    { "wide.csv", ("a,"):rep(100000) .. "\n", "LT-1781" },
    { "cut.xlsx", printed_form():sub(1, 900), "LT-1730" },
    { "page.xls", "<html><body><table><tr><td>1</td></tr></table></body></html>", "LT-1714" },
    { "old.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" .. ("\0"):rep(600), "LT-1715" },
    { "empty.csv", "", "LT-1717" },
    { "only.csv", head, "LT-1707" },
    { "other.csv", "x,y\n1,2\n", "LT-1708" },
  }
  for _, case in ipairs(broken) do
    local result = rehearse(case[1], case[2], OFFICIAL)
    lu.assertEquals(#result.findings, 1, case[1])
    lu.assertEquals(result.findings[1].code, case[3], case[1] .. ": " .. result.findings[1].vi)
    lu.assertNil(result.findings[1].address)
    lu.assertEquals(#result.batches, 0)
  end
end

function TestImportFile.testThePeriodOfTheFileAndOfTheCommandMustAgree()
  local text = "Kỳ báo cáo: năm 2025,,,\nĐơn vị,Tiếp nhận,Hòa giải thành,Không thành\n"
    .. "Phường Ba Đình,5,4,1\n"
  local result = rehearse("a.csv", text, OFFICIAL)
  lu.assertEquals(result.findings[1].code, "V19")
  lu.assertEquals(result.findings[1].address, "A1")
  lu.assertEquals(#rehearse("a.csv", text, { vintage = "so_bo" }).findings, 0)
end

TestForms = {}

function TestForms.testTheBuiltInOnesAreWellFormed()
  lu.assertEquals(#form.all(), #form.built_in())
  for _, made in ipairs(form.all()) do
    lu.assertNotNil(made.words.vi)
    lu.assertNotNil(made.words.en)
  end
end

-- Each a single thing wrong; the error names the field.
function TestForms.testAWrongFormNamesTheField()
  local function base()
    return { id = "x", words = { vi = "x", en = "x" }, circular = "x", row = "unit",
      columns = { { id = "a", kind = "count", header = { "A" }, measure = "received" } } }
  end
  local wrong = {
    { "row", function(f) f.row = "line" end },
    { "id", function(f) f.id = nil end },
    { "colums", function(f) f.colums = {} end },
    { "words.en", function(f) f.words.en = nil end },
    { "columns[1].kind", function(f) f.columns[1].kind = "number" end },
    { "columns[1].header", function(f) f.columns[1].header = nil end },
    { "columns[2].id", function(f) f.columns[2] = f.columns[1] end },
    { "columns[1].into", function(f) f.columns[1].into = "b" end },
    { "columns[1].column", function(f) f.columns[1].column = "1" end },
    { "checks.V02[1]", function(f) f.checks = { V02 = { "a = nosuch" } } end },
    { "checks.V2", function(f) f.checks = { V2 = { "a = a" } } end },
    { "computed.b", function(f) f.computed = { b = "a * 2" } end },
    { "table", function(f) f.row = "record" end },
    { "extends", function(f) f.extends = "nosuch" end },
  }
  lu.assertNotNil(form.complete(base(), "mau.lua"))
  for _, case in ipairs(wrong) do
    local made = base()
    case[2](made)
    local ok, why = pcall(form.complete, made, "mau.lua")
    lu.assertFalse(ok, case[1])
    lu.assertEquals(why.code, "LT-1701", case[1])
    lu.assertStrContains(why.text, "mau.lua, trường " .. case[1])
  end
end

-- A form is data: it can call nothing.
function TestForms.testAFormCannotCallAnything()
  assert(files.write(folder .. "/evil.lua", "os.remove('x') return {}", { force = true }))
  local ok, why = pcall(form.read, folder .. "/evil.lua")
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1702")
end
