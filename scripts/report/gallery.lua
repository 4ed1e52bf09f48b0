-- The page of charts: each as a picture with its finding in words and its figures as a table. One
-- file that needs nothing else; read with the keyboard alone, on paper, or aloud. Draws nothing.
local base64 = require "report.base64"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "foundation.format"
local head = require "report.head"
local host = require "lotrinh.failure"
local html = require "report.html"
local node = require "report.node"
local table_of = require "chart.table_of"
local verdicts = require "outlook.verdict"

local M = {}

local say = failure.say

-- A longer table is folded away, on paper too; and of a very long one the first rows are shown.
local MOST_OPEN, MOST_SHOWN = 15, 300

local TITLE = { vi = "Biểu đồ hòa giải ở cơ sở", en = "Charts of grassroots mediation" }

-- The columns that are shown, and what they are called. Marks and keys of our own are for the CSV.
local COLUMNS = {
  unit = { vi = "Đơn vị", en = "Unit" }, name = { vi = "Tên", en = "Name" },
  code = { vi = "Mã", en = "Code" }, year = { vi = "Năm", en = "Year" },
  label = { vi = "Kỳ", en = "Period" }, date = { vi = "Ngày", en = "Day" },
  x = { vi = "Số đạt", en = "Count" }, n = { vi = "Tổng số (n)", en = "Of (n)" },
  rate = { vi = "Tỷ lệ", en = "Share" }, share = { vi = "Tỷ lệ", en = "Share" },
  low = { vi = "Cận dưới 95%", en = "Lower 95%" }, high = { vi = "Cận trên 95%", en = "Upper 95%" },
  received = { vi = "Tiếp nhận", en = "Received" }, settled = { vi = "Hòa giải thành",
    en = "Settled" }, closed = { vi = "Đã giải quyết", en = "Closed" },
  now = { vi = "Hiện nay", en = "Now" }, wanted = { vi = "Mục tiêu", en = "Target" },
  needed = { vi = "Mỗi năm cần", en = "Needed a year" }, verdict = { vi = "Kết luận",
    en = "Verdict" }, reported = { vi = "Đã báo cáo", en = "Reported" },
  expected = { vi = "Phải báo cáo", en = "Expected" }, note = { vi = "Ghi chú", en = "Note" },
  value = { vi = "Giá trị", en = "Value" }, count = { vi = "Số lượng", en = "Count" },
  criterion = { vi = "Tiêu chí", en = "Criterion" }, small = { vi = "Ít vụ", en = "Few cases" },
  group = { vi = "Nhóm", en = "Group" }, estimate = { vi = "Ước tính", en = "Estimate" },
  start = { vi = "Từ ngày", en = "From" }, finish = { vi = "Đến ngày", en = "To" },
  total = { vi = "Tổng", en = "Total" }, pending = { vi = "Chưa xong", en = "Pending" },
  civil = { vi = "Dân sự", en = "Civil" }, family = { vi = "Hôn nhân, gia đình", en = "Family" },
  other = { vi = "Khác", en = "Other" }, cost = { vi = "Kinh phí (đồng)", en = "Cost (VND)" },
  activities = { vi = "Hoạt động", en = "Activities" }, view = { vi = "Cách xem", en = "View" },
  recognised = { vi = "Được công nhận", en = "Recognised" },
}

local VIEWS = { reported = { vi = "như báo cáo", en = "as reported" },
  rebased = { vi = "quy đổi", en = "rebased" }, undivided = { vi = "không bị chia",
    en = "undivided" } }

-- Columns that a chart makes of its data: a year's activities, the cost from a source.
local PATTERNS = {
  { "^activities_(%d+)$", { vi = "Hoạt động {name}", en = "Activities {name}" } },
  { "^cost: (.+)$", { vi = "Kinh phí: {name}", en = "Cost: {name}" } },
}

-- What a column is called, or nil when it is not shown.
local function head_of(name)
  for _, pattern in ipairs(PATTERNS) do
    local part = name:match(pattern[1])
    if part then
      return say(pattern[2], { name = part })
    end
  end
  return COLUMNS[name] and say(COLUMNS[name])
end

local SHARES = { rate = true, share = true, low = true, high = true, criterion = true }

local function shown(name, value)
  if value == nil or type(value) == "table" then
    return "–"
  elseif name == "verdict" then
    return verdicts.words(value)
  elseif name == "view" and VIEWS[value] then
    return say(VIEWS[value])
  elseif type(value) == "boolean" then
    return value and say { vi = "có", en = "yes" } or say { vi = "không", en = "no" }
  elseif type(value) == "string" then
    return value:find("^%d%d%d%d%-%d%d%-%d%d$") and format.day(value) or value
  elseif name == "year" then
    return tostring(value)
  elseif SHARES[name] then
    return format.share(value)
  end
  return math.type(value) == "integer" and format.count(value) or format.decimal(value, 2)
end

