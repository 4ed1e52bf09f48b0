-- Section: the charts, as pictures inside the page, each with a sentence for those who cannot see
-- it.
local base64 = require "report.base64"
local failure = require "foundation.failure"
local node = require "report.node"

local M = { id = "charts", title = { vi = "Biểu đồ", en = "Charts" } }

local say = failure.say

function M.build(review)
  local figures = {}
  for i, chart in ipairs(review.charts) do
    local image = node.element("img", { alt = chart.alt,
      src = "data:image/svg+xml;base64," .. base64(chart.svg) })
    image.picture = chart.png
    figures[i] = node.element("figure", nil, image,
      node.element("figcaption", nil, say({ vi = "Biểu đồ {number}. ", en = "Chart {number}. " },
        { number = i }), chart.title, ". ", say({ vi = "Tệp: {file}.", en = "File: {file}." },
        { file = chart.file })))
  end
  return figures
end

return M
