-- Chart: every commune by its number of cases and its share, between the limits of chance. Names
-- only those beyond the outer limits: of 126 chance alone puts a quarter of one there.
--
-- data = {unit, definition, period, vintage, source, fictional, centre = share of all,
--   overdispersed = true | false, rows = {{unit, x, n, share, position = "inside" | "above_inner" |
--   "below_inner" | "above_outer" | "below_outer", inner_lower ... outer_upper}, ...}}
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "funnel"
M.title = { vi = "Khác biệt giữa các xã, phường", en = "Differences between communes" }
M.question = { vi = "Xã, phường nào khác thành phố nhiều hơn mức ngẫu nhiên?",
  en = "Which communes differ from the city by more than chance?" }

local LIMITS = { "inner_lower", "inner_upper", "outer_lower", "outer_upper" }

local function with_cases(rows)
  local list = {}
  for _, row in ipairs(rows) do
    if row.n > 0 and row.share then
      list[#list + 1] = row
    end
  end
  table.sort(list, function(a, b)
    if a.n ~= b.n then
      return a.n < b.n
    end
    return a.unit < b.unit
  end)
  return list
end

local function outside(list)
  local found = { above_outer = {}, below_outer = {} }
  for _, row in ipairs(list) do
    local names = found[row.position]
    if names then
      names[#names + 1] = row
    end
  end
  return found.above_outer, found.below_outer
end

local FINDINGS = {
  none = { vi = "{unit}: chênh lệch giữa {count} xã, phường không vượt mức ngẫu nhiên",
    en = "{unit}: {count} communes differ by no more than chance" },
  below = { vi = "{unit}: {below} trong {count} xã, phường thấp hơn hẳn mức chung {centre}",
    en = "{unit}: {below} of {count} communes are clearly below the common {centre}" },
  above = { vi = "{unit}: {above} trong {count} xã, phường cao hơn hẳn mức chung {centre}",
    en = "{unit}: {above} of {count} communes are clearly above the common {centre}" },
  both = { vi = "{unit}: {below} xã, phường thấp hơn hẳn, {above} cao hơn hẳn mức chung "
    .. "{centre} của "
    .. "{count} nơi", en = "{unit}: {below} communes are clearly below, {above} clearly above the "
    .. "common {centre} of {count}" },
}

local function finding(data, list, above, below)
  local key = #above > 0 and #below > 0 and "both" or #above > 0 and "above"
    or #below > 0 and "below" or "none"
  return words.say(FINDINGS[key], { unit = data.unit, count = #list, above = #above,
    below = #below, centre = words.percent(data.centre) })
end

-- Those farthest from the centre first; where no place is free the name is left out.
local function labels_of(data, above, below)
  local rows = table.move(below, 1, #below, 1, {})
  table.move(above, 1, #above, #rows + 1, rows)
  table.sort(rows, function(a, b)
    return math.abs(a.share - data.centre) * a.n > math.abs(b.share - data.centre) * b.n
  end)
  local labels = {}
  for i, row in ipairs(rows) do
    labels[i] = { x = row.n, y = 100 * row.share, text = row.unit, colour = parts.VERMILION,
      prefers = row.share < data.centre and "below" or "above", optional = true }
  end
  return labels
end

local function names_of(rows)
  local names = {}
  for i, row in ipairs(rows) do
    names[i] = row.unit .. " " .. words.percent(row.share)
  end
  return names
end

local function curve_rows(list, low)
  local rows, last = {}, nil
  for _, row in ipairs(list) do
    if row.n ~= last and row.inner_lower then
      local cells = { row.n }
      for i, name in ipairs(LIMITS) do
        cells[i + 1] = math.max(low, 100 * row[name])
      end
      rows[#rows + 1] = cells
      last = row.n
    end
  end
  return rows
end

local function point_rows(list, wanted)
  local rows = {}
  for _, row in ipairs(list) do
    if wanted(row.position) then
      rows[#rows + 1] = { row.n, 100 * row.share }
    end
  end
  return rows
end

local function is_outer(position)
  return position == "above_outer" or position == "below_outer"
end

local function notes_of(data)
  local sentences = { words.say { vi = "Đường đứt: giới hạn 95% và 99,8% của dao động ngẫu nhiên; "
    .. "chỉ ngoài 99,8% mới là tín hiệu. Vượt giới hạn nói là khác, không nói vì sao.",
    en = "Dashed: 95% and 99.8% limits of chance; only beyond 99.8% is a signal. It says that they "
    .. "differ, not why." } }
  if data.overdispersed then
    sentences[2] = words.say { vi = "Giới hạn đã nới vì các nơi vốn khác nhau (Spiegelhalter "
      .. "2005).",
      en = "Limits are widened for overdispersion (Spiegelhalter 2005)." }
  end
  return parts.notes(sentences, data)
end

local function x_axis(list, noun)
  local axis = parts.count_axis(list[#list].n)
  axis.title = words.say({ vi = "số {noun} (mẫu số)", en = "{noun} (denominator)" },
    { noun = noun })
  return axis
end

local function legend_of()
  return {
    { text = words.say { vi = "trong giới hạn", en = "within" }, point = parts.POINT.circle,
      colour = parts.BLUE },
    { text = words.say { vi = "ngoài 99,8%", en = "beyond 99.8%" }, point = parts.POINT.up,
      colour = parts.VERMILION },
  }
end

--- The spec of the chart (chart/frame.lua), or nil when no commune has a case.
function M.build(data)
  local list = with_cases(data.rows)
  if #list == 0 or not data.centre then
    return nil
  end
  local least = 1
  for _, row in ipairs(list) do
    least = math.min(least, row.share)
  end
  local low = parts.percent_low(100 * least)
  local above, below = outside(list)
  local title = finding(data, list, above, below)
  local names = names_of(below)
  table.move(names_of(above), 1, #above, #names + 1, names)
  return {
    title = title, alt = parts.alt(title, names, data), subtitle = parts.subtitle(data),
    notes = notes_of(data), fictional = data.fictional, legend = legend_of(),
    x = x_axis(list, parts.noun(data)), labels = labels_of(data, above, below),
    y = { low = low, high = 104, tics = parts.percent_tics(low) },
    ready = function(out)
      out:block("CURVES", curve_rows(list, low))
      out:block("INSIDE", point_rows(list, function(position) return not is_outer(position) end))
      out:block("OUTSIDE", point_rows(list, is_outer))
      out:number("CENTRE", 100 * data.centre)
    end,
  }
end

return M
