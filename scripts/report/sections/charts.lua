-- Section: the charts, as pictures inside the page, each with a sentence for those who cannot see
-- it.
local failure = require "foundation.failure"
local node = require "report.node"

local M = { id = "charts", title = { vi = "Biểu đồ", en = "Charts" } }

local say = failure.say

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

-- Base64 of bytes (RFC 4648).
local function base64(bytes)
  local parts = {}
  for place = 1, #bytes, 3 do
    local a, b, c = bytes:byte(place, place + 2)
    local word = a << 16 | (b or 0) << 8 | (c or 0)
    for i = 1, 4 do
      local digit = word >> 24 - 6 * i & 63
      local known = i <= 2 or i == 3 and b or i == 4 and c
      parts[#parts + 1] = known and ALPHABET:sub(digit + 1, digit + 1) or "="
    end
  end
  return table.concat(parts)
end

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
