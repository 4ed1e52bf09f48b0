-- Chart: a square a commune, near where it lies, shaded by its share; the number stands in it, so
-- that shade is never alone. A map without boundaries: all communes are of one size.
--
-- data = {unit, definition, period, vintage, source, fictional, target = {value, clause},
--   rows = {{unit, col, row, x, n, share, small = "x" | "", flags}, ...}}; without share: not
--   reported or nothing arose. With map = "FILE" rows have polygons (chart/sources/geojson.lua)
--   instead of col and row: a true map; a commune without is not in the file.
local estimate = require "chart.estimate"
local layout = require "chart.layout"
local parts = require "chart.parts"
local shapes = require "chart.shapes"
local words = require "chart.words"

local M = {}

M.name = "tile_map"
M.title = { vi = "Bản đồ ô của các xã, phường", en = "Tile map of the communes" }
M.question = { vi = "Nơi nào cao, nơi nào thấp, nơi nào chưa có số liệu?",
  en = "Where is it high, where low, and where are figures missing?" }

-- Shades from pale to dark: they print apart in black and white. From `least` of the share on;
-- letters turn white where the shade is dark.
local SHADES = {
  { least = -1, colour = 0xD9D9E8, letters = 0x000000 },
  { least = 0.7, colour = 0xA6BDDB, letters = 0x000000 },
  { least = 0.8, colour = 0x74A9CF, letters = 0x000000 },
  { least = 0.9, colour = 0x2B6CB0, letters = 0xFFFFFF },
  { least = 0.95, colour = 0x08306B, letters = 0xFFFFFF },
}
local EDGE = 0.47 -- half of a square, leaving a line between

local function shade_of(row)
  local found
  for i, shade in ipairs(SHADES) do
    if row.share >= shade.least then
      found = i
    end
  end
  return found
end

local function counts_of(data)
  local known, reaching, least = 0, 0, nil
  for _, row in ipairs(data.rows) do
    if row.share then
      known = known + 1
      if data.target and math.floor(data.target.value * 10000 + 0.5) * row.n <= 10000 * row.x then
        reaching = reaching + 1
      end
      if row.small ~= "x" and (least == nil or row.share < least.share) then
        least = row
      end
    end
  end
  return known, reaching, least
end

