-- Writes the files of a report: all into one folder, each whole or not at all, the page last. What
-- is
-- there already is replaced only when it is a report of ours, or when that was asked for.
local failure = require "foundation.failure"
local files = require "lotrinh.files"

local M = {}

-- By these a file is known as ours; each kind of file carries one of them. An office file ends with
-- the last, until somebody saves it again: then it is theirs.
local MARKS = { '<meta content="lotrinh review" name="generator">', '"generator": "lotrinh review"',
  '"generator":"lotrinh review"',
  '<meta content="lotrinh sheets" name="generator">',
  '<meta content="lotrinh chart" name="generator">',
  "\u{FEFF}section,item,unit,definition,", "\u{FEFF}code,unit,page,document,",
  "<!-- lotrinh review -->", "made by lotrinh" }

-- A PDF has no place of its own for it: a comment behind its end, which readers pass over.
M.PDF_MARK = "% made by lotrinh\n"

local LARGEST = 64 * 1024 * 1024

-- A PNG cannot say whose it is: it is ours when the SVG of its name beside it is.
local function is_ours(path)
  path = path:gsub("%.png$", ".svg")
  local bytes = files.read(path, { max = LARGEST })
  for _, mark in ipairs(MARKS) do
    if bytes and bytes:find(mark, 1, true) then
      return true
    end
  end
  return false
end

--- Whether a file of ours may be written there: true, or nil, why.
function M.check_free(path)
  local kind = files.kind(path)
  if kind == "absent" or kind == "file" and is_ours(path) then
    return true
  end
  return nil, failure.new("LT-1901", "output", {
    vi = "{path} đã có và không phải báo cáo của lotrinh; hãy đổi thư mục (--to) hoặc dùng --force",
    en = "{path} is there and is no report of lotrinh; choose another folder (--to) or use --force",
  }, { path = path })
end

--- Writes {{name, bytes}, ...} into the folder, the first file last. Returns the paths, or nil,
--- why.
function M.write(folder, list, force)
  -- A script may write into its output folder but makes no folders.
  if files.kind(folder) ~= "folder" then
    local made, why = files.make_folder(folder, { parents = true })
    if not made then
      return nil, why
    end
  end
  local paths = {}
  for i, file in ipairs(list) do
    paths[i] = folder == "." and file.name or folder .. "/" .. file.name
    if not force then
      local free, trouble = M.check_free(paths[i])
      if not free then
        return nil, trouble
      end
    end
  end
  for i = #list, 1, -1 do
    local ok, trouble = files.write(paths[i], list[i].bytes, { force = true, public = true })
    if not ok then
      return nil, trouble
    end
  end
  return paths
end

return M
