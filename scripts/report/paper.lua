-- The official report as a document: head, chapters, recipients, annexes, after the outline. Its
-- text is what the sections said once; nothing is worked out here.
local body = require "report.docx"
local chapters = require "report.chapters"
local docx = require "lotrinh.docx"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "report.format"
local letterhead = require "report.letterhead"
local numbering = require "report.numbering"
local status = require "report.status"
local tables = require "definitions.table"
local text = require "lotrinh.text"

local M = {}

local say = failure.say

local PORTRAIT, LANDSCAPE = 165, 252 -- mm between the margins

-- Made-up figures say so before anything else.
local function banner(document, review)
  if review.fictional then
    document:paragraph(say({
      vi = "{words}: do lotrinh demo sinh ra, không phải số liệu thật.",
      en = "{words}: made by lotrinh demo, not real figures.",
    }, { words = fictional.WORDS }), { style = "title" })
  end
end

local function opening(document, review)
  local plan = review.plans[1]
  banner(document, review)
  document:paragraph(say({
    vi = "Thực hiện Kế hoạch số {number} ngày {issued} của {issuer}, Sở Tư pháp báo cáo kết quả "
      .. "như sau. {basis} Số liệu được thu thập đến ngày {collected}; số liệu mới nhất của Thành "
      .. "phố là của ngày {latest}. Báo cáo do chương trình lập từ cơ sở dữ liệu, chưa ký. "
      .. "{status}.",
    en = "Under plan {number} of {issued} by {issuer}, the Department of Justice reports as "
      .. "follows. {basis} Figures were collected until {collected}; the latest figure of the city "
      .. "is of {latest}. Made by program from the database, not signed. {status}.",
  }, { number = plan.number, issued = format.day(plan.issued), issuer = plan.issuer,
    basis = review.words.basis, collected = format.day(review.collected_on),
    latest = format.day(review.latest_day), status = say(status.words(review)) }))
end

-- A wide chapter turns the paper and the one after it turns it back; pages count on.
local function write_chapters(document, list)
  local landscape = false
  for i, chapter in ipairs(list) do
    if chapter.landscape ~= landscape then
      landscape = chapter.landscape
      document:section { landscape = landscape }
    end
    document:paragraph(numbering.roman(i) .. ". " .. text.upper(chapter.title),
      { style = "heading_1" })
    body.write(document, chapter.nodes, landscape and LANDSCAPE or PORTRAIT)
  end
  if landscape then
    document:section { landscape = false }
  end
end

-- Roman numbers when there are several, none for a single one.
local function annex_number(number, count)
  return "Phụ lục" .. (count > 1 and " " .. numbering.roman(number) or "")
end

local function closing(document, annexes)
  local names = {}
  for i, annex in ipairs(annexes) do
    names[i] = annex_number(i, #annexes) .. ": " .. annex.title
  end
  if #names > 0 then
    document:paragraph(say({ vi = "Kèm theo báo cáo: {annexes}.", en = "Annexes: {annexes}." },
      { annexes = table.concat(names, "; ") }))
  end
end

local function write_annexes(document, review, annexes, office)
  for i, annex in ipairs(annexes) do
    document:section { landscape = annex.landscape, restart = true }
    letterhead.annex(document, office, annex_number(i, #annexes), text.upper(annex.title),
      review.year)
    body.write(document, annex.nodes, annex.landscape and LANDSCAPE or PORTRAIT)
  end
end

--- The document as bytes. Needs review.built and charts with their PNG.
function M.render(review)
  local office, annexes = tables.read_lua "office", chapters.list(review, "annexes")
  local document <close> = docx.new { title = review.words.subject,
    created = review.collected_on }
  letterhead.head(document, office, review.year, review.words.subject)
  opening(document, review)
  write_chapters(document, chapters.list(review, "chapters"))
  closing(document, annexes)
  letterhead.foot(document, office)
  write_annexes(document, review, annexes, office)
  return document:bytes()
end

--- The part for the justice-work report: its title and sections, without head and signature.
function M.fragment(review)
  local document <close> = docx.new { title = review.words.fragment,
    created = review.collected_on }
  banner(document, review)
  document:paragraph(text.upper(review.words.fragment), { style = "heading_1" })
  for i, part in ipairs(chapters.named(review, review.outline.fragment.sections)) do
    document:paragraph(("%d. %s"):format(i, part.title), { style = "heading_2" })
    body.write(document, part.nodes, PORTRAIT)
  end
  return document:bytes()
end

return M
