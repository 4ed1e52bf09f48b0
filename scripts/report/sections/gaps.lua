-- Section: what has never been published.
local failure = require "foundation.failure"
local format = require "report.format"
local gaps = require "report.gaps"
local node = require "report.node"
local words = require "report.words"

local M = { id = "gaps", title = { vi = "Chưa có số liệu", en = "What is not known" } }

local say = failure.say

local LEVELS = {
  district = { vi = "quận, huyện, thị xã", en = "districts" },
  commune = { vi = "xã, phường, thị trấn", en = "communes" },
}

local function year_items(review)
  local items = {}
  for i, missing in ipairs(gaps.years(review)) do
    local others = {}
    for j, period in ipairs(missing.others) do
      others[j] = words.period(period)
    end
    items[i] = node.element("li", nil, say({
      vi = "Số vụ việc hòa giải thành cả năm {year}", en = "Cases settled in the whole of {year}",
    }, { year = missing.year }), #others > 0 and say({
      vi = " (chỉ có: {others})", en = " (only: {others})",
    }, { others = table.concat(others, ", ") }), ".")
  end
  return items
end

local function measure_items(review)
  local items = {}
  for i, row in ipairs(gaps.measures(review)) do
    local names, seen = {}, {}
    for _, indicator in ipairs(row.indicators) do
      local name = say(indicator.words)
      if not seen[name] then
        seen[name] = true
        names[#names + 1] = name
      end
    end
    items[i] = node.element("li", nil, node.element("strong", nil, say(row)), ": ",
      say { vi = "cần cho ", en = "needed for " }, table.concat(names, "; "), ".")
  end
  return items
end

local function level_items(review)
  local items = {}
  for i, level in ipairs(gaps.levels(review.db)) do
    items[i] = node.element("li", nil, say({
      vi = "Cấp {level}: {reporting} trong {units} đơn vị từng có trong danh mục có số liệu mà mục "
        .. "tiêu cần; hiện có {now} đơn vị.",
      en = "{level}: of {units} units ever listed, {reporting} have a figure that a target needs; "
        .. "{now} exist now.",
    }, {
      level = say(LEVELS[level.level]), reporting = format.count(level.reporting),
      units = format.count(level.units), now = format.count(level.now),
    }))
  end
  return items
end

function M.build(review)
  return {
    node.element("p", nil, say {
      vi = "Danh sách lập tự động từ mục tiêu, định nghĩa chỉ tiêu và số liệu trong cơ sở dữ liệu.",
      en = "Made by rule from the targets, the definitions and the figures in the database.",
    }),
    node.element("h3", nil, say { vi = "Năm", en = "Years" }),
    node.element("ul", nil, year_items(review)),
    node.element("h3", nil, say {
      vi = "Số liệu mà mục tiêu cần",
      en = "Figures that targets need",
    }),
    node.element("ul", nil, measure_items(review)),
    node.element("h3", nil, say { vi = "Dưới cấp Thành phố", en = "Below the city" }),
    node.element("ul", nil, level_items(review)),
  }
end

return M
