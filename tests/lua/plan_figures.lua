-- Figures of the charts about the plan's own tasks: trainers, new mediators, kinds of cases, money.
-- All made up, small enough to be added up by hand.
local fixture = load_fixture "city_fixture"
local insert = require "store.insert"
local units = require "measure.units"

local M = {}

-- Month of 2025 and 2026, recognised, trained in time (nil: nobody told).
M.COHORTS = { { 2025, 11, 60, 45 }, { 2025, 12, 40, 40 }, { 2026, 1, 50, 44 }, { 2026, 2, 30, nil },
  { 2026, 6, 20, 19 }, { 2026, 7, 80, nil }, { 2026, 8, 10, nil } }

local function cohorts(city)
  for _, row in ipairs(M.COHORTS) do
    local year, month, recognised, trained = table.unpack(row)
    city:put("Hà Nội", year, { new_mediators = recognised, new_mediators_trained = trained },
      { month = month })
  end
end

-- Cases received: three groups of one form, then three others of the next.
M.KINDS = {
  [2023] = { received_civil = 1000, received_family = 650, received_other = 1700 },
  [2024] = { received_civil_family = 1230, received_dispute = 1100, received_violation = 130 },
}

-- The list of the first half of 2026, by the four kinds.
M.LISTED = { civil = 3, family = 2, dispute = 4, violation = 1 }

--- A list of single cases; those out of scope are none.
function M.list_cases(city, unit_name)
  local unit, line = units.find(city.units, unit_name, "2026-06-30"), 0
  local function add(kind, outcome)
    line = line + 1
    insert.row(city.db, "mediation_case", { import_id = fixture.LIST, line = line,
      code = "C" .. line, unit_id = unit.id, group_name = "Tổ 1", received_on = "2026-03-01",
      kind = kind, outcome = outcome })
  end
  for kind, count in pairs(M.LISTED) do
    for _ = 1, count do
      add(kind, "settled")
    end
  end
  add("civil", "out_of_scope")
end

local function kinds(city)
  for year, counts in pairs(M.KINDS) do
    city:put("Hà Nội", year, counts)
  end
  M.list_cases(city, "Phường Ba Đình")
end

-- Trainers and groups of two former districts: 161 groups need 3, 160 need 2.
M.DISTRICTS = { { "Quận Ba Đình", 2, 161 }, { "Quận Hoàn Kiếm", 2, 160 } }

--- Trainers by district; the groups were counted by the communes, all by the first of them.
function M.trainers(city)
  for _, row in ipairs(M.DISTRICTS) do
    local district = units.find(city.units, row[1], "2025-06-30")
    city:put(district, 2025, { trainers_district = row[2] }, { day = "2025-06-30" })
    for i, unit in ipairs(units.below(city.units, district, "commune", "2025-06-30")) do
      city:put(unit, 2025, { groups = i == 1 and row[3] or 0 }, { day = "2025-06-30" })
    end
  end
  city:put("Hà Nội", 2026, { trainers = 67 }, { day = "2026-12-31" })
end

-- Task, first day, đồng, source.
M.ACTIVITIES = {
  { 1, "2025-05-10", nil, nil }, { 2, "2024-04-01", 40000000, "Ngân sách Thành phố" },
  { 2, "2026-04-01", 60000000, "Ngân sách Thành phố" },
  { 3, "2024-03-01", 100000000, "Ngân sách Thành phố" },
  { 3, "2025-03-01", 30000000, "Ngân sách xã, phường" },
  { 3, "2025-09-01", 15000000, "Đóng góp, tài trợ hợp pháp của doanh nghiệp, tổ chức, cá nhân" },
  { 3, "2026-03-01", 5500000, nil },
}

--- Activities under the plan.
function M.activities(city)
  local unit = units.city(city.units)
  for i, row in ipairs(M.ACTIVITIES) do
    insert.row(city.db, "activity", { import_id = 2, unit_id = unit.id, task = row[1],
      kind = "event", title = "Hoạt động " .. i, starts_on = row[2], cost = row[3],
      funding = row[4], cell = "row " .. i })
  end
end

--- Puts all of them into a city.
function M.fill(city)
  cohorts(city)
  kinds(city)
  M.trainers(city)
  M.activities(city)
end

return M
