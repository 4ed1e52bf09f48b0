-- Chart: how many communes reported for each period, and which did not for the last one.
--
-- data = {unit, source, fictional, rows = {{label = "năm 2026", x = 121, n = 126,
--   missing = {"Phường ...", ...}}, ...}}, oldest first
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "completeness"
M.title = { vi = "Xã, phường đã báo cáo", en = "Communes that reported" }
M.question = { vi = "Mỗi kỳ bao nhiêu xã, phường đã báo cáo, ai còn thiếu?",
  en = "How many communes reported for each period, and who is missing?" }

local BAR = 0.36
local MOST_PERIODS = 12 -- more have no room for their names
local MOST_NAMES = 12
local FEWEST_ROWS = 5 -- so that one period is no wall

local function finding(data, last)
  local values = { unit = data.unit, x = last.x, n = last.n, period = last.label,
    missing = last.n - last.x }
  if values.missing == 0 then
    return words.say({ vi = "{unit}: cả {n} xã, phường đã báo cáo {period}",
      en = "{unit}: all {n} communes reported {period}" }, values)
  end
  return words.say({ vi = "{unit}: {x} trong {n} xã, phường đã báo cáo {period}, còn thiếu "
    .. "{missing}",
    en = "{unit}: {x} of {n} communes reported {period}, {missing} are missing" }, values)
end

local function notes_of(data, last)
  local sentences = {}
  if #last.missing > 0 then
    sentences[1] = words.say({ vi = "Chưa báo cáo {period}: {names}.",
      en = "Not reported, {period}: {names}." }, { period = last.label,
      names = parts.names(last.missing, MOST_NAMES) })
  end
  sentences[#sentences + 1] = words.say { vi = "Báo cáo không có vụ nào vẫn là đã báo cáo.",
    en = "A report of no case is a report." }
  return parts.notes(sentences, data)
end

-- Periods from top to bottom, the latest first.
local function lay_out(rows)
  local bars, gaps, tics, texts = {}, {}, {}, {}
  for i, row in ipairs(rows) do
    local share = row.n > 0 and 100 * row.x / row.n or 0
    bars[i] = { share / 2, i, 0, share, i - BAR, i + BAR }
    gaps[i] = { 50, i, 0, 100, i - BAR, i + BAR }
    tics[i] = { at = i, text = row.label }
    texts[i] = { x = 101, y = i, text = parts.of(row.x, row.n), align = "left", part = "strip",
      width = 18 }
  end
  return bars, gaps, tics, texts
end

--- The spec of the chart (chart/frame.lua), or nil when no commune has reported.
function M.build(data)
  local first = math.max(1, #data.rows - MOST_PERIODS + 1)
  local rows = table.move(data.rows, first, #data.rows, 1, {})
  local last = rows[#rows]
  if not last then
    return nil
  end
  local title = finding(data, last)
  local bars, gaps, tics, texts = lay_out(rows)
  local names = {}
  for i, row in ipairs(rows) do
    names[i] = row.label .. ": " .. parts.of(row.x, row.n)
  end
  return {
    title = title, alt = parts.alt(title, names, data), notes = notes_of(data, last),
    subtitle = words.say { vi = "báo cáo vụ việc hòa giải, số xã, phường có tên trong kỳ",
      en = "reports of cases, of the communes there were" },
    fictional = data.fictional, texts = texts,
    x = { low = 0, high = 119, tics = parts.percent_tics(0) },
    y = { low = math.min(0.4, #rows + 0.6 - FEWEST_ROWS), high = #rows + 0.6, tics = tics,
      bare = true },
    ready = function(out)
      out:block("BARS", bars)
      out:block("WHOLE", gaps)
    end,
  }
end

return M
