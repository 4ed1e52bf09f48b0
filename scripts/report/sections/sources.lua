-- Section: the pages cited, by number. It comes last, when every number has been given.
local failure = require "foundation.failure"
local html = require "report.html"

local M = { id = "sources", title = { vi = "Nguồn", en = "Sources" } }

local say = failure.say

function M.build(review)
  local items = {}
  for i, source in ipairs(review.sources.list) do
    items[i] = html.element("li", { id = "source-" .. i }, html.link(source.address),
      source.published and say({ vi = " (đăng {day})", en = " (published {day})" },
        { day = source.published }))
  end
  return {
    html.element("ol", { class = "sources" }, items),
    html.element("p", { class = "note" }, say {
      vi = "Danh mục đơn vị và quan hệ kế thừa: xem data/README.md của chương trình.",
      en = "Units and their succession: see data/README.md of the program.",
    }),
  }
end

return M
