-- Boundaries as a chart draws them: on a plane, in one path a polygon, and where a number fits.
local M = {}

-- Longitudes shrink towards the poles; metres stay as they are.
local function flatten(shapes)
  local low, high, plane = math.huge, -math.huge, false
  for _, shape in ipairs(shapes) do
    for _, polygon in ipairs(shape.polygons) do
      for _, point in ipairs(polygon[1]) do
        low, high = math.min(low, point[2]), math.max(high, point[2])
        plane = plane or math.abs(point[1]) > 180 or math.abs(point[2]) > 90
      end
    end
  end
  local factor = plane and 1 or math.cos(math.rad((low + high) / 2))
  return function(point)
    return { point[1] * factor, point[2] }
  end
end

-- Twice the area, positive when the ring turns left.
local function area(ring)
  local sum, last = 0, ring[#ring]
  for _, point in ipairs(ring) do
    sum = sum + last[1] * point[2] - point[1] * last[2]
    last = point
  end
  return sum
end

-- A hole is reached by a line from the outer ring and turns the other way, so that it stays empty.
local function path_of(polygon)
  local path = table.move(polygon[1], 1, #polygon[1], 1, {})
  local start = path[1]
  for i = 2, #polygon do
    local hole = polygon[i]
    local turned = area(hole) * area(polygon[1]) > 0
    path[#path + 1] = start
    for place = 1, #hole do
      path[#path + 1] = hole[turned and #hole + 1 - place or place]
    end
    path[#path + 1] = hole[turned and #hole or 1]
    path[#path + 1] = start
  end
  return path
end

local function box_of(ring)
  local box = { left = math.huge, right = -math.huge, bottom = math.huge, top = -math.huge }
  for _, point in ipairs(ring) do
    box.left, box.right = math.min(box.left, point[1]), math.max(box.right, point[1])
    box.bottom, box.top = math.min(box.bottom, point[2]), math.max(box.top, point[2])
  end
  return box
end

-- Where a horizontal line crosses the ring, from left to right.
local function crossings(ring, y)
  local list, last = {}, ring[#ring]
  for _, point in ipairs(ring) do
    if (last[2] > y) ~= (point[2] > y) then
      list[#list + 1] = last[1] + (y - last[2]) / (point[2] - last[2]) * (point[1] - last[1])
    end
    last = point
  end
  table.sort(list)
  return list
end

-- The widest place of a ring among a few heights: its middle, and how wide it is.
local function widest(ring)
  local box, best = box_of(ring), { width = 0 }
  for step = 1, 7 do
    local y = box.bottom + (box.top - box.bottom) * step / 8
    local list = crossings(ring, y)
    for i = 1, #list - 1, 2 do
      if list[i + 1] - list[i] > best.width then
        best = { x = (list[i] + list[i + 1]) / 2, y = y, width = list[i + 1] - list[i],
          height = box.top - box.bottom }
      end
    end
  end
  return best
end

--- Shapes {{polygons}, ...} laid on a plane: adds paths (a list of points each), lines (its rings)
--- and room {x, y, width, height} where its largest part is widest. Returns the box of all.
function M.lay_out(shapes)
  local flat = flatten(shapes)
  local whole = { left = math.huge, right = -math.huge, bottom = math.huge, top = -math.huge }
  for _, shape in ipairs(shapes) do
    local largest
    shape.paths, shape.lines = {}, {}
    for _, given in ipairs(shape.polygons) do
      local polygon = {}
      for i, ring in ipairs(given) do
        polygon[i] = {}
        for j, point in ipairs(ring) do
          polygon[i][j] = flat(point)
        end
        shape.lines[#shape.lines + 1] = polygon[i]
      end
      shape.paths[#shape.paths + 1] = path_of(polygon)
      if largest == nil or math.abs(area(polygon[1])) > math.abs(area(largest)) then
        largest = polygon[1]
      end
      local box = box_of(polygon[1])
      whole.left, whole.right = math.min(whole.left, box.left), math.max(whole.right, box.right)
      whole.bottom, whole.top = math.min(whole.bottom, box.bottom), math.max(whole.top, box.top)
    end
    shape.room = widest(largest)
  end
  return whole
end

--- Paths as rows of a data block, an empty row between them.
function M.rows(lists)
  local rows = {}
  for _, points in ipairs(lists) do
    table.move(points, 1, #points, #rows + 1, rows)
    rows[#rows + 1] = {}
  end
  return rows
end

return M
