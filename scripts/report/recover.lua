-- Tries to work out what a published table does not tell: takes what is told (cells, totals by row
-- and column; counts are whole and not negative) and finds every cell that has only one possible
-- value. Knows nothing of how cells were chosen, and nothing of what they hold.
local M = {}

-- What is left of the totals for the cells that are not told.
local function rest_of(told)
  local rows, columns = {}, {}
  for i, total in ipairs(told.row_totals) do
    rows[i] = total
  end
  for j, total in ipairs(told.column_totals) do
    columns[j] = total
  end
  for i in ipairs(rows) do
    for j in ipairs(columns) do
      local value = told.cells[i][j]
      if value then
        rows[i], columns[j] = rows[i] - value, columns[j] - value
      end
    end
  end
  return rows, columns
end

-- Goes from node to node of the table, rows to columns by any cell that is not told (it may become
-- more), columns to rows by one that is above zero (it may become less), until `is_end`. Skips one
-- cell. Returns the way back: before[node], and the last node.
local function search(told, flow, first, is_end, skip)
  local before, queue, head = { [first] = first }, { first }, 1
  local rows, columns = #told.row_totals, #told.column_totals
  local function visit(node, from)
    if not before[node] then
      before[node] = from
      queue[#queue + 1] = node
    end
  end
  while queue[head] do
    local node = queue[head]
    head = head + 1
    if is_end(node) then
      return before, node
    elseif node <= rows then
      for j = 1, columns do
        if told.cells[node][j] == nil and not (skip and node == skip[1] and j == skip[2]) then
          visit(rows + j, node)
        end
      end
    else
      local j = node - rows
      for i = 1, rows do
        if told.cells[i][j] == nil and flow[i][j] > 0
            and not (skip and i == skip[1] and j == skip[2]) then
          visit(i, node)
        end
      end
    end
  end
end

-- Adds `step` along the way to a node: forth in cells from rows to columns, back in the others.
local function shift(told, flow, before, node, step)
  local rows = #told.row_totals
  while before[node] ~= node do
    local from = before[node]
    if from <= rows then
      flow[from][node - rows] = flow[from][node - rows] + step
    else
      flow[node][from - rows] = flow[node][from - rows] - step
    end
    node = from
  end
end

local function room_on(told, flow, before, node, room)
  local rows = #told.row_totals
  while before[node] ~= node do
    local from = before[node]
    if from > rows then
      room = math.min(room, flow[node][from - rows])
    end
    node = from
  end
  return room
end

-- One table that agrees with everything told, or nil when there is none.
local function one_table(told)
  local rows, columns = rest_of(told)
  local flow, count = {}, #rows
  for i in ipairs(rows) do
    flow[i] = {}
    for j in ipairs(columns) do
      flow[i][j] = 0
    end
  end
  for i in ipairs(rows) do
    while rows[i] > 0 do
      local before, node = search(told, flow, i, function(at)
        return at > count and columns[at - count] > 0
      end)
      if not before then
        return nil
      end
      local step = room_on(told, flow, before, node, math.min(rows[i], columns[node - count]))
      shift(told, flow, before, node, step)
      rows[i], columns[node - count] = rows[i] - step, columns[node - count] - step
    end
  end
  return flow
end

-- A cell has another value exactly when some way round changes it: two tables with the same totals
-- differ by such rounds.
local function is_fixed(told, flow, i, j)
  local count = #told.row_totals
  local more = search(told, flow, count + j, function(node) return node == i end, { i, j })
  if more then
    return false
  end
  return flow[i][j] == 0 or not search(told, flow, i, function(node)
    return node == count + j
  end, { i, j })
end

--- Cells that follow from what is told: {{row, column, value}, ...}; nil when nothing agrees with
--- it. told = {cells[i][j] (nil: not told), row_totals, column_totals}.
function M.of(told)
  local flow = one_table(told)
  if not flow then
    return nil
  end
  local found = {}
  for i in ipairs(told.row_totals) do
    for j in ipairs(told.column_totals) do
      if told.cells[i][j] == nil and is_fixed(told, flow, i, j) then
        found[#found + 1] = { row = i, column = j, value = flow[i][j] }
      end
    end
  end
  return found
end

return M
