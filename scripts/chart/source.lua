-- Writes gnuplot source: named numbers, octal texts and data blocks, nothing else. Draws nothing.
local gnuplot = require "lotrinh.gnuplot"

local M = {}
M.__index = M

--- An empty source; its methods append definitions.
function M.new()
  return setmetatable({ lines = {} }, M)
end

-- Names are written in our own code, never taken from data; a slip must not become a command.
local function check_name(name)
  assert(name:match("^[A-Z][A-Z0-9_]*$"), name)
  return name
end

function M:add(line)
  self.lines[#self.lines + 1] = line
end

function M:number(name, value)
  self:add(check_name(name) .. " = " .. gnuplot.number(value))
end

--- A text of one line.
function M:text(name, value)
  self:add(check_name(name) .. " = " .. gnuplot.quote(value))
end

local function array(self, name, values, write)
  -- gnuplot has no empty array; NAME_COUNT says how many elements are real.
  self:add(("%s_COUNT = %d"):format(check_name(name), #values))
  self:add(("array %s[%d]"):format(name, math.max(1, #values)))
  for i, value in ipairs(values) do
    self:add(("%s[%d] = %s"):format(name, i, write(value)))
  end
end

function M:numbers(name, values)
  array(self, name, values, gnuplot.number)
end

function M:texts(name, values)
  array(self, name, values, gnuplot.quote)
end

-- A false cell is a value that was not reported; gnuplot leaves it out.
local function row_text(row)
  local cells = {}
  for i, value in ipairs(row) do
    cells[i] = value and gnuplot.number(value) or "NaN"
  end
  return table.concat(cells, " ")
end

--- A data block of rows of numbers; false is "not reported", an empty row breaks a line.
function M:block(name, rows)
  self:add("$" .. check_name(name) .. " << END_OF_BLOCK")
  for _, row in ipairs(rows) do
    self:add(row_text(row))
  end
  if #rows == 0 then
    self:add("NaN NaN NaN NaN NaN") -- gnuplot wants a line; NAME_COUNT still says 0
  end
  self:add("END_OF_BLOCK")
  self:add(("%s_COUNT = %d"):format(name, #rows))
end

function M:concat()
  return table.concat(self.lines, "\n") .. "\n"
end

return M
