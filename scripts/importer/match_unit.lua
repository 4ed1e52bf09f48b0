-- The unit of a row or of a whole report, with V14 and V15 where there is none. Knows nothing of
-- figures.
local cells = require "importer.cells"
local checks = require "importer.checks"
local period = require "lotrinh.period"

local M = {}

local Match = {}
Match.__index = Match

--- units: of unit.on_day on the batch's day.
function M.new(units, batch, options)
  return setmetatable({ units = units, batch = batch, options = options, stated = {} }, Match)
end

function Match:fault(code, place, words, values)
  local findings = self.batch.findings
  findings[#findings + 1] = checks.finding(code, place, words, values)
end

-- A level that ended, or units that are still to come, report nothing in this period.
local function is_of_other_system(records, day)
  for _, record in ipairs(records) do
    if record.level == "district" or record.valid_from > day then
      return true
    end
  end
  return false
end

function Match:no_unit(name, place)
  local day = self.batch.day
  local others, when = self.units:at_other_times(name)
  local values = { name = name, day = period.short(day), when = when }
  if is_of_other_system(others, day) then
    self:fault("V15", place, {
      vi = "\"{name}\" không phải đơn vị báo cáo của kỳ này (ngày {day}): {when}",
      en = "\"{name}\" does not report in this period (on {day}): {when}" }, values)
  elseif #others > 0 then
    self:fault("V14", place, {
      vi = "không có đơn vị \"{name}\" vào ngày {day}; lúc khác có: {when}",
      en = "there is no unit \"{name}\" on {day}; at other times there was: {when}" }, values)
  else
    self:fault("V14", place, {
      vi = "không có đơn vị \"{name}\" vào ngày {day}", en = "there is no unit \"{name}\" on "
        .. "{day}" }, values)
  end
end

function Match:by_name(name, place)
  local unit, several = self.units:named(name, "commune")
  if unit then
    return unit
  elseif not several then
    self:no_unit(name, place)
    return nil
  end
  local names = {}
  for i, candidate in ipairs(several) do
    names[i] = candidate.full_name .. " (" .. candidate.code .. ")"
  end
  self:fault("V14", place, { vi = "\"{name}\" là tên của nhiều đơn vị: {list}; hãy ghi thêm mã",
    en = "\"{name}\" is the name of several units: {list}; add the code" },
    { name = name, list = table.concat(names, ", ") })
end

-- The level that a code belongs to; district rows end with the districts.
function Match:by_code(code, place)
  local unit = self.units:code(code)
  if not unit then
    self:fault("V14", place, { vi = "không có đơn vị mã {code} vào ngày {day}",
      en = "there is no unit with the code {code} on {day}" },
      { code = code, day = period.short(self.batch.day) })
  end
  return unit
end

-- Name and code that both are there must mean the same unit.
function Match:agreed(name, code, name_place, code_place)
  if code then
    local unit = self:by_code(code, code_place)
    if unit and name and not self.units:is_called(unit, name) then
      self:fault("V14", name_place, {
        vi = "mã {code} vào ngày {day} là {unit}, không phải \"{name}\"",
        en = "code {code} is {unit} on {day}, not \"{name}\"" },
        { code = code, day = period.short(self.batch.day), unit = unit.full_name, name = name })
      return nil
    end
    return unit
  elseif name then
    if name:find("^%d+$") then
      return self:by_code(name, name_place)
    end
    return self:by_name(name, name_place)
  end
end

--- The unit of a row; nil with a finding.
function Match:row(sheet, match, row)
  local name, code = row.values.unit_name, row.values.unit_code
  if not (name or code) then
    if not (match.map.unit_name or match.map.unit_code) then
      return self:reporting(sheet)
    end
    self:fault("V14", cells.place(sheet, row.row, match.map.unit_name or match.map.unit_code),
      { vi = "dòng không ghi đơn vị", en = "the row names no unit" })
    return nil
  end
  return self:agreed(name, code,
    cells.place(sheet, row.row, match.map.unit_name or match.map.unit_code),
    cells.place(sheet, row.row, match.map.unit_code or match.map.unit_name))
end

-- "00004_ba-dinh_2026H1.xlsx": a code at the beginning, or the name of a commune before the first
-- _.
local function from_file_name(self, name)
  local stem = name:match("^(.*)%.[^.]*$") or name
  local code = stem:match("^(%d%d%d%d%d)%f[%D]")
  if code then
    return self.units:code(code)
  end
  local words = (stem:match("^([^_]+)") or stem):gsub("%-", " ")
  return (self.units:named(words, "commune"))
end

--- The unit that a whole sheet reports for: stated above the table, else in the name of the file.
function Match:reporting(sheet)
  if self.known ~= nil then
    return self.known or nil
  end
  local stated = self.stated
  local function place(part)
    return { sheet = sheet.name, address = part and part.address or "A1",
      value = part and part.words }
  end
  local unit
  if stated.unit or stated.unit_code then
    unit = self:agreed(stated.unit and stated.unit.words,
      stated.unit_code and stated.unit_code.words,
      place(stated.unit), place(stated.unit_code))
  else
    unit = from_file_name(self, self.batch.file.name)
    if not unit then
      self:fault("V14", place(nil), {
        vi = "không rõ đơn vị báo cáo; ghi \"Đơn vị báo cáo: Phường Ba Đình\" trên bảng, hoặc bắt "
          .. "đầu "
          .. "tên tệp bằng mã đơn vị",
        en = "the reporting unit is not clear; write \"Đơn vị báo cáo: Phường Ba Đình\" above the "
          .. "table, or begin the file name with the unit's code" })
    end
  end
  self.known = unit or false
  return unit
end

return M
