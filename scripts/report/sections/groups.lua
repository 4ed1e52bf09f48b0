-- Section: groups, mediators and groups "5 tốt" at the days they were published.
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"

local M = {
  id = "groups",
  title = {
    vi = "Tổ hòa giải, hòa giải viên, Tổ hòa giải 5 tốt",
    en = "Groups, mediators, groups \"5 tốt\"",
  },
}

local say = failure.say

local function count(value, id, qualifier)
  if not value then
    return { "–", class = "number" }
  end
  return { format.qualifier(qualifier or "="), node.figure(id, format.count(value)),
    class = "number" }
end

local function rate_cell(row, id)
  if not row.rate then
    return { "–", class = "number" }
  end
  return { node.figure(id, format.rate(row.five_good, row.groups)), class = "number" }
end

local function printed_cell(row)
  if not row.printed then
    return { "–", class = "number" }
  end
  return { format.qualifier(row.printed.qualifier), format.printed(row.printed.printed), "%",
    row.rate and not row.fit and say { vi = " (không khớp)", en = " (does not fit)" },
    row.fit == "truncated" and say { vi = " (cắt bớt)", en = " (cut off)" }, class = "number" }
end

-- Ids by what the figure is.
local function record(review, row)
  local ids = {}
  ids.rate = review.figures:add {
    section = M.id, item = "five_good_groups", unit = "city",
    definition = "five_good_groups/official", period_kind = row.period_kind,
    period_start = row.period_start, period_end = row.period_end, vintage = row.vintage,
    numerator = row.five_good, denominator = row.groups_qualifier == "=" and row.groups or nil,
    percent = row.rate and row.rate.share * 100, percent_low = row.rate and row.rate.low * 100,
    percent_high = row.rate and row.rate.high * 100, printed = row.printed and row.printed.printed,
    qualifier = row.printed and row.printed.qualifier,
    source = review.sources:addresses(row.sources), note = table.concat(row.notes, " | "),
  }
  for _, item in ipairs { "groups", "mediators" } do
    if row[item] then
      ids[item] = review.figures:add {
        section = M.id, item = item, unit = "city", period_kind = row.period_kind,
        period_start = row.period_start, period_end = row.period_end, vintage = row.vintage,
        numerator = row[item], qualifier = row[item .. "_qualifier"],
        source = review.sources:addresses(row.sources),
      }
    end
  end
  return ids
end

function M.build(review)
  local rows = {}
  for i, row in ipairs(review.groups) do
    local ids = record(review, row)
    rows[i] = {
      format.day(row.period_end), count(row.groups, ids.groups, row.groups_qualifier),
      count(row.mediators, ids.mediators, row.mediators_qualifier),
      count(row.five_good, ids.rate), rate_cell(row, ids.rate),
      printed_cell(row), { review.sources:cite(row.sources) },
    }
  end
  return {
    node.table({
      say { vi = "Ngày", en = "Day" }, say { vi = "Tổ hòa giải", en = "Groups" },
      say { vi = "Hòa giải viên", en = "Mediators" },
      say { vi = "Tổ 5 tốt", en = "Groups \"5 tốt\"" },
      say { vi = "Tỷ lệ tính lại", en = "Recomputed" }, say { vi = "Tỷ lệ in ra", en = "Printed" },
      say { vi = "Nguồn", en = "Source" },
    }, rows),
    node.element("p", { class = "note" }, say {
      vi = "Tiêu chí 5 tốt về tỷ lệ hòa giải thành là từ 80% (nguồn năm 2021), từ 90% (nguồn năm "
        .. "2023): trước và sau không so sánh trực tiếp được. Số tổ 5 tốt giữa năm 2025 trùng số "
        .. "của năm 2024.",
      en = "The criterion for \"5 tốt\" on settled cases was at least 80% (source of 2021), then "
        .. "at least 90% (source of 2023): before and after cannot be compared directly. The "
        .. "number of mid-2025 equals that of 2024.",
    }),
  }
end

return M
