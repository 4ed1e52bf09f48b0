-- The page: head, style, sections in order, foot. One file that needs nothing else.
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "report.format"
local head = require "report.head"
local host = require "lotrinh.failure"
local html = require "report.html"
local node = require "report.node"
local sections = require "report.sections"

local M = {}

local say = failure.say

local TITLE = {
  vi = "Sơ kết năm {year}: hòa giải ở cơ sở thành phố Hà Nội",
  en = "Review {year}: grassroots mediation in Hà Nội",
}

local function contents()
  local items = {}
  for i, section in ipairs(sections) do
    items[i] = node.element("li", nil, node.element("a", { href = "#" .. section.id },
      say(section.title)))
  end
  return node.element("nav", nil, node.element("ol", nil, items))
end

-- Made-up figures say so before anything else.
local function banner(review)
  return review.fictional and node.element("p", { class = "fictional", role = "note" }, say({
    vi = "{words}: do lotrinh demo sinh ra, không phải số liệu thật.",
    en = "{words}: made by lotrinh demo, not real figures." }, { words = fictional.WORDS })) or ""
end

--- The page as text, of what the sections said (review.built).
function M.render(review)
  local title = say(TITLE, { year = review.year })
  local body = {}
  for i, section in ipairs(sections) do
    body[i] = node.element("section", { id = section.id },
      node.element("h2", nil, i .. ". " .. say(section.title)), review.built[section.id])
  end
  return "<!DOCTYPE html>\n" .. html.render(node.element("html", { lang = host.language() },
    head { title = title, generator = "lotrinh review", date = review.collected_on,
      styles = { "review" } },
    node.element("body", nil,
      node.element("header", nil, banner(review), node.element("h1", nil, title),
        node.element("p", { class = "subtitle" }, say({
          vi = "Số liệu đã công bố, thu thập đến ngày {day}.",
          en = "Published figures, collected until {day}.",
        }, { day = format.day(review.collected_on) }))),
      contents(), node.element("main", nil, body),
      node.element("footer", nil, say {
        vi = "Lập bằng lotrinh từ cơ sở dữ liệu đi kèm. Chạy lại cho cùng kết quả.",
        en = "Made by lotrinh from its database. Running it again gives the same result.",
      })))) .. "\n"
end

return M
