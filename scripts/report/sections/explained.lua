-- Section of the page: what stands behind each figure, down to the cell that somebody wrote. Every
-- figure of the page leads here.
local explained = require "report.explained"
local explained_words = require "report.explained_words"
local failure = require "foundation.failure"
local node = require "report.node"
local types = require "report.types"

local M = { id = "explained", title = { vi = "Giải trình số liệu", en = "Where the figures come "
  .. "from" } }

local say = failure.say

-- Units named for a sum; `lotrinh explain ID` names them all.
local MOST_COUNTS = 3

local function counts_of(row, counts)
  local items = {}
  for i = 1, math.min(#counts, MOST_COUNTS) do
    items[i] = node.element("li", nil, explained_words.count(counts[i]))
  end
  if #counts > MOST_COUNTS then
    items[#items + 1] = node.element("li", nil, say({
      vi = "… và {n} đơn vị nữa: lotrinh explain {id}",
      en = "… and {n} more: lotrinh explain {id}" }, { n = #counts - MOST_COUNTS, id = row.id }))
  end
  return #items > 0 and node.element("ul", nil, items)
end

local function entry_of(explainer, row)
  local found = explainer:of(row)
  local nodes = {}
  if found then
    nodes[1] = node.element("p", nil, explained_words.basis(found))
    for _, part in ipairs(explained_words.parts(found)) do
      nodes[#nodes + 1] = { node.element("p", nil, part[1]), counts_of(row, part[2]) }
    end
  else
    nodes[1] = node.element("p", nil, row.note == types.HIDDEN_NOTE and say {
      vi = "Không nêu: số nhỏ, hoặc số mà từ đó suy ra được số nhỏ.",
      en = "Not told: a small number, or one from which a small one would follow." }
      or row.note or row.source or say {
      vi = "Không tính từ số đếm.", en = "Not worked out from counts." })
  end
  -- A browser opens the entry when it is told to go to something inside.
  return node.element("details", nil, node.element("summary", nil, explained_words.title(row)),
    node.element("div", { class = "behind", id = row.id }, nodes))
end

--- Needs the figures of all other sections: it is the last one to be built.
function M.build(review)
  local explainer, seen, nodes = explained.new(review.db), {}, {}
  for _, row in ipairs(review.figures.rows) do
    if not seen[row.id] then
      seen[row.id] = true
      nodes[#nodes + 1] = entry_of(explainer, row)
    end
  end
  return { node.element("p", nil, say {
    vi = "Mỗi số liệu một mục: cách tính, tử số, mẫu số, đơn vị được cộng, tệp, trang và ô nguồn. "
      .. "Đủ mọi đơn vị: lotrinh explain và mã của mục.",
    en = "An entry a figure: definition, numerator, denominator, units added up, file, sheet and "
      .. "cell. All units: lotrinh explain and the entry's code." }), nodes }
end

return M
