-- How far a report may go: for internal use until somebody says that it is published.
local M = {}

local INTERNAL = { vi = "Lưu hành nội bộ", en = "For internal use" }
local PUBLISHED = { vi = "Công bố", en = "Published" }

--- The words {vi, en} of the status: of options, or of a report that was marked `published`.
function M.words(marked)
  return marked.published and PUBLISHED or INTERNAL
end

return M
