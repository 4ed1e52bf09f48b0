-- Section: the published cases of the city, one table for each kind of period; kinds never mix.
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local indicators = require "definitions.indicators"
local series = require "report.series"
local sums = require "report.sums"
local words = require "report.words"

local M = {
  id = "cases",
  title = {
    vi = "Vụ việc và tỷ lệ hòa giải thành theo kỳ",
    en = "Cases and settlement rates by period",
  },
}

local say = failure.say

local HOW = {
  rounded = { vi = "làm tròn", en = "rounded" },
  truncated = { vi = "cắt bớt, không làm tròn", en = "cut off, not rounded" },
}

local function count(value, id)
  return { value and node.figure(id, format.count(value)) or "–", class = "number" }
end

local function definition_words(id)
  return say(indicators.definition(indicators.find("success_rate"), id).words)
end

-- What was printed, and which definition gives it.
local function printed_cell(period)
  local lines = {}
  for i, printed in ipairs(period.printed) do
    local line = { format.qualifier(printed.qualifier), format.printed(printed.printed), "%" }
    if printed.fit then
      line[#line + 1] = (": %s, %s"):format(definition_words(printed.fit.definition),
        say(HOW[printed.fit.how]))
    elseif printed.qualifier == "=" and period.n_basis == "inferred" then
      line[#line + 1] = say {
        vi = ": không bằng thành / tiếp nhận; không công bố mẫu số",
        en = ": not settled / received; the denominator was not published",
      }
    elseif printed.qualifier == "=" and period.settled then
      line[#line + 1] = say { vi = ": không khớp cách tính nào", en = ": fits no definition" }
    elseif printed.qualifier == "=" then
      line[#line + 1] = say { vi = ": không nêu tử số, mẫu số", en = ": no counts given" }
    end
    lines[i] = node.element("div", nil, line)
  end
  return lines
end

local function closed_cell(period, id)
  if period.n_basis == "inferred" then
    return { node.figure(id, format.count(period.n)), "*", class = "number inferred" }
  elseif period.n_basis == "derived" then
    return { node.figure(id, format.count(period.n)), "†", class = "number" }
  end
  return count(period.n, id)
end

local function rate_cell(period, id)
  if not period.rate then
    return { "–", class = "number" }
  end
  return { node.figure(id, format.rate(period.settled, period.n)), node.element("br"),
    node.element("small", nil, format.interval(period.rate)), class = "number" }
end

-- The ids of the rate by either definition.
local function record(review, period)
  local official = review.figures:add {
    section = M.id, item = "success_rate", unit = "city", definition = "success_rate/official",
    period_kind = period.period_kind, period_start = period.period_start,
    period_end = period.period_end, vintage = period.vintage, numerator = period.settled,
    denominator = period.n, denominator_basis = period.n_basis,
    percent = period.rate and period.rate.share * 100,
    percent_low = period.rate and period.rate.low * 100,
    percent_high = period.rate and period.rate.high * 100,
    printed = period.printed[1] and period.printed[1].printed,
    qualifier = period.printed[1] and period.printed[1].qualifier,
    source = review.sources:addresses(period.sources), note = table.concat(period.notes, " | "),
  }
  return official, review.figures:add {
    section = M.id, item = "success_rate", unit = "city", definition = "success_rate/received",
    period_kind = period.period_kind, period_start = period.period_start,
    period_end = period.period_end, vintage = period.vintage, numerator = period.settled,
    denominator = period.received,
    percent = period.rate_received and period.rate_received.share * 100,
    percent_low = period.rate_received and period.rate_received.low * 100,
    percent_high = period.rate_received and period.rate_received.high * 100,
    source = review.sources:addresses(period.sources),
  }
end

local function row_of(review, period)
  local official, received = record(review, period)
  return {
    words.period(period), count(period.received, received), count(period.settled, official),
    count(period.pending, official), closed_cell(period, official), { printed_cell(period) },
    rate_cell(period, official),
    { period.rate_received and node.figure(received,
      format.rate(period.settled, period.received)) or "–", class = "number" },
    { review.sources:cite(period.sources) },
  }
end

local function heads()
  return {
    say { vi = "Kỳ", en = "Period" }, say { vi = "Tiếp nhận", en = "Received" },
    say { vi = "Thành", en = "Settled" }, say { vi = "Chưa xong", en = "Pending" },
    say { vi = "Đã giải quyết xong", en = "Closed" },
    say { vi = "Tỷ lệ in ra và cách tính khớp", en = "Printed rate and the definition it fits" },
    say {
      vi = "Tính lại: thành / đã giải quyết xong (95%)",
      en = "Recomputed: settled / closed (95%)",
    },
    say { vi = "Thành / tiếp nhận", en = "Settled / received" },
    say { vi = "Nguồn", en = "Source" },
  }
end

local function notes_of(periods)
  local items = {}
  for _, period in ipairs(periods) do
    for _, note in ipairs(period.notes) do
      items[#items + 1] = node.element("li", nil, words.period(period), ": ", note)
    end
  end
  return #items > 0 and node.element("details", { open = "open" },
    node.element("summary", nil, say {
      vi = "Ghi chú của người thu thập",
      en = "Collector's notes",
    }),
    node.element("ul", { class = "notes" }, items))
end

local function record_sum(review, figure)
  return review.figures:add { section = M.id, item = "success_rate", unit = "city",
    definition = "success_rate/official", period_kind = figure.period.period_kind,
    period_start = figure.period.period_start, period_end = figure.period.period_end,
    vintage = figure.period.vintage, numerator = figure.x, denominator = figure.n,
    denominator_basis = "communes", percent = figure.rate and figure.rate.share * 100,
    percent_low = figure.rate and figure.rate.low * 100,
    percent_high = figure.rate and figure.rate.high * 100,
    note = ("%d/%d"):format(figure.reported, figure.expected) }
end

-- What communes reported, added up: beside what was published, never mixed with it.
local function sums_table(review)
  local rows = {}
  for i, entry in ipairs(sums.of(review)) do
    local figure = entry.figure
    local id = record_sum(review, figure)
    rows[i] = { words.period(figure.period), words.vintage(figure.period.vintage) or "–",
      { ("%s/%s"):format(format.count(figure.reported), format.count(figure.expected)),
        class = "number" }, count(figure.n, id), count(figure.x, id),
      { figure.rate and { node.figure(id, format.rate(figure.x, figure.n)), node.element("br"),
        node.element("small", nil, format.interval(figure.rate)) } or "–", class = "number" } }
  end
  return #rows > 0 and {
    node.element("h3", nil, say { vi = "Cộng từ báo cáo của đơn vị cấp xã",
      en = "Added up from the reports of communes" }),
    node.table({ say { vi = "Kỳ", en = "Period" }, say { vi = "Loại số liệu", en = "Vintage" },
      say { vi = "Đơn vị báo cáo", en = "Communes" },
      say { vi = "Đã giải quyết xong", en = "Closed" }, say { vi = "Thành", en = "Settled" },
      say { vi = "Tỷ lệ (95%)", en = "Rate (95%)" } }, rows),
  }
end

function M.build(review)
  local nodes = { sums_table(review),
    node.element("h3", nil, say { vi = "Đã công bố", en = "Published" }),
    node.element("p", nil, say {
      vi = "Số 6 tháng, 10 tháng, cả năm và nhiều năm là những kỳ khác nhau, không đặt chung một "
        .. "chuỗi. Nguồn không nêu là số ước tính, sơ bộ hay chính thức.",
      en = "Half-years, ten months, years and several years are different periods and never share "
        .. "a series. The sources do not say whether figures are estimates, preliminary or "
        .. "official.",
    }),
  }
  for _, kind in ipairs(series.rows(review.db,
    "SELECT kind, vi, en FROM period_kind ORDER BY position")) do
    local periods, rows = {}, {}
    for _, period in ipairs(review.cases) do
      if period.period_kind == kind.kind then
        periods[#periods + 1] = period
        rows[#rows + 1] = row_of(review, period)
      end
    end
    if #rows > 0 then
      local name = say(kind)
      nodes[#nodes + 1] = node.element("h3", nil, say({ vi = "Kỳ: {kind}", en = "Period: {kind}" },
        { kind = name }))
      nodes[#nodes + 1] = node.table(heads(), rows)
      nodes[#nodes + 1] = notes_of(periods)
    end
  end
  nodes[#nodes + 1] = node.element("p", { class = "note" }, say {
    vi = "* Không công bố; là số duy nhất cho ra tỷ lệ đã in khi lấy số thành làm tử số. † Tiếp "
      .. "nhận trừ chưa xong. – Không công bố (không phải là 0).",
    en = "* Not published; the only number that gives the printed rate with the settled cases "
      .. "above it. † Received less pending. – Not published (which is not 0).",
  })
  return nodes
end

return M
