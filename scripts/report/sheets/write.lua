-- One sheet as a page and as a document. Works nothing out.
local base64 = require "report.base64"
local body = require "report.docx"
local docx = require "lotrinh.docx"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "report.format"
local head = require "report.head"
local host = require "lotrinh.failure"
local html = require "report.html"
local node = require "report.node"

local M = {}

local say = failure.say

local WIDTH = 165 -- mm between the margins
local PICTURE = 142 -- mm: with it, two pages hold the sheet

local function title_of(year)
  return say({ vi = "Phiếu kết quả hòa giải ở cơ sở năm {year}",
    en = "Grassroots mediation {year}: sheet" }, { year = year })
end

local function name_of(unit)
  return ("%s (%s %s)"):format(unit.full_name, say { vi = "mã", en = "code" }, unit.code)
end

-- How far the figures may go, and until which import they were counted.
local function status_of(figures)
  return say({
    vi = "{status}. Số liệu đến hết ngày {day}, tính đến lần nhập số {import}. Tỷ lệ hòa giải "
      .. "thành = thành / đã giải quyết xong.",
    en = "{status}. Figures until {day}, up to import {import}. Settlement rate = settled / "
      .. "closed.",
  }, { status = say(figures.status), day = format.day(figures.until_day),
    import = figures.last_import or 0 })
end

--- The chart of a sheet as a node, with what each kind of file needs of it.
function M.picture(alt, svg, png)
  local image = node.element("img", { alt = alt,
    src = "data:image/svg+xml;base64," .. base64(svg) })
  image.picture, image.width = png, PICTURE
  return node.element("figure", nil, image, node.element("figcaption", nil, say {
    vi = "Tỷ lệ hòa giải thành qua các kỳ, với khoảng tin cậy 95%",
    en = "Settlement rate over time, with 95% intervals" }))
end

--- The page as text.
function M.page(figures, unit, nodes)
  local title = title_of(figures.year)
  return "<!DOCTYPE html>\n" .. html.render(node.element("html", { lang = host.language() },
    head { title = title .. ": " .. unit.full_name, generator = "lotrinh sheets",
      date = figures.day, styles = { "review", "sheet" } },
    node.element("body", { class = "sheet" },
      node.element("header", nil,
        figures.fictional and node.element("p", { class = "fictional", role = "note" },
          fictional.WORDS) or "",
        node.element("h1", nil, title), node.element("h2", nil, name_of(unit)),
        node.element("p", { class = "subtitle" }, status_of(figures))),
      node.element("main", nil, nodes)))) .. "\n"
end

--- The document as bytes.
function M.document(figures, unit, nodes)
  local title = title_of(figures.year)
  local document <close> = docx.new { title = title .. ": " .. unit.full_name,
    created = figures.day }
  if figures.fictional then
    document:paragraph(fictional.WORDS, { style = "title" })
  end
  document:paragraph(title, { style = "title" })
  document:paragraph(name_of(unit), { style = "title" })
  document:paragraph({ { status_of(figures), italic = true, size = 12 } },
    { style = "plain", align = "center", after = 4 })
  body.write(document, nodes, WIDTH)
  return document:bytes()
end

return M
