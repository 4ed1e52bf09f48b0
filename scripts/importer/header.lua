-- Where the header of a sheet is, which form it is of and which column is which. Knows nothing of
-- figures.
local text = require "lotrinh.text"
local workbook = require "lotrinh.workbook"

local M = {}

-- A header begins in the first lines of a sheet and has at most four lines of its own.
local LAST_FIRST_ROW, MOST_LINES, MOST_COLUMNS = 30, 4, 200

local folded_once = {}

--- Header words without marks, case, signs and the notes in brackets: "Tỷ lệ (%)" -> "ty le".
function M.plain(words)
  local known = folded_once[words]
  if known then
    return known
  end
  local plain = text.fold((words:gsub("<[bB][rR]%s*/?>", " ")))
  plain = plain:gsub("[^%w/]+", " "):gsub("^ +", ""):gsub(" +$", ""):gsub(" */ *", "/")
  folded_once[words] = plain
  return plain
end

-- alias -> {{form, column}, ...} of all forms that may be meant.
local function aliases(forms)
  local map = {}
  for _, form in ipairs(forms) do
    for _, column in ipairs(form.columns) do
      for rank, header in ipairs(column.header or {}) do
        local plain = M.plain(header)
        map[plain] = map[plain] or {}
        table.insert(map[plain], { form = form, column = column, rank = rank })
      end
    end
  end
  return map
end

