-- Section: cases by commune and type of dispute; small numbers, and those they would follow from,
-- are not told.
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local types = require "report.types"
local words = require "report.words"

local M = { id = types.SECTION, title = {
  vi = "Vụ việc tiếp nhận theo xã, phường và loại",
  en = "Cases received by commune and type",
} }

local say = failure.say

local HIDDEN = "•"

local function record(review, found, item, unit, value, note)
  local period = found.period
  return review.figures:add { section = M.id, item = item, unit = unit.name, unit_key = unit.key,
    period_kind = period.period_kind, period_start = period.period_start,
    period_end = period.period_end, vintage = period.vintage, numerator = value, note = note }
end

-- A number that is not told has the same note whether it is small or hides one that is.
local function row_of(review, found, number, row)
  local cells = { tostring(number), row.code, row.full_name }
  local unit = { name = row.full_name, key = row.key }
  for j, name in ipairs(found.names) do
    local value = not row.hidden[j] and row.values[j] or nil
    local id = record(review, found, name, unit, value, not value and types.HIDDEN_NOTE or nil)
    cells[#cells + 1] = { value and node.figure(id, format.count(value)) or HIDDEN,
      class = "number" }
  end
  cells[#cells + 1] = { node.figure(record(review, found, "received", unit, row.total),
    format.count(row.total)), class = "number" }
  return cells
end

local function total_row(review, found)
  local cells = { "", "", node.element("strong", nil, say { vi = "Cộng", en = "Total" }) }
  local sum = 0
  for j, name in ipairs(found.names) do
    local id = record(review, found, name, { name = "city" }, found.totals[j])
    cells[#cells + 1] = { node.figure(id, format.count(found.totals[j])), class = "number" }
    sum = sum + found.totals[j]
  end
  cells[#cells + 1] = { format.count(sum), class = "number" }
  return cells
end

local function heads(review, found)
  local list = { say { vi = "TT", en = "No." }, say { vi = "Mã", en = "Code" },
    say { vi = "Xã, phường", en = "Commune" } }
  for _, name in ipairs(found.names) do
    list[#list + 1] = (say(review.measures[name]):gsub("^.-: ", ""))
  end
  list[#list + 1] = say { vi = "Cộng", en = "Total" }
  return list
end

local function lead(found)
  local vintage = words.vintage(found.period.vintage)
    or say { vi = "không nêu loại số liệu", en = "not said how final" }
  return say({
    vi = "{period}, {vintage}; {n} xã, phường báo cáo đủ các loại. “{mark}”: không nêu, vì nhỏ "
      .. "hơn {least} hoặc vì từ số đó suy ra được số nhỏ; tổng vẫn đúng.",
    en = "{period}, {vintage}; {n} communes told every type. “{mark}”: not told, because it is "
      .. "below {least} or because one that is would follow from it; totals are right.",
  }, { period = words.period(found.period), vintage = vintage, n = format.count(#found.rows),
    mark = HIDDEN, least = found.least })
end

function M.build(review)
  local found = types.gather(review.db, review.day, review.least_cell)
  if not found then
    review.lacking[M.id] = true
    return node.element("p", nil, say {
      vi = "Cơ sở dữ liệu chưa có số liệu theo loại vụ việc của xã, phường nào.",
      en = "The database holds no cases by type of any commune." })
  elseif found.unprotected then
    return node.element("p", nil, say {
      vi = "Không nêu: với các tổng đã biết, số nhỏ của một xã, phường không ẩn được.",
      en = "Not told: given the totals, a small number of a commune could not be hidden." })
  end
  local rows = {}
  for i, row in ipairs(found.rows) do
    rows[i] = row_of(review, found, i, row)
  end
  rows[#rows + 1] = total_row(review, found)
  return { node.element("p", nil, lead(found)),
    node.table(heads(review, found), rows, nil, { 12, 18, 65, 30, 36, 36, 24 }) }
end

return M
