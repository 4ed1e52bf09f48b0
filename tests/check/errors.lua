-- The error catalogue: every code of the source has a cure, none is stale, and what docs/errors.md
-- and data/errors.csv say is what the source says. Usage: lua5.4 errors.lua PROJECT_FOLDER; with
-- LOTRINH_ACCEPT=1 the two files are written.
local root = assert(arg[1], "usage: errors.lua PROJECT_FOLDER")

local SUBJECTS = { ["10"] = "host, usage, options", ["11"] = "files, other programs",
  ["12"] = "database, SQL", ["13"] = "frames", ["14"] = "text, numbers, periods",
  ["15"] = "statistics", ["16"] = "charts, gnuplot", ["17"] = "import", ["18"] = "units",
  ["19"] = "reports", ["20"] = "definitions, plans", ["21"] = "the script's world, the prompt" }

local breaches = 0
local function breach(text, ...)
  breaches = breaches + 1
  print(text:format(...))
end

local function read(path)
  local file = assert(io.open(root .. "/" .. path))
  local text = file:read("a")
  file:close()
  return text
end

local function sources()
  local list = {}
  local command = ("cd '%s' && find src scripts -type f \\( -name '*.[ch]' -o -name '*.lua' \\)"
    .. " | LC_ALL=C sort"):format(root)
  for name in assert(io.popen(command)):lines() do
    list[#list + 1] = name
  end
  return list
end

-- One text of one or more literals: "a" "b" of C, "a" .. "b" of Lua -> the text, where it ends.
local function read_text(text, at)
  local pieces = {}
  while true do
    local begin = text:match('^%s*%.?%.?%s*"()', at)
    if begin == nil then
      return pieces[1] and table.concat(pieces), at
    end
    local last = begin
    while text:sub(last, last) ~= '"' do
      if last > #text then
        return nil
      end
      last = last + (text:sub(last, last) == "\\" and 2 or 1)
    end
    pieces[#pieces + 1] = text:sub(begin, last - 1)
    at = last + 1
  end
end

-- What a placeholder becomes is not known here.
local function plain(text)
  text = text:gsub("%%%%", "\0"):gsub("%%[-+ #0]*[%d*]*%.?[%d*]*[hlzjt]*[diouxXeEfgGcs]", "…")
  text = text:gsub("{[%w_]+}", "…"):gsub("%z", "%%")
  return (text:gsub('\\"', '"'):gsub("\\n", " "):gsub("\\\\", "\\"))
end

-- The sentence behind a code: its two languages, where the source says them there.
local function read_sentence(text, at)
  at = text:match('^"%s*,%s*()', at) or at
  at = text:match('^"%l+"%s*,%s*()', at) or at
  at = text:match("^{%s*()", at) or at
  at = text:match("^vi%s*=%s*()", at) or at
  local vi, after = read_text(text, at)
  local next_text = vi and text:match("^%s*,%s*()", after)
  if next_text == nil then
    return nil
  end
  return vi, (read_text(text, text:match("^en%s*=%s*()", next_text) or next_text))
end

local function read_codes()
  local codes = {}
  for _, name in ipairs(sources()) do
    local text = read(name)
    for code, after in text:gmatch('"(LT%-%d%d%d%d)()') do
      codes[code] = codes[code] or {}
      local vi, en = read_sentence(text, after)
      if vi ~= nil and en ~= nil and vi ~= "%s" then
        local said = { vi = plain(vi), en = plain(en), name = name }
        if name:find("%.lua$") and codes[code].name ~= nil and codes[code].name ~= name
            and codes[code].vi ~= said.vi then -- C is looked at by structure.lua
          breach("%s: %s already means something else in %s", name, code, codes[code].name)
        else
          codes[code] = said
        end
      end
    end
  end
  return codes
end

local function read_cures()
  local cures = {}
  for _, entry in ipairs(assert(load(read("data/errors.lua"), "@data/errors.lua", "t", {}))()) do
    for number in entry[1]:gmatch("%d+") do
      local code = "LT-" .. number
      if cures[code] then
        breach("data/errors.lua: %s stands there twice", code)
      end
      cures[code] = entry
    end
  end
  return cures
end

local function sorted(codes)
  local list = {}
  for code in pairs(codes) do
    list[#list + 1] = code
  end
  table.sort(list)
  return list
end

local function quote(text)
  return '"' .. (text or ""):gsub('"', '""') .. '"'
end

local function make_csv(codes)
  local lines = { "code,vi,en" }
  for _, code in ipairs(sorted(codes)) do
    lines[#lines + 1] = table.concat({ code, quote(codes[code].vi), quote(codes[code].en) }, ",")
  end
  return table.concat(lines, "\n") .. "\n"
end

local HEAD = [[
# Errors

What each code says and what to do about it. At the prompt: `?LT-1203`; in a shell: `lotrinh help
LT-1203`. The sentences stand in the source, the cures in `data/errors.lua`; this page is written by
`LOTRINH_ACCEPT=1` with the test check/errors. "…" is what the message fills in.
]]

local function make_page(codes, cures)
  local lines, subject = { HEAD }, nil
  for _, code in ipairs(sorted(codes)) do
    local hundred = code:match("^LT%-(%d%d)")
    if hundred ~= subject then
      subject = hundred
      lines[#lines + 1] = ("## LT-%sxx: %s\n"):format(hundred, SUBJECTS[hundred])
    end
    local said, cure = codes[code], cures[code]
    lines[#lines + 1] = ("### %s\n"):format(code)
    if said.vi ~= nil then
      lines[#lines + 1] = ("> %s\n>\n> %s\n"):format(said.vi, said.en)
    end
    if cure ~= nil then
      lines[#lines + 1] = ("%s\n\n%s\n"):format(cure.vi, cure.en)
    end
  end
  return table.concat(lines, "\n")
end

local function compare(path, wanted)
  if os.getenv("LOTRINH_ACCEPT") then
    local file = assert(io.open(root .. "/" .. path, "w"))
    file:write(wanted)
    file:close()
  elseif read(path) ~= wanted then
    breach("%s is not what the source says; LOTRINH_ACCEPT=1 with check/errors writes it", path)
  end
end

local codes, cures = read_codes(), read_cures()
for _, code in ipairs(sorted(codes)) do
  if cures[code] == nil then
    breach("%s has no cure: name it in an entry of data/errors.lua that fits, or add one", code)
  end
end
for _, code in ipairs(sorted(cures)) do
  if codes[code] == nil then
    breach("data/errors.lua: %s is not in the source any more", code)
  end
end
assert(#sorted(codes) > 300, "few codes found: has the way they are written changed?")
compare("data/errors.csv", make_csv(codes))
compare("docs/errors.md", make_page(codes, cures))
print(("%d codes"):format(#sorted(codes)))
os.exit(breaches == 0)
