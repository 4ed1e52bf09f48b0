-- Which file a report becomes: a workbook or CSV in one of the encodings met in practice, and how
-- its names are spelt. What is odd but must be understood is told to the answers.
local encoding = require "lotrinh.encoding"
local groups = require "demo.groups"
local places = require "demo.places"
local render = require "demo.render"
local reports = require "demo.reports"
local spelling = require "demo.spelling"
local text = require "lotrinh.text"

local M = {}

-- Of twenty senders so many write CSV, each in its own way.
local HOW = {
  [3] = { separator = ";", mark = true }, [6] = { separator = "," },
  [9] = { separator = ";", encoding = "tcvn3" }, [13] = { separator = ";", mark = true },
  [16] = { separator = "\t" }, [19] = { separator = ";", encoding = "windows-1258" },
}

local HOW_WORDS = {
  { "encoding", { vi = "bảng mã cũ", en = "an old encoding" } },
  { "mark", { vi = "UTF-8 có BOM", en = "UTF-8 with a BOM" } },
}

-- One in so many senders spells a name in another way, loses the zeros of codes, uses an old font.
local EVERY_SPELLING, EVERY_NUMBER_CODE, EVERY_OLD_FONT = 3, 11, 13

-- Who did not report: districts of 2024-H1 (28 of 30) and communes of 2026-10M; and rows left out.
local ABSENT = { ["2024-H1"] = { ["268"] = true, ["277"] = true },
  ["2026-10M"] = { ["00118"] = true, ["09619"] = true, ["10126"] = true, ["10354"] = true } }
local LEFT_OUT = { folder = "2024-so-bo", district = "280", rows = 2 }

function M.slug(words)
  return (text.fold(words):gsub("[^%w]+", "-"):gsub("^%-", ""):gsub("%-$", ""))
end

