-- Section of the page: which figures differ from those of an earlier report, by which import, why.
-- Only when such a report was named.
local change_words = require "report.change_words"
local changes_of = require "report.changes"
local failure = require "foundation.failure"
local figures = require "report.figures"
local format = require "report.format"
local manifest = require "report.manifest"
local node = require "report.node"

local M = { id = "previous", title = { vi = "So với báo cáo trước",
  en = "Against the report before" } }

local say = failure.say

-- Rows on a page; lotrinh diff lists them all.
local MOST_ROWS = 200

local function table_of(changes)
  local rows = {}
  for i = 1, math.min(#changes, MOST_ROWS) do
    local change = changes[i]
    local now = change.new and node.figure(change.new.id, change_words.value(change.new)) or "–"
    rows[i] = { change_words.figure(change.figure), change_words.value(change.old), { now },
      change_words.reasons(change) }
  end
  return node.table({ say { vi = "Số liệu", en = "Figure" }, say { vi = "Báo cáo trước",
    en = "Before" }, say { vi = "Nay", en = "Now" }, say { vi = "Vì sao", en = "Why" } }, rows)
end

--- Needs the figures of the other sections; nil when no report was named.
function M.build(review)
  local before = review.previous
  if not before then
    return nil
  end
  local now = { rows = figures.read(review.figures:to_csv()),
    manifest = manifest.of_database(review.db) }
  now.manifest.options = { plan = review.plans[1].plan }
  local changes = changes_of.of(before, now)
  local lead = node.element("p", nil, say({
    vi = "So với báo cáo trong {folder}: {n} số liệu khác nhau.",
    en = "Against the report in {folder}: {n} figures differ." },
    { folder = before.name, n = format.count(#changes) }))
  if #changes == 0 then
    return lead
  end
  return { lead, table_of(changes), #changes > MOST_ROWS and node.element("p",
    { class = "note" }, say({ vi = "… và {n} số liệu nữa: lotrinh diff.",
      en = "… and {n} more: lotrinh diff." }, { n = format.count(#changes - MOST_ROWS) })) or "" }
end

return M
