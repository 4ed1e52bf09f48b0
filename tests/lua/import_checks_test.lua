-- Each rule V01 to V22 by a file that trips exactly it, and the same file put right that trips
-- none.
local checks = require "importer.checks"
local files = require "lotrinh.files"
local importer = require "importer"
local store = require "store"

local folder = os.tmpname()
os.remove(folder)
assert(files.make_folder(folder))
local path = folder .. "/a.db"
assert(store.create(path))

local RESULTS = "Mã đơn vị,Đơn vị,Tiếp nhận,Tiếp nhận dân sự,Tiếp nhận hôn nhân và gia đình,"
  .. "Tiếp nhận khác,Hòa giải thành,Thành dân sự,Thành hôn nhân và gia đình,Thành khác,"
  .. "Không thành,Chưa giải quyết,Đang giải quyết"
local GROUPS = "Mã đơn vị,Đơn vị,Số tổ hòa giải,Tổng số hòa giải viên,Hòa giải viên nam,"
  .. "Hòa giải viên nữ,Dân tộc Kinh,Dân tộc khác,Luật,Chuyên môn khác,Chưa qua đào tạo,"
  .. "Hòa giải viên được bồi dưỡng"
local CASES = "Mã vụ việc,Mã đơn vị,Tổ hòa giải,Ngày tiếp nhận,Ngày hòa giải,Ngày kết thúc,"
  .. "Loại vụ việc,Kết quả"
local REGISTER = "Mã đơn vị,Tên tổ hòa giải,Số hòa giải viên,Hòa giải viên nữ,Số tổ trưởng,"
  .. "Vùng dân tộc thiểu số,Dân tộc thiểu số"
local SHORT = "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành,Chưa giải quyết,Đang giải quyết"

-- What is stored before: the year 2024 of a ward of then, the year 2025 of one of now.
local BEFORE_REFORM = "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành,Chưa giải quyết\n"
  .. "Phường Trúc Bạch,20,15,3,2\n"
local BEFORE = "Đơn vị,Tiếp nhận,Hòa giải thành,Không thành,Chưa giải quyết,Đang giải quyết\n"
  .. "Phường Ba Đình,20,15,3,1,1\n"