local function letters(column)
  return column > 26 and string.char(64 + (column - 1) // 26, 65 + (column - 1) % 26)
    or string.char(64 + column)
end

--- "B17" of a column and a line.
function M.address(column, line)
  return letters(column) .. line
end

-- Lines above the header of a CSV: the mark and the title; of a workbook two more and the form.
local function about_line_of(sheet, index, how)
  if how then
    return 2 + index
  end
  return 4 + (sheet.layout.form and 1 or 0) + index
end

-- A way to spell this name that changes it, tried from the sender's own on.
local function spell(name, first, how)
  for step = 0, #spelling.ways - 1 do
    local way = spelling.ways[(first + step * 4) % #spelling.ways + 1]
    local fits = not how or not (way.xlsx or (how.encoding and (way.id == "nfd" or way.id == "br")))
    local changed = fits and way.change(name) or name
    if changed ~= name then
      return changed, way
    end
  end
end

-- Another spelling of one unit: in a row of a district's table, in the line above a commune's.
local function odd_name(sheet, sender, how)
  if sender % EVERY_SPELLING ~= 0 then
    return nil
  end
  local row = sheet.rows[sender % #sheet.rows + 1]
  if row.unit then
    local changed, way = spell(row.unit.full_name, sender // EVERY_SPELLING, how)
    row[2] = changed
    return way, function() return M.address(2, row.line) end
  end
  for i, line in ipairs(sheet.about) do
    local name = line:match("^Đơn vị báo cáo: (.*)$")
    if name then
      local changed, way = spell(name, sender // EVERY_SPELLING, how)
      sheet.about[i] = "Đơn vị báo cáo: " .. changed
      return way, function() return M.address(1, about_line_of(sheet, i, how)) end
    end
  end
end

local function lose_zeros(sheet, sender)
  if sender % EVERY_NUMBER_CODE ~= 4 or not sheet.rows[1].unit then
    return nil
  end
  for _, row in ipairs(sheet.rows) do
    row[3] = math.tointeger(tonumber(row.unit.code))
  end
  return { vi = "mã thành số, mất số 0 ở đầu", en = "codes became numbers and lost their zeros" },
    function() return M.address(3, sheet.rows[1].line) end
end

-- Names of groups as bytes of TCVN3 shown in .VnTime.
local function old_font(sheet, sender, how)
  if sender % EVERY_OLD_FONT ~= 5 or how or sheet.rows[1].unit then
    return nil
  end
  for _, row in ipairs(sheet.rows) do
    row[2] = (spelling.encode(row[2], "tcvn3"):gsub("[\x80-\xFF]", function(byte)
      return utf8.char(byte:byte())
    end))
    row.old = { [2] = true }
  end
  return { vi = "phông .VnTime (TCVN3)", en = "font .VnTime (TCVN3)" },
    function() return M.address(2, sheet.rows[1].line) end
end

local function percent_signs(sheet, sender)
  if sender % 4 ~= 1 then
    return
  end
  for i, column in ipairs(sheet.layout.columns) do
    for _, row in ipairs(column.id == "rate" and sheet.rows or {}) do
      row[i] = row[i] and row[i] .. "%"
    end
  end
end

local function tell(book, path, sheet, oddity, where)
  if oddity then
    book:accepted { file = path, sheet = sheet, cell = where(),
      words = { vi = oddity.vi, en = oddity.en } }
  end
end

local ODDITIES = { odd_name, lose_zeros, old_font }

local function spoil(sheets, sender, how)
  local list = {}
  for i, sheet in ipairs(sheets) do
    percent_signs(sheet, sender)
    for _, change in ipairs(ODDITIES) do
      local oddity, where = change(sheet, sender + i - 1, how)
      if oddity then
        list[#list + 1] = { oddity, where, sheet }
      end
    end
  end
  return list
end

-- An old encoding that the importer would have to ask about is not for a file that goes in unasked.
local function as_csv(sheet, how)
  local bytes = render.csv(sheet, how)
  if how.encoding and not encoding.guess(bytes).sure then
    return render.csv(sheet, { separator = how.separator, mark = true })
  end
  return bytes
end

--- Writes the sheets of one sender: one workbook, or a CSV for each sheet.
function M.send(write, book, path, sheets, sender)
  local how = HOW[sender % 20]
  local oddities = spoil(sheets, sender, how)
  local names = {}
  if how then
    for _, sheet in ipairs(sheets) do
      names[sheet] = path .. "_" .. M.slug(sheet.layout.sheet) .. ".csv"
      write(names[sheet], as_csv(sheet, how))
    end
    for _, known in ipairs(HOW_WORDS) do
      if how[known[1]] then
        book:accepted { file = names[sheets[1]], words = known[2] }
      end
    end
  else
    write(path .. ".xlsx", render.xlsx(sheets))
  end
  for _, odd in ipairs(oddities) do
    local sheet = odd[3]
    tell(book, names[sheet] or path .. ".xlsx", not how and sheet.layout.sheet or nil, odd[1],
      odd[2])
  end
end

--- The communes of a district that have groups, in the order of their codes.
function M.members(data, city, district)
  local list, index = {}, data.index
  for _, unit in ipairs(index == 2 and city.units.middle or city.units.old) do
    if unit.parent_id == district.unit_id and (data.known[unit]) then
      list[#list + 1] = unit
    end
  end
  return list
end

-- Communes of whose groups any is written.
local function known_units(city, data)
  local known = {}
  for _, group in ipairs(city.list) do
    local unit = data.key_of(group)
    if unit then
      known[unit] = true
    end
  end
  return known
end

local function leave_out(book, city, report, district, list)
  if city.small or report.folder ~= LEFT_OUT.folder or district.code ~= LEFT_OUT.district then
    return
  end
  for _ = 1, LEFT_OUT.rows do
    local unit = table.remove(list)
    book:missing { file = "files/" .. report.folder, unit = unit }
  end
end

local function districts(write, book, city, report, data)
  local sender = 0
  for _, district in ipairs(city.units.districts) do
    local list = M.members(data, city, district)
    sender = sender + 1
    local absent = not city.small and ABSENT[report.folder] and ABSENT[report.folder][district.code]
    if absent then
      book:missing { file = "files/" .. report.folder, unit = district }
    elseif #list > 0 then
      leave_out(book, city, report, district, list)
      M.send(write, book, ("files/%s/%s_%s"):format(report.folder, district.code,
        M.slug(district.full_name)), reports.district(report, data, district, list), sender)
    end
  end
end

--- The groups of a commune of today, in the order of their numbers.
function M.groups_of(city, commune)
  local list = {}
  for _, group in ipairs(city.list) do
    if group.place[1] == commune and groups.is_kept(city, group) then
      list[#list + 1] = group
    end
  end
  return list
end

local function communes(write, book, city, report, data)
  for sender, commune in ipairs(city.units.today) do
    local list = data.known[commune] and M.groups_of(city, commune) or {}
    if not city.small and ABSENT[report.folder] and ABSENT[report.folder][commune.code] then
      book:missing { file = "files/" .. report.folder, unit = commune }
    elseif #list > 0 then
      M.send(write, book, ("files/%s/%s_%s"):format(report.folder, commune.code,
        M.slug(commune.full_name)), reports.commune(report, data, commune, list), sender)
    end
  end
end

--- Writes the files of all who report in a period.
function M.reports(write, book, city, report, data)
  data.known = known_units(city, data)
  local by = places.index(report.last) == 1 and communes or districts
  by(write, book, city, report, data)
end

--- Writes the Department's own files.
function M.office(write, _, report, list)
  for _, file in ipairs(list) do
    local path = ("files/%s/%s"):format(report.folder, file.name)
    if file.csv then
      write(path .. ".csv", render.csv(file.sheets[1], file.csv))
    else
      write(path .. ".xlsx", render.xlsx(file.sheets))
    end
  end
end

return M
