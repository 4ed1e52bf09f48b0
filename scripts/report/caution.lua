-- What the review does not yet look at: targets are judged by figures of the city itself, so the
-- reports that units sent are named beside it instead of passed over in silence.
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local series = require "report.series"

local M = {}

-- Content that ships with the program has no time of import.
local REPORTS = [[SELECT count(*) AS n FROM import WHERE at IS NOT NULL AND state = 'current']]

--- A caution when units' reports were imported; nil when there are none.
function M.of_reports(review)
  local reports = series.rows(review.db, REPORTS, {})[1].n
  if reports == 0 then
    return nil
  end
  return node.element("p", { class = "caution" }, failure.say({
    vi = "Cơ sở dữ liệu có {count} báo cáo nhập từ đơn vị. Phần đánh giá ở đây chỉ xét số liệu "
      .. "của chính Thành phố, chưa cộng các báo cáo đó; “chưa công bố” không có nghĩa là chưa "
      .. "có báo cáo. Đánh giá theo báo cáo đã nhập: lotrinh status.",
    en = "The database holds {count} reports imported from units. Targets are judged here by "
      .. "figures of the city itself, the reports are not added up; \"not published\" does not "
      .. "mean not reported. Judged by the reports: lotrinh status.",
  }, { count = format.count(reports) }))
end

return M
