-- What the Department itself would keep: trainers, new mediators, decisions, pilots, activities,
-- single cases. All of it is made up.
local groups = require "demo.groups"
local layouts = require "demo.layout"
local newcomers = require "demo.newcomers"
local period = require "lotrinh.period"
local random = require "demo.random"
local reports = require "demo.reports"
local text = require "lotrinh.text"

local M = {}

local CITY = "Thành phố Hà Nội"
local ISSUERS = { "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", "SỞ TƯ PHÁP" }

local function sheet_of(layout, report, unit_words)
  return reports.new_sheet(layout, report, ISSUERS, unit_words)
end

local function add(sheet, values)
  values.number = #sheet.rows + 1
  sheet.rows[#sheet.rows + 1] = reports.cells_of(sheet.layout, values)
end

-- Trainers: one for 80 groups of a district, rounded up, save for three districts that lack one.
local GROUPS_A_TRAINER = 80
local LACKING = { ["004"] = true, ["250"] = true, ["271"] = true }

local function district_trainers(city, data, report)
  local counts = {}
  for group in pairs(data.register) do
    if groups.is_kept(city, group) then
      local parent = group.place[data.index].parent_id
      counts[parent] = (counts[parent] or 0) + 1
    end
  end
  local sheet = sheet_of(layouts.trainers, report)
  for _, district in ipairs(city.units.districts) do
    local count = counts[district.unit_id]
    if count then
      local trainers = math.max(1, (count + GROUPS_A_TRAINER - 1) // GROUPS_A_TRAINER
        - (LACKING[district.code] and 1 or 0))
      add(sheet, { unit_name = district.full_name, unit_code = district.code, trainers = trainers,
        trainers_district = trainers, trainers_city = 0,
        trainers_trained = math.max(1, trainers * 9 // 10) })
    end
  end
  return sheet
end

-- 1 for 80 of 5,131 groups is 65 trainers; the guess is two more, one not trained yet.
local CITY_TRAINERS, CITY_TRAINED = 67, 66

local function city_trainers(report)
  local sheet = sheet_of(layouts.trainers, report)
  add(sheet, { unit_name = CITY, unit_code = "01", trainers = CITY_TRAINERS,
    trainers_city = CITY_TRAINERS, trainers_district = 0, trainers_trained = CITY_TRAINED })
  return sheet
end

local function communes_of(city)
  local list = {}
  for _, unit in ipairs(city.units.today) do
    if not city.small or city.kept[unit.code] then
      list[#list + 1] = unit
    end
  end
  return list
end

local function cohort(city, new_mediators, report)
  local sheet, counts = sheet_of(layouts.cohort, report), {}
  local first, last = newcomers.month "2025-07-01", newcomers.month(report.last)
  for _, one in ipairs(new_mediators) do
    if one.month >= first and one.month <= last and groups.is_kept(city, one.group) then
      local unit = one.group.place[1]
      counts[unit] = counts[unit] or {}
      local count = counts[unit][one.month] or { recognised = 0, trained = 0 }
      counts[unit][one.month] = count
      count.recognised = count.recognised + 1
      count.trained = count.trained + (one.trained and 1 or 0)
    end
  end
  for _, unit in ipairs(communes_of(city)) do
    for month = first, last do
      local count = counts[unit] and counts[unit][month]
      if count then
        -- Six months that are not over tell nothing yet.
        add(sheet, { unit_name = unit.full_name, unit_code = unit.code,
          month = newcomers.name(month), recognised = count.recognised,
          trained = month + 6 <= last and count.trained or nil })
      end
    end
  end
  return sheet
end

-- Model communes by year: guesses on the way to 76 of 126 (60 %) in 2030.
local MODELS = { { 2025, 33, "15/12/2025" }, { 2026, 49, "30/10/2026" } }

local function recognitions(city, data, report)
  local sheet, stream = sheet_of(layouts.recognitions, report), random.new(city.seed, "models")
  local communes = stream:shuffle(communes_of(city))
  for _, model in ipairs(MODELS) do
    local year, count, day = table.unpack(model)
    for i = 1, count * #communes // 126 do
      add(sheet, { unit_name = communes[i].full_name, unit_code = communes[i].code,
        model = "Xã, phường điển hình", decision = ("%d/QĐ-UBND (giả định)"):format(1000 + i),
        decided_on = day, year = year })
    end
  end
  for i, commune in ipairs(communes_of(city)) do
    local count = data.stocks[commune].five_good_groups
    add(sheet, { unit_name = commune.full_name, unit_code = commune.code,
      model = "Tổ hòa giải 5 tốt", groups = count,
      decision = ("%d/QĐ-UBND (giả định)"):format(200 + i), decided_on = "15/12/2025",
      year = 2025 })
  end
  return sheet
end

local PILOTS = 15

local function pilots(city, report)
  local sheet, stream = sheet_of(layouts.pilots, report), random.new(city.seed, "pilots")
  local communes = stream:shuffle(communes_of(city))
  for i = 1, math.max(2, PILOTS * #communes // 126) do
    add(sheet, { unit_name = communes[i].full_name, unit_code = communes[i].code,
      decision = "215/KH-STP (giả định)", chosen_on = "01/8/2025" })
  end
  return sheet
end

-- Where money may come from by section V of the plan.
local CITY_BUDGET, COMMUNE_BUDGET = "Ngân sách Thành phố", "Ngân sách xã, phường"
local GIFTS = "Đóng góp, tài trợ hợp pháp"

-- Task of the plan, kind, words, lead, partners, participants, million đồng, source, first year.
local ACTIVITIES = {
  { 1, "Văn bản", "Hướng dẫn thực hiện chỉ đạo điểm", "Sở Tư pháp", "UBND các xã, phường", 0, 0 },
  { 2, "Tập huấn", "Tập huấn cho tập huấn viên", "Sở Tư pháp", "Ủy ban MTTQ Thành phố", 66, 120 },
  { 3, "Tập huấn", "Bồi dưỡng kỹ năng cho tổ trưởng tổ hòa giải", "Sở Tư pháp",
    "UBND các xã, phường", 1250, 640 },
  { 3, "Tập huấn", "Bồi dưỡng hòa giải viên mới", "UBND các xã, phường", "Hội Luật gia", 1900,
    410, COMMUNE_BUDGET },
  { 4, "Tập huấn", "Bồi dưỡng công chức làm công tác hòa giải", "Sở Tư pháp", "", 252, 95 },
  { 5, "Truyền thông", "Chuyên mục hòa giải ở cơ sở trên truyền hình", "Sở Tư pháp",
    "Đài Hà Nội", 0, 300 },
  { 5, "Khác", "Cấp bộ tài liệu cho hòa giải viên", "Sở Tư pháp", "", 8200, 510 },
  { 6, "Hội nghị", "Gặp mặt luật sư, luật gia hỗ trợ tổ hòa giải", "Sở Tư pháp",
    "Đoàn Luật sư, Hội Luật gia", 180, 60, GIFTS, 2025 },
  { 7, "Hội thi", "Hội thi Hòa giải viên giỏi Thành phố", "Sở Tư pháp", "Ủy ban MTTQ Thành phố",
    540, 780 },
  { 8, "Kiểm tra", "Kiểm tra việc thực hiện kế hoạch", "Sở Tư pháp", "Ủy ban MTTQ Thành phố", 90,
    40 },
  { 8, "Sơ kết", "Sơ kết giai đoạn 2024-2026", "Sở Tư pháp", "UBND các xã, phường", 300, 85,
    CITY_BUDGET, 2026 },
}

local function activities(city, report)
  local sheet, stream = sheet_of(layouts.activities, report), random.new(city.seed, "activities")
  for year = 2024, 2026 do
    for i, known in ipairs(ACTIVITIES) do
      local task, kind, title, lead, partners, people, millions, source, from
        = table.unpack(known)
      if year >= (from or 2024) then
        local start = period.day(("%d-%02d-%02d"):format(year, stream:between(2, 9),
          stream:between(1, 25)))
        local cost = millions * stream:between(80, 120) * 10000
        add(sheet, { unit_name = CITY, task = task, kind = kind,
          title = ("%s năm %d (giả định)"):format(title, year),
          document = kind == "Văn bản" and ("%d/STP-PBGDPL (giả định)"):format(100 * i + year % 100)
            or nil, lead = lead, partners = partners ~= "" and partners or nil,
          starts_on = period.short(start), ends_on = period.short(start + stream:between(0, 2)),
          participants = people > 0 and people or nil,
          -- With the thousands point, as people write money.
          cost = cost > 0 and (text.number(cost)) or nil,
          funding = cost > 0 and (source or CITY_BUDGET) or nil })
      end
    end
  end
  return sheet
end

local KIND_WORDS = { civil = "Dân sự", family = "Hôn nhân và gia đình",
  dispute = "Mâu thuẫn giữa các bên", violation = "Vi phạm pháp luật" }

local function outcome_of(case, last_day)
  if case.ended == nil or case.ended > last_day then
    return case.started and "Đang giải quyết" or "Chưa giải quyết"
  end
  return case.settled and "Hòa giải thành" or "Hòa giải không thành"
end

-- The cases that a report counts, one by one.
local function single_cases(city, all_cases, report)
  local sheet = sheet_of(layouts.cases, report)
  local first_day, last_day = period.day(report.first), period.day(report.last)
  for _, case in ipairs(all_cases) do
    if groups.is_kept(city, case.group) and case.received <= last_day
        and (case.ended == nil or case.ended >= first_day) then
      local ended = case.ended and case.ended <= last_day and case.ended or nil
      local begun = (ended or case.started)
        and math.min(case.received + case.number % 4, ended or last_day)
      sheet.rows[#sheet.rows + 1] = reports.cells_of(sheet.layout, {
        code = ("HN-%05d"):format(case.number), unit_name = case.group.place[1].code,
        group_name = case.group.name, received_on = period.short(case.received),
        started_on = begun and period.short(begun) or nil,
        ended_on = ended and period.short(ended) or nil, kind = KIND_WORDS[case.kind],
        outcome = outcome_of(case, last_day) })
    end
  end
  return sheet
end

--- The Department's files of a report: {{name, sheets}, ...}; `csv` in place of a workbook.
function M.files(city, all_cases, new_mediators, report, data)
  if report.folder == "2024" or report.folder == "2025-H1" then
    return { { name = "so-tu-phap_tap-huan-vien",
      sheets = { district_trainers(city, data, report) } } }
  elseif report.folder == "2026-H1" then
    return { { name = "so-tu-phap_vu-viec", csv = { separator = ",", bare = false },
      sheets = { single_cases(city, all_cases, report) } } }
  elseif report.folder == "2026-10M" then
    return {
      { name = "so-tu-phap_cong-nhan", sheets = { recognitions(city, data, report) } },
      { name = "so-tu-phap_diem-chi-dao", sheets = { pilots(city, report) } },
      { name = "so-tu-phap_hoa-giai-vien-moi", sheets = { cohort(city, new_mediators, report) } },
      { name = "so-tu-phap_hoat-dong", sheets = { activities(city, report) } },
      { name = "so-tu-phap_tap-huan-vien", sheets = { city_trainers(report) } },
    }
  end
  return {}
end

return M
