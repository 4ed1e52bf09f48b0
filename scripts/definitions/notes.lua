-- Notes on plans and targets in the language of the session. Knows no database.
local failure = require "foundation.failure"
local tables = require "definitions.table"

local M = {}

local english

--- The note of a plan or target: the database's own, or its English wording where there is one.
---@param row table of the table plan or target
function M.of(row)
  if not row.note then
    return nil
  end
  english = english or tables.read_lua "notes_en"
  return failure.say { vi = row.note, en = english[row.target or row.plan] or row.note }
end

return M
