-- Every figure of a report on its own line, for a spreadsheet and for programs. Knows no page.
local csv = require "lotrinh.csv"
local digest = require "lotrinh.digest"
local visible = require "foundation.visible"

local M = {}

local BOM = "\u{FEFF}"

--- The rows of a list of figures as cells of text by column, as they are read back from a file.
function M.read(text)
  local rows = {}
  if text:sub(1, #BOM) == BOM then
    text = text:sub(#BOM + 1)
  end
  for row in csv.rows(text, { name = "figures" }) do
    rows[#rows + 1] = row
  end
  return rows
end

local Figures = {}
Figures.__index = Figures

-- Columns of the CSV file and keys of the JSON file, in this order; keys never change with the
-- language.
M.COLUMNS = { "section", "item", "unit", "definition", "period_kind", "period_start", "period_end",
  "vintage", "numerator", "denominator", "denominator_basis", "percent", "percent_low",
  "percent_high", "printed", "qualifier", "verdict", "source", "note", "unit_key", "id" }

local QUALIFIERS = { ["="] = "exact", [">"] = "above", ["<"] = "below", ["~"] = "about" }

function M.new()
  return setmetatable({ rows = {}, by_id = {} }, Figures)
end

local known = {}
for _, name in ipairs(M.COLUMNS) do
  known[name] = true
end

-- What tells a figure from all others of a report, and is the same in every report.
local IDENTITY = { "section", "item", "unit", "unit_key", "definition", "period_kind",
  "period_start", "period_end", "vintage" }

-- Hexadecimal digits: of thousands of figures no two are expected to meet.
local ID_LENGTH = 10

local function id_of(figure)
  local parts = {}
  for i, name in ipairs(IDENTITY) do
    parts[i] = figure[name] or ""
  end
  return "f" .. digest.sha256(table.concat(parts, "\0")):sub(1, ID_LENGTH)
end

--- The figure's id, added unless one of the same identity is there.
function Figures:once(figure)
  return self.by_id[id_of(figure)] and id_of(figure) or self:add(figure)
end

--- Adds a figure: a table with keys of COLUMNS; a key that is not there raises. Returns its id.
function Figures:add(figure)
  for name in pairs(figure) do
    assert(known[name], "no such column of figures: " .. tostring(name))
  end
  figure.qualifier = figure.qualifier and QUALIFIERS[figure.qualifier]
  local id, number = id_of(figure), 1
  while self.by_id[number > 1 and id .. "-" .. number or id] do
    number = number + 1 -- told twice in one section
  end
  figure.id = number > 1 and id .. "-" .. number or id
  self.by_id[figure.id], self.rows[#self.rows + 1] = figure, figure
  return figure.id
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
  return BOM .. table.concat(lines, "\r\n") .. "\r\n"
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
