-- Lua values as JSON text, fields in order of their names, and back. Knows no file.
local M = {}

local ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

local function quoted(text)
  return '"' .. text:gsub('[%c"\\]', function(letter)
    return ESCAPES[letter] or ("\\u%04x"):format(letter:byte())
  end) .. '"'
end

local function number(value)
  if math.type(value) == "integer" then
    return ("%d"):format(value)
  elseif value ~= value or value == math.huge or value == -math.huge then
    return "null"
  end
  -- The shortest form that is read back as the same number.
  for digits = 15, 17 do
    local text = ("%." .. digits .. "g"):format(value)
    if tonumber(text) == value then
      return text
    end
  end
end

local encode

local function list(values)
  local parts = {}
  for i, value in ipairs(values) do
    parts[i] = encode(value)
  end
  return "[" .. table.concat(parts, ",") .. "]"
end

local function object(values)
  local names, parts = {}, {}
  for name in pairs(values) do
    names[#names + 1] = name
  end
  table.sort(names)
  for i, name in ipairs(names) do
    parts[i] = quoted(name) .. ":" .. encode(values[name])
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

function encode(value)
  local kind = type(value)
  if kind == "table" then
    return (#value > 0 or next(value) == nil) and list(value) or object(value)
  elseif kind == "number" then
    return number(value)
  elseif kind == "string" then
    return quoted(value)
  elseif kind == "nil" then
    return "null"
  end
  assert(kind == "boolean", "no JSON for a " .. kind)
  return tostring(value)
end

--- The JSON text of strings, numbers, booleans and tables of them; an empty table is a list.
---@return string
function M.encode(value)
  return encode(value)
end

local UNESCAPES = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n",
  r = "\r", t = "\t" }

-- Tables in tables; what we write needs five.
local DEEPEST = 50

local function refuse(place)
  error({ place = place }, 0)
end

local function read_text(text, place)
  local parts = {}
  while true do
    local plain, mark, after = text:match('^([^"\\]*)(["\\])()', place)
    if not plain then
      refuse(place)
    end
    parts[#parts + 1] = plain
    if mark == '"' then
      return table.concat(parts), after
    end
    local hex = text:match("^u(%x%x%x%x)", after)
    local letter = UNESCAPES[text:sub(after, after)]
    if not hex and not letter then
      refuse(after)
    end
    parts[#parts + 1] = hex and utf8.char(tonumber(hex, 16)) or letter
    place = after + (hex and 5 or 1)
  end
end

local read_value

local function skip(text, place)
  return text:match("^[ \t\r\n]*()", place)
end

local function read_list(text, place, depth)
  local values, count = {}, 0
  place = skip(text, place)
  if text:sub(place, place) == "]" then
    return values, place + 1
  end
  while true do
    count = count + 1
    values[count], place = read_value(text, place, depth)
    local mark, after = text:match("^[ \t\r\n]*([,%]])()", place)
    if not mark then
      refuse(place)
    elseif mark == "]" then
      return values, after
    end
    place = after
  end
end

local function read_object(text, place, depth)
  local values = {}
  place = skip(text, place)
  if text:sub(place, place) == "}" then
    return values, place + 1
  end
  while true do
    local first = text:match('^[ \t\r\n]*"()', place) or refuse(place)
    local name, after = read_text(text, first)
    local value_at = text:match("^[ \t\r\n]*:()", after) or refuse(after)
    values[name], place = read_value(text, value_at, depth)
    local mark, next_at = text:match("^[ \t\r\n]*([,}])()", place)
    if not mark then
      refuse(place)
    elseif mark == "}" then
      return values, next_at
    end
    place = next_at
  end
end

local WORDS = { ["true"] = true, ["false"] = false }

function read_value(text, place, depth)
  place = skip(text, place)
  local first = text:sub(place, place)
  if depth > DEEPEST then
    refuse(place)
  elseif first == '"' then
    return read_text(text, place + 1)
  elseif first == "[" then
    return read_list(text, place + 1, depth + 1)
  elseif first == "{" then
    return read_object(text, place + 1, depth + 1)
  end
  local word, after = text:match("^(%a+)()", place)
  if word == "null" then
    return nil, after
  elseif WORDS[word] ~= nil then
    return WORDS[word], after
  end
  local digits, digits_end = text:match("^(-?%d[%d.eE+-]*)()", place)
  local value = tonumber(digits)
  return math.tointeger(value) or value or refuse(place), digits_end
end

local function read_all(text)
  local value, place = read_value(text, 1, 1)
  place = skip(text, place)
  if place <= #text then
    refuse(place)
  end
  return value
end

--- The value of a JSON text (null is nil), or nil and the place of what is no JSON.
function M.decode(text)
  local ok, value = pcall(read_all, text)
  if ok then
    return value
  elseif type(value) == "table" and value.place then
    return nil, value.place
  end
  error(value, 0)
end

return M
