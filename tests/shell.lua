-- Commands as a person types them in a folder of their own, and what they print. For
-- transcripts.lua and manual.lua.
local M = {}

--- A text as one word of sh.
function M.quote(text)
  return "'" .. text:gsub("'", "'\\''") .. "'"
end

--- What a command prints.
function M.capture(command)
  local pipe = assert(io.popen(command, "r"))
  local text = pipe:read("a")
  pipe:close()
  return text
end

function M.read_file(path)
  local handle = assert(io.open(path, "rb"))
  local text = handle:read("a")
  handle:close()
  return text
end

--- The lines of a text without the empty ones at its end.
function M.lines(text)
  local lines = {}
  for line in text:gmatch("([^\n]*)\n?") do
    lines[#lines + 1] = line
  end
  while lines[#lines] == "" do
    lines[#lines] = nil
  end
  return lines
end

--- A new folder inside another, or of its own.
function M.new_folder(parent)
  local template = parent and parent .. "/block.XXXXXX" or nil
  return (M.capture("mktemp -d" .. (template and " " .. M.quote(template) or "")):gsub("\n$", ""))
end

-- Nothing of the user's own settings may reach the program.
local SETTINGS = "env -i PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC TERM=dumb"

--- Runs lines of sh in `home`, where `lotrinh` is the program (a command line) -> lines: of stdout,
--- of stderr after "! ", "= CODE" when it is not 0. {folder} stands for home.
function M.run(program, command, home, scratch)
  local out, err, script = scratch .. "/stdout", scratch .. "/stderr", scratch .. "/command"
  local handle = assert(io.open(script, "w"))
  handle:write("lotrinh() { ", program, " \"$@\"; }\n", table.concat(command, "\n"), "\n")
  handle:close()
  local _, _, code = os.execute(("cd %s && %s HOME=%s sh %s >%s 2>%s </dev/null"):format(
    M.quote(home), SETTINGS, M.quote(home), M.quote(script), M.quote(out), M.quote(err)))
  local lines = M.lines(M.read_file(out))
  for _, line in ipairs(M.lines(M.read_file(err))) do
    lines[#lines + 1] = "! " .. line
  end
  if code ~= 0 then
    lines[#lines + 1] = "= " .. code
  end
  for i, line in ipairs(lines) do
    local start, stop = line:find(home, 1, true)
    if start ~= nil then
      lines[i] = line:sub(1, start - 1) .. "{folder}" .. line:sub(stop + 1)
    end
  end
  return lines
end

return M
