-- Section: what happened to the units of the city, counted from the data.
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local series = require "report.series"

local M = { id = "units", title = {
  vi = "Đơn vị hành chính qua các thời kỳ",
  en = "Units through time",
} }

local say = failure.say

local COUNTS = [[
  WITH change (day) AS (SELECT DISTINCT changed_on FROM succession)
  SELECT day,
         (SELECT count(*) FROM unit WHERE level = 'commune' AND valid_from < day
             AND (valid_to IS NULL OR valid_to >= day)) AS before,
         (SELECT count(*) FROM unit WHERE level = 'commune' AND valid_from <= day
             AND (valid_to IS NULL OR valid_to > day)) AS after,
         (SELECT count(DISTINCT from_id) FROM succession WHERE changed_on = day) AS ended,
         (SELECT count(*) FROM (SELECT from_id FROM succession WHERE changed_on = day
             GROUP BY from_id HAVING count(DISTINCT to_id) > 1)) AS divided,
         (SELECT count(*) FROM unit AS new JOIN unit AS old ON old.code = new.code
             AND old.valid_to = day AND old.level = 'commune'
            WHERE new.level = 'commune' AND new.valid_from = day) AS reused,
         (SELECT count(*) FROM unit AS new JOIN unit AS old ON old.code = new.code
             AND old.valid_to = day AND old.level = 'commune' AND old.full_name <> new.full_name
            WHERE new.level = 'commune' AND new.valid_from = day) AS renamed
    FROM change ORDER BY day]]

--- What each change did: {day, before, after, ended, divided, reused, renamed}.
function M.changes(db)
  return series.rows(db, COUNTS)
end

function M.build(review)
  local rows = {}
  for i, change in ipairs(M.changes(review.db)) do
    rows[i] = { format.day(change.day) }
    for _, name in ipairs { "before", "after", "ended", "divided", "reused", "renamed" } do
      local id = review.figures:add {
        section = M.id, item = "communes_" .. name, unit = "city", period_kind = "point",
        period_start = change.day, period_end = change.day, numerator = change[name],
        source = "data/units.csv data/succession.csv",
      }
      rows[i][#rows[i] + 1] = { node.figure(id, format.count(change[name])), class = "number" }
    end
  end
  return {
    node.table({
      say { vi = "Ngày", en = "Day" }, say { vi = "Số xã trước", en = "Communes before" },
      say { vi = "Số xã sau", en = "after" },
      say { vi = "Đơn vị thôi tồn tại", en = "Units that ended" },
      say { vi = "Bị chia cho nhiều đơn vị mới", en = "Divided among several" },
      say { vi = "Mã cũ dùng lại", en = "Codes used again" },
      say { vi = "trong đó khác tên", en = "under another name" },
    }, rows),
    node.element("p", { class = "note" }, say {
      vi = "Mã đơn vị không phải là khóa: không nối hai kỳ qua một lần sắp xếp theo mã hoặc theo "
        .. "tên. Chỉ số toàn Thành phố so sánh được qua ngày 01/7/2025 mà không cần giả định.",
      en = "A code is no key: two periods across a change are never joined by code or name. Only "
        .. "totals of the city compare across 2025-07-01 without assumptions.",
    }),
  }
end

return M
