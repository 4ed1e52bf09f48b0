-- unit: finding what people write, history, and the counts of the reform. Expected values are those
-- of the resolutions and of independent counts, or are counted by hand.
local current = require "store.current"
local unit = require "unit"

local city = load_fixture("city_fixture").new()

local function refused(code, parts, fn, ...)
  local ok, why = pcall(fn, ...)
  lu.assertFalse(ok, "was not refused")
  lu.assertEquals(why.code, code, tostring(why.text or why))
  for _, part in ipairs(parts) do
    lu.assertStrContains(why.text, part)
  end
end

TestUnit = {}

function TestUnit.setUp()
  current.use(city.db)
end

local OLD, NEW = { date = "2024-12-31" }, { date = "2026-06-30" }

local function label(name, options)
  local found = unit.find(name, options)
  return found.full_name .. " " .. found.key
end

function TestUnit.test_finds_what_people_write()
  for written, expected in pairs {
    ["dong anh"] = "Xã Đông Anh 00454_20250701",
    ["DONG  ANH"] = "Xã Đông Anh 00454_20250701",
    ["X. Đông Anh"] = "Xã Đông Anh 00454_20250701",
    ["x.dong anh"] = "Xã Đông Anh 00454_20250701",
    ["xa dong anh"] = "Xã Đông Anh 00454_20250701",
    ["P. Hoàn Kiếm"] = "Phường Hoàn Kiếm 00070_20250701",
    ["p hoan kiem"] = "Phường Hoàn Kiếm 00070_20250701",
    ["Phường Yên Hoà"] = "Phường Yên Hòa 00175_20250701",
    ["van mieu quoc tu giam"] = "Phường Văn Miếu - Quốc Tử Giám 00226_20250701",
    ["Văn Miếu–Quốc Tử Giám"] = "Phường Văn Miếu - Quốc Tử Giám 00226_20250701",
    ["Phường Văn Miếu -<br>Quốc Tử Giám"] = "Phường Văn Miếu - Quốc Tử Giám 00226_20250701",
    ["Phường \nHoàn Kiếm"] = "Phường Hoàn Kiếm 00070_20250701",
    ["phuong liet"] = "Phường Phương Liệt 00352_20250701",
    ["Thủ đô Hà Nội"] = "Thành phố Hà Nội 01_20080801",
    ["T.P. Hà Nội"] = "Thành phố Hà Nội 01_20080801",
    ["UBND phường Hoàn Kiếm"] = "Phường Hoàn Kiếm 00070_20250701",
    ["Uỷ ban nhân dân xã Đông Anh"] = "Xã Đông Anh 00454_20250701",
    ["tp.hà nội"] = "Thành phố Hà Nội 01_20080801",
    ["00454_20250701"] = "Xã Đông Anh 00454_20250701",
  } do
    lu.assertEquals(label(written), expected, written)
  end
  -- Decomposed letters, as some programs on other systems write them.
  lu.assertEquals(label("Xa\u{303} \u{110}an Ph\u{1b0}\u{1a1}\u{323}ng", { exact = true }),
    label("x. dan phuong"))
end

-- The same word is another place in another year.
function TestUnit.test_finds_by_old_name_and_by_day()
  for _, case in ipairs {
    { "Liễu Giai", nil, "Phường Liễu Giai 00008_20050120" },
    { "TT. Đông Anh", nil, "Thị trấn Đông Anh 00454_20040831" },
    { "tt dong anh", OLD, "Thị trấn Đông Anh 00454_20040831" },
    { "H. Đông Anh", OLD, "Huyện Đông Anh 017_20040831" },
    { "q. ba dinh", OLD, "Quận Ba Đình 001_20040831" },
    { "Ba Đình", OLD, "Quận Ba Đình 001_20040831" },
    { "Ba Đình", NEW, "Phường Ba Đình 00004_20250701" },
    { "TX Sơn Tây", OLD, "Thị xã Sơn Tây 269_20090509" },
    { "00008", OLD, "Phường Liễu Giai 00008_20050120" },
    { "00008", NEW, "Phường Ngọc Hà 00008_20250701" },
    { "8", { date = "2024-12-31", level = "commune" }, "Phường Liễu Giai 00008_20050120" },
    { "Phường Quang Trung, Quận Đống Đa", OLD, "Phường Quang Trung 00214_20040831" },
    { "Quang Trung (Q. Hà Đông)", { date = "2025-03-31" }, "Phường Quang Trung 09538_20250101" },
  } do
    lu.assertEquals(label(case[1], case[2]), case[3], case[1])
  end
