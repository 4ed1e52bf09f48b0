-- Whether a database holds made-up figures: such a database says so itself, in its table `about`.
local M = {}

-- The words that everything drawn or printed from such a database carries, in any language.
M.WORDS = "SỐ LIỆU GIẢ ĐỊNH"

local KEY = "fictional"

--- Marks an open database for good.
function M.mark(db)
  db:execute("INSERT INTO about (key, value) VALUES (:key, :words)", { key = KEY, words = M.WORDS })
end

--- True when its figures are made up.
function M.of(db)
  return #db:query("SELECT value FROM about WHERE key = ?", KEY) > 0
end

return M
