-- Section: cases by commune in the latest year that communes reported.
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"

local M = { id = "communes", title = {
  vi = "Kết quả hòa giải theo xã, phường",
  en = "Results by commune",
} }

local say = failure.say

M.COUNTS = { "received", "settled", "pending", "closed" }

--- The heads of the table, which the workbook shares.
function M.heads()
  return {
    say { vi = "TT", en = "No." }, say { vi = "Mã", en = "Code" },
    say { vi = "Xã, phường", en = "Commune" }, say { vi = "Tiếp nhận", en = "Received" },
    say { vi = "Hòa giải thành", en = "Settled" }, say { vi = "Chưa xong", en = "Pending" },
    say { vi = "Đã giải quyết xong", en = "Closed" }, say { vi = "Tỷ lệ thành", en = "Rate" },
  }
end

local function count(value)
  return { value and format.count(value) or "–", class = "number" }
end

local function record(review, row)
  if row.vintage then
    review.figures:add { section = M.id, item = "success_rate", unit = row.full_name,
      definition = "success_rate/official", period_kind = "year",
      period_start = review.communes.year .. "-01-01",
      period_end = review.communes.year .. "-12-31",
      vintage = row.vintage, numerator = row.settled, denominator = row.closed,
      percent = row.rate and row.rate.share * 100, percent_low = row.rate and row.rate.low * 100,
      percent_high = row.rate and row.rate.high * 100 }
  end
end

local function total_row(found)
  local row = { "", "", node.element("strong", nil, say { vi = "Toàn Thành phố",
    en = "The whole city" }) }
  for _, name in ipairs(M.COUNTS) do
    row[#row + 1] = count(found.sums[name])
  end
  row[#row + 1] = { "", class = "number" }
  return row
end

function M.build(review)
  local found = review.communes
  if not found then
    return node.element("p", nil, say {
      vi = "Cơ sở dữ liệu chưa có số liệu năm của xã, phường nào.",
      en = "The database holds no yearly figure of any commune.",
    })
  end
  local rows = {}
  for i, commune in ipairs(found.rows) do
    rows[i] = { tostring(i), commune.code, commune.full_name }
    for _, name in ipairs(M.COUNTS) do
      rows[i][#rows[i] + 1] = count(commune[name])
    end
    rows[i][#rows[i] + 1] = { commune.rate and format.rate(commune.settled, commune.closed) or "–",
      class = "number" }
    record(review, commune)
  end
  rows[#rows + 1] = total_row(found)
  return {
    node.element("p", nil, say({
      vi = "Năm {year}; {reported}/{all} xã, phường có báo cáo. “–”: chưa báo cáo (không phải 0).",
      en = "{year}; {reported} of {all} communes reported. “–”: not reported (which is not 0).",
    }, { year = found.year, reported = found.reported, all = #found.rows })),
    node.table(M.heads(), rows, nil, { 12, 18, 70, 28, 30, 28, 36, 30 }),
  }
end

return M
