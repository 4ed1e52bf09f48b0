-- Boundaries of communes from a GeoJSON file of the user: checked, matched to the units of a day by
-- whichever property names them or holds their codes. Draws nothing.
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local json = require "foundation.json"
local text = require "lotrinh.text"

local M = {}

local MOST_BYTES = 20 * 1000 * 1000
local MOST_POINTS = 300000 -- gnuplot takes ten microseconds for each

local function refuse(code, words, values)
  failure.raise(code, "data", words, values)
end

-- "dòng 3, cột 14" of a place in a text.
local function line_of(bytes, place)
  local line, start = 1, 1
  for after in bytes:sub(1, place - 1):gmatch("\n()") do
    line, start = line + 1, after
  end
  return { line = line, column = place - start + 1 }
end

local function read_json(path)
  local bytes, why = files.read(path)
  if not bytes then
    error(why, 0)
  elseif #bytes > MOST_BYTES then
    refuse("LT-1640", { vi = "\"{path}\" lớn hơn {most} MB; hãy giản lược ranh giới trước",
      en = "\"{path}\" is larger than {most} MB; simplify its boundaries first" },
      { path = path, most = MOST_BYTES // 1000000 })
  end
  local value, place = json.decode(bytes:gsub("^\u{FEFF}", "", 1))
  if value == nil then
    local at = line_of(bytes, place or 1)
    at.path = path
    refuse("LT-1641", { vi = "\"{path}\", dòng {line}, cột {column}: không phải là JSON",
      en = "\"{path}\", line {line}, column {column}: this is no JSON" }, at)
  end
  return value
end

local function refuse_feature(path, number)
  refuse("LT-1642", {
    vi = "\"{path}\", vùng thứ {number}: cần geometry là Polygon hoặc MultiPolygon với các điểm "
      .. "[kinh độ, vĩ độ]",
    en = "\"{path}\", feature {number}: its geometry has to be a Polygon or MultiPolygon of points "
      .. "[longitude, latitude]" }, { path = path, number = number })
end

local function is_list(value)
  return type(value) == "table" and (#value > 0 or next(value) == nil)
end

local function finite(value)
  return type(value) == "number" and value == value and math.abs(value) < 1e9
end

local function ring_of(points, state)
  local ring = {}
  for i, point in ipairs(is_list(points) and points or {}) do
    if not (is_list(point) and finite(point[1]) and finite(point[2])) then
      return nil
    end
    ring[i] = { point[1], point[2] }
  end
  state.points = state.points + #ring
  return #ring >= 4 and state.points <= MOST_POINTS and ring or nil
end

-- Polygons of a geometry: each a list of rings, the outer one first; nil when it is none.
local function polygons_of(geometry, state)
  local kind = type(geometry) == "table" and geometry.type
  local given = kind == "Polygon" and { geometry.coordinates }
    or kind == "MultiPolygon" and geometry.coordinates
  if not is_list(given) or #given == 0 then
    return nil
  end
  local polygons = {}
  for i, rings in ipairs(given) do
    polygons[i] = {}
    for j, points in ipairs(is_list(rings) and rings or {}) do
      polygons[i][j] = ring_of(points, state)
      if not polygons[i][j] then
        return nil
      end
    end
    if #polygons[i] == 0 then
      return nil
    end
  end
  return polygons
end

local function features_of(value, path)
  local list = type(value) == "table" and value.type == "FeatureCollection" and value.features
  if not is_list(list) or #list == 0 then
    refuse("LT-1643", { vi = "\"{path}\" không phải là FeatureCollection của GeoJSON",
      en = "\"{path}\" is no FeatureCollection of GeoJSON" }, { path = path })
  end
  local features, state = {}, { points = 0 }
  for i, feature in ipairs(list) do
    local polygons = type(feature) == "table" and polygons_of(feature.geometry, state)
    if state.points > MOST_POINTS then
      refuse("LT-1644", { vi = "\"{path}\" có hơn {most} điểm; hãy giản lược ranh giới trước",
        en = "\"{path}\" has more than {most} points; simplify its boundaries first" },
        { path = path, most = MOST_POINTS })
    elseif not polygons then
      refuse_feature(path, i)
    end
    features[i] = { polygons = polygons, properties = type(feature.properties) == "table"
      and feature.properties or {} }
  end
  return features
end

-- How a commune may be named: its full name, its name, its code with or without zeros in front.
local function index_of(units)
  local index, seen = {}, {}
  local function add(key, unit)
    index[key] = seen[key] == nil and unit or (index[key] == unit and unit or nil)
    seen[key] = true
  end
  for _, unit in ipairs(units) do
    add(text.key(unit.full_name), unit)
    add(text.key(unit.name), unit)
    add(tostring(tonumber(unit.code)), unit)
  end
  return index
end

local function unit_of(index, value)
  if math.type(value) == "integer" then
    return index[tostring(value)]
  elseif type(value) == "string" then
    return index[tostring(tonumber(value) or text.key(value))]
  end
end

-- The property that names most units; of equals the first by name.
local function best_property(features, index)
  local counts, names = {}, {}
  for _, feature in ipairs(features) do
    for name, value in pairs(feature.properties) do
      if counts[name] == nil then
        counts[name], names[#names + 1] = 0, name
      end
      counts[name] = counts[name] + (unit_of(index, value) and 1 or 0)
    end
  end
  table.sort(names)
  local best
  for _, name in ipairs(names) do
    best = (best == nil or counts[name] > counts[best]) and name or best
  end
  return best, best and counts[best] or 0
end

--- The boundaries of units in a GeoJSON file: by unit id a list of polygons, each a list of rings
--- of points {x, y}, the outer one first. Raises in one sentence with the place of what is wrong,
--- and when fewer than half of its features are units of these: it is another map then.
function M.read(path, units)
  local features = features_of(read_json(path), path)
  local index = index_of(units)
  local property, matched = best_property(features, index)
  if matched * 2 < #features then
    refuse("LT-1645", {
      vi = "\"{path}\": chỉ {count} trong {all} vùng có tên hoặc mã của xã, phường ngày nay; có "
        .. "thể là bản đồ trước 01/7/2025 hoặc của nơi khác",
      en = "\"{path}\": only {count} of {all} features have the name or code of a commune of "
        .. "today; it may be a map of before 1 July 2025, or of another place" },
      { path = path, count = matched, all = #features })
  end
  local by_unit = {}
  for _, feature in ipairs(features) do
    local unit = unit_of(index, feature.properties[property])
    if unit then
      local polygons = by_unit[unit.id] or {}
      by_unit[unit.id] = polygons
      table.move(feature.polygons, 1, #feature.polygons, #polygons + 1, polygons)
    end
  end
  return by_unit
end

return M
