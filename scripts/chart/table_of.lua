-- The figures behind a chart as CSV, one line a row of the data. Writes no file.
local M = {}

-- What every table begins with, in this order, where it is there; the rest follows by name.
local FIRST = { "unit", "name", "code", "year", "kind", "half", "months", "date", "label", "x", "n",
  "rate", "low", "high" }

--- The names of the columns of rows, in their order.
function M.columns(rows)
  local seen, names = {}, {}
  for _, row in ipairs(rows) do
    for name, value in pairs(row) do
      if type(value) ~= "table" and not seen[name] then
        seen[name] = true
      end
    end
  end
  for _, name in ipairs(FIRST) do
    if seen[name] then
      names[#names + 1] = name
      seen[name] = nil
    end
  end
  local rest = {}
  for name in pairs(seen) do
    rest[#rest + 1] = name
  end
  table.sort(rest)
  return table.move(rest, 1, #rest, #names + 1, names)
end

-- Quoted when it must be; what a spreadsheet would take for a formula gets a quote mark.
local function cell(value)
  if value == nil then
    return ""
  elseif math.type(value) == "float" then
    return ("%.15g"):format(value)
  end
  local text = tostring(value)
  if type(value) == "string" and text:find("^[=+@\t\r-]") then
    text = "'" .. text
  end
  if text:find('[",\r\n]') then
    text = '"' .. text:gsub('"', '""') .. '"'
  end
  return text
end

--- CSV with a byte-order mark, so that a spreadsheet reads Vietnamese; lines end in CRLF.
function M.csv(data)
  local rows = data.rows or {}
  local names = M.columns(rows)
  local lines = { table.concat(names, ",") }
  for _, row in ipairs(rows) do
    local cells = {}
    for i, name in ipairs(names) do
      cells[i] = cell(row[name])
    end
    lines[#lines + 1] = table.concat(cells, ",")
  end
  return "\u{FEFF}" .. table.concat(lines, "\r\n") .. "\r\n"
end

return M
