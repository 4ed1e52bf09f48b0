-- The list of the sheets of a run, as a page and as CSV: which file is whose, and what could not be
-- made. Says nothing of the run itself, so that the same sheets have the same list.
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "report.format"
local head = require "report.head"
local host = require "lotrinh.failure"
local html = require "report.html"
local node = require "report.node"

local M = {}

local say = failure.say

local function row_of(number, sheet)
  local why = sheet.why and node.element("strong", nil, sheet.why.text)
  return { tostring(number), sheet.unit.code,
    why and sheet.unit.full_name or node.element("a", { href = sheet.page }, sheet.unit.full_name),
    why and "–" or node.element("a", { href = sheet.document }, "DOCX"), why or "" }
end

--- The page.
function M.page(figures, sheets)
  local title = say({ vi = "Phiếu của {n} xã, phường, năm {year}",
    en = "Sheets of {n} communes, {year}" }, { n = #sheets, year = figures.year })
  local rows, failed = {}, 0
  for i, sheet in ipairs(sheets) do
    rows[i] = row_of(i, sheet)
    failed = failed + (sheet.why and 1 or 0)
  end
  return "<!DOCTYPE html>\n" .. html.render(node.element("html", { lang = host.language() },
    head { title = title, generator = "lotrinh sheets", date = figures.day,
      styles = { "review", "sheet" } },
    node.element("body", nil,
      node.element("header", nil,
        figures.fictional and node.element("p", { class = "fictional", role = "note" },
          fictional.WORDS) or "",
        node.element("h1", nil, title),
        node.element("p", { class = "subtitle" }, say({
          vi = "{status}. Không làm được: {failed}.", en = "{status}. Failed: {failed}." },
          { status = say(figures.status), failed = format.count(failed) }))),
      node.element("main", nil, node.table({ say { vi = "TT", en = "No." },
        say { vi = "Mã", en = "Code" }, say { vi = "Xã, phường", en = "Commune" },
        say { vi = "Văn bản", en = "Document" }, say { vi = "Lỗi", en = "Failure" } },
        rows))))) .. "\n"
end

local function cell(value)
  local written = tostring(value or "")
  if written:find("^[=+@\t\r-]") then
    written = "'" .. written
  end
  return written:find('[",\r\n]') and '"' .. written:gsub('"', '""') .. '"' or written
end

--- The first line of the list, by which it is known as ours.
M.HEAD = "\u{FEFF}code,unit,page,document,inputs,failure"

--- The list as CSV for a spreadsheet.
function M.csv(sheets)
  local lines = { M.HEAD }
  for _, sheet in ipairs(sheets) do
    local why = sheet.why and sheet.why.text
    lines[#lines + 1] = table.concat({ cell(sheet.unit.code), cell(sheet.unit.full_name),
      cell(not why and sheet.page), cell(not why and sheet.document), cell(not why and sheet.key),
      cell(why) }, ",")
  end
  return table.concat(lines, "\r\n") .. "\r\n"
end

return M
