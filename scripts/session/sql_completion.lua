-- Completion within SQL, by where the word stands: tables after FROM and JOIN, after "alias." the
-- columns of that table, else columns of the tables named, functions and keywords.
local current = require "store.current"
local failure = require "foundation.failure"

local M = {}

local function set_of(text)
  local set = {}
  for word in text:gmatch("%S+") do
    set[word] = true
  end
  return set
end

local KEYWORDS = set_of("SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT OFFSET JOIN LEFT INNER ON AS"
  .. " AND OR NOT IN IS NULL LIKE BETWEEN DISTINCT CASE WHEN THEN ELSE END WITH UNION ALL VALUES"
  .. " DESC ASC EXISTS COLLATE USING OVER PARTITION EXCEPT INTERSECT EXPLAIN CAST RECURSIVE")

local FUNCTIONS = {
  ["count"] = { vi = "đếm", en = "counts" }, ["sum"] = { vi = "tổng", en = "sum" },
  ["avg"] = { vi = "trung bình", en = "average" }, ["min"] = { vi = "nhỏ nhất", en = "least" },
  ["max"] = { vi = "lớn nhất", en = "greatest" }, ["round"] = { vi = "làm tròn", en = "rounds" },
  ["coalesce"] = { vi = "giá trị đầu tiên không trống", en = "the first value that is not NULL" },
  ["nullif"] = { vi = "trống khi bằng nhau", en = "NULL when equal" },
  ["length"] = { vi = "số ký tự", en = "characters" },
  ["substr"] = { vi = "một đoạn", en = "a part" },
  ["group_concat"] = { vi = "nối lại", en = "joined" }, ["abs"] = { vi = "trị tuyệt đối",
    en = "absolute value" },
  ["fold"] = { vi = "bỏ dấu, chữ thường", en = "without marks and case" },
  ["lower"] = { vi = "chữ thường", en = "small letters" },
  ["upper"] = { vi = "chữ hoa", en = "capitals" },
  ["title"] = { vi = "Hoa Đầu Từ", en = "Title Case" },
  ["nfc"] = { vi = "dạng chuẩn", en = "the normal form" },
}

local TABLE, VIEW = { vi = "bảng", en = "table" }, { vi = "bảng nhìn", en = "view" }

local schema -- name in small letters -> {name, detail, columns}; read once between two statements

--- What was read is read anew.
function M.forget()
  schema = nil
end

local function tables()
  if schema == nil then
    schema = {}
    for row in current.database():rows([[SELECT name, type FROM sqlite_schema
      WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' ORDER BY name]]) do
      schema[row.name:lower()] = { name = row.name,
        detail = failure.say(row.type == "view" and VIEW or TABLE) }
    end
  end
  return schema
end

local function columns_of(entry)
  if entry.columns == nil then
    local quoted = '"' .. entry.name:gsub('"', '""') .. '"'
    entry.columns = current.database():query("SELECT * FROM " .. quoted .. " LIMIT 0"):columns()
  end
  return entry.columns
end

local ENDS_TABLES = set_of("WHERE GROUP ORDER HAVING LIMIT SELECT UNION EXCEPT INTERSECT WITH"
  .. " VALUES ON USING AND")

-- What FROM and JOIN have named so far: alias or name in small letters -> the table's entry; and
-- what stands at the end: "table" (a name is wanted), "after" (one was just named), "value".
local function read_sources(before)
  local sources, state = {}, "value"
  local last
  for word, mark in (before:gsub("%-%-[^\n]*", " "):gsub("'[^']*'", " 0 ") .. " ")
    :gmatch("([%w_\128-\255]*)([^%w_\128-\255]*)") do
    local upper = word:upper()
    if upper == "FROM" or upper == "JOIN" then
      state = "table"
    elseif ENDS_TABLES[upper] then
      state = "value"
    elseif word ~= "" and state == "table" then
      last = tables()[word:lower()]
      sources[word:lower()] = last or false
      state = "after"
    elseif word ~= "" and state == "after" and not KEYWORDS[upper] then
      sources[word:lower()] = last or false
    end
    if state == "after" and mark:find(",", 1, true) then
      state = "table"
    elseif mark:find("(", 1, true) then
      state = state == "table" and "value" or state
    end
  end
  return sources, state
end

-- Names of WITH name AS (...).
local function add_with(found, before)
  for name in before:gmatch("([%w_]+)%s+[Aa][Ss]%s*%(") do
    found[name] = "WITH"
  end
end

local function add_columns(found, entry, owner)
  for _, column in ipairs(entry and columns_of(entry) or {}) do
    found[column] = found[column] and "" or owner
  end
end

local function add_words(found, word, state)
  local small = word:find("%l") ~= nil
  for keyword in pairs(KEYWORDS) do
    found[small and keyword:lower() or keyword] = ""
  end
  if state == "after" then
    return
  end
  for name, words in pairs(FUNCTIONS) do
    found[small and name or name:upper()] = failure.say(words)
  end
end

local function add_all_columns(found, sources, word)
  local named = false
  for name, entry in pairs(sources) do
    named = true
    add_columns(found, entry, entry and entry.name or "")
    found[name] = entry and entry.name or ""
  end
  if not named and word ~= "" then
    for _, entry in pairs(tables()) do
      add_columns(found, entry, entry.name)
    end
  end
end

--- The candidates for the last word of `text`, a set with what is told of each, and where that word
--- begins.
function M.candidates(text)
  local start = text:match("()[%w_]*$")
  local before, word, found = text:sub(1, start - 1), text:sub(start), {}
  local sources, state = read_sources(before)
  local owner = before:match("([%w_]+)%.$")
  if owner ~= nil then
    local entry = sources[owner:lower()] or tables()[owner:lower()]
    add_columns(found, entry, entry and entry.name)
    return found, start
  end
  if state == "table" then
    for _, entry in pairs(tables()) do
      found[entry.name] = entry.detail
    end
    add_with(found, before)
    return found, start
  end
  if state == "value" then
    add_all_columns(found, sources, word)
  end
  add_words(found, word, state)
  return found, start
end

return M
