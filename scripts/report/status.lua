-- How far a report may go: for internal use until somebody says that it is published.
local M = {}

local INTERNAL = { vi = "Lưu hành nội bộ", en = "For internal use" }
local PUBLISHED = { vi = "Công bố", en = "Published" }

--- The words {vi, en} of the status that options ask for.
function M.words(options)
  return options.published and PUBLISHED or INTERNAL
end

return M