-- The words above a column in lines first..last, without repetitions: "tiep nhan/tong so".
local function path_of(sheet, first, last, column)
  local parts = {}
  for row = first, last do
    local part = M.plain(sheet:header(row, column))
    if part ~= "" and part ~= parts[#parts] then
      parts[#parts + 1] = part
    end
  end
  return table.concat(parts, "/"), parts
end

-- A blank cell in an upper line of a stacked header belongs to the words left of it.
local function filled_path(sheet, first, last, column)
  local parts = {}
  for row = first, last do
    local part = M.plain(sheet:header(row, column))
    if part == "" and row < last then
      for left = column - 1, 1, -1 do
        part = M.plain(sheet:header(row, left))
        if part ~= "" then
          break
        end
      end
    end
    if part ~= "" and part ~= parts[#parts] then
      parts[#parts + 1] = part
    end
  end
  return table.concat(parts, "/")
end

-- The ways a column's header may be called, the fullest first.
local function names_of(sheet, first, last, column)
  local full, parts = path_of(sheet, first, last, column)
  local names = { full }
  local filled = last > first and filled_path(sheet, first, last, column) or full
  if filled ~= full then
    names[2] = filled
    for from = 2, #parts do
      names[#names + 1] = filled:match(("[^/]*/"):rep(from - 1) .. "(.*)$")
    end
  end
  for from = 2, #parts do
    names[#names + 1] = table.concat(parts, "/", from)
  end
  return names
end

-- Columns of the block by form: candidates[form][column id] = sheet column.
local function match_block(sheet, first, last, map)
  local found = {}
  for column = 1, math.min(sheet.last_column, MOST_COLUMNS) do
    local seen = {}
    for depth, name in ipairs(names_of(sheet, first, last, column)) do
      for _, entry in ipairs(map[name] or {}) do
        local of = found[entry.form] or { map = {}, used = {}, best = {}, count = 0 }
        found[entry.form] = of
        local id = entry.column.id
        local score = depth * 100 + entry.rank
        if not seen[entry.form] and (of.best[id] == nil or score < of.best[id]) then
          if of.best[id] == nil then
            of.count = of.count + 1
          else
            of.used[of.map[id]] = nil
          end
          of.best[id], of.map[id], of.used[column] = score, column, id
          seen[entry.form] = true
        end
      end
    end
  end
  return found
end

local function required_missing(form, map)
  local missing = {}
  for _, column in ipairs(form.columns) do
    if column.required and not map[column.id] then
      missing[#missing + 1] = column
    end
  end
  return missing
end

-- A line of column numbers under the header: "A 1 2 3" or "(1) (2) (3)".
local function numbers_at(sheet, row)
  local numbers, count, any = {}, 0, false
  for column = 1, math.min(sheet.last_column, MOST_COLUMNS) do
    local cell = sheet:text(row, column):gsub("[%s()%[%]]", "")
    if cell ~= "" then
      if not (cell:find("^%d%d?$") or cell:find("^%u$")) then
        return nil
      end
      numbers[cell] = numbers[cell] or column
      count = count + 1
      any = any or cell == "1"
    end
  end
  local ordered = any and numbers["2"] and numbers["1"] < numbers["2"]
  return ordered and count >= 3 and numbers or nil
end

-- Columns that the words did not give, by their number in the printed form.
local function add_by_number(form, match, numbers)
  for _, column in ipairs(form.columns) do
    local at = column.number and numbers[column.number]
    if at and not match.map[column.id] and not match.used[at] then
      match.map[column.id], match.used[at] = at, column.id
      match.count = match.count + 1
    end
  end
end

local function add_by_position(form, match)
  for _, column in ipairs(form.columns) do
    if column.column and not match.map[column.id] then
      local at = 0
      for letter in column.column:gmatch(".") do
        at = at * 26 + letter:byte() - 64
      end
      match.map[column.id], match.used[at] = at, column.id
      match.count = match.count + 1
    end
  end
end

local function better(a, b)
  if a == nil then
    return b
  end
  local a_missing, b_missing = #a.missing, #b.missing
  if a_missing ~= b_missing then
    return b_missing < a_missing and b or a
  elseif a.count ~= b.count then
    return b.count > a.count and b or a
  elseif a.worded ~= b.worded then
    return b.worded > a.worded and b or a
  elseif a.last ~= b.last then
    return b.last > a.last and b.first >= a.first and b or a
  end
  return a
end

local function consider(best, sheet, form, match, first, last)
  -- What the words gave counts more than what a line "A 1 2 3" under them would allow.
  local worded = match.count
  local numbers = numbers_at(sheet, last + 1)
  if numbers then
    add_by_number(form, match, numbers)
  end
  add_by_position(form, match)
  local candidate = { form = form, map = match.map, used = match.used, count = match.count,
    worded = worded, first = first, last = last, data = last + (numbers and 2 or 1),
    missing = required_missing(form, match.map) }
  return better(best, candidate)
end

local function words_in(sheet, row)
  local count = 0
  for column = 1, math.min(sheet.last_column, MOST_COLUMNS) do
    if sheet:header(row, column):find("%S") then
      count = count + 1
    end
  end
  return count
end

local function looks_like_figures(sheet, row)
  local figures = 0
  for column = 1, math.min(sheet.last_column, MOST_COLUMNS) do
    if sheet:text(row, column):find("^%s*[%d.,]+%s*$") then
      figures = figures + 1
    end
  end
  return figures > 0
end

--- The header of a sheet among the forms, or nil. A match is {form, map = {id = column}, used =
--- {[column] = id}, first, last, data = first row of figures, missing = required columns}.
function M.find(sheet, forms)
  local map, best = aliases(forms), nil
  -- One column by chance has the name of one of some form; of a form that was named, one will do.
  local fewest = #forms == 1 and 1 or 2
  for first = 1, math.min(sheet.last_row, LAST_FIRST_ROW) do
    if words_in(sheet, first) >= 2 and not looks_like_figures(sheet, first) then
      for last = first, math.min(first + MOST_LINES - 1, sheet.last_row) do
        if last > first and looks_like_figures(sheet, last) then
          break
        end
        local blocks = match_block(sheet, first, last, map)
        for _, form in ipairs(forms) do
          local match = blocks[form]
          if match and match.count >= fewest then
            best = consider(best, sheet, form, match, first, last)
          end
        end
      end
    end
  end
  return best
end

--- Columns with a header that the form does not know: {column, words, address}.
function M.unknown(sheet, match)
  local list = {}
  for column = 1, math.min(sheet.last_column, MOST_COLUMNS) do
    if not match.used[column] then
      local parts = {}
      for row = match.first, match.last do
        local words = sheet:text(row, column)
        if words:find("%S") then
          parts[#parts + 1] = words
        end
      end
      if #parts > 0 then
        list[#list + 1] = { column = column, words = table.concat(parts, " / "),
          address = workbook.address(match.last, column) }
      end
    end
  end
  return list
end

return M
