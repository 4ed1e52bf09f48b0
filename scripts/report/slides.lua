-- The review as slides for the meeting: what the sections said, short, with the charts. Draws by
-- chart/deck.lua; works nothing out.
local charts = require "report.charts"
local deck = require "chart.deck"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "report.format"
local gaps = require "report.gaps"
local layout = require "chart.layout"
local matter_of = require "report.matters"
local node = require "report.node"
local progress = require "report.progress"
local sentences = require "report.sentences"
local words = require "report.words"

local M = {}

local say = failure.say

local SIZE = deck.SIZE
local MARGIN = 80 -- pixels
local BLACK, GREY, WHITE, BLUE, PALE = 0x000000, 0x595959, 0xFFFFFF, 0x0B3C5D, 0xEEF3F7
local GREEN, ORANGE, VERMILION = 0x00734F, 0x8A5A00, 0xA03C00

-- Text heights, of the size of a meeting.
local TITLE, BODY, SMALL = 1.25, 1, 0.72

local Page = {}
Page.__index = Page

local function new_page(title, review)
  local page = setmetatable({ lines = {}, boxes = {}, y = SIZE.height - 190 }, Page)
  page.boxes[1] = { left = 0, right = SIZE.width, top = SIZE.height, bottom = SIZE.height - 120,
    colour = BLUE }
  page:put(title, MARGIN, SIZE.height - 60, { scale = TITLE, colour = WHITE,
    width = SIZE.width - 2 * MARGIN })
  if review.fictional then
    page:put(fictional.WORDS, SIZE.width - MARGIN, 36, { scale = SMALL, colour = VERMILION,
      align = "right" })
  end
  page:put(review.city, MARGIN, 36, { scale = SMALL, colour = GREY })
  return page
end

--- Puts one line at a place; too long, it ends in "…".
function Page:put(text, x, y, look)
  local pixels = SIZE.text * look.scale
  local cut = layout.wrap(text, pixels, SIZE.face, look.width or SIZE.width, 1)[1] or ""
  self.lines[#self.lines + 1] = { text = cut, x = x, y = y, scale = look.scale,
    colour = look.colour or BLACK, align = look.align }
end

-- Puts a paragraph below what is there; false when the page has no room left for it.
local function paragraph(page, text, look)
  look = look or {}
  local pixels = SIZE.text * (look.scale or BODY)
  local height = layout.line_height(pixels)
  local lines = layout.wrap(text, pixels, SIZE.face, SIZE.width - 2 * MARGIN - (look.indent or 0),
    look.most or 4)
  if page.y - height * #lines < 80 then
    return false
  end
  for i, line in ipairs(lines) do
    page:put(line, MARGIN + (look.indent or 0), page.y, { scale = look.scale or BODY,
      colour = look.colour })
    if i == 1 and look.indent then
      page:put("•", MARGIN + look.indent - 40, page.y, { scale = look.scale or BODY })
    end
    page.y = page.y - height
  end
  page.y = page.y - pixels * 0.35
  return true
end

