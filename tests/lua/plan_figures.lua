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

--- Puts all of them into a city.
function M.fill(city)
  cohorts(city)
  kinds(city)
end

return M
