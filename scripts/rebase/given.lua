-- Shares that an analyst gives as a frame: from_id, to_id (or from, to by name) and weight or
-- count. Each must be a succession that carries people; the shares of a unit must add up to 1.
local failure = require "foundation.failure"
local find = require "unit.find"
local graphs = require "unit.graph"

local M = {}

local function column_of(names, ...)
  for _, name in ipairs { ... } do
    if names[name] then
      return name
    end
  end
end

local function columns_of(given)
  local names = {}
  for _, name in ipairs(given:columns()) do
    names[name] = true
  end
  local from, to = column_of(names, "from_id", "from"), column_of(names, "to_id", "to")
  local amount = column_of(names, "count", "weight")
  if not (from and to and amount) then
    failure.raise("LT-1826", "usage", {
      vi = "khung weights cần các cột from_id, to_id (hoặc from, to là tên) và weight (tỷ lệ) hoặc "
        .. "count (số tổ, số người ... được bàn giao)",
      en = "a frame of weights needs the columns from_id, to_id (or from, to by name) and weight "
        .. "(a share) or count (groups, people ... handed over)" })
  end
  return from, to, amount
end

local function ended(graph, written, row)
  local found = {}
  for _, record in ipairs(find.candidates(graph, tostring(written), {})) do
    if #graphs.after(graph, record) > 0 then
      found[#found + 1] = record
    end
  end
  if math.type(written) == "integer" and graph.by_id[written] then
    return graph.by_id[written]
  elseif #found ~= 1 then
    failure.raise("LT-1827", "data", {
      vi = "khung weights, dòng {row}: \"{name}\" không chỉ đúng một đơn vị cũ ({n}); hãy dùng "
        .. "from_id",
      en = "frame of weights, row {row}: \"{name}\" is not exactly one old unit ({n}); use "
        .. "from_id" }, { row = row, name = tostring(written), n = #found })
  end
  return found[1]
end

-- The succession that is meant; nil when there is none that carries people.
local function link_to(graph, record, written)
  local wanted = {}
  if math.type(written) == "integer" then
    wanted[graph.by_id[written] or false] = true
  else
    for _, candidate in ipairs(find.candidates(graph, tostring(written), {})) do
      wanted[candidate] = true
    end
  end
  for _, link in ipairs(graphs.after(graph, record)) do
    if wanted[link.to] and link.weight ~= 0 then
      return link
    end
  end
end

local function raise_link(graph, record, written, row)
  failure.raise("LT-1828", "data", {
    vi = "khung weights, dòng {row}: dân của {unit} không về \"{name}\" theo nghị quyết",
    en = "frame of weights, row {row}: by the resolution no people of {unit} went to \"{name}\"" },
    { row = row, unit = find.label(graph, record), name = tostring(written) })
end

local function check_amount(value, row)
  if type(value) ~= "number" or value < 0 or value ~= value or value == math.huge then
    failure.raise("LT-1829", "data", {
      vi = "khung weights, dòng {row}: cần một số không âm, không phải {value}",
      en = "frame of weights, row {row}: a number that is not negative is needed, not {value}" },
      { row = row, value = tostring(value) })
  end
  return value
end

--- {[from_id] = {[to_id] = share}} of a frame; counts become shares of their unit.
function M.read(graph, given)
  local from, to, amount = columns_of(given)
  local shares, sums = {}, {}
  for row = 1, #given do
    local cells = given[row]
    local record = ended(graph, cells[from], row)
    local link = link_to(graph, record, cells[to]) or raise_link(graph, record, cells[to], row)
    local value = check_amount(cells[amount], row)
    local parts = shares[record.id] or {}
    shares[record.id] = parts
    parts[link.to.id] = (parts[link.to.id] or 0) + value
    sums[record.id] = (sums[record.id] or 0) + value
  end
  if amount == "count" then
    for id, parts in pairs(shares) do
      for other, value in pairs(parts) do
        parts[other] = sums[id] > 0 and value / sums[id] or value
      end
    end
  end
  return shares
end

return M
