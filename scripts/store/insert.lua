-- What the loaders share: rows into tables by bound values. Knows nothing of any one table.
local M = {}

local function columns_of(row)
  local names = {}
  for name in pairs(row) do
    names[#names + 1] = name
  end
  table.sort(names)
  return names
end

--- Inserts one row, a table by column name; absent columns are NULL or their default.
function M.row(db, into, row)
  local names = columns_of(row)
  local places = {}
  for i, name in ipairs(names) do
    places[i] = ":" .. name
  end
  db:execute(("INSERT INTO %s (%s) VALUES (%s)"):format(into, table.concat(names, ", "),
    table.concat(places, ", ")), row)
end

--- A whole number from its digits, nil from nothing; anything else is a mistake in the data.
function M.integer(text)
  if text == nil then
    return nil
  end
  return assert(math.tointeger(tonumber(text)), "not a whole number: " .. text)
end

--- A real number from its digits, nil from nothing.
function M.real(text)
  if text == nil then
    return nil
  end
  return assert(tonumber(text), "not a number: " .. text) + 0.0
end

return M
