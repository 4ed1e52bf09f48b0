-- Writes the files with planted mistakes into their own folder and tells the answers where.
local defects = require "demo.defects"
local files_of = require "demo.files"
local office = require "demo.office"
local periods = require "demo.periods"
local render = require "demo.render"
local reports = require "demo.reports"

local M = {}

local FOLDER = "defective/"

local function report_of(folder)
  for _, report in ipairs(periods) do
    if report.folder == folder then
      return report
    end
  end
end

-- The sheets of each sender of a period in turn, fresh each time.
local function senders(city, report, data)
  local index = 0
  local list = report.by == "district" and city.units.districts or city.units.today
  return function()
    while index < #list do
      index = index + 1
      local unit = list[index]
      if report.by == "district" then
        local members = files_of.members(data, city, unit)
        if #members > 0 then
          return reports.district(report, data, unit, members)
        end
      elseif data.known[unit] then
        return reports.commune(report, data, unit, files_of.groups_of(city, unit))
      end
    end
  end
end

local function same_names(units)
  local seen, same = {}, {}
  for _, unit in ipairs(units.middle) do
    same[unit.full_name] = seen[unit.full_name]
    seen[unit.full_name] = true
  end
  return same
end

-- A code that no commune has now, and the old names of codes that another unit has now.
local function codes(units)
  local today, old_name, ended = {}, {}, nil
  for _, unit in ipairs(units.today) do
    today[unit.code] = unit
  end
  for _, unit in ipairs(units.middle) do
    local now = today[unit.code]
    if not now then
      ended = ended or unit.code
    elseif now.name ~= unit.name then
      old_name[unit.code] = unit.full_name
    end
  end
  return ended, old_name
end

-- The rows of the period before, for a stock that is copied.
local function rows_before(city, gathered)
  local report, data, rows = report_of "2025-H2", gathered["2025-H2"], {}
  for sheets in senders(city, report, data) do
    rows[sheets[2].rows[1].unit] = sheets[2].rows[1]
  end
  return rows
end

local function context_of(city, gathered)
  local ended, old_name = codes(city.units)
  return { same_name = same_names(city.units), ended_code = ended, old_name = old_name,
    before = rows_before(city, gathered), first_half = gathered["2024-H1"].counts }
end

-- Lines above the table: nation and motto, the mark, the form, the title.
local function address_of(place)
  local sheet = place.sheet
  local above = 4 + (sheet.layout.form and 1 or 0)
  if place.about then
    return files_of.address(1, above + place.about)
  elseif place.header then
    return files_of.address(place.header, above + #sheet.about + 2)
  elseif place.row then
    return files_of.address(place.column, place.row.line)
  end
end

local function plant(write, book, city, defect, context, gathered)
  local report = report_of(defect.of)
  for sheets in senders(city, report, gathered[defect.of]) do
    local place = defect.make(sheets, context)
    if place then
      local path = ("%s%s_%s.xlsx"):format(FOLDER, defect.id, defect.of)
      write(path, render.xlsx(sheets))
      book:defect { file = path, sheet = place.sheet.layout.sheet, cell = address_of(place),
        code = defect.code, severity = defect.severity, arguments = defect.arguments,
        words = defect.words }
      return
    end
  end
end

local function plant_cases(write, book, city, all)
  local report = report_of "2026-H1"
  for _, defect in ipairs(defects.cases) do
    local file = office.files(city, all.cases, all.newcomers, report, all.gathered["2026-H1"])[1]
    local sheet = file.sheets[1]
    local place = defect.make(sheet)
    local path = FOLDER .. defect.id .. "_2026-H1.csv"
    write(path, render.csv(sheet, file.csv))
    book:defect { file = path, cell = files_of.address(place.column, place.row.line),
      code = defect.code, severity = defect.severity, words = defect.words }
  end
end

--- all: {cases, newcomers, gathered}.
function M.write(write, book, city, all)
  local context = context_of(city, all.gathered)
  for _, defect in ipairs(defects.list) do
    plant(write, book, city, defect, context, all.gathered)
  end
  plant_cases(write, book, city, all)
  for _, file in ipairs(defects.files) do
    write(FOLDER .. file.name, file.bytes)
    book:defect { file = FOLDER .. file.name, code = file.code, severity = "E",
      words = file.words }
  end
end

return M
