-- The list of refused cells as a CSV that goes back to the commune. Knows nothing of databases.
local failure = require "foundation.failure"
local files = require "lotrinh.files"

local M = {}

local HEADER = {
  { vi = "Tệp", en = "File" }, { vi = "Trang", en = "Sheet" }, { vi = "Ô", en = "Cell" },
  { vi = "Giá trị", en = "Value" }, { vi = "Quy tắc", en = "Rule" },
  { vi = "Mức", en = "Severity" }, { vi = "Lý do", en = "Reason" },
}

-- A spreadsheet must not take a cell for a formula, whatever blanks stand before it.
local function guarded(words)
  if words:find("^%s*[=+@\t\r-]") or words:find("^%s*\u{FF1D}") then
    words = "'" .. words
  end
  if words:find("[\",\r\n]") then
    words = "\"" .. words:gsub("\"", "\"\"") .. "\""
  end
  return words
end

local function line(cells)
  for i, cell in ipairs(cells) do
    cells[i] = guarded(cell)
  end
  return table.concat(cells, ",") .. "\r\n"
end

--- The text of the list: a byte-order mark, so that a spreadsheet takes it for Unicode.
function M.text(file, findings)
  local header = {}
  for i, words in ipairs(HEADER) do
    header[i] = failure.say(words)
  end
  local lines = { "\u{FEFF}", line(header) }
  for _, finding in ipairs(findings) do
    lines[#lines + 1] = line { file, finding.sheet or "", finding.address or "",
      finding.value or "", finding.code, finding.severity,
      failure.say { vi = finding.vi, en = finding.en } }
  end
  return table.concat(lines)
end

--- Writes DIR/NAME.tra_lai.csv; returns its path, or nil and why.
function M.write(folder, file, findings)
  local made, why = files.make_folder(folder, { parents = true })
  if not made then
    return nil, why
  end
  local path = folder .. "/" .. file .. ".tra_lai.csv"
  local written
  written, why = files.write(path, M.text(file, findings), { force = true })
  return written and path, why
end

return M
