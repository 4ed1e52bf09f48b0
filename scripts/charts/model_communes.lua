-- Chart: communes recognised as models year by year against the number that the plan asks for, and
-- the pace from now on.
--
-- data = {unit, definition, source, fictional, rows = {{year, x, n}, ...},
--   target = {needed = 76, value = 0.6, year = 2030, clause, per_year = 9.5}}   optional
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "model_communes"
M.title = { vi = "Xã, phường điển hình về hòa giải ở cơ sở", en = "Model communes" }
M.question = { vi = "Đã công nhận bao nhiêu xã, phường điển hình, mỗi năm cần thêm bao nhiêu?",
  en = "How many model communes are there, and how many more does each year need?" }

local FINDINGS = {
  alone = { vi = "{unit}: {x} trong {n} xã, phường điển hình năm {year}",
    en = "{unit}: {x} of {n} communes are models in {year}" },
  met = { vi = "{unit}: {x} trong {n} xã, phường điển hình năm {year}, đủ số cần có là {needed}",
    en = "{unit}: {x} of {n} communes are models in {year}, at least the {needed} needed" },
  short = { vi = "{unit}: {x} trong {n} xã, phường điển hình năm {year}, còn thiếu {missing} để đủ "
    .. "{needed} vào năm {due}", en = "{unit}: {x} of {n} communes are models in {year}, {missing} "
    .. "short of the {needed} needed by {due}" },
}

local function finding(data)
  local last, target = data.rows[#data.rows], data.target
  local values = { unit = data.unit, x = last.x, n = last.n, year = last.year,
    needed = target and target.needed, due = target and target.year,
    missing = target and target.needed and target.needed - last.x }
  local key = not values.needed and "alone" or values.missing <= 0 and "met" or "short"
  return words.say(FINDINGS[key], values)
end

local function is_short(data)
  local target = data.target
  return target and target.needed and target.needed > data.rows[#data.rows].x
end

local function notes_of(data)
  local target = data.target
  local sentences = {}
  if is_short(data) and target.per_year then
    sentences[1] = words.say({ vi = "Đường đứt: cần thêm {count} xã, phường mỗi năm để đạt "
      .. "đúng hạn.",
      en = "Dashed: {count} more communes a year are needed." },
      { count = words.decimal(target.per_year, 1) })
  end
  sentences[#sentences + 1] = words.say { vi = "Công nhận theo quyết định, không tính ra từ số "
    .. "liệu.",
    en = "Recognised by decision, never computed." }
  return parts.notes(sentences, data)
end

local function target_of(data)
  local target = data.target
  return target and target.needed and { y = target.needed, text = words.say({
    vi = "Mục tiêu {year}: {needed} xã, phường (≥ {value}, {clause})",
    en = "Target {year}: {needed} communes (≥ {value}, {clause})" }, { year = target.year,
    needed = target.needed, value = words.target_percent(target.value), clause = target.clause }) }
end

local function labels_of(data)
  local labels = {}
  for i, row in ipairs(data.rows) do
    labels[i] = { x = row.year + 0.5, y = row.x, text = words.count(row.x), colour = parts.BLUE,
      prefers = "above" }
  end
  return labels
end

local function road_of(data)
  local last = data.rows[#data.rows]
  if not is_short(data) or data.target.year <= last.year then
    return {}
  end
  return { { last.year + 0.5, last.x }, { data.target.year + 0.5, data.target.needed } }
end

--- The spec of the chart (chart/frame.lua), or nil when no year is known.
function M.build(data)
  if #data.rows == 0 then
    return nil
  end
  local first, last = data.rows[1], data.rows[#data.rows]
  local title = finding(data)
  local cells, names = {}, {}
  for i, row in ipairs(data.rows) do
    cells[i] = { x = row.year + 0.5, text = row.n and words.count(row.n) or "–" }
    names[i] = row.year .. ": " .. parts.of(row.x, row.n or 0)
  end
  return {
    title = title, alt = parts.alt(title, names, data), subtitle = parts.subtitle(data),
    notes = notes_of(data), fictional = data.fictional, target = target_of(data),
    x = { first = first.year, last = math.max(last.year, data.target and data.target.year or 0) },
    y = parts.count_axis(math.max(last.x, data.target and data.target.needed or 0, 10)),
    labels = labels_of(data), breaks = {},
    strips = { { name = words.say { vi = "n", en = "n" }, cells = cells } },
    ready = function(out)
      local rows = {}
      for i, row in ipairs(data.rows) do
        rows[i] = { row.year + 0.5, row.x }
      end
      out:block("COUNTS", rows)
      out:block("ROAD", road_of(data))
    end,
  }
end

return M
