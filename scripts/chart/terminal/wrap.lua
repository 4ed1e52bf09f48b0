-- Text in lines of so many columns. Knows nothing of charts.
local text = require "lotrinh.text"

local M = {}

--- The text in lines of at most `width` columns, at most `most` of them; what is left over is cut
--- with "…".
function M.lines(words, width, most)
  local lines, line = {}, ""
  for word in words:gmatch("%S+") do
    local longer = line == "" and word or line .. " " .. word
    if text.width(longer) <= width then
      line = longer
    elseif most and #lines + 1 == most then
      lines[#lines + 1] = text.clip(longer, width)
      return lines
    else
      lines[#lines + 1] = line ~= "" and line or nil
      line = word
      while text.width(line) > width do -- a word longer than a line is cut where it must be
        local part = text.clip(line, width + 1):gsub("…$", "")
        if part == "" or part == line then
          line = text.clip(line, width)
          break
        end
        lines[#lines + 1] = part
        line = line:sub(#part + 1)
      end
    end
  end
  lines[#lines + 1] = line ~= "" and line or nil
  return lines
end

return M
