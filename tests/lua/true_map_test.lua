-- tile_map with the boundaries of a GeoJSON file: matched by name or code, drawn in the same
-- classes; what is wrong with a file is one sentence with its place. Shapes are made up.
local lu = require "luaunit"
local chart = require "chart"
local current = require "store.current"
local files = require "lotrinh.files"
local json = require "foundation.json"
local layout = require "chart.layout"
local shapes = require "chart.shapes"

local boxes = load_fixture "text_boxes"
local fixture = load_fixture "city_fixture"

local DAY = "2027-01-31"
local COLUMNS = 12

TestTrueMap = {}

function TestTrueMap:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
  self.path = os.tmpname()
  self.units = self.city:communes "2026-12-31"
  for i, unit in ipairs(self.units) do
    if i ~= 2 then
      self.city:put(unit, 2026, { settled = 60 + i % 40, closed = 100 })
    end
  end
end

function TestTrueMap:tearDown()
  os.remove(self.path)
  current.use(nil)
end

local function square(x, y, half)
  return { { x - half, y - half }, { x + half, y - half }, { x + half, y + half },
    { x - half, y + half }, { x - half, y - half } }
end

-- A square a commune around the city; change(i, feature) may break one.
function TestTrueMap:write(change)
  local features = {}
  for i, unit in ipairs(self.units) do
    local x, y = 105.3 + 0.05 * (i % COLUMNS), 20.6 + 0.05 * (i // COLUMNS)
    local feature = { type = "Feature", properties = { id = i, ten = unit.full_name },
      geometry = { type = "Polygon", coordinates = { square(x, y, 0.02) } } }
    features[#features + 1] = change and change(i, feature) or not change and feature or nil
  end
  assert(files.write(self.path, json.encode { type = "FeatureCollection", features = features },
    { force = true }))
end

function TestTrueMap:build(size)
  return chart.build("tile_map", { asof = DAY, map = self.path, size = size })
end

local function count_paths(script, name)
  local block = assert(script:match("%$" .. name .. " << END_OF_BLOCK\n(.-)END_OF_BLOCK"))
  local paths = 0
  for _ in block:gmatch("\n\n") do
    paths = paths + 1
  end
  return paths
end

-- Shares are 60 to 99 %, the second commune has none.
function TestTrueMap:test_each_commune_in_its_class()
  self:write()
  local built = self:build "screen"
  local counts = {}
  for i = 1, #self.units do
    local share = i ~= 2 and 60 + i % 40 or nil
    local shade = share == nil and "NONE" or share < 70 and "SHADE1" or share < 80 and "SHADE2"
      or share < 90 and "SHADE3" or share < 95 and "SHADE4" or "SHADE5"
    counts[shade] = (counts[shade] or 0) + 1
  end
  for _, name in ipairs { "NONE", "SHADE1", "SHADE2", "SHADE3", "SHADE4", "SHADE5" } do
    lu.assertEquals(count_paths(built.script, name), counts[name], name)
  end
  lu.assertEquals(count_paths(built.script, "EDGES"), 126)
  lu.assertStrContains(built.title, "trong 125 xã, phường có số liệu")
end

function TestTrueMap:test_pictures()
  self:write()
  for name, size in pairs(layout.sizes) do
    local drawn = assert(chart.draw("tile_map", { asof = DAY, map = self.path, size = name }))
    boxes.check(lu, drawn.bytes, size, name)
  end
end

-- By code too, with zeros lost, in several parts, one of them with a hole; one commune left out.
function TestTrueMap:test_codes_parts_and_holes()
  self:write(function(i, feature)
    feature.properties = { ma = tonumber(self.units[i].code) }
    if i == 1 then
      feature.geometry = { type = "MultiPolygon", coordinates = {
        { square(105.5, 21.5, 0.03), square(105.5, 21.5, 0.01) }, { square(106, 21.5, 0.01) } } }
    end
    return i ~= 5 and feature or nil
  end)
  local built = self:build "report"
  lu.assertEquals(count_paths(built.script, "EDGES"), 125 + 2)
  local drawn = assert(chart.draw("tile_map", { asof = DAY, map = self.path }))
  lu.assertStrContains(drawn.bytes, "Không có trên bản đồ: 1 xã, phường")
end

-- A square of 6 by 6 hundredths less a hole of 2 by 2: 32; the path goes around both.
function TestTrueMap.test_a_hole_stays_empty()
  local list = { { polygons = { { square(0, 0, 3), square(0, 0, 1) } } } }
  local box = shapes.lay_out(list)
  local sum, last = 0, nil
  for _, point in ipairs(list[1].paths[1]) do
    sum = sum + (last and last[1] * point[2] - point[1] * last[2] or 0)
    last = point
  end
  local factor = math.cos(0)
  lu.assertAlmostEquals(math.abs(sum) / 2 / factor, 32, 1e-9)
  lu.assertEquals({ box.left, box.right, box.bottom, box.top }, { -3, 3, -3, 3 })
end

function TestTrueMap:refused(code, part)
  local ok, why = pcall(self.build, self, "screen")
  lu.assertFalse(ok)
  lu.assertEquals(why.code, code, tostring(why))
  lu.assertStrContains(why.text, part)
end

function TestTrueMap:test_files_that_are_no_map()
  local function write(bytes)
    assert(files.write(self.path, bytes, { force = true }))
  end
  write '{"type": "FeatureCollection",\n "features": [}'
  self:refused("LT-1641", "dòng 2, cột 15")
  write ""
  self:refused("LT-1641", "dòng 1, cột 1")
  write '{"type": "Topology"}'
  self:refused("LT-1643", "FeatureCollection")
  write '{"type": "FeatureCollection", "features": []}'
  self:refused("LT-1643", "FeatureCollection")
  for _, geometry in ipairs { { type = "Point", coordinates = { 105, 21 } },
    { type = "Polygon", coordinates = { { { 105, 21 }, { 106, 21 } } } },
    { type = "Polygon", coordinates = { { { "a", 21 }, { 1, 2 }, { 3, 4 }, { 5, 6 } } } },
    { type = "MultiPolygon" }, "none" } do
    self:write(function(i, feature)
      feature.geometry = i == 3 and geometry or feature.geometry
      return feature
    end)
    self:refused("LT-1642", "vùng thứ 3")
  end
  -- A map whose names are those of other places.
  self:write(function(i, feature)
    feature.properties = { name = i < 10 and self.units[i].full_name or "Xã " .. i }
    return feature
  end)
  self:refused("LT-1645", "chỉ 9 trong 126 vùng")
  os.remove(self.path)
  lu.assertFalse(pcall(self.build, self, "screen"))
end

return TestTrueMap
