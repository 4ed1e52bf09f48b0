-- The reports of districts and communes as tables: what is counted goes into the columns of
-- demo.layout. Knows nothing of file formats or of mistakes.
local cases = require "demo.cases"
local figures = require "demo.figures"
local groups = require "demo.groups"
local layouts = require "demo.layout"
local newcomers = require "demo.newcomers"
local period = require "lotrinh.period"
local places = require "demo.places"
local text = require "lotrinh.text"

local M = {}

-- Words above the table that say where it comes from.
M.MARK = figures.FICTIONAL .. " - do lotrinh demo sinh ra, không phải số liệu thật"

-- Printed as "85,51"; blank where nothing was closed.
local function rate_of(count)
  local closed = count.received - count.not_started - count.in_progress
  if closed == 0 then
    return false
  end
  return (text.percent(count.settled, closed, { decimals = 2 }))
end

local function cells_of(layout, values)
  local row = {}
  for i, column in ipairs(layout.columns) do
    row[i] = values[column.id] or false
  end
  return row
end

local NOT_ADDED = { number = true, unit_code = true, rate = true }

-- The total line: sums of whatever is a whole number.
local function total_of(layout, rows, first)
  local values = {}
  for i, column in ipairs(layout.columns) do
    for _, row in ipairs(rows) do
      if math.type(row[i]) == "integer" and not NOT_ADDED[column.id] then
        values[column.id] = (values[column.id] or 0) + row[i]
      end
    end
  end
  values[first] = "Tổng số"
  if values.received then
    values.rate = rate_of(values)
  end
  return cells_of(layout, values)
end

