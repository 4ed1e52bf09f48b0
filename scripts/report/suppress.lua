-- Which cells of a table with published totals are not told: small ones, and so many others that no
-- small one can be worked out from the totals of its row and column. Pure: knows no page.
local M = {}

-- A further cell hidden costs more than any count that is hidden with it.
local ONE_MORE = 1000000000

local function hide(hidden, row, column, why)
  hidden[row] = hidden[row] or {}
  hidden[row][column] = hidden[row][column] or why
end

local function is_hidden(hidden, row, column)
  return hidden[row] ~= nil and hidden[row][column] ~= nil
end

local function cost_of(cells, hidden, row, column)
  return is_hidden(hidden, row, column) and 0 or ONE_MORE + cells[row][column]
end

-- The cheapest rectangle with the cell in one corner. Its corners may all be one other than they
-- are and every total stays: one less here, one more beside and above, one less across, where there
-- must be something to take away. So none of the four can be told from the totals.
local function rectangle(cells, hidden, row, column)
  local best
  for other_row in ipairs(cells) do
    for other in ipairs(cells[row]) do
      if other_row ~= row and other ~= column and cells[other_row][other] > 0 then
        local cost = cost_of(cells, hidden, row, other) + cost_of(cells, hidden, other_row, column)
          + cost_of(cells, hidden, other_row, other)
        if not best or cost < best.cost then
          best = { cost = cost, row = other_row, column = other }
        end
      end
    end
  end
  return best
end

local function small_cells(cells, least, hidden)
  local list = {}
  for row, values in ipairs(cells) do
    for column, value in ipairs(values) do
      if value > 0 and value < least then
        hide(hidden, row, column, "small")
        list[#list + 1] = { row = row, column = column }
      end
    end
  end
  return list
end

--- hidden[row][column] = "small" | "complement" for a table of whole numbers (a list of rows, no
--- cell missing) whose totals by row and by column are told; counts from 1 to least - 1 are small.
--- nil when one cannot be protected: then the table must not be told at all.
function M.of(cells, least)
  local hidden, protected = {}, {}
  for _, cell in ipairs(small_cells(cells, least, hidden)) do
    if not (protected[cell.row] and protected[cell.row][cell.column]) then
      local found = rectangle(cells, hidden, cell.row, cell.column)
      if not found then
        return nil
      end
      for _, row in ipairs { cell.row, found.row } do
        for _, column in ipairs { cell.column, found.column } do
          hide(hidden, row, column, "complement")
          protected[row] = protected[row] or {}
          protected[row][column] = true
        end
      end
    end
  end
  return hidden
end

return M