-- Points of a list; what does not fit is counted, never dropped in silence.
local function bullets(page, texts)
  for i, text in ipairs(texts) do
    local last_room = page.y < 240 and i < #texts
    if last_room or not paragraph(page, text, { indent = 50, scale = 0.85, most = 4 }) then
      paragraph(page, say({ vi = "và {n} điểm khác trong báo cáo", en = "and {n} more in the "
        .. "report" }, { n = #texts - i + 1 }), { scale = SMALL, colour = GREY })
      return
    end
  end
end

local function cover(review)
  local page = setmetatable({ lines = {}, boxes = { { left = 0, right = SIZE.width,
    top = SIZE.height, bottom = 0, colour = BLUE } } }, Page)
  page:put("SỞ TƯ PHÁP", SIZE.width / 2, 940, { scale = BODY, colour = WHITE, align = "center" })
  local lines = layout.wrap_evenly(review.words.page, SIZE.text * 1.7, SIZE.face,
    SIZE.width - 4 * MARGIN, 3)
  for i, line in ipairs(lines) do
    page:put(line, SIZE.width / 2, 640 - (i - 1) * 90, { scale = 1.7, colour = WHITE,
      align = "center" })
  end
  page:put(review.plans[1].number, SIZE.width / 2, 320, { scale = BODY, colour = WHITE,
    align = "center" })
  page:put(say({ vi = "Số liệu đến {day}; lưu hành nội bộ", en = "Figures until {day}; internal" },
    { day = format.day(review.latest_day) }), SIZE.width / 2, 240, { scale = SMALL,
    colour = WHITE, align = "center" })
  if review.fictional then
    page:put(fictional.WORDS, SIZE.width / 2, 120, { scale = BODY, colour = WHITE,
      align = "center" })
  end
  return page
end

-- The texts of a built section, one a paragraph or item, without markup.
local function texts_of(nodes, tag, list)
  list = list or {}
  node.each(nodes, function(child)
    if node.is(child) and child.tag == tag then
      list[#list + 1] = node.text(child)
    elseif node.is(child) then
      texts_of(child.children, tag, list)
    end
  end)
  return list
end

-- Paragraphs without the letters that count them in the report.
local function plain(texts)
  for i, text in ipairs(texts) do
    texts[i] = text:gsub("^%l%d?%) ", ""):gsub("^đ%d?%) ", "")
  end
  return texts
end

local function words_page(review, title, id, tag)
  local page = new_page(title, review)
  bullets(page, plain(texts_of(review.built[id], tag)))
  return page
end

-- Which targets are missed, in a line each: the sentences are in the report.
local function behind_page(review)
  local texts = {}
  for _, result in ipairs(review.plans[1].results) do
    if result.verdict == "not_met" then
      local distance = sentences.distance(result.figure, result.target)
      texts[#texts + 1] = ("%s: %s%s; %s"):format(say(result.indicator.words),
        words.value(result.figure), distance and ", " .. distance or "", words.judgement(result))
    end
  end
  local page = new_page(say { vi = "Tồn tại, hạn chế", en = "Shortcomings" }, review)
  bullets(page, #texts > 0 and texts or plain(texts_of(review.built.shortcomings, "p")))
  return page
end

local COLOURS = { met = GREEN, not_met = ORANGE, no_data = GREY }

-- Where the columns of the table of targets begin or end, in pixels.
local COLUMNS = { name = MARGIN, plans = 980, step = 170, now = 1330, verdict = 1370 }

local function head_of_table(page, plans)
  page.boxes[#page.boxes + 1] = { left = MARGIN - 20, right = SIZE.width - MARGIN + 20,
    top = page.y + 34, bottom = page.y - 30, colour = PALE }
  page:put(say { vi = "Mục tiêu", en = "Target" }, COLUMNS.name, page.y, { scale = SMALL,
    colour = GREY })
  for i, plan in ipairs(plans) do
    page:put(plan.short, COLUMNS.plans + (i - 1) * COLUMNS.step - 40, page.y,
      { scale = SMALL, colour = GREY, align = "right" })
  end
  page:put(say { vi = "Hiện nay", en = "Now" }, COLUMNS.now, page.y, { scale = SMALL,
    colour = GREY, align = "right" })
  page:put(say { vi = "Đánh giá", en = "Verdict" }, COLUMNS.verdict, page.y, { scale = SMALL,
    colour = GREY })
  page.y = page.y - 74
end

local function now_of(result)
  local figure = result.figure
  if figure.rate then
    return format.rate(figure.x, figure.n)
  end
  return figure.x and figure.n and format.count(figure.x) .. "/" .. format.count(figure.n) or "–"
end

-- An unconfirmed reading has a star here; the report says it in full.
local function verdict_of(result)
  local course = words.course(result)
  return words.plain_verdict(result) .. (course and ", " .. course or "")
    .. (result.target.reading == "interpreted" and "*" or "")
end

local function table_row(page, review, plans, matter)
  local result = matter_of.leading(review, matter)
  page:put(matter_of.title(matter), COLUMNS.name, page.y, { scale = 0.72, width = 760 })
  for i, plan in ipairs(plans) do
    local of_plan = matter.results[plan.plan]
    page:put(of_plan and format.target(of_plan.target) or "–",
      COLUMNS.plans + (i - 1) * COLUMNS.step - 40, page.y, { scale = 0.8, align = "right" })
  end
  page:put(now_of(result), COLUMNS.now, page.y, { scale = 0.8, align = "right" })
  page:put(verdict_of(result), COLUMNS.verdict, page.y, { scale = 0.8, width = 470,
    colour = COLOURS[result.verdict] })
  page.y = page.y - 66
end

local ROWS = 10 -- what a page has room for

-- Targets with figures first: what cannot be judged is counted on the last page.
local function target_pages(review)
  local plans, shown, unknown, pages = {}, {}, 0, {}
  for _, plan in ipairs(review.plans) do
    if plan.level == "city" and #plans < 2 then
      plans[#plans + 1] = plan
    end
  end
  for _, matter in ipairs(matter_of.of(review)) do
    local result, plan = matter_of.leading(review, matter)
    if plan.level == "city" and result.verdict ~= "no_data" then
      shown[#shown + 1] = matter
    elseif plan.level == "city" then
      unknown = unknown + 1
    end
  end
  for first = 1, math.max(#shown, 1), ROWS do
    local page = new_page(say { vi = "Mức độ đạt mục tiêu", en = "Attainment of the targets" },
      review)
    head_of_table(page, plans)
    for i = first, math.min(first + ROWS - 1, #shown) do
      table_row(page, review, plans, shown[i])
    end
    pages[#pages + 1] = page
  end
  paragraph(pages[#pages], say({
    vi = "{n} mục tiêu khác chưa đủ dữ liệu để đánh giá. * Theo cách hiểu chưa xác nhận.",
    en = "{n} other targets cannot be judged yet. * By an unconfirmed reading.",
  }, { n = unknown }),
    { scale = SMALL, colour = GREY })
  return pages
end

local function ahead_page(review)
  local texts = {}
  for _, result in ipairs(review.plans[1].results) do
    local sentence = progress.ahead(result)
    texts[#texts + 1] = sentence and say(result.indicator.words) .. ": " .. sentence or nil
  end
  local page = new_page(say({ vi = "Phải làm gì để đạt mục tiêu của {plan}",
    en = "What the targets of {plan} still ask" }, { plan = review.plans[1].short }), review)
  bullets(page, #texts > 0 and texts or texts_of(review.built.ahead, "p"))
  return page
end

-- What has to be collected, when anything has: nil else.
local function missing_page(review)
  local texts = {}
  for _, row in ipairs(gaps.measures(review)) do
    texts[#texts + 1] = say(row)
  end
  if #texts == 0 then
    return nil
  end
  local page = new_page(say { vi = "Số liệu cần thu thập", en = "Figures to collect" }, review)
  bullets(page, texts)
  return page
end

--- The deck as bytes of a PDF; raises why it could not be drawn.
function M.render(review)
  local pages = { cover(review), words_page(review, say { vi = "Kết quả chung",
    en = "Results in brief" }, "overview", "p") }
  for _, item in ipairs(charts.items(review, charts.FOR_MEETING)) do
    pages[#pages + 1] = deck.chart(item.name, item.data)
  end
  for _, page in ipairs(target_pages(review)) do
    table.insert(pages, page)
  end
  pages[#pages + 1] = behind_page(review)
  pages[#pages + 1] = ahead_page(review)
  pages[#pages + 1] = missing_page(review)
  local bytes, why = deck.draw(pages, review.collected_on)
  if not bytes then
    error(why, 0)
  end
  return bytes
end

return M
