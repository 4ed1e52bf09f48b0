-- frame: tables of figures held in columns, for scripts. Does not know SQL.
local frame = require "lotrinh.frame"

local M = {}

--- A frame of a list of tables, with these columns in this order.
function M.new(rows, columns)
  return frame.new(rows, columns)
end

return M
