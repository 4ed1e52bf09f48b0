-- How results show: whole in a file or a pipe; on a terminal as wide as it is, and what is taller
-- than it goes to the pager. Does not write anything itself.
local host = require "lotrinh.host"
local pictures = require "chart.picture"
local show = require "foundation.show"
local styles = require "chart.terminal.style"
local text = require "lotrinh.text"

local M = {}

local FRAME = "lotrinh.frame"

-- More than this nobody pages through; a table of so many rows is laid out at once.
local MOST_PAGED_ROWS = 2000
-- The widest line for the pager, which moves sideways; longer texts are cut there, with a mark.
local WIDEST_PAGED = 1000
-- Lines that stay free: the footer of a table and the next prompt.
local SPARE_LINES = 3
-- Of a table: its titles and the line below them.
local TITLE_LINES = 2
-- However low the terminal is.
local FEWEST_ROWS = 4

local function is_frame(value)
  local meta = debug.getmetatable(value)
  return meta ~= nil and rawget(meta, "__name") == FRAME
end

local function count_lines(written)
  local _, count = written:gsub("\n", "")
  return count
end

local function fits(written, width)
  for line in written:gmatch("[^\n]+") do
    if text.width(line) > width then
      return false
    end
  end
  return true
end

local UPRIGHT = { on = true, off = false, auto = "auto" }

-- A frame for this terminal -> its text, and the text for the pager when the first is not all.
local function frame_for_terminal(settings, frame)
  local width, room = host.width(), host.height() - SPARE_LINES
  local upright = UPRIGHT[settings.vertical]
  local rows = math.max(FEWEST_ROWS, room - TITLE_LINES)
  local short = frame:to_text { width = width, rows = rows, vertical = upright }
  if count_lines(short) > room and short:find("^── ") then
    rows = math.max(1, room // (#frame:columns() + 1))
    short = frame:to_text { width = width, rows = rows, vertical = upright }
  end
  local is_upright = short:find("^── ") ~= nil
  if (#frame <= rows and (is_upright or fits(short, width))) or not host.has_pager() then
    return short, nil
  end
  return short, frame:to_text { width = WIDEST_PAGED, rows = MOST_PAGED_ROWS,
    vertical = is_upright }
end

local function with_line_end(written)
  return (written:gsub("\n*$", "\n"))
end

--- Writes what text() gave.
function M.write(piece)
  if type(piece) == "table" then
    host.write_coloured(piece.coloured)
  else
    host.write(piece)
  end
end

-- An outlook, a unit: sentences. A text of the user's own stays as it is.
local function speaks_for_itself(value)
  local meta = type(value) ~= "string" and debug.getmetatable(value)
  return meta and rawget(meta, "__tostring") ~= nil
end

--- A value as text (a chart as {coloured, plain}); the second result is the text for the pager when
--- the first is too much for the terminal. settings.vertical: "on", "off" or "auto".
function M.text(settings, value)
  if not host.is_terminal("stdout") then
    return with_line_end(is_frame(value) and settings.vertical == "on"
      and value:to_text { vertical = true } or show.text(value)), nil
  end
  if is_frame(value) then
    local short, paged = frame_for_terminal(settings, value)
    return with_line_end(short), paged and with_line_end(paged)
  end
  if pictures.is(value) then
    return { coloured = value:text(styles.of_terminal()), plain = show.text(value) }, nil
  end
  local written = with_line_end(show.text(value))
  if speaks_for_itself(value) then
    written = M.wrapped(written)
  end
  return written, M.paged(written)
end

--- The text again when it is taller than the terminal and there is a pager, else nil.
function M.paged(written)
  if count_lines(written) > host.height() - SPARE_LINES and host.has_pager() then
    return written
  end
  return nil
end

-- One line, broken at blanks, what follows two further in than it began.
local function wrap_line(line, width, lines)
  local indent = line:match("^ *") .. "  "
  local current = ""
  for blanks, word in line:gmatch("(%s*)(%S+)") do
    if current ~= "" and text.width(current .. blanks .. word) > width then
      lines[#lines + 1] = current
      current = indent .. word
    else
      current = current .. blanks .. word
    end
  end
  lines[#lines + 1] = current
end

--- Words for people, broken at blanks to fit the terminal; elsewhere as they are.
function M.wrapped(written)
  if not host.is_terminal("stdout") then
    return written
  end
  local lines, width = {}, host.width()
  for line in written:gmatch("([^\n]*)\n") do
    wrap_line(line, width, lines)
  end
  return table.concat(lines, "\n") .. "\n"
end

--- A frame in full for the pager, whatever its size on the screen; without a pager nil.
function M.in_full(value)
  if not host.has_pager() then
    return nil
  end
  if is_frame(value) then
    return with_line_end(value:to_text { width = WIDEST_PAGED, rows = MOST_PAGED_ROWS })
  end
  return with_line_end(show.text(value))
end

return M
