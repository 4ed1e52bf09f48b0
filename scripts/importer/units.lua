-- Which unit a file means: by code, by name, by what people really write, on a day. Knows nothing
-- of forms.
local text = require "lotrinh.text"

local M = {}

local Units = {}
Units.__index = Units

-- What people write before a name, folded, and the type it stands for, folded.
local PREFIXES = {
  { "^p%.%s*", "phuong" }, { "^x%.%s*", "xa" }, { "^tt%.%s*", "thi tran" }, { "^q%.%s*", "quan" },
  { "^h%.%s*", "huyen" }, { "^tx%.%s*", "thi xa" }, { "^tp%.%s*", "thanh pho" },
  { "^thu do%s+", "thanh pho" }, { "^ubnd%s+", "" }, { "^uy ban nhan dan%s+", "" },
}

-- One spelling of a name: no hyphens, no line breaks, tone mark in one place.
local function key_of(name)
  return (text.key(name):gsub("<br%s*/?>", " "):gsub("%s*%-%s*", " "):gsub("%s+", " "))
end

local function folded(name)
  return (text.fold(name):gsub("<br%s*/?>", " "):gsub("%s*%-%s*", " "):gsub("%s+", " "))
end

local function add(map, key, unit)
  local list = map[key]
  if not list then
    map[key] = { unit }
    return
  end
  for _, known in ipairs(list) do
    if known == unit then
      return
    end
  end
  list[#list + 1] = unit
end

--- The units valid on a day.
---@param day string "2026-06-30"
function M.at(db, day)
  local self = setmetatable({ day = day, by_code = {}, by_key = {}, by_fold = {}, bare = {},
    by_id = {}, list = {} }, Units)
  for row in db:rows([[SELECT unit_id, code, level, type, name, full_name FROM unit
      WHERE valid_from <= :day AND (valid_to IS NULL OR valid_to > :day) ORDER BY unit_id]],
      { day = day }) do
    local unit = { unit_id = row.unit_id, code = row.code, level = row.level, type = row.type,
      name = row.name, full_name = row.full_name }
    self.list[#self.list + 1] = unit
    self.by_id[unit.unit_id] = unit
    add(self.by_code, unit.code, unit)
    add(self.by_key, key_of(unit.full_name), unit)
    add(self.by_fold, folded(unit.full_name), unit)
    add(self.bare, folded(unit.name), unit)
  end
  for row in db:rows("SELECT unit_id, variant FROM name_variant ORDER BY name_variant_id") do
    if self.by_id[row.unit_id] then
      add(self.by_key, key_of(row.variant), self.by_id[row.unit_id])
    end
  end
  return self
end

-- A code that lost its zeros in a spreadsheet: 4 for 00004. `level` says how long codes are.
local LENGTH = { city = 2, district = 3, commune = 5 }

--- By code on that day. Returns unit | nil; the second result is true when zeros were put back.
function Units:code(code, level)
  code = code:gsub("%.0$", "")
  local found = self.by_code[code]
  if found then
    return found[1]
  end
  if code:find("^%d+$") then
    local long = ("0"):rep((LENGTH[level or "commune"]) - #code) .. code
    found = self.by_code[long]
    return found and found[1], found ~= nil
  end
end

local function one(list)
  if list and #list == 1 then
    return list[1]
  end
  return nil, list
end

-- Several units of a name: those of the level that the form is about.
local function narrow(list, level)
  if not list or not level then
    return list
  end
  local kept = {}
  for _, unit in ipairs(list) do
    if unit.level == level then
      kept[#kept + 1] = unit
    end
  end
  return #kept > 0 and kept or list
end

local function with_prefix(name)
  for _, prefix in ipairs(PREFIXES) do
    if name:find(prefix[1]) then
      local rest = name:gsub(prefix[1], "", 1)
      return prefix[2] == "" and rest or prefix[2] .. " " .. rest
    end
  end
end

--- By name on that day: unit | nil, candidates (more than one unit, or nil when nothing is like
--- it).
function Units:named(name, level)
  local unit, several = one(narrow(self.by_key[key_of(name)], level))
  if unit then
    return unit
  end
  local plain = folded(name)
  for _ = 1, 2 do
    for _, map in ipairs { self.by_fold, self.bare } do
      local found, list = one(narrow(map[plain], level))
      if found then
        return found
      end
      several = several or list
    end
    plain = with_prefix(plain)
    if not plain then
      break
    end
  end
  return nil, several
end

--- Whether a unit goes by that name, whatever its spelling.
function Units:is_called(unit, name)
  local found, several = self:named(name, unit.level)
  if found then
    return found == unit
  end
  for _, candidate in ipairs(several or {}) do
    if candidate == unit then
      return true
    end
  end
  return false
end

--- Communes in the order of their codes.
function Units:communes()
  local list = {}
  for _, unit in ipairs(self.list) do
    if unit.level == "commune" then
      list[#list + 1] = unit
    end
  end
  table.sort(list, function(a, b) return a.code < b.code end)
  return list
end

return M
