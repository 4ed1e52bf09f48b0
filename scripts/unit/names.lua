-- Units by the names people write: without diacritics, with P., X., TT., TX., Q., H., TP. or the
-- whole word before them, in the spellings met in sources, with the unit above after a comma.
-- Knows nothing of days.
local graphs = require "unit.graph"
local suggest = require "lotrinh.suggest"
local text = require "lotrinh.text"

local M = {}

-- The words before a name, as text.key writes them and as text.fold does, and the type they say.
local PREFIXES = {
  ["thành phố"] = "Thành phố", ["thanh pho"] = "Thành phố", ["thủ đô"] = "Thành phố",
  ["thu do"] = "Thành phố", ["thị trấn"] = "Thị trấn", ["thi tran"] = "Thị trấn",
  ["thị xã"] = "Thị xã", ["thi xa"] = "Thị xã", ["phường"] = "Phường", phuong = "Phường",
  ["huyện"] = "Huyện", huyen = "Huyện", ["quận"] = "Quận", quan = "Quận", ["xã"] = "Xã",
  xa = "Xã", tp = "Thành phố", tt = "Thị trấn", tx = "Thị xã", ph = "Phường", p = "Phường",
  x = "Xã", q = "Quận", h = "Huyện",
}

-- Hyphens of every length, line breaks of tables and underscores stand for a blank.
local function plain(name)
  if name:find("[-_<\xE2]") then -- most names have none of them
    for _, dash in ipairs { "‐", "‑", "–", "—", "%-", "_", "<br%s*/?>" } do
      name = name:gsub(dash, " ")
    end
  end
  return name
end

-- Who reports is the committee of the unit, and many write it out.
local COMMITTEES = { "ubnd ", "ủy ban nhân dân ", "uỷ ban nhân dân ", "uy ban nhan dan " }

local function without_committee(key)
  for _, words in ipairs(COMMITTEES) do
    if key:sub(1, #words) == words then
      return key:sub(#words + 1)
    end
  end
  return key
end

-- "t.p. hà nội", "p.phúc xá" -> "tp hà nội", "p phúc xá"
local function without_dots(key)
  return (key:gsub("^(%a)%.%s?(%a)%.%s*", "%1%2 "):gsub("^(%a+)%.%s*", "%1 "))
end

local WAYS = { text.key, text.fold }

-- What a written name may mean: the whole of it is a name, or its first word or two are a type.
local function readings(written, way)
  local key = without_dots(without_committee(way(plain(written))))
  local list = { { name = key } }
  for _, pattern in ipairs { "^(%S+) (.+)$", "^(%S+ %S+) (.+)$" } do
    local word, name = key:match(pattern)
    if PREFIXES[word] then
      list[#list + 1] = { type = PREFIXES[word], name = name }
    end
  end
  return list
end

local function add(index, way, written, record)
  for _, reading in ipairs(readings(written, way)) do
    if reading.type == record.type then
      local list = index[reading.name] or {}
      index[reading.name] = list
      if list[#list] ~= record then
        list[#list + 1] = record
      end
    end
  end
end

local function make_index(graph, way)
  local index = {}
  for _, record in ipairs(graph.list) do
    add(index, way, record.full_name, record)
    for _, variant in ipairs(record.variants) do
      add(index, way, variant, record)
    end
  end
  return index
end

-- Made when a name is first looked for in that way.
local function index_of(graph, way)
  graph.cache.names = graph.cache.names or {}
  graph.cache.names[way] = graph.cache.names[way] or make_index(graph, way)
  return graph.cache.names[way]
end

local function matches(index, written, way)
  local found, seen = {}, {}
  for _, reading in ipairs(readings(written, way)) do
    for _, record in ipairs(index[reading.name] or {}) do
      if not seen[record] and (reading.type == nil or reading.type == record.type) then
        seen[record] = true
        found[#found + 1] = record
      end
    end
  end
  return found
end

-- "Phường Phúc Xá (quận Ba Đình)" -> "Phường Phúc Xá", {"quận Ba Đình"}
local function split(written)
  local parts = {}
  for part in written:gsub("[()]", ","):gmatch("[^,]+") do
    if part:find("%S") then
      parts[#parts + 1] = part
    end
  end
  return table.remove(parts, 1) or "", parts
end

local function lies_in(graph, record, above, way)
  local names = {}
  for _, reading in ipairs(readings(above, way)) do
    names[reading.name] = reading.type or true
  end
  local parent = record.parent_id and graph.by_id[record.parent_id] or record
  while parent do
    local type_wanted = names[way(plain(parent.name))]
    if type_wanted == true or type_wanted == parent.type then
      return true
    end
    parent = parent.parent_id and graph.by_id[parent.parent_id]
  end
  return false
end

local function within(graph, found, parents, way, keep)
  local kept = {}
  for _, record in ipairs(found) do
    local ok = keep == nil or keep(record)
    for _, above in ipairs(parents) do
      ok = ok and lies_in(graph, record, above, way)
    end
    if ok then
      kept[#kept + 1] = record
    end
  end
  return kept
end

--- Units of all times with the written name, as written if there are any, else without regard to
--- marks. options.exact: only as written (letter case and the place of the tone never matter);
--- options.keep(record): only those it lets through.
function M.matching(graph, written, options)
  local name, parents = split(written)
  options = options or {}
  for _, way in ipairs(WAYS) do
    local found = matches(index_of(graph, way), name, way)
    found = within(graph, found, parents, way, options.keep)
    if #found > 0 or options.exact then
      return found
    end
  end
  return {}
end

-- The C side compares so many names at most.
local MOST_COMPARED = 1000

--- The full name of the unit most like the written one, of those that `keep` lets through; nil when
--- none is like it.
function M.nearest(graph, written, keep)
  local names, by_name = {}, {}
  for _, record in ipairs(graph.list) do
    local folded = text.fold(plain(record.name))
    if keep(record) then
      if by_name[folded] == nil and #names < MOST_COMPARED then
        names[#names + 1] = folded
        by_name[folded] = record
      elseif by_name[folded] and graphs.ends(record) > graphs.ends(by_name[folded]) then
        by_name[folded] = record -- rather the one that is still there
      end
    end
  end
  local best
  for _, reading in ipairs(readings(split(written), text.fold)) do
    best = suggest.nearest(reading.name, names) or best
  end
  return best and by_name[best].full_name
end

return M