-- code, header, the line that trips it, the same line put right, options.
local TRIPS = {
  { "V01", SHORT, "Phường Hồng Hà,5,\"4,5\",1,0,0", "Phường Hồng Hà,5,4,1,0,0" },
  { "V01", SHORT, "Phường Hồng Hà,-5,,,,", "Phường Hồng Hà,5,,,," },
  { "V01", SHORT, "Phường Hồng Hà,3001/4994,,,,", "Phường Hồng Hà,3.001,,,," },
  { "V02", RESULTS, "00097,Phường Hồng Hà,9,3,3,4,6,2,2,2,1,1,1",
    "00097,Phường Hồng Hà,10,3,3,4,6,2,2,2,2,1,1" },
  { "V03", RESULTS, "00097,Phường Hồng Hà,10,3,3,4,6,2,2,2,1,1,1",
    "00097,Phường Hồng Hà,10,3,3,4,6,2,2,2,2,1,1" },
  { "V04", RESULTS, "00097,Phường Hồng Hà,10,3,3,4,6,2,2,1,2,1,1",
    "00097,Phường Hồng Hà,10,3,3,4,6,2,2,2,2,1,1" },
  { "V04", RESULTS, "00097,Phường Hồng Hà,10,3,3,4,6,4,1,1,2,1,1",
    "00097,Phường Hồng Hà,10,3,3,4,6,3,2,1,2,1,1" },
  { "V05", GROUPS, "00097,Phường Hồng Hà,3,12,6,5,11,1,1,2,9,8",
    "00097,Phường Hồng Hà,3,12,6,6,11,1,1,2,9,8" },
  { "V05", GROUPS, "00097,Phường Hồng Hà,3,12,6,6,11,1,1,2,9,13",
    "00097,Phường Hồng Hà,3,12,6,6,11,1,1,2,9,12" },
  { "V06", GROUPS, "00097,Phường Hồng Hà,5,12,6,6,11,1,1,2,9,8",
    "00097,Phường Hồng Hà,4,12,6,6,11,1,1,2,9,8" },
  { "V07", REGISTER, "00097,Tổ 1,3,0,1,,", "00097,Tổ 1,3,1,1,," },
  { "V07", REGISTER, "00097,Tổ 1,5,1,1,x,0", "00097,Tổ 1,5,1,1,x,1" },
  { "V08", SHORT .. ",Kỳ trước chuyển sang", "Phường Ba Đình,12,9,1,1,1,3",
    "Phường Ba Đình,12,9,1,1,1,2" },
  { "V09", SHORT, "Phường Trúc Bạch,21,14,3,2,2", "Phường Trúc Bạch,19,13,3,2,1",
    { period = "2024-H1", vintage = "chinh_thuc" } },
  { "V10", SHORT, "Phường Hồng Hà,5,4,1,0,0\nPhường Ba Đình,12,8,1,2,1\nTổng số,18,12,2,2,1",
    "Phường Hồng Hà,5,4,1,0,0\nPhường Ba Đình,12,8,1,2,1\nTổng số,17,12,2,2,1" },
  { "V11", SHORT .. ",Tỷ lệ hòa giải thành (%)", "Phường Hồng Hà,9,6,1,1,1,\"85,8\"",
    "Phường Hồng Hà,9,6,1,1,1,\"85,7\"" },
  { "V12", SHORT .. ",Tỷ lệ hòa giải thành (%)", "Phường Hồng Hà,2,0,0,1,1,0",
    "Phường Hồng Hà,2,0,0,1,1," },
  { "V13", "Đơn vị,Số tổ hòa giải,Tổ hòa giải 5 tốt", "Phường Hồng Hà,4,5", "Phường Hồng Hà,4,4" },
  { "V14", SHORT, "Phường Hòa Không Có,5,4,1,0,0", "phường HỒNG  HÀ,5,4,1,0,0" },
  { "V14", RESULTS, "00004,Phường Hồng Hà,10,3,3,4,6,2,2,2,2,1,1",
    "97,Phường Hồng Hà,10,3,3,4,6,2,2,2,2,1,1" },
  { "V15", SHORT, "Quận Ba Đình,5,4,1,0,0", "P. Ba Đình,18,14,4,0,0" },
  { "V15", SHORT, "Phường Hồng Hà,5,4,1,0,0", "Phường Tứ Liên,5,4,1,0,0",
    { period = "2025-H1", vintage = "so_bo" } },
  { "V16", CASES, "1,00097,Tổ 1,5/3/2026,4/3/2026,9/3/2026,Dân sự,Thành",
    "1,00097,Tổ 1,5/3/2026,7/3/2026,9/3/2026,Dân sự,Thành" },
  { "V16", CASES, "1,00097,Tổ 1,5/3/2026,7/3/2026,1/7/2026,Dân sự,Thành",
    "1,00097,Tổ 1,5/3/2026,8/3/2026,30/6/2026,Dân sự,Thành" },
  { "V17", CASES, "1,00097,Tổ 1,5/3/2026,7/3/2026,,Dân sự,Đang giải quyết\n"
    .. "1,00097,Tổ 2,5/3/2026,7/3/2026,,Dân sự,Đang giải quyết",
    "1,00097,Tổ 1,5/3/2026,7/3/2026,,Dân sự,Đang giải quyết\n"
    .. "2,00097,Tổ 2,5/3/2026,7/3/2026,,Dân sự,Đang giải quyết" },
  { "V18", SHORT, "Phường Ba Đình,31,27,2,1,1", "Phường Ba Đình,30,26,2,1,1",
    { period = "2026", vintage = "chinh_thuc" } },
  { "V19", SHORT, "Phường Hồng Hà,5,4,1,0,0", nil, { period = "2026-H1" } },
  { "V20", SHORT, "Phường Hồng Hà,5,4,1,0,0\nP. Hong Ha,6,5,1,0,0",
    "Phường Hồng Hà,5,4,1,0,0\nP. Hoàn Kiếm,6,5,1,0,0" },
  { "V21", SHORT .. ",Họ và tên đương sự", "Phường Hồng Hà,5,4,1,0,0,x", nil },
  { "V21", SHORT .. ",Số điện thoại", "Phường Hồng Hà,5,4,1,0,0,", nil },
  { "V22", SHORT .. ",Số vụ việc được chi thù lao", "Phường Hồng Hà,5,4,1,0,0,4",
    "Phường Hồng Hà,5,4,1,0,0,5" },
}