end

function TestUnit.test_of_several_it_lists_the_candidates()
  refused("LT-1802", { "Huyện Đông Anh (017", "Thị trấn Đông Anh (00454, Huyện Đông Anh, đến 30" },
    unit.find, "dong anh", OLD)
  lu.assertEquals(unit.find("dong anh", { date = "2024-12-31", level = "district" }).code, "017")
  local all = unit.find("dong anh", { all = true })
  lu.assertEquals(#all, 3)
  lu.assertEquals(all[3].full_name, "Xã Đông Anh")
  lu.assertEquals(#all:frame(), 3)
  lu.assertEquals(#unit.find("khong co dau", { all = true }), 0)
end

function TestUnit.test_a_code_of_several_places_needs_a_day()
  refused("LT-1804", { "Phường Liễu Giai", "đến 30/6/2025", "Phường Ngọc Hà", "từ 01/7/2025" },
    unit.find, "00008")
  -- A code that changed its extent under one name is no clearer.
  refused("LT-1804", { "31/12/2024", "01/01/2025" }, unit.find, "00004")
  lu.assertEquals(unit.find("00001_20040831").full_name, "Phường Phúc Xá")
end

function TestUnit.test_tells_what_else_was_meant()
  refused("LT-1801", { "Xã Đông Anh" }, unit.find, "dong ann")
  refused("LT-1801", { "Phường Liễu Giai" }, unit.find, "P. Lieu Gia", OLD)
  refused("LT-1803", { "Phường Liễu Giai", "sau đó là Phường Ngọc Hà" }, unit.find, "lieu giai",
    NEW)
  refused("LT-1801", {}, unit.find, "dong anh", { exact = true })
  refused("LT-1806", { "commune" }, unit.find, "x", { level = "ward" })
  refused("LT-1805", { "2025-13-01" }, unit.find, "x", { date = "2025-13-01" })
  for _, wrong in ipairs { 1.5, true, "", "  ", -3 } do
    refused("LT-1807", {}, unit.find, wrong)
  end
  refused("LT-2051", { "level" }, unit.find, "x", { levl = "commune" })
end

-- Whatever is typed, the answer is a unit or a failure with a code.
function TestUnit.test_survives_any_text()
  math.randomseed(7)
  local odd = { "%", "[", "(", ",,", "()", "\xff\xfe", "\0", ("x"):rep(100000), "p.", "-", "<br>",
    ("9"):rep(5000), "xã", "p p p hoàn kiếm", "{name}", "%s", "Hoàn Kiếm (" }
  for _ = 1, 200 do
    local bytes = {}
    for j = 1, math.random(12) do
      bytes[j] = string.char(math.random(0, 255))
    end
    odd[#odd + 1] = table.concat(bytes)
  end
  for _, written in ipairs(odd) do
    local ok, why = pcall(unit.find, written)
    lu.assertTrue(ok or why.code ~= nil and #why.text < 900, written)
    lu.assertTrue(pcall(unit.find, written, { all = true }), written)
  end
  refused("LT-1801", { "\\xFF" }, unit.find, "\xff")
end

function TestUnit.test_a_unit_is_read_only_and_strict()
  local u = unit.find("Hoàn Kiếm")
  lu.assertIs(unit.find(u), u)
  lu.assertIs(unit.find(u.id), u)
  lu.assertIs(unit.find("p. hoàn kiếm"), u)
  lu.assertEquals({ u.name, u.type, u.level, u.valid_from, u.valid_to, u.population },
    { "Hoàn Kiếm", "Phường", "commune", "2025-07-01", nil, 105301 })
  lu.assertEquals(u.parent.full_name, "Thành phố Hà Nội")
  lu.assertNil(u.parent.parent)
  refused("LT-1808", { "name" }, function() return u.nam end)
  lu.assertErrorMsgContains("cannot be changed", function() u.name = "x" end)
  lu.assertEquals(tostring(u), "Phường Hoàn Kiếm (00070, Thành phố Hà Nội, từ 01/7/2025)")
  lu.assertFalse(pcall(u.predecessors, {}))
end

-- Each figure stands in the text of resolution 1656 or of the guides; 41 is 20 + 21 by kind.
function TestUnit.test_counts_of_the_reform()
  local function communes(day) return unit.at(day, { level = "commune" }) end
  lu.assertEquals({ #communes("2020-02-29"), #communes("2024-12-31"), #communes("2025-06-30"),
    #communes("2025-07-01") }, { 584, 579, 526, 126 })
  lu.assertEquals({ #unit.at("2025-06-30", { level = "district" }),
    #unit.at("2025-07-01", { level = "district" }), #unit.at("2025-07-01") }, { 30, 0, 127 })
  local whole, divided, kept = 0, 0, 0
  for _, u in ipairs(communes("2025-06-30")) do
    local links, share = u:successors(), 0
    for _, link in ipairs(links) do
      share = math.max(share, link.weight or 0)
    end
    whole = whole + (#links == 1 and 1 or 0)
    divided = divided + (#links > 1 and 1 or 0)
    kept = kept + (#links > 1 and share == 1 and 1 or 0)
  end
  lu.assertEquals({ whole, divided, kept }, { 327, 199, 41 })
end

-- 103 codes with another full name; 96 when the type is left out (Thị trấn Đông Anh, Xã Đông Anh).
function TestUnit.test_every_new_code_was_the_code_of_another_place()
  local reused, other_full_name, other_name, districts = 0, 0, 0, 0
  for _, new in ipairs(unit.at("2025-07-01", { level = "commune" })) do
    local old = unit.find(new.code, { date = "2025-06-30" })
    reused = reused + (old ~= new and 1 or 0)
    other_full_name = other_full_name + (old.full_name ~= new.full_name and 1 or 0)
    other_name = other_name + (old.name ~= new.name and 1 or 0)
    local above, count = {}, 0
    for _, link in ipairs(new:predecessors()) do
      count = count + (above[link.unit.parent] and 0 or 1)
      above[link.unit.parent] = true
    end
    districts = districts + (count >= 2 and 1 or 0)
  end
  lu.assertEquals({ reused, other_full_name, other_name, districts }, { 126, 103, 96, 64 })
end

function TestUnit.test_names_used_twice_among_the_526()
  local counts, twice = {}, 0
  for _, u in ipairs(unit.at("2025-06-30", { level = "commune" })) do
    counts[u.full_name] = (counts[u.full_name] or 0) + 1
    twice = twice + (counts[u.full_name] == 2 and 1 or 0)
  end
  lu.assertEquals(twice, 14)
end

-- 1656/NQ-UBTVQH15, article 1 clause 1.
function TestUnit.test_what_became_hoan_kiem()
  local links = unit.find("Hoàn Kiếm"):predecessors()
  local whole = {}
  for _, link in ipairs(links) do
    lu.assertEquals({ link.clause, link.date, link.basis, link.evidence },
      { "1656/NQ-UBTVQH15 Điều 1 khoản 1", "2025-07-01", "population", "law_text" })
    if link.kind == "all" then
      whole[#whole + 1] = link.unit.name
      lu.assertEquals({ link.weight, link.estimate }, { 1.0, false })
    else
      lu.assertEquals({ link.kind, link.weight, link.estimate }, { "part", nil, true })
    end
  end
  table.sort(whole)
  lu.assertEquals({ #links, table.concat(whole, ", ") }, { 14,
    "Hàng Buồm, Hàng Bạc, Hàng Bồ, Hàng Gai, Hàng Mã, Hàng Đào, Lý Thái Tổ" })
end

-- Ngô Thì Nhậm, 2020: 642 of 6,168 people to Nguyễn Du; both parts changed again in 2025.
function TestUnit.test_lineage_goes_through_all_changes()
  local old = unit.find("Ngô Thì Nhậm")
  lu.assertEquals(old.valid_to, "2020-03-01")
  local links = old:successors()
  lu.assertEquals({ #links, links[1].to.name, links[1].weight, links[1].kind },
    { 2, "Nguyễn Du", 0.1041, "part" })
  lu.assertEquals(tostring(links[1]),
    "Phường Ngô Thì Nhậm → Phường Nguyễn Du (01/3/2020): một phần, 10,41% dân số, ước lượng")
  local rows = old:lineage()
  lu.assertEquals({ rows.depth:max(), rows[#rows].date }, { 2, "2025-07-01" })
  lu.assertEquals(rows:filter(function(row) return row.relation == "predecessor" end).depth:count(),
    0)
end

function TestUnit.test_children_and_validity()
  local district = unit.find("Quận Ba Đình")
  lu.assertEquals(#district:children("2024-12-31"), 14)
  lu.assertEquals(#district:children("2025-01-01"), 13)
  lu.assertTrue(district:valid("2025-06-30"))
  lu.assertFalse(district:valid("2025-07-01"))
end
