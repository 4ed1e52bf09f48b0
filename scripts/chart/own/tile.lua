-- Own chart: a square a commune, near where it lies, shaded by its value; the number stands in it.
local axes = require "chart.own.axes"
local current = require "store.current"
local estimate = require "chart.estimate"
local failure = require "foundation.failure"
local parts = require "chart.parts"
local text = require "lotrinh.text"
local words = require "chart.words"

local M = {}

local TILES = [[
  SELECT u.full_name, t.col, t.row
    FROM tile AS t JOIN unit AS u ON u.unit_id = t.unit_id
   ORDER BY t.row, t.col]]

-- Pale to dark, so that they print apart; letters turn white where the shade is dark.
local SHADES = {
  { colour = 0xE6E6F0, letters = 0x000000 }, { colour = 0xA6BDDB, letters = 0x000000 },
  { colour = 0x74A9CF, letters = 0x000000 }, { colour = 0x2B6CB0, letters = 0xFFFFFF },
  { colour = 0x08306B, letters = 0xFFFFFF },
}
local EDGE = 0.47 -- half of a square, leaving a line between

local function tiles_of()
  local tiles, by_key = {}, {}
  for row in current.database():rows(TILES) do
    tiles[#tiles + 1] = { col = row.col, row = row.row }
    by_key[text.key(row.full_name)] = tiles[#tiles]
  end
  return tiles, by_key
end

-- Gives each tile its row; what is no commune of the grid is counted and told.
local function match(chart)
  local tiles, by_key = tiles_of()
  local strangers = {}
  for _, row in ipairs(chart.rows) do
    local tile = by_key[text.key(tostring(row.x))]
    if tile then
      tile.figure = row
    else
      strangers[#strangers + 1] = tostring(row.x)
    end
  end
  if #chart.rows > 0 and #strangers == #chart.rows then
    failure.raise("LT-1663", "data", {
      vi = "không tên nào trong cột \"{x}\" là xã, phường của bản đồ ô, ví dụ \"{name}\"; cần tên "
        .. "đủ như \"Phường Hoàn Kiếm\"",
      en = "no name of the column \"{x}\" is a commune of the tile map, as \"{name}\"; full names "
        .. "such as \"Phường Hoàn Kiếm\" are needed" },
      { x = chart.options.x, name = strangers[1] })
  end
  return tiles, strangers
end

-- Steps of the shades from the least value to the greatest, at round numbers where they allow.
local function shader(chart)
  local axis = axes.values(chart, false)
  local low, high = axis.tics[1].at, axis.tics[#axis.tics].at
  local width = (high - low) / #SHADES
  return function(value)
    local at = math.floor((axes.up(chart, value) - low) / width) + 1
    return SHADES[math.max(1, math.min(#SHADES, at))]
  end, low, width
end

local function legend_of(chart, low, width, unknown)
  local scale = chart.percent and 100 or 1
  local legend = {}
  for i, shade in ipairs(SHADES) do
    legend[i] = { point = parts.POINT.square, colour = shade.colour,
      text = chart.value((low + (i - 1) * width) / scale) .. "–"
        .. chart.value((low + i * width) / scale) }
  end
  if unknown then
    legend[#legend + 1] = { point = parts.POINT.hollow_square, colour = parts.GREY,
      text = words.say { vi = "chưa có", en = "none" } }
  end
  return legend
end

-- What fits into a square: whole percent, or the value where it is short.
local function short(chart, row)
  local value = axes.up(chart, row.y)
  local written = ("%d"):format(math.floor(value + 0.5))
  return #written > 3 and "" or (row.estimate and estimate.SIGN or "") .. written
end

local function add(layers, texts, chart, tile, shade_of)
  local row = tile.figure
  local box = { tile.col, -tile.row, tile.col - EDGE, tile.col + EDGE, -tile.row - EDGE,
    -tile.row + EDGE }
  if not (row and row.y) then
    layers.PANELS[#layers.PANELS + 1] = box
    return
  end
  local shade = shade_of(row.y)
  box[7] = shade.colour
  layers.BOXES[#layers.BOXES + 1] = box
  texts[#texts + 1] = { x = tile.col, y = -tile.row, text = short(chart, row),
    part = "strip", width = 2, colour = shade.letters }
end

local function strangers_words(strangers)
  return #strangers > 0 and words.say({ vi = " Không có trên bản đồ: {names}.",
    en = " Not on the map: {names}." }, { names = parts.names(strangers, 5) }) or ""
end

--- own.lua's kind: the spec without title, notes and source.
function M.build(chart)
  local tiles, strangers = match(chart)
  local shade_of, low, width = shader(chart)
  local layers, texts = axes.layers(), {}
  local wide, high = 1, 1
  for _, tile in ipairs(tiles) do
    add(layers, texts, chart, tile, shade_of)
    wide, high = math.max(wide, tile.col), math.max(high, tile.row)
  end
  return { borderless = true, texts = texts,
    legend = legend_of(chart, low, width, #layers.PANELS > 0),
    x = { low = 0.4, high = wide + 0.6, tics = {} },
    y = { low = -high - 0.6, high = -0.4, tics = {} }, ready = axes.ready(layers) },
    words.say { vi = "Mỗi ô một xã, phường, đặt gần đúng vị trí.",
      en = "A square a commune, near its place." } .. strangers_words(strangers)
end

return M
