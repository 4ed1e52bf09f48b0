-- Lua values as a person can read them at the prompt. Does not print and calls no metamethod but
-- __tostring and __name.
local M = {}

-- Enough to see what a table is; its loops print the rest.
local MOST_ITEMS, DEEPEST, LONGEST_LINE = 40, 4, 80

local function is_name(text)
  return text:find("^[%a_][%w_]*$") ~= nil
end

-- Numbers before strings before the rest, each in order: the same table always looks the same.
local function key_order(a, b)
  local kind_a, kind_b = type(a), type(b)
  if kind_a ~= kind_b then
    return kind_a < kind_b
  end
  if kind_a == "number" or kind_a == "string" then
    return a < b
  end
  return tostring(a) < tostring(b)
end

local function sorted_keys(value)
  local keys = {}
  for key in next, value do
    keys[#keys + 1] = key
  end
  table.sort(keys, key_order)
  return keys
end

local function quote(text)
  return '"' .. text:gsub('[%c"\\]', function(byte)
    local short = { ["\n"] = "\\n", ["\t"] = "\\t", ['"'] = '\\"', ["\\"] = "\\\\" }
    return short[byte] or ("\\x%02x"):format(byte:byte())
  end) .. '"'
end

local describe

local function describe_key(key, depth, seen)
  if type(key) == "string" and is_name(key) then
    return key
  end
  return "[" .. describe(key, depth, seen) .. "]"
end

local function items_of(value, depth, seen)
  local items, length = {}, rawlen(value)
  for _, key in ipairs(sorted_keys(value)) do
    if #items == MOST_ITEMS then
      items[#items + 1] = "…"
      break
    end
    local item = describe(rawget(value, key), depth + 1, seen)
    local listed = math.type(key) == "integer" and key >= 1 and key <= length
    items[#items + 1] = listed and item or describe_key(key, depth + 1, seen) .. " = " .. item
  end
  return items
end

local function describe_table(value, depth, seen)
  if seen[value] then
    return "{…}" -- it holds itself
  elseif next(value) == nil then
    return "{}"
  elseif depth >= DEEPEST then
    return "{…}"
  end
  seen[value] = true
  local items = items_of(value, depth, seen)
  seen[value] = nil
  local line = "{" .. table.concat(items, ", ") .. "}"
  if utf8.len(line) and utf8.len(line) <= LONGEST_LINE and not line:find("\n", 1, true) then
    return line
  end
  local indent = ("  "):rep(depth + 1)
  return "{\n" .. indent .. table.concat(items, ",\n" .. indent) .. "\n" .. ("  "):rep(depth) .. "}"
end

function describe(value, depth, seen)
  local kind = type(value)
  if kind == "string" then
    return depth == 0 and value or quote(value)
  elseif kind == "nil" or kind == "boolean" or kind == "number" then
    return tostring(value)
  end
  local meta = debug.getmetatable(value)
  if meta ~= nil and rawget(meta, "__tostring") ~= nil then
    return tostring(value)
  elseif kind == "table" and (meta == nil or rawget(meta, "__name") == nil) then
    return describe_table(value, depth, seen)
  end
  local name = meta ~= nil and rawget(meta, "__name")
  return type(name) == "string" and name or kind
end

--- The text of a value: strings as they are, tables with their contents, no addresses.
---@return string
function M.text(value)
  return describe(value, 0, {})
end

return M
