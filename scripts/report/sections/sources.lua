-- Section: the pages cited, by number. It comes last, when every number has been given.
local failure = require "foundation.failure"
local format = require "foundation.format"
local node = require "report.node"

local M = { id = "sources", title = { vi = "Nguồn", en = "Sources" } }

local say = failure.say

-- A page may tell its month only.
local function published_day(published)
  return #published == #"2025-07-12" and format.day(published) or published
end

function M.build(review)
  local items = {}
  for i, source in ipairs(review.sources.list) do
    items[i] = node.element("li", { id = "source-" .. i }, node.link(source.address),
      source.published and say({ vi = " (đăng {day})", en = " (published {day})" },
        { day = published_day(source.published) }))
  end
  return {
    node.element("ol", { class = "sources" }, items),
    node.element("p", { class = "note" }, say {
      vi = "Danh mục đơn vị và quan hệ kế thừa: xem data/README.md của chương trình.",
      en = "Units and their succession: see data/README.md of the program.",
    }),
  }
end

return M