local function codes_of(text, options)
  options = options or { period = "2026-H1", vintage = "chinh_thuc" }
  assert(files.write(folder .. "/báo cáo.csv", text, { force = true }))
  local outcome = importer.run { database = path, arguments = { folder .. "/báo cáo.csv" },
    period = options.period, vintage = options.vintage, dry_run = true }
  local codes, list = {}, {}
  for _, finding in ipairs(outcome.results[1].findings) do
    if not codes[finding.code] then
      list[#list + 1] = finding.code
    end
    codes[finding.code] = finding
  end
  return list, codes
end

TestChecks = {}

function TestChecks.setUp()
  if not files.kind(folder .. "/before.csv"):find("file") then
    assert(files.write(folder .. "/before.csv", BEFORE))
    assert(files.write(folder .. "/before-reform.csv", BEFORE_REFORM))
    for name, year in pairs { ["/before.csv"] = "2025", ["/before-reform.csv"] = "2024" } do
      local outcome = importer.run { database = path, arguments = { folder .. name },
        period = year, vintage = "chinh_thuc" }
      lu.assertEquals(outcome.stored, 1)
    end
  end
end

function TestChecks.testEachFileTripsExactlyItsRule()
  local tried = {}
  for _, case in ipairs(TRIPS) do
    local list, codes = codes_of(case[2] .. "\n" .. case[3] .. "\n", case[5])
    lu.assertEquals(list, { case[1] }, case[3])
    lu.assertTrue(#codes[case[1]].vi > 5 and #codes[case[1]].en > 5)
    lu.assertNotNil(codes[case[1]].address)
    tried[case[1]] = true
  end
  for code, rule in pairs(checks.rules) do
    lu.assertTrue(tried[code], "no file trips " .. code)
    lu.assertStrContains("EWH", rule.severity)
    lu.assertTrue(#rule.words.vi > 10 and #rule.words.en > 10 and #rule.source > 5, code)
  end
end

function TestChecks.testTheSameFilePutRightTripsNone()
  for _, case in ipairs(TRIPS) do
    if case[4] then
      lu.assertEquals(codes_of(case[2] .. "\n" .. case[4] .. "\n", case[5]), {}, case[4])
    end
  end
end

function TestChecks.testThereAreTwentyTwoRules()
  for number = 1, 22 do
    lu.assertNotNil(checks.rules[("V%02d"):format(number)])
  end
end

function TestChecks.testCellsAreNamedAsInASpreadsheet()
  local _, codes = codes_of(SHORT .. "\nPhường Hồng Hà,5,4,1,0,0\nPhường Ba Đình,18,x,1,0,0\n")
  lu.assertEquals(codes.V01.address, "C3")
  lu.assertEquals(codes.V01.value, "x")
end

-- The value of a column about persons is shown nowhere.
function TestChecks.testPersonalValuesAreNotShown()
  local _, codes = codes_of(SHORT .. ",CCCD\nPhường Hồng Hà,5,4,1,0,0,001099012345\n")
  lu.assertNil(codes.V21.value)
  lu.assertNotStrContains(codes.V21.vi, "0010")
end

function TestChecks.testTooLateAStartIsAWarning()
  local _, codes = codes_of(CASES .. "\n1,00097,Tổ 1,5/3/2026,9/3/2026,10/3/2026,Dân sự,Thành\n")
  lu.assertEquals(codes.V16.severity, "W")
end
