-- Chart: every target of a plan on one page: now, target, verdict, what each year has to bring.
--
-- data = {unit, plan = "KH 183", unconfirmed = true, day = "2026-11-23", source, fictional,
--   rows = {{name, now = "85,51%", wanted = "≥ 90%", verdict = "at_risk", needed = "+0,9 điểm"}}}
local layout = require "chart.layout"
local parts = require "chart.parts"
local verdicts = require "outlook.verdict"
local words = require "chart.words"

local M = {}

M.name = "target_board"
M.title = { vi = "Bảng mục tiêu", en = "Board of targets" }
M.question = { vi = "Mục tiêu nào đạt, đúng lộ trình, chậm, và mỗi năm cần thêm bao nhiêu?",
  en = "Which targets are met, on track, behind, and what does each year have to bring?" }

-- A mark of its own for each verdict, so that colour is never alone.
local MARKS = {
  met = { point = parts.POINT.circle, colour = parts.BLUE },
  on_track = { point = parts.POINT.up, colour = parts.GREEN },
  at_risk = { point = parts.POINT.diamond, colour = parts.ORANGE },
  behind = { point = parts.POINT.down, colour = parts.VERMILION },
  no_data = { point = parts.POINT.hollow_circle, colour = parts.GREY },
  nothing = { point = parts.POINT.hollow_square, colour = parts.GREY },
}

-- Columns as parts of the width: where they begin, and how wide they are.
local COLUMNS = {
  { field = "name", at = 0, width = 49.5, words = { vi = "chỉ số", en = "indicator" } },
  { field = "now", at = 50.5, width = 10, words = { vi = "hiện nay", en = "now" } },
  { field = "wanted", at = 61, width = 9, words = { vi = "cần đạt", en = "target" } },
  { field = "verdict", at = 73, width = 17, words = { vi = "kết luận", en = "verdict" } },
  { field = "needed", at = 90, width = 10, words = { vi = "mỗi năm", en = "each year" } },
}
local MARK_AT = 71.3

-- "8 targets: 1 met, 2 behind, 5 not enough data".
local function finding(data)
  local counts, list = {}, {}
  for _, row in ipairs(data.rows) do
    counts[row.verdict] = (counts[row.verdict] or 0) + 1
  end
  for _, code in ipairs(verdicts.order) do
    if counts[code] then
      list[#list + 1] = counts[code] .. " " .. verdicts.words(code)
    end
  end
  return words.say({ vi = "{unit}, {plan}: {count} mục tiêu, {list}",
    en = "{unit}, {plan}: {count} targets, {list}" }, { unit = data.unit, plan = data.plan,
    count = #data.rows, list = table.concat(list, ", ") })
end

local function text_of(row, column)
  return column.field == "verdict" and verdicts.words(row.verdict) or row[column.field]
end

-- The smallest text that is still read at the back of a room is a strip's; names get two lines
-- where the rows are high enough.
local function lines_that_fit(data, size)
  local height = (size.height - 8 * size.text) / (#data.rows + 1)
  return height > 2.1 * layout.line_height(layout.pixels(size, "strip")) and 2 or 1
end

local function texts_of(data, size)
  local texts = {}
  local most = lines_that_fit(data, size)
  for _, column in ipairs(COLUMNS) do
    texts[#texts + 1] = { x = column.at, y = 0, text = words.say(column.words), align = "left",
      width = column.width, part = "note", colour = parts.GREY }
    for i, row in ipairs(data.rows) do
      texts[#texts + 1] = { x = column.at, y = -i, text = text_of(row, column), align = "left",
        width = column.width, part = "strip", lines = most }
    end
  end
  return texts
end

local function notes_of(data)
  local sentences = { words.say { vi = "Cần mỗi năm: điểm phần trăm, hoặc số xã, phường, tập "
    .. "huấn viên. Kết luận như lệnh lotrinh status.",
    en = "Needed a year: points, or numbers of communes and trainers. Verdicts as in lotrinh "
      .. "status." } }
  if data.unconfirmed then
    sentences[2] = words.say({ vi = "{plan}: chưa đọc toàn văn, mục tiêu theo bản tóm tắt.",
      en = "{plan}: its text was not read, targets are from a summary." }, { plan = data.plan })
  end
  return parts.notes(sentences, data)
end

local function alt_parts(data)
  local list = {}
  for i, row in ipairs(data.rows) do
    list[i] = ("%s: %s, %s, %s"):format(row.name, row.now, row.wanted, verdicts.words(row.verdict))
  end
  return list
end

local function marks_of(data)
  local rows = {}
  for i, row in ipairs(data.rows) do
    local mark = MARKS[row.verdict]
    rows[i] = { MARK_AT, -i, mark.point, mark.colour }
  end
  return rows
end

--- The spec of the chart (chart/frame.lua), or nil when the plan has no target.
function M.build(data, size)
  if #data.rows == 0 then
    return nil
  end
  local title = finding(data)
  return {
    title = title, alt = parts.alt(title, alt_parts(data), data), notes = notes_of(data),
    subtitle = words.say({ vi = "tính đến {day}", en = "judged on {day}" },
      { day = words.date(data.day) }),
    fictional = data.fictional, borderless = true, texts = texts_of(data, size),
    x = { low = 0, high = 100, tics = {} },
    y = { low = -#data.rows - 0.6, high = 0.6, tics = {} },
    ready = function(out)
      out:block("VERDICTS", marks_of(data))
    end,
  }
end

return M
