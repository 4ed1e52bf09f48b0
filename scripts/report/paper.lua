-- The official report as a document: head, chapters, recipients, annexes, after data/outline.lua.
-- Its text is what the sections said once; nothing is worked out here.
local body = require "report.docx"
local docx = require "lotrinh.docx"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "report.format"
local letterhead = require "report.letterhead"
local numbering = require "report.numbering"
local sections = require "report.sections"
local tables = require "definitions.table"
local text = require "lotrinh.text"

local M = {}

local say = failure.say

local PORTRAIT, LANDSCAPE = 165, 252 -- mm between the margins
local CHART = 150

local function by_id()
  local found = {}
  for _, section in ipairs(sections) do
    found[section.id] = section
  end
  return found
end

local function title_of(entry, known)
  return say(entry.title or assert(known[entry.section], entry.section).title)
end

local function subject_of(review)
  return say({
    vi = "Kết quả năm {year} thực hiện Kế hoạch số {number} về nâng cao năng lực đội ngũ hòa giải "
      .. "viên ở cơ sở trên địa bàn thành phố Hà Nội",
    en = "Results of {year} under plan {number}: grassroots mediation in Hà Nội",
  }, { year = review.year, number = review.plans[1].number })
end

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
      .. "như sau. Số liệu được thu thập đến ngày {collected}; số liệu mới nhất của Thành phố là "
      .. "của ngày {latest}. Báo cáo do chương trình lập từ cơ sở dữ liệu, chưa ký, lưu hành nội "
      .. "bộ.",
    en = "Under plan {number} of {issued} by {issuer}, the Department of Justice reports as "
      .. "follows. Figures were collected until {collected}; the latest figure of the city is of "
      .. "{latest}. Made by program from the database, not signed, for internal use.",
  }, { number = plan.number, issued = format.day(plan.issued), issuer = plan.issuer,
    collected = format.day(review.collected_on), latest = format.day(review.latest_day) }))
end

local function chapters(document, review, outline, known)
  for i, entry in ipairs(outline.chapters) do
    document:paragraph(numbering.roman(i) .. ". " .. text.upper(title_of(entry, known)),
      { style = "heading_1" })
    body.write(document, review.built[entry.section], PORTRAIT)
    for _, id in ipairs(entry.also or {}) do
      body.write(document, review.built[id], CHART)
    end
  end
end

-- Roman numbers when there are several, none for a single one.
local function annex_number(number, count)
  return "Phụ lục" .. (count > 1 and " " .. numbering.roman(number) or "")
end

local function closing(document, annexes, known)
  local names = {}
  for i, entry in ipairs(annexes) do
    names[i] = annex_number(i, #annexes) .. ": " .. title_of(entry, known)
  end
  document:paragraph(say({ vi = "Kèm theo báo cáo: {annexes}.", en = "Annexes: {annexes}." },
    { annexes = table.concat(names, "; ") }))
end

local function write_annexes(document, review, outline, known, office)
  for i, entry in ipairs(outline.annexes) do
    document:section { landscape = entry.landscape == true, restart = true }
    letterhead.annex(document, office, annex_number(i, #outline.annexes),
      text.upper(title_of(entry, known)), review.year)
    body.write(document, review.built[entry.section], entry.landscape and LANDSCAPE or PORTRAIT)
  end
end

--- The document as bytes. Needs review.built and charts with their PNG.
function M.render(review)
  local office, outline = tables.read_lua("office"), tables.read_lua("outline")
  local known, subject = by_id(), subject_of(review)
  local document <close> = docx.new { title = subject, created = review.collected_on }
  letterhead.head(document, office, review.year, subject)
  opening(document, review)
  chapters(document, review, outline, known)
  closing(document, outline.annexes, known)
  letterhead.foot(document, office)
  write_annexes(document, review, outline, known, office)
  return document:bytes()
end

return M
