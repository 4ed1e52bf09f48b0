-- What is still open at the end of a piece of Lua or SQL: brackets, blocks, a string. Compiles
-- nothing and does not judge; it serves completion and the prompt of the next line.
local M = {}

-- What "end" closes; `do` of a loop belongs to its `for` or `while`.
local OPENERS = { ["function"] = true, ["if"] = true, ["for"] = true, ["while"] = true,
  ["do"] = true, ["repeat"] = true }
local LOOPS = { ["for"] = true, ["while"] = true }
local CLOSING = { [")"] = "(", ["]"] = "[", ["}"] = "{" }

-- The long bracket that begins at `at`: where its content begins, and what ends it.
local function long_bracket(text, at)
  local equals, content = text:match("^%[(=*)%[()", at)
  return content, equals and "]" .. equals .. "]"
end

-- A string or comment that begins at `at` -> where the text goes on; nil when it never ends.
local function skip_quoted(text, at, quote)
  local from = at + 1
  while true do
    local found = text:find("[\\\n" .. quote .. "]", from)
    local byte = found and text:sub(found, found)
    if byte == nil then
      return nil
    elseif byte == quote then
      return found + 1
    end
    from = byte == "\\" and found + 2 or found + 1
  end
end

local function skip_comment(text, at)
  local content, closing = long_bracket(text, at + 2)
  if content == nil then
    return text:find("\n", at, true) or #text + 1
  end
  local _, last = text:find(closing, content, true)
  return last and last + 1
end

local function top(stack)
  return stack[#stack] and stack[#stack].open
end

local function take_word(stack, word, at)
  if word == "end" or word == "until" then
    if OPENERS[top(stack)] then
      stack[#stack] = nil
    end
  elseif word == "do" and LOOPS[top(stack)] and not stack[#stack].begun then
    stack[#stack].begun = true
  elseif OPENERS[word] then
    stack[#stack + 1] = { open = word, at = at }
  end
end

local function take_bracket(stack, byte, at)
  if CLOSING[byte] == nil then
    stack[#stack + 1] = { open = byte, at = at }
  elseif top(stack) == CLOSING[byte] then
    stack[#stack] = nil
  end
end

-- The string, comment or bracket at `at` -> where the text goes on, or nil and what stays open.
local function take_mark(stack, text, at)
  local byte = text:sub(at, at)
  if byte == "-" then
    if text:sub(at, at + 1) ~= "--" then
      return at + 1
    end
    local after = skip_comment(text, at)
    return after, { open = "--", at = at }
  elseif byte == '"' or byte == "'" then
    return skip_quoted(text, at, byte), { open = byte, at = at, content = at + 1 }
  end
  local content, closing = long_bracket(text, at)
  if content ~= nil then
    local _, last = text:find(closing, content, true)
    return last and last + 1, { open = "[[", at = at, content = content }
  end
  take_bracket(stack, byte, at)
  return at + 1
end

--- What stays open in Lua: a list, the innermost last, of {open = "(", "{", "for", "'", "[[" ...,
--- at = where it begins, content = where the text of a string begins}.
function M.lua(text)
  local stack, at = {}, 1
  while true do
    local found, last, word = text:find("([%a_][%w_]*)", at)
    local mark = text:find("[%(%)%[%]{}\"'%-]", at)
    if mark ~= nil and (found == nil or mark < found) then
      local after, open = take_mark(stack, text, mark)
      if after == nil then
        stack[#stack + 1] = open
        return stack
      end
      at = after
    elseif found ~= nil then
      take_word(stack, word, found)
      at = last + 1
    else
      return stack
    end
  end
end

--- The same for SQL, whose strings double their quotes and whose words open nothing.
function M.sql(text)
  local stack, at = {}, 1
  while true do
    local mark = text:find("[%(%)\"'%-]", at)
    if mark == nil then
      return stack
    end
    local byte = text:sub(mark, mark)
    if byte == "'" or byte == '"' then
      local closing = text:find(byte, mark + 1, true)
      if closing == nil then
        stack[#stack + 1] = { open = byte, at = mark, content = mark + 1 }
        return stack
      end
      at = closing + 1
    elseif byte == "-" then
      at = text:sub(mark, mark + 1) == "--" and (text:find("\n", mark, true) or #text) + 1
        or mark + 1
    else
      take_bracket(stack, byte, mark)
      at = mark + 1
    end
  end
end

return M
