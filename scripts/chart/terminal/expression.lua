-- The few expressions that our own plot templates use: numbers, names, $column, NAME[i], + - * /,
-- comparisons, ?: and brackets. Knows nothing of what they are for.
local M = {}

local LEVELS = { { ["=="] = true, ["!="] = true, [">"] = true, ["<"] = true, [">="] = true,
  ["<="] = true }, { ["+"] = true, ["-"] = true }, { ["*"] = true, ["/"] = true } }

local OPERATORS = {
  ["=="] = function(a, b) return a == b and 1 or 0 end,
  ["!="] = function(a, b) return a ~= b and 1 or 0 end,
  [">"] = function(a, b) return a > b and 1 or 0 end,
  ["<"] = function(a, b) return a < b and 1 or 0 end,
  [">="] = function(a, b) return a >= b and 1 or 0 end,
  ["<="] = function(a, b) return a <= b and 1 or 0 end,
  ["+"] = function(a, b) return a + b end,
  ["-"] = function(a, b) return a - b end,
  ["*"] = function(a, b) return a * b end,
  ["/"] = function(a, b) return a / b end,
}

local PATTERNS = { "^0x%x+", "^%d+%.?%d*", "^%$%d+", "^[%a_][%w_]*", "^[=!<>]=",
  "^[-+*/()?:<>%[%]]" }

local function tokens_of(text)
  local tokens, at = {}, 1
  while true do
    at = text:find("%S", at)
    if at == nil then
      return tokens
    end
    local found
    for _, pattern in ipairs(PATTERNS) do
      found = found or text:match(pattern, at)
    end
    if found == nil then
      error("no expression: " .. text, 0)
    end
    tokens[#tokens + 1] = found
    at = at + #found
  end
end

local parse_choice

-- A function of (names, row) for what begins at state.at.
local function parse_atom(state)
  local token = state.tokens[state.at]
  state.at = state.at + 1
  if token == "(" then
    local inner = parse_choice(state)
    state.at = state.at + 1 -- ")"
    return inner
  elseif token == "-" then
    local inner = parse_atom(state)
    return function(names, row) return -inner(names, row) end
  elseif token == nil then
    error("an expression ends too early", 0)
  end
  local column = token:match("^%$(%d+)$")
  if column then
    column = tonumber(column)
    return function(_, row) return row[column] end
  elseif tonumber(token) then
    local value = tonumber(token)
    return function() return value end
  elseif state.tokens[state.at] == "[" then
    state.at = state.at + 1
    local index = parse_choice(state)
    state.at = state.at + 1 -- "]"
    return function(names, row) return names[token][index(names, row)] end
  end
  return function(names) return assert(names[token], token) end
end

local function parse_level(state, level)
  if level > #LEVELS then
    return parse_atom(state)
  end
  local left = parse_level(state, level + 1)
  while LEVELS[level][state.tokens[state.at] or ""] do
    local operate = OPERATORS[state.tokens[state.at]]
    state.at = state.at + 1
    local first, second = left, parse_level(state, level + 1)
    left = function(names, row) return operate(first(names, row), second(names, row)) end
  end
  return left
end

function parse_choice(state)
  local test = parse_level(state, 1)
  if state.tokens[state.at] ~= "?" then
    return test
  end
  state.at = state.at + 1
  local yes = parse_choice(state)
  state.at = state.at + 1 -- ":"
  local no = parse_choice(state)
  return function(names, row)
    return (test(names, row) ~= 0 and yes or no)(names, row)
  end
end

--- A function(names, row) that computes the expression; raises on what is none.
function M.compile(text)
  local state = { tokens = tokens_of(text), at = 1 }
  local compiled = parse_choice(state)
  if state.at <= #state.tokens then
    error("more than an expression: " .. text, 0)
  end
  return compiled
end

return M
