-- The charts about the plan's own tasks with odd figures: one place, many, the longest names,
-- nothing in a period, all at 100 %; no text leaves the canvas or covers another, at any size.
local lu = require "luaunit"
local chart = require "chart"
local layout = require "chart.layout"

local boxes = load_fixture "text_boxes"

local LONGEST = "Phường Văn Miếu - Quốc Tử Giám"
local TARGET = { value = 0.9, trainers = 1, groups = 80, year = 2030,
  clause = "KH 215, mục II.2, gạch đầu dòng 9, câu 1" }

TestPlanShapes = {}

-- Draws each set of figures at each size.
local function check(name, sets)
  local items, labels = {}, {}
  for label, data in pairs(sets) do
    data.unit, data.fictional = LONGEST, true
    data.indicator, data.definition = "tỷ lệ hòa giải thành", "thành / đã giải quyết xong"
    data.vintage, data.source = "số chính thức, số sơ bộ", "1.240 tệp đã nhập (lần nhập 2–2.301)"
    for size in pairs(layout.sizes) do
      items[#items + 1] = { name = name, size = size, data = data }
      labels[#labels + 1] = ("%s %s %s"):format(name, label, size)
    end
  end
  for i, result in ipairs(assert(chart.draw_all(items))) do
    lu.assertNil(result.why, labels[i])
    boxes.check(lu, result.bytes, layout.sizes[items[i].size], labels[i])
  end
end

-- So many rows made by a function.
local function rows(count, make)
  local list = {}
  for i = 1, count do
    list[i] = make(i)
  end
  return list
end

local function period(kind, i)
  if kind == "M" then
    local year, month = 2024 + (i - 1) // 12, (i - 1) % 12 + 1
    return { kind = "M", label = ("tháng %d/%d"):format(month, year),
      start = ("%d-%02d-01"):format(year, month), finish = ("%d-%02d-28"):format(year, month) }
  end
  return { kind = "year", label = "năm " .. 2014 + i, start = 2014 + i .. "-01-01",
    finish = 2014 + i .. "-12-31" }
end

local function with(row, fields)
  for name, value in pairs(fields) do
    row[name] = value
  end
  return row
end

function TestPlanShapes.test_spc()
  local function series(kind, count, x, n)
    return { direction = "increase", target = TARGET, rows = rows(count, function(i)
      return with(period(kind, i), { x = x(i), n = n(i) })
    end) }
  end
  local function same(value)
    return function() return value end
  end
  check("spc", {
    one = series("year", 1, same(18), same(20)), two = series("year", 2, same(18), same(20)),
    five = series("year", 5, function(i) return 15 + i % 3 end, same(20)),
    twelve = series("year", 12, function(i) return i == 9 and 60 or 150 + i % 5 end, same(200)),
    months = series("M", 30, function(i) return i > 15 and 195 or 150 end, same(12000)),
    hundred = series("year", 8, same(20), same(20)),
    none = series("year", 6, function(i) return i > 3 and 4 or 0 end,
      function(i) return i > 3 and 5 or 0 end),
  })
end

function TestPlanShapes.test_training_cohort()
  local function months(count, recognised, x)
    return { day = "2026-11-22", target = { value = 1, clause = TARGET.clause },
      rows = rows(count, function(i)
        return with(period("M", i), { recognised = recognised, due = i < count or count == 2,
          x = x, n = x and recognised })
      end) }
  end
  check("training_cohort", { one = months(1, 12, nil), two = months(2, 12, 12),
    twelve = months(12, 234, 200), many = months(30, 12345, 12000), untold = months(5, 3, nil) })
end

function TestPlanShapes.test_cases_by_type()
  local function years(count, make)
    return rows(count, function(i)
      return with(period("year", i), make(i))
    end)
  end
  local four = { civil = 3, family = 2, dispute = 4, violation = 1 }
  check("cases_by_type", {
    one = { rows = years(1, function() return four end) },
    hundred = { rows = years(2, function() return { civil = 5, family = 0, other = 0 } end) },
    none = { rows = years(3, function(i) return { civil = i - 1, family = 0, other = 0 } end) },
    forms = { detail = years(12, function() return four end)[12],
      rows = years(12, function(i)
        return i < 7 and { civil = 12345, family = 200, other = 4120 }
          or { civil_family = 1230, dispute = 1100, violation = 130, total = 123456 }
      end) },
  })
end

function TestPlanShapes.test_trainer_cover()
  local function districts(count, x, n)
    return { target = TARGET, silent = { LONGEST, LONGEST }, rows = rows(count, function(i)
      return { unit = LONGEST .. " " .. i, level = "district", x = x, n = n, date = "2025-06-30" }
    end) }
  end
  local many = districts(30, 1, 1240)
  many.rows[31] = { unit = "Thành phố Hà Nội", level = "city", x = 67, n = 5124,
    date = "2026-10-31", groups_date = "2026-06-30" }
  local untold = districts(5, 3, 240)
  untold.target = nil
  check("trainer_cover", { one = districts(1, 1, 161), none = districts(2, 3, 0), many = many,
    enough = districts(12, 20, 240), untold = untold })
end

function TestPlanShapes.test_budget_and_activities()
  local names = { "Ngân sách Thành phố", "Ngân sách xã, phường", "Lồng ghép các chương trình khác",
    "Đóng góp, tài trợ hợp pháp của doanh nghiệp, tổ chức, cá nhân trong và ngoài nước", "" }
  local function tasks(day, years_of, cost)
    return { first = 2024, last = 2030, day = day, rows = rows(8, function(i)
      local money = {}
      for place, name in ipairs(cost and names or {}) do
        money[name] = cost * i * place
      end
      return { task = i, name = i == 8 and "Kiểm tra, sơ kết, tổng kết" or "Thu hút luật sư",
        dues = i == 1 and { { 2024, 2026 }, { 2027, 2030 } } or { { 2024, 2024 }, { 2025, 2025 },
          { 2026, 2026 }, { 2027, 2027 } }, years = years_of(i),
        money = money, cost = cost and cost * i * 15 or 0, activities = 3, without_cost = 1 }
    end) }
  end
  local all = {}
  for year = 2024, 2030 do
    all[year] = 1008
  end
  check("budget_and_activities", {
    one = tasks("2026-11-22", function(i) return i == 3 and { [2025] = 1 } or {} end, nil),
    all = tasks("2030-12-31", function() return all end, 1000000000),
    none = tasks("2030-12-31", function() return {} end, nil),
  })
end

function TestPlanShapes.test_small_multiples()
  local function units(count, x, n)
    local data = { level = "commune", target = TARGET, names = {}, rows = {} }
    for i = 1, count do
      data.names[i] = i % 3 == 1 and LONGEST .. " " .. i or "Xã Hương Sơn " .. i
      for year = 2019, 2026 do
        data.rows[#data.rows + 1] = { unit = data.names[i], year = year, kind = "year",
          label = "năm " .. year, x = x(i), n = n }
      end
    end
    return data
  end
  check("small_multiples", {
    one = units(1, function() return 18 end, 20), two = units(2, function() return 1 end, 20),
    five = units(5, function(i) return 15 + i % 3 end, 20),
    twelve = units(12, function() return 11000 end, 12345),
    hundred = units(22, function() return 20 end, 20), few = units(12, function() return 0 end, 4),
  })
end

return TestPlanShapes
