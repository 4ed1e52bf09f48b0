-- The report as PDF, by whichever program is installed. The program says which it was; it makes no
-- page of its own.
local convert = require "foundation.convert"
local failure = require "foundation.failure"
local files = require "lotrinh.files"

local M = {}

local function write(folder, name, bytes)
  local path = folder .. "/" .. name
  local ok, why = files.write(path, bytes)
  if not ok then
    error(why, 0)
  end
  return path
end

local function by_office(folder, report)
  return convert.office(folder, write(folder, "report.docx", report.docx), "pdf")
end

local function by_weasyprint(folder, report)
  local made = folder .. "/report.pdf"
  return convert.run(made, "weasyprint", write(folder, "report.html", report.html), made)
end

local function by_browser(program)
  return function(folder, report)
    local made = folder .. "/report.pdf"
    return convert.run(made, program, "--headless", "--no-sandbox", "--disable-gpu",
      "--no-pdf-header-footer", "--user-data-dir=" .. folder .. "/profile",
      "--print-to-pdf=" .. made, "file://" .. write(folder, "report.html", report.html))
  end
end

-- LibreOffice first: only it prints the document in the state's layout; the others print the page.
local WAYS = {
  { name = "LibreOffice", make = by_office },
  { name = "WeasyPrint", make = by_weasyprint },
  { name = "Chromium", make = by_browser "chromium" },
  { name = "Chromium", make = by_browser "chromium-browser" },
  { name = "Google Chrome", make = by_browser "google-chrome" },
}

--- The PDF and the name of the program that made it. report = {docx, html}: bytes. Raises LT-1935
--- with the cure when no program is there that can.
function M.make(report)
  for _, way in ipairs(WAYS) do
    local bytes = convert.in_folder(function(folder)
      return way.make(folder, report)
    end)
    if bytes and bytes:find "^%%PDF%-" then
      return bytes, way.name
    end
  end
  return failure.raise("LT-1935", "output", {
    vi = "chưa làm được PDF: máy không có LibreOffice, WeasyPrint hay Chromium dùng được; hãy cài: "
      .. "sudo apt install libreoffice-writer, hoặc mở tệp .docx và lưu thành PDF",
    en = "no PDF was made: there is no working LibreOffice, WeasyPrint or Chromium; install: sudo "
      .. "apt install libreoffice-writer, or open the .docx and save it as PDF",
  })
end

return M
