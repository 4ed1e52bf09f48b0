-- What a review rests on: reports that were imported, figures that were published, or both, and
-- which of the two counts when both are there. Makes sentences, no markup.
local failure = require "foundation.failure"
local format = require "report.format"
local series = require "report.series"

local M = {}

local say = failure.say

-- Content that ships with the program has no time of import.
local REPORTS = [[SELECT count(*) AS n FROM import WHERE at IS NOT NULL AND state = 'current']]

--- How many reports were imported and not undone.
function M.reports(review)
  review.reports = review.reports or series.rows(review.db, REPORTS, {})[1].n
  return review.reports
end

--- How reports and published figures were put together; nil when no report was imported.
function M.of_reports(review)
  local count = M.reports(review)
  if count == 0 then
    return nil
  end
  return say({
    vi = "Số liệu Thành phố được cộng từ {count} báo cáo đã nhập khi Thành phố không có số của "
      .. "chính mình cùng kỳ, cùng loại. Có cả hai thì lấy số của Thành phố; khác loại thì lấy "
      .. "loại chính thức trước. Chỗ hai bên khác nhau được liệt kê ở phần mâu thuẫn.",
    en = "Figures of the city are added up from {count} imported reports where the city has none "
      .. "of its own for the period and vintage. Where both are there, the city's own counts; of "
      .. "two vintages the more final. Where they differ is listed under contradictions.",
  }, { count = format.count(count) })
end

return M
