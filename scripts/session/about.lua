-- What there is to say of a name typed at the prompt, whatever it names: a function, a command, an
-- indicator, a target, a chart, a table. Answers; does not write.
local current = require "store.current"
local errors = require "definitions.errors"
local failure = require "foundation.failure"
local help = require "help"
local indicators = require "definitions.indicators"
local plan = require "plan"

local M = {}

-- "big:group", "group": the functions and methods that end so, whatever the value is called.
local function about_members(_, word)
  local last, lines = word:match("[%w_]+$"), {}
  for _, name in ipairs(help.names()) do
    if last ~= nil and name:match("[.:]([%w_]+)$") == last then
      lines[#lines + 1] = help.text(name)
    end
  end
  return lines[1] and table.concat(lines)
end

local function about_command(session, word)
  for _, command in ipairs(session.commands) do
    if command.name == word or command.alias == word then
      return ("%s (%s): %s\n"):format(command.name, command.alias, failure.say(command.words))
    end
  end
  return nil
end

local function about_indicator(_, word)
  local entry = indicators.find(word)
  if entry == nil then
    return nil
  end
  local lines = { failure.say({ vi = "{id}: chỉ số, {name}", en = "{id}: an indicator, {name}" },
    { id = entry.id, name = failure.say(entry.words) }) }
  for _, definition in ipairs(entry.definitions) do
    lines[#lines + 1] = "  " .. failure.say(definition.words) .. ": "
      .. failure.say(definition.text)
  end
  lines[#lines + 1] = ("  outlook.of(\"%s\")"):format(entry.id)
  return table.concat(lines, "\n") .. "\n"
end

local function about_target(_, word)
  for _, target in ipairs(plan.all_targets()) do
    if target.target == word then
      return ("%s: %s\n  %s\n"):format(target.target, target.clause, target.wording)
    end
  end
  for _, entry in ipairs(plan.all()) do
    if entry.plan == word then
      return ("%s: %s, %s\n"):format(entry.plan, entry.number, entry.title)
    end
  end
  return nil
end

local function about_chart(_, word)
  local chart = require "chart"
  for _, name in ipairs(chart.names()) do
    if name == word then
      local found = chart.find(name)
      return failure.say({
        vi = "{name}: biểu đồ, {title}\n  {question}\n  chart.draw(\"{name}\")\n",
        en = "{name}: a chart, {title}\n  {question}\n  chart.draw(\"{name}\")\n" },
        { name = name, title = failure.say(found.title),
          question = failure.say(found.question) })
    end
  end
  return nil
end

-- A table with its columns, and the words of those that the dictionary of measures knows.
local function about_table(_, word)
  local db = current.database()
  local found = db:query([[SELECT name FROM sqlite_schema
    WHERE name = ? AND type IN ('table', 'view')]], word)
  if #found == 0 then
    return nil
  end
  local quoted = '"' .. word:gsub('"', '""') .. '"'
  local words = {}
  for row in db:rows("SELECT measure, vi, en FROM measure") do
    words[row.measure] = failure.say { vi = row.vi, en = row.en }
  end
  local lines = { failure.say({ vi = "{name}: bảng", en = "{name}: a table" }, { name = word }) }
  for _, column in ipairs(db:query("SELECT * FROM " .. quoted .. " LIMIT 0"):columns()) do
    lines[#lines + 1] = "  " .. column .. (words[column] and ": " .. words[column] or "")
  end
  return table.concat(lines, "\n") .. "\n"
end

local KINDS = { function(_, word) return help.text(word) end, about_command,
  function(_, word) return errors.text(word) end, about_indicator, about_target, about_chart,
  about_table, about_members }

--- What there is to say of the word, or nil.
function M.text(session, word)
  for _, about in ipairs(KINDS) do
    local answer = about(session, word)
    if answer ~= nil then
      return answer
    end
  end
  return nil
end

-- What may be meant at a place of the line, the likeliest first: in "stats.mean" with the cursor in
-- "stats" that is stats.mean, stats, mean; right behind "name(" it is the name.
local function words_at(line, cursor)
  local before = line:sub(1, cursor):match("[%w_.:%-]*$"):gsub("^%-+", "")
  local after = line:sub(cursor + 1):match("^[%w_.:%-]*"):gsub("[.:%-]+$", "")
  if before .. after == "" then
    before = line:sub(1, cursor):match("([%w_.:]+)%s*[({]?[\"']?$") or ""
  end
  local whole = before .. after
  return { whole, before .. after:match("^[%w_]*"), whole:match("[%w_]+$") }
end

--- The same of the name at a place of the line (bytes before the cursor), or nil.
function M.at(session, line, cursor)
  for _, word in ipairs(words_at(line, cursor)) do
    local answer = word:find("%w") and M.text(session, word)
    if answer then
      return answer
    end
  end
  return nil
end

return M