local function finding(data, known, reaching)
  local values = { unit = data.unit, count = known, all = #data.rows, reaching = reaching }
  if data.target then
    values.target = words.target_percent(data.target.value)
    return words.say({ vi = "{unit}: {reaching} trong {count} xã, phường có số liệu đạt {target}",
      en = "{unit}: {reaching} of {count} communes with figures reach {target}" }, values)
  end
  return words.say({ vi = "{unit}: {count} trong {all} xã, phường có số liệu",
    en = "{unit}: {count} of {all} communes have figures" }, values)
end

local function legend_of(unknown)
  local legend = {}
  for i, shade in ipairs(SHADES) do
    local after = SHADES[i + 1]
    local low = words.percent(math.max(0, shade.least), 0)
    local high = after and words.percent(after.least, 0)
    legend[i] = { point = parts.POINT.square, colour = shade.colour,
      text = i == 1 and "< " .. high or after and low .. "–" .. high or "≥ " .. low }
  end
  if unknown then
    legend[#legend + 1] = { point = parts.POINT.hollow_square, colour = parts.GREY,
      text = words.say { vi = "chưa có", en = "none" } }
  end
  return legend
end

local function notes_of(data, known, least)
  local sentences = { words.say({ vi = "Mỗi ô một xã, phường, đặt gần đúng vị trí; số trong ô là "
    .. "phần trăm; * là ít {noun}. Ô không có số: chưa báo cáo hoặc không phát sinh.",
    en = "A square a commune, near its place; the number is percent; * few {noun}. Without a "
      .. "number: "
    .. "not reported, or nothing arose." }, { noun = parts.noun(data) }) }
  if least then
    sentences[2] = words.say({ vi = "Thấp nhất trong những nơi đủ vụ: {unit} ({share}).",
      en = "Lowest of those with enough cases: {unit} ({share})." },
      { unit = least.unit, share = words.percent(least.share) })
  end
  return parts.notes(known > 0 and sentences or {}, data)
end

-- What stands in a square or on a commune: whole percent, * for few, a sign for an estimate.
local function number_of(row)
  return estimate.text(row, ("%d%s"):format(math.floor(100 * row.share + 0.5),
    row.small == "x" and "*" or ""))
end

local function tile(row, shade)
  return { row.col, row.row, row.col - EDGE, row.col + EDGE, -row.row - EDGE, -row.row + EDGE,
    shade }
end

local function texts_of(data, size)
  local texts = {}
  for _, row in ipairs(data.rows) do
    if row.share then
      texts[#texts + 1] = { x = row.col, y = -row.row, part = "strip", width = size and 2,
        text = number_of(row),
        colour = SHADES[shade_of(row)].letters }
    end
  end
  return texts
end

local function blocks_of(data)
  local filled, empty = {}, {}
  for _, row in ipairs(data.rows) do
    if row.share then
      filled[#filled + 1] = tile(row, SHADES[shade_of(row)].colour)
    else
      empty[#empty + 1] = tile(row, 0)
    end
  end
  return filled, empty
end

local function extent(data)
  local wide, high = 1, 1
  for _, row in ipairs(data.rows) do
    wide, high = math.max(wide, row.col), math.max(high, row.row)
  end
  return wide, high
end

local MAP_WIDE, MAP_HIGH = 0.94, 0.5 -- of the canvas, at least, for a map: numbers must fit

local function covers(box, others)
  for _, other in ipairs(others) do
    if box.left < other.right and other.left < box.right and box.bottom < other.top
      and other.bottom < box.top then
      return true
    end
  end
  return false
end

-- Numbers on communes that are large enough, the widest first, none over another.
local function numbers_on(rows, box, size)
  local scale = math.min(MAP_WIDE * size.width / (box.right - box.left),
    MAP_HIGH * size.height / (box.top - box.bottom))
  local pixels = layout.pixels(size, "strip")
  local list, texts, taken = {}, {}, {}
  for _, row in ipairs(rows) do
    list[#list + 1] = row.share and row or nil
  end
  table.sort(list, function(a, b)
    return a.shape.room.width > b.shape.room.width
  end)
  for _, row in ipairs(list) do
    local room, wide = row.shape.room, layout.width(number_of(row), pixels, size.face) / scale
    local high = pixels / scale
    local place = { left = room.x - wide / 2, right = room.x + wide / 2,
      bottom = room.y - high / 2, top = room.y + high / 2 }
    if wide < room.width and high < room.height and not covers(place, taken) then
      taken[#taken + 1] = place
      texts[#texts + 1] = { x = room.x, y = room.y, part = "strip", text = number_of(row),
        colour = SHADES[shade_of(row)].letters }
    end
  end
  return texts
end

local function map_notes(data, least, drawn, missing)
  local sentences = { words.say({ vi = "Ranh giới theo tệp {map}. Số là phần trăm, * là ít {noun}; "
    .. "nơi quá nhỏ không ghi số. Gạch chéo: chưa báo cáo hoặc không phát sinh.",
    en = "Boundaries from the file {map}. Numbers are percent, * few {noun}; places too small have "
    .. "none. Hatched: not reported, or nothing arose." },
    { map = data.map, noun = parts.noun(data) }) }
  sentences[2] = least and words.say({ vi = "Thấp nhất trong những nơi đủ số: {unit} ({share}).",
    en = "Lowest of those with enough: {unit} ({share})." },
    { unit = least.unit, share = words.percent(least.share) })
  if #missing > 0 then
    sentences[#sentences + 1] = words.say({ vi = "Không có trên bản đồ: {count} xã, phường "
      .. "({names}).", en = "Not on the map: {count} communes ({names})." },
      { count = #missing, names = parts.names(missing, 4) })
  end
  return drawn > 0 and parts.notes(sentences, data) or parts.notes({}, data)
end

-- Rows that the file has a shape for, laid on a plane; names of the others.
local function laid_out(data)
  local rows, missing, list = {}, {}, {}
  for _, row in ipairs(data.rows) do
    if row.polygons then
      list[#list + 1] = { polygons = row.polygons }
      rows[#rows + 1] = setmetatable({ shape = list[#list] }, { __index = row })
    else
      missing[#missing + 1] = row.unit
    end
  end
  return rows, missing, #list > 0 and shapes.lay_out(list)
end

local function write_map(out, rows)
  local colours, blocks, edges = {}, { none = {} }, {}
  for i, shade in ipairs(SHADES) do
    colours[i], blocks[i] = shade.colour, {}
  end
  for _, row in ipairs(rows) do
    local block = blocks[row.share and shade_of(row) or "none"]
    table.move(row.shape.paths, 1, #row.shape.paths, #block + 1, block)
    table.move(row.shape.lines, 1, #row.shape.lines, #edges + 1, edges)
  end
  out:numbers("SHADE_COLOUR", colours)
  for i = 1, #SHADES do
    out:block("SHADE" .. i, shapes.rows(blocks[i]))
  end
  out:block("NONE", shapes.rows(blocks.none))
  out:block("EDGES", shapes.rows(edges))
end

-- The same classes, numbers and marks on boundaries.
local function build_map(data, size, names)
  local known, reaching, least = counts_of(data)
  local rows, missing, box = laid_out(data)
  if not box then
    return nil
  end
  local title = finding(data, known, reaching)
  return {
    title = title, alt = parts.alt(title, names, data), subtitle = parts.subtitle(data),
    notes = map_notes(data, least, known, missing), fictional = data.fictional, borderless = true,
    legend = legend_of(known < #data.rows), texts = numbers_on(rows, box, size),
    x = { low = box.left, high = box.right, tics = {} },
    y = { low = box.bottom, high = box.top, tics = {} }, true_shape = true, plot = "true_map",
    ready = function(out)
      write_map(out, rows)
    end,
  }
end

--- The spec of the chart (chart/frame.lua), or nil when no commune has a share.
function M.build(data, size)
  local known, reaching, least = counts_of(data)
  if known == 0 then
    return nil
  end
  local names = {}
  for _, row in ipairs(data.rows) do
    names[#names + 1] = row.share and row.unit .. " "
      .. estimate.said(row, words.percent(row.share)) or nil
  end
  if data.map then
    return build_map(data, size, names)
  end
  local wide, high = extent(data)
  local title = finding(data, known, reaching)
  return {
    title = title, alt = parts.alt(title, names, data), subtitle = parts.subtitle(data),
    notes = notes_of(data, known, least), fictional = data.fictional, borderless = true,
    legend = legend_of(known < #data.rows), texts = texts_of(data, size),
    x = { low = 0.4, high = wide + 0.6, tics = {} },
    y = { low = -high - 0.6, high = -0.4, tics = {} },
    ready = function(out)
      local filled, empty = blocks_of(data)
      out:block("FILLED", filled)
      out:block("EMPTY", empty)
    end,
  }
end

return M
