-- Writes gnuplot source: named numbers, octal texts and data blocks, nothing else. Draws nothing.
local gnuplot = require "lotrinh.gnuplot"

local M = {}
M.__index = M

--- An empty source; its methods append definitions. said: every text that will be drawn.
function M.new()
  return setmetatable({ parts = {}, said = {} }, M)
end

-- Names are written in our own code, never taken from data; a slip must not become a command.
local function check_name(name)
  assert(name:match("^[A-Z][A-Z0-9_]*$"), name)
  return name
end

function M:add(text)
  self.parts[#self.parts + 1] = text
end

function M:line(text)
  self:add(text .. "\n")
end

function M:number(name, value)
  self:line(check_name(name) .. " = " .. gnuplot.number(value))
end

--- A text of one line.
function M:text(name, value)
  self.said[#self.said + 1] = value
  self:line(check_name(name) .. " = " .. gnuplot.quote(value))
end

function M:numbers(name, values)
  self:add(gnuplot.numbers(name, values))
end

function M:texts(name, values)
  table.move(values, 1, #values, #self.said + 1, self.said)
  self:add(gnuplot.texts(name, values))
end

--- A data block of rows of numbers; false is "not reported", an empty row breaks a line.
function M:block(name, rows)
  self:add(gnuplot.block(name, rows))
end

function M:concat()
  return table.concat(self.parts)
end

return M
