-- Every figure of a report on its own line, for a spreadsheet and for programs. Knows no page.
local visible = require "foundation.visible"

local M = {}

local Figures = {}
Figures.__index = Figures

-- Columns of the CSV file and keys of the JSON file, in this order; keys never change with the
-- language.
M.COLUMNS = { "section", "item", "unit", "definition", "period_kind", "period_start", "period_end",
  "vintage", "numerator", "denominator", "denominator_basis", "percent", "percent_low",
  "percent_high", "printed", "qualifier", "verdict", "source", "note" }

local QUALIFIERS = { ["="] = "exact", [">"] = "above", ["<"] = "below", ["~"] = "about" }

function M.new()
  return setmetatable({ rows = {} }, Figures)
end

local known = {}
for _, name in ipairs(M.COLUMNS) do
  known[name] = true
end

--- Adds a figure: a table with keys of COLUMNS; a key that is not there raises.
function Figures:add(figure)
  for name in pairs(figure) do
    assert(known[name], "no such column of figures: " .. tostring(name))
  end
  figure.qualifier = figure.qualifier and QUALIFIERS[figure.qualifier]
  self.rows[#self.rows + 1] = figure
end

-- A cell of CSV: quoted when it must be; what a spreadsheet would take for a formula gets a quote
-- mark.
local function csv_cell(value)
  if value == nil then
    return ""
  elseif math.type(value) == "float" then
    return ("%.6g"):format(value)
  end
  local text = visible(tostring(value))
  if type(value) == "string" and text:find("^[=+@\t\r-]") then
    text = "'" .. text
  end
  if text:find('[",\r\n]') then
    text = '"' .. text:gsub('"', '""') .. '"'
  end
  return text
end

--- The figures as CSV: UTF-8 with a byte-order mark so that a spreadsheet reads Vietnamese, CRLF.
function Figures:to_csv()
  local lines = { table.concat(M.COLUMNS, ",") }
  for _, row in ipairs(self.rows) do
    local cells = {}
    for i, name in ipairs(M.COLUMNS) do
      cells[i] = csv_cell(row[name])
    end
    lines[#lines + 1] = table.concat(cells, ",")
  end
  return "\u{FEFF}" .. table.concat(lines, "\r\n") .. "\r\n"
end

local ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function json_value(value)
  if math.type(value) == "float" then
    return ("%.6g"):format(value)
  elseif type(value) == "number" then
    return ("%d"):format(value)
  end
  return '"' .. visible(tostring(value)):gsub('[%c"\\]', function(byte)
    return ESCAPES[byte] or ("\\u%04x"):format(byte:byte())
  end) .. '"'
end

--- The figures as JSON: {"generator", ...head, "figures": [...]}, absent values left out.
---@param head table[] {{key, value}, ...} in order
function Figures:to_json(head)
  local lines = { "{" }
  for _, pair in ipairs(head) do
    lines[#lines + 1] = ("  %s: %s,"):format(json_value(pair[1]), json_value(pair[2]))
  end
  lines[#lines + 1] = '  "figures": ['
  for i, row in ipairs(self.rows) do
    local fields = {}
    for _, name in ipairs(M.COLUMNS) do
      if row[name] ~= nil then
        fields[#fields + 1] = json_value(name) .. ": " .. json_value(row[name])
      end
    end
    lines[#lines + 1] = ("    {%s}%s"):format(table.concat(fields, ", "),
      i < #self.rows and "," or "")
  end
  lines[#lines + 1] = "  ]"
  lines[#lines + 1] = "}"
  return table.concat(lines, "\n") .. "\n"
end

return M
