-- Figures of the chart cases_by_type: cases received by kind, as each form of its time split them,
-- and by the four kinds where single cases were listed.
local period = require "lotrinh.period"
local published = require "chart.sources.published"
local units = require "measure.units"
local words = require "chart.words"

local M = {}

M.takes = { unit = true, year = true, vintage = true }

-- The groups that forms know: TT 20/2013 has civil, family and other, TT 10/2017 joins civil with
-- family and has disputes apart.
M.GROUPS = { "civil", "family", "civil_family", "dispute", "violation", "other" }

local KINDS = { "year", "H1", "H2", "9M", "10M", "11M" }

local LISTED = [[
  SELECT c.import_id, i.period, i.vintage, c.unit_id, c.kind, COUNT(*) AS cases
    FROM current_case AS c JOIN import AS i ON i.import_id = c.import_id
   WHERE i.period <> '' AND c.outcome <> 'out_of_scope'
   GROUP BY c.import_id, c.unit_id, c.kind
   ORDER BY c.import_id, c.unit_id, c.kind]]

local function row_at(rows, kind, start, finish)
  local key = start .. finish
  if rows[key] == nil then
    rows[key] = { kind = kind, start = start, finish = finish,
      label = published.label(kind, start, finish), imports = {} }
    rows[#rows + 1] = rows[key]
  end
  return rows[key]
end

local function from_forms(context, rows)
  for _, group in ipairs { "total", table.unpack(M.GROUPS) } do
    local measure = group == "total" and "received" or "received_" .. group
    for _, kind in ipairs(KINDS) do
      for _, point in ipairs(context:points({ numerator = measure }, { kind = kind,
        vintage = context.vintage or "any" })) do
        local whole = point.expected == nil or point.reported >= 0.9 * point.expected
        if whole then
          local row = row_at(rows, kind, point.start, point.finish)
          row[group], row.vintage = point.x, point.vintage
          table.move(point.imports, 1, #point.imports, #row.imports + 1, row.imports)
        end
      end
    end
  end
end

-- Whether cases of a unit count for the unit of the chart.
local function members_of(context, day)
  local members = { [context.unit.id] = true }
  for _, unit in ipairs(units.below(context.units, context.unit, "commune", day)) do
    members[unit.id] = true
  end
  return members
end

local function add_case(rows, of, found)
  local kind = found.period:match "^%d+-(%w+)$" or "year" -- as the table period_kind names it
  local row = row_at(rows, kind, of.start, of.finish)
  row[found.kind] = (row[found.kind] or 0) + found.cases
  row.total = (row.total or 0) + found.cases
  row.vintage, row.listed = found.vintage, true
  row.imports[#row.imports + 1] = found.import_id
end

-- Lists of cases say all four kinds; they stand beside what the forms say of the same period.
local function from_lists(context)
  local rows, members = {}, {}
  for found in context.db:rows(LISTED) do
    local of = period.parse(found.period)
    if of then
      members[of.finish] = members[of.finish] or members_of(context, of.finish)
      if members[of.finish][found.unit_id] then
        add_case(rows, of, found)
      end
    end
  end
  return rows
end

local function is_split(row)
  for _, group in ipairs(M.GROUPS) do
    if row[group] then
      return true
    end
  end
  return false
end

-- What a form counted in all, as far as it says.
local function counted(row)
  local sum = 0
  for _, group in ipairs(M.GROUPS) do
    sum = sum + (row[group] or 0)
  end
  return row.total or sum
end

-- A list that holds as many cases as the form counts says the same, and more.
local function take_lists(rows, lists)
  for _, list in ipairs(lists) do
    local row = row_at(rows, list.kind, list.start, list.finish)
    if list.total >= counted(row) then
      row.other, row.civil_family = nil, nil
      for name, value in pairs(list) do
        row[name] = value
      end
    end
  end
end

local function wanted(context, row)
  local year = tonumber(row.finish:sub(1, 4))
  return year >= context.first and year <= context.last and row.finish <= context.asof
    and is_split(row)
end

-- A part of a year that lies within a longer one that is there too is not drawn a second time.
local function covered(rows, row)
  for _, other in ipairs(rows) do
    if other ~= row and is_split(other) and other.start <= row.start
        and other.finish >= row.finish then
      return true
    end
  end
  return false
end

local function by_time(a, b)
  return a.finish < b.finish or a.finish == b.finish and a.start < b.start
end

function M.data(context)
  local all, data = {}, { rows = {} }
  from_forms(context, all)
  context.used = {}
  take_lists(all, from_lists(context))
  table.sort(all, by_time)
  for _, row in ipairs(all) do
    if wanted(context, row) then
      local drawn = not covered(all, row)
      data.detail = row.listed and row or data.detail
      data.rows[#data.rows + 1] = drawn and row or nil
      context:note_imports((drawn or row.listed) and row.imports or {})
      row.vintage = context:vintage_words(row.vintage)
    end
  end
  for name, value in pairs(context:common()) do
    data[name] = value
  end
  data.definition = words.say { vi = "vụ việc tiếp nhận theo loại, gồm cả kỳ trước chuyển sang",
    en = "cases received by kind, those carried over included" }
  return data
end

return M
