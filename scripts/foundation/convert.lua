-- Files made by another program that may be installed: in a folder of their own that is gone
-- afterwards. Knows nothing of what is converted.
local files = require "lotrinh.files"
local host = require "lotrinh.host"

local M = {}

--- Calls work(folder) with a folder that nobody else uses and returns what it returns; nil when no
--- folder could be made. The folder is gone afterwards, whatever happened.
function M.in_folder(work)
  local folder = os.tmpname()
  os.remove(folder)
  if not files.make_folder(folder) then
    return nil
  end
  local ok, result = pcall(work, folder)
  host.ask("rm", "-r", "--", folder)
  if not ok then
    error(result, 0)
  end
  host.check()
  return result
end

--- Runs a program that is to make the file `made`: its bytes, or nil.
function M.run(made, ...)
  host.convert(...)
  return files.kind(made) == "file" and files.read(made) or nil
end

--- LibreOffice on a file: the bytes of what it makes of it in that format ("pdf", "xlsx"), or nil.
function M.office(folder, path, format)
  local stem = path:match "[^/]*$":gsub("%.[^.]*$", "")
  return M.run(("%s/%s.%s"):format(folder, stem, format), "soffice", "--headless", "--norestore",
    "--convert-to", format, "--outdir", folder, "-env:UserInstallation=file://" .. folder
    .. "/profile", path:find "^%-" and "./" .. path or path)
end

return M
