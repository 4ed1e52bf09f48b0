-- Section: cases by commune in the latest period that communes reported, with rank and interval,
-- and what each has not sent.
local communes = require "report.communes"
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local words = require "report.words"

local M = { id = "communes", title = {
  vi = "Kết quả hòa giải theo xã, phường",
  en = "Results by commune",
} }

local say = failure.say

M.COUNTS = communes.COUNTS

local HEADS = {
  { vi = "TT", en = "No." }, { vi = "Mã", en = "Code" },
  { vi = "Xã, phường", en = "Commune" }, { vi = "Tiếp nhận", en = "Received" },
  { vi = "Hòa giải thành", en = "Settled" }, { vi = "Chưa xong", en = "Pending" },
  { vi = "Đã giải quyết xong", en = "Closed" }, { vi = "Tỷ lệ thành", en = "Rate" },
  { vi = "Khoảng tin cậy 95%", en = "95% interval" }, { vi = "Hạng", en = "Rank" },
  { vi = "Chưa gửi", en = "Not sent" },
}

local WIDTHS = { 10, 15, 46, 20, 20, 18, 22, 22, 32, 14, 45 }

local MISSING = {
  results = { vi = "kết quả hòa giải", en = "results" },
  organisation = { vi = "tổ chức, tập huấn", en = "organisation" },
}

--- The heads of the table, which the workbook shares.
function M.heads()
  local heads = {}
  for i, head in ipairs(HEADS) do
    heads[i] = say(head)
  end
  return heads
end

--- What a commune has not sent, in words; "" when it sent everything.
function M.missing(row)
  local names = {}
  for i, report in ipairs(row.missing) do
    names[i] = say(MISSING[report])
  end
  return table.concat(names, "; ")
end

--- "10 tháng năm 2026, số sơ bộ".
function M.period(found)
  local period = found.period
  local vintage = words.vintage(period.vintage)
  return format.period(period.kind, period.start, period.finish)
    .. (vintage and ", " .. vintage or "")
end

local function count(value, id)
  return { value and node.figure(id, format.count(value)) or "–", class = "number" }
end

-- One explanation serves all counts of a commune: closed is received less pending.
local function record(review, row)
  if row.settled then
    local period = review.communes.period
    return review.figures:add { section = M.id, item = "success_rate", unit = row.full_name,
      unit_key = row.key,
      definition = "success_rate/official", period_kind = period.kind,
      period_start = period.start, period_end = period.finish, vintage = period.vintage,
      numerator = row.settled, denominator = row.closed, percent = row.share and row.share * 100,
      percent_low = row.low and row.low * 100, percent_high = row.high and row.high * 100 }
  end
end

local function total_row(found)
  local row = { "", "", node.element("strong", nil, say { vi = "Toàn Thành phố",
    en = "The whole city" }) }
  for _, name in ipairs(M.COUNTS) do
    row[#row + 1] = count(found.sums[name])
  end
  local settled, closed = found.sums.settled, found.sums.closed
  row[#row + 1] = { settled and closed and closed > 0 and format.rate(settled, closed) or "–",
    class = "number" }
  return row
end

local function row_of(review, number, commune)
  local id = record(review, commune)
  local row = { tostring(number), commune.code, commune.full_name }
  for _, name in ipairs(M.COUNTS) do
    row[#row + 1] = count(commune[name], id)
  end
  row[#row + 1] = { commune.share and node.figure(id, format.rate(commune.x, commune.n)) or "–",
    class = "number" }
  row[#row + 1] = { commune.share and format.interval(commune) or "–", class = "number" }
  row[#row + 1] = { commune.rank and tostring(commune.rank) or "–", class = "number" }
  row[#row + 1] = M.missing(commune)
  return row
end

function M.build(review)
  local found = review.communes
  if not found then
    review.lacking[M.id] = true
    return node.element("p", nil, say {
      vi = "Cơ sở dữ liệu chưa có số liệu của xã, phường nào.",
      en = "The database holds no figure of any commune.",
    })
  end
  local rows = {}
  for i, commune in ipairs(found.rows) do
    rows[i] = row_of(review, i, commune)
  end
  rows[#rows + 1] = total_row(found)
  return {
    node.element("p", nil, say({
      vi = "{period}; {reported}/{all} xã, phường có báo cáo. “–”: chưa báo cáo hoặc không phát "
        .. "sinh (không phải 0). Xếp hạng theo tỷ lệ, chỉ với đơn vị có từ 10 vụ việc đã giải "
        .. "quyết xong; hai đơn vị có khoảng tin cậy chồng lên nhau thì chưa nói được đơn vị nào "
        .. "cao hơn.",
      en = "{period}; {reported} of {all} communes reported. “–”: not reported or nothing arose "
        .. "(which is not 0). Ranked by the rate, from 10 closed cases on; where intervals overlap "
        .. "nobody can say which commune is ahead.",
    }, { period = words.capital(M.period(found)), reported = found.reported, all = #found.rows })),
    node.table(M.heads(), rows, nil, WIDTHS),
  }
end

return M