local function about_of(report, unit_words, code)
  local about = { "Kỳ báo cáo: " .. report.words, "Loại số liệu: " .. report.vintage,
    "Số liệu tính đến ngày: " .. period.short(report.last) }
  if unit_words then
    about[#about + 1] = "Đơn vị báo cáo: " .. unit_words
  end
  if code then
    about[#about + 1] = "Mã đơn vị: " .. code
  end
  return about
end

local function new_sheet(layout, report, issuers, unit_words, code)
  return { layout = layout, issuers = issuers, mark = M.MARK, rows = {}, report = report,
    about = about_of(report, unit_words, code) }
end

local function district_issuers(district)
  return { "ỦY BAN NHÂN DÂN " .. text.upper(district.full_name), "PHÒNG TƯ PHÁP" }
end

local function commune_issuers(commune)
  return { "ỦY BAN NHÂN DÂN", text.upper(commune.full_name) }
end

-- Sums of the register over the groups of a key.
local function stocks_by(register, key_of)
  local sums = {}
  for group, row in pairs(register) do
    local key = key_of(group)
    if key ~= nil then
      local sum = sums[key] or { groups = 0, groups_composed = 0, groups_supported = 0,
        five_good_groups = 0, mediators = 0, mediators_women = 0, mediators_minority = 0,
        mediators_trained = 0, mediators_with_materials = 0 }
      sums[key] = sum
      sum.groups = sum.groups + 1
      sum.groups_composed = sum.groups_composed + (row.composed and 1 or 0)
      sum.groups_supported = sum.groups_supported + (row.supported and 1 or 0)
      sum.five_good_groups = sum.five_good_groups + (row.five_good and 1 or 0)
      sum.mediators = sum.mediators + row.mediators
      sum.mediators_women = sum.mediators_women + row.women
      sum.mediators_minority = sum.mediators_minority + row.minority
      sum.mediators_trained = sum.mediators_trained + row.trained
      sum.mediators_with_materials = sum.mediators_with_materials + row.materials
    end
  end
  return sums
end

-- What form 11c asks besides; training by trade is a guess: 6 % law, 31 % another.
local function complete_11c(sum)
  sum.villages = sum.groups
  sum.mediators_men = sum.mediators - sum.mediators_women
  sum.mediators_minority = math.min(sum.mediators_minority, sum.mediators)
  sum.mediators_kinh = sum.mediators - sum.mediators_minority
  sum.mediators_law = sum.mediators * 6 // 100
  sum.mediators_other_degree = sum.mediators * 31 // 100
  sum.mediators_no_degree = sum.mediators - sum.mediators_law - sum.mediators_other_degree
end

local function unit_row(layout, number, unit, values)
  values.number, values.unit_name, values.unit_code = number, unit.full_name, unit.code
  local row = cells_of(layout, values)
  row.unit = unit
  return row
end

--- Everything that a report counts, by unit: {counts, stocks, due, register}.
function M.gather(city, all_cases, new_mediators, report)
  local index = places.index(report.last)
  local function key_of(group)
    return groups.is_kept(city, group) and group.place[index] or nil
  end
  local data = { index = index, key_of = key_of }
  data.counts = cases.count(all_cases, period.day(report.first), period.day(report.last), key_of)
  data.by_group = cases.count(all_cases, period.day(report.first), period.day(report.last),
    function(group) return groups.is_kept(city, group) and group or nil end)
  if report.stock then
    data.register = groups.register(city, figures.stocks[report.stock])
    data.stocks = stocks_by(data.register, key_of)
    data.due = newcomers.due(new_mediators, report.first, report.last, key_of)
  end
  return data
end

local function stock_values(data, unit)
  local values = {}
  for name, value in pairs(data.stocks[unit]) do
    values[name] = value
  end
  local due = data.due[unit] or { due = 0, trained = 0 }
  values.new_mediators_due, values.new_mediators_trained = due.due, due.trained
  complete_11c(values)
  return values
end

local function result_values(counts, key)
  local values = {}
  for name, value in pairs(counts[key] or cases.new_count()) do
    values[name] = value
  end
  values.rate = rate_of(values)
  return values
end

--- The sheets of one district: results, and what is counted on the last day.
function M.district(report, data, district, communes)
  local issuers = district_issuers(district)
  local results = new_sheet(layouts.tt20_12c, report, issuers, district.full_name)
  local sheets = { results }
  for number, unit in ipairs(communes) do
    results.rows[number] = unit_row(results.layout, number, unit, result_values(data.counts, unit))
  end
  results.total = total_of(results.layout, results.rows, "unit_name")
  if report.stock then
    local stocks = new_sheet(layouts[report.form], report, issuers, district.full_name)
    for number, unit in ipairs(communes) do
      stocks.rows[number] = unit_row(stocks.layout, number, unit, stock_values(data, unit))
    end
    stocks.total = total_of(stocks.layout, stocks.rows, "unit_name")
    sheets[2] = stocks
  end
  return sheets
end

local function register_rows(sheet, data, list)
  for number, group in ipairs(list) do
    local row = data.register[group]
    sheet.rows[number] = cells_of(sheet.layout, { number = number, name = group.name,
      village = group.village, mediators = row.mediators, women = row.women,
      minority = row.minority, minority_area = row.minority_area and "x" or "không",
      leaders = row.leaders, trained = row.trained, materials = row.materials,
      supported = row.supported and "x" or "không", five_good = row.five_good and "x" or "không" })
  end
end

--- The sheets of one commune: results by group, and the register or the targets' figures.
function M.commune(report, data, commune, list)
  local issuers = commune_issuers(commune)
  local there = {}
  for _, group in ipairs(list) do
    if data.register[group] then
      there[#there + 1] = group
    end
  end
  local results = new_sheet(layouts.tt20_12a, report, issuers, commune.full_name, commune.code)
  for number, group in ipairs(there) do
    local values = result_values(data.by_group, group)
    values.number, values.group_name = number, group.name
    results.rows[number] = cells_of(results.layout, values)
  end
  results.total = total_of(results.layout, results.rows, "group_name")
  local second = new_sheet(layouts[report.form], report, issuers, commune.full_name, commune.code)
  if report.form == "groups" then
    register_rows(second, data, there)
  else
    second.rows[1] = unit_row(second.layout, 1, commune, stock_values(data, commune))
  end
  return { results, second }
end

M.cells_of, M.new_sheet, M.total_of = cells_of, new_sheet, total_of

return M
