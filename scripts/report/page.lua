-- The page: head, style, sections in order, foot. One file that needs nothing else.
local chapters = require "report.chapters"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "report.format"
local head = require "report.head"
local host = require "lotrinh.failure"
local html = require "report.html"
local node = require "report.node"
local status = require "report.status"

local M = {}

local say = failure.say

local function contents(parts)
  local items = {}
  for i, part in ipairs(parts) do
    items[i] = node.element("li", nil, node.element("a", { href = "#" .. part.id }, part.title))
  end
  return node.element("nav", nil, node.element("ol", nil, items))
end

-- The page has the chapters and annexes of the outline, and what only a page has room for.
local function parts_of(review)
  local parts = {}
  for _, list in ipairs { chapters.named(review, review.outline.page.first),
    chapters.list(review, "chapters"), chapters.list(review, "annexes"),
    chapters.named(review, review.outline.page.last) } do
    table.move(list, 1, #list, #parts + 1, parts)
  end
  return parts
end

local function bodies_of(parts)
  local nodes = {}
  for i, part in ipairs(parts) do
    nodes[i] = node.element("section", { id = part.id },
      node.element("h2", nil, i .. ". " .. part.title), part.nodes)
  end
  return nodes
end

-- Made-up figures say so before anything else.
local function banner(review)
  return review.fictional and node.element("p", { class = "fictional", role = "note" }, say({
    vi = "{words}: do lotrinh demo sinh ra, không phải số liệu thật.",
    en = "{words}: made by lotrinh demo, not real figures." }, { words = fictional.WORDS })) or ""
end

local function whole(review, title, content)
  return "<!DOCTYPE html>\n" .. html.render(node.element("html", { lang = host.language() },
    head { title = title, generator = "lotrinh review", date = review.collected_on,
      styles = { "review" } }, node.element("body", nil, content))) .. "\n"
end

local function foot()
  return node.element("footer", nil, say {
    vi = "Lập bằng lotrinh từ cơ sở dữ liệu đi kèm. Chạy lại cho cùng kết quả.",
    en = "Made by lotrinh from its database. Running it again gives the same result.",
  })
end

--- The page as text, of what the sections said (review.built).
function M.render(review)
  local title, parts = review.words.page, parts_of(review)
  return whole(review, title, {
    node.element("header", nil, banner(review), node.element("h1", nil, title),
      node.element("p", { class = "subtitle" }, review.words.basis, " ", say({
        vi = "Số liệu công bố được thu thập đến ngày {day}.",
        en = "Published figures were collected until {day}.",
      }, { day = format.day(review.collected_on) }), " ", say(status.words(review)), ".")),
    contents(parts), node.element("main", nil, bodies_of(parts)), foot(),
  })
end

--- The part for the justice-work report as a page of its own.
function M.fragment(review)
  local parts = chapters.named(review, review.outline.fragment.sections)
  local title = review.words.fragment
  return whole(review, title, { banner(review), node.element("h1", nil, title),
    node.element("main", nil, bodies_of(parts)) })
end

return M
