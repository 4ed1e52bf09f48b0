-- The slides: one PDF of 8 to 12 pages, 16:9, the same bytes for the same data, with the words of
-- the report.
local lu = require "luaunit"
local review = require "report.review"
local slides = require "report.slides"
local store = require "store"

local made = review.gather(store.open(), 2026)
review.files(made)
local bytes = slides.render(made)

TestSlides = {}

function TestSlides.test_pages_of_a_meeting()
  lu.assertEquals(bytes:sub(1, 5), "%PDF-")
  local _, pages = bytes:gsub("/Type /Page[^s]", "")
  lu.assertTrue(pages >= 8 and pages <= 12, pages)
  local boxes = 0
  for width, height in bytes:gmatch "/MediaBox %[ 0 0 ([%d.]+) ([%d.]+) %]" do
    lu.assertAlmostEquals(tonumber(width) / tonumber(height), 16 / 9, 1e-6)
    boxes = boxes + 1
  end
  lu.assertEquals(boxes, pages)
end

function TestSlides.test_the_same_bytes_again()
  lu.assertTrue(slides.render(made) == bytes)
  lu.assertStrContains(bytes:match "/CreationDate %(D:%d+", made.collected_on:gsub("-", ""))
end
