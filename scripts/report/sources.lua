-- Numbers for the pages a report cites, in the order they are first cited. Knows no page itself.
local node = require "report.node"

local M = {}

local Sources = {}
Sources.__index = Sources

function M.new(db)
  local sources = setmetatable({ list = {}, numbers = {}, by_id = {} }, Sources)
  for row in db:rows("SELECT source_id, url, published FROM source ORDER BY source_id") do
    sources.by_id[row.source_id] = row
  end
  return sources
end

local function number_of(sources, address, published)
  if not sources.numbers[address] then
    sources.list[#sources.list + 1] = { address = address, published = published }
    sources.numbers[address] = #sources.list
  end
  return sources.numbers[address]
end

local function mark(number)
  return node.element("a", { class = "cite", href = "#source-" .. number }, "[" .. number .. "]")
end

--- The marks [1] [4] of pages of the database.
function Sources:cite(ids)
  local marks = {}
  for _, id in ipairs(ids or {}) do
    local row = self.by_id[id]
    marks[#marks + 1] = mark(number_of(self, row.url, row.published))
  end
  return marks
end

--- The mark of a page or document named by its address.
function Sources:cite_address(address)
  return mark(number_of(self, address))
end

--- The addresses of pages of the database, for the list of figures.
function Sources:addresses(ids)
  local list = {}
  for i, id in ipairs(ids or {}) do
    list[i] = self.by_id[id].url
  end
  return table.concat(list, " ")
end

return M