local function cells_of(names, row)
  local cells = {}
  for i, name in ipairs(names) do
    cells[i] = { shown(name, row[name]), class = type(row[name]) == "number" and "number" or nil }
  end
  return cells
end

local function table_with(rows)
  local names, heads, cells = {}, {}, {}
  for _, name in ipairs(table_of.columns(rows)) do
    local head_words = head_of(name)
    if head_words then
      names[#names + 1] = name
      heads[#heads + 1] = head_words
    end
  end
  for i = 1, math.min(#rows, MOST_SHOWN) do
    cells[i] = cells_of(names, rows[i])
  end
  return node.table(heads, cells)
end

local function figures_of(chart)
  local rows = chart.data.rows or {}
  local made = table_with(rows)
  -- What scrolls sideways has to be reached with the keyboard.
  made.attributes.tabindex, made.attributes.role = "0", "region"
  made.attributes["aria-label"] = say({ vi = "Số liệu của biểu đồ {number}",
    en = "Figures of chart {number}" }, chart)
  if #rows <= MOST_OPEN then
    return made
  end
  return node.element("details", nil, node.element("summary", nil, say({
    vi = "Số liệu ({count} dòng)", en = "Figures ({count} rows)" },
    { count = format.count(#rows) })), made, #rows > MOST_SHOWN and node.element("p",
    { class = "note" }, say({ vi = "{count} dòng đầu; tất cả có trong tệp .csv (--data).",
      en = "The first {count} rows; all are in the .csv file (--data)." },
      { count = MOST_SHOWN })))
end

local function step(chart, words)
  return chart and node.element("a", { href = "#" .. chart.name }, say(words), chart.title)
end

local function steps_of(charts, i)
  return node.element("p", { class = "steps" },
    step(charts[i - 1], { vi = "← Trước: ", en = "← Previous: " }),
    step(charts[i + 1], { vi = "Sau: ", en = "Next: " }),
    node.element("a", { href = "#contents" }, say { vi = "↑ Danh sách", en = "↑ Contents" }))
end

local function section_of(charts, i)
  local chart = charts[i]
  return node.element("section", { id = chart.name, class = "chart",
    ["aria-labelledby"] = chart.name .. "-title" },
    node.element("h2", { id = chart.name .. "-title" }, i .. ". ", chart.title),
    node.element("figure", nil,
      node.element("img", { alt = chart.alt, src = "data:image/svg+xml;base64,"
        .. base64(chart.bytes) }),
      node.element("figcaption", nil, chart.question, " ", chart.file and say({
        vi = "Tệp: {file}.", en = "File: {file}." }, chart))),
    figures_of(chart), steps_of(charts, i))
end

local function contents_of(charts)
  local items = {}
  for i, chart in ipairs(charts) do
    items[i] = node.element("li", nil, node.element("a", { href = "#" .. chart.name },
      chart.title))
  end
  return node.element("nav", { id = "contents", ["aria-label"] = say { vi = "Danh sách biểu đồ",
    en = "List of charts" } }, node.element("ol", nil, items))
end

local function missing_of(missing)
  local items = {}
  for i, why in ipairs(missing) do
    items[i] = node.element("li", nil, why)
  end
  return #items > 0 and node.element("section", { id = "missing" },
    node.element("h2", nil, say { vi = "Chưa vẽ được", en = "Not drawn" }),
    node.element("ul", nil, items))
end

--- The page as text: charts = {{name, title, question, alt, bytes = SVG, data, file}, ...}, missing
--- = sentences about charts that were not made, date = "2026-11-23".
function M.render(page)
  local fiction
  for i, chart in ipairs(page.charts) do
    chart.number = i
    fiction = fiction or chart.data.fictional
  end
  local sections = {}
  for i in ipairs(page.charts) do
    sections[i] = section_of(page.charts, i)
  end
  local title = say(TITLE)
  return "<!DOCTYPE html>\n" .. html.render(node.element("html", { lang = host.language() },
    head { title = title, generator = "lotrinh chart", date = page.date,
      styles = { "review", "gallery" } },
    node.element("body", nil,
      node.element("a", { class = "skip", href = "#charts" }, say { vi = "Đến các biểu đồ",
        en = "Skip to the charts" }),
      node.element("header", nil,
        fiction and node.element("p", { class = "fictional", role = "note" }, fictional.WORDS),
        node.element("h1", nil, title),
        node.element("p", { class = "subtitle" }, say({ vi = "{count} biểu đồ, ngày {day}.",
          en = "{count} charts, {day}." }, { count = #page.charts, day = format.day(page.date) }))),
      contents_of(page.charts),
      node.element("main", { id = "charts", tabindex = "-1" }, sections,
        missing_of(page.missing)),
      node.element("footer", nil, say {
        vi = "Lập bằng lotrinh. Trang này không cần mạng; chạy lại cho cùng kết quả.",
        en = "Made by lotrinh. This page needs no network; made again, it is the same." }))))
    .. "\n"
end

return M
