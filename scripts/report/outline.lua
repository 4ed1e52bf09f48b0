-- What a report is made of: data/outline.lua and what an office's own file changes of it. Checks
-- the file's form; its texts are looked at by report/own_text.lua.
local failure = require "foundation.failure"
local sections = require "report.sections"
local suggest = require "lotrinh.suggest"
local tables = require "definitions.table"

local M = {}

--- Kinds of review, in the order in which they are named to people.
M.KINDS = { "annual", "interim", "final" }

local function wrong(place, words, values)
  values = values or {}
  values.name, values.field = place.name, place.path
  error(failure.new("LT-1931", "data", {
    vi = "đề cương {name}, trường {field}: " .. words.vi,
    en = "outline {name}, field {field}: " .. words.en,
  }, values), 0)
end

local function at(place, key)
  return { name = place.name, path = place.path == "" and key
    or place.path .. (key:find "^%[" and "" or ".") .. key }
end

local check

local function check_section(place, value)
  local known = {}
  for i, section in ipairs(sections) do
    known[i] = section.id
    if section.id == value then
      return
    end
  end
  table.sort(known)
  wrong(place, { vi = "không có mục \"{value}\"; có phải: {nearest}",
    en = "there is no section \"{value}\"; did you mean: {nearest}" },
    { value = tostring(value), nearest = suggest.nearest(tostring(value), known)
      or table.concat(known, ", ") })
end

local function check_kind(place, value)
  for _, kind in ipairs(M.KINDS) do
    if kind == value then
      return
    end
  end
  wrong(place, { vi = "phải là annual, interim hoặc final", en = "must be annual, interim or "
    .. "final" })
end

local function check_type(wanted)
  return function(place, value)
    if type(value) ~= wanted then
      wrong(place, { vi = "phải là {type}", en = "must be a {type}" }, { type = wanted })
    end
  end
end

-- "..." or {vi = "...", en = "..."}
local function check_words(place, value)
  if type(value) == "table" then
    for key, inner in pairs(value) do
      if key ~= "vi" and key ~= "en" or type(inner) ~= "string" then
        wrong(at(place, tostring(key)), { vi = "phải là vi = \"...\" hoặc en = \"...\"",
          en = "must be vi = \"...\" or en = \"...\"" })
      end
    end
  end
  if type(value) ~= "string" and not (type(value) == "table" and value.vi) then
    wrong(place, { vi = "phải là chữ, hoặc {vi = ..., en = ...}",
      en = "must be text, or {vi = ..., en = ...}" }, { vi = "{vi", en = "{vi" })
  end
end

local function list_of(rule)
  return function(place, value)
    check_type("table")(place, value)
    for key in pairs(value) do
      if math.type(key) ~= "integer" or key < 1 or key > #value then
        wrong(at(place, tostring(key)), { vi = "không có trường này: cần một danh sách",
          en = "there is no such field: a list is wanted" })
      end
    end
    for i, inner in ipairs(value) do
      check(at(place, ("[%d]"):format(i)), inner, rule)
    end
  end
end

local ENTRY = { section = check_section, title = check_words, text = list_of(check_words),
  after = list_of(check_words), also = list_of(check_section), before = list_of(check_section),
  kinds = list_of(check_kind), landscape = check_type "boolean" }

local KIND = { name = check_words, page = check_words, subject = check_words, basis = check_words,
  years = list_of(check_type "number"), since = check_type "string" }

local OUTLINE = {
  kinds = { annual = KIND, interim = KIND, final = KIND },
  chapters = list_of(ENTRY), annexes = list_of(ENTRY),
  page = { first = list_of(check_section), last = list_of(check_section) },
  fragment = { title = check_words, sections = list_of(check_section) },
}

-- A rule is a function, or a table of the fields that may be there.
function check(place, value, rule)
  if type(rule) == "function" then
    return rule(place, value)
  end
  check_type("table")(place, value)
  local names = {}
  for key in pairs(value) do
    names[#names + 1] = tostring(key)
  end
  table.sort(names)
  for _, key in ipairs(names) do
    if rule[key] == nil then
      wrong(at(place, key), { vi = "không có trường này", en = "there is no such field" })
    end
    check(at(place, key), value[key], rule[key])
  end
  if rule == ENTRY and not value.section and not (value.title and value.text) then
    wrong(place, { vi = "cần section, hoặc title và text", en = "section is needed, or title and "
      .. "text" })
  end
end

local function merged(base, own)
  if type(base) ~= "table" or type(own) ~= "table" or #base > 0 or own.vi then
    return own
  end
  local both = {}
  for key, value in pairs(base) do
    both[key] = value
  end
  for key, value in pairs(own) do
    both[key] = merged(base[key], value)
  end
  return both
end

--- An office's file as {path, source, table}: Lua that holds data only and sees no global. Raises
--- LT-1936 when it cannot be read, LT-1931 with the field that is wrong.
function M.read(path)
  local ok, own, source = tables.read_own(path)
  if not ok then
    error(failure.new("LT-1936", "data", {
      vi = "không đọc được đề cương {path}: {why}",
      en = "cannot read the outline {path}: {why}" }, { path = path, why = own }), 0)
  end
  check({ name = path, path = "" }, own, OUTLINE)
  return { path = path, source = source, table = own }
end

--- The outline with what an office's file changes (nil: nothing).
function M.of(own)
  local base = tables.read_lua "outline"
  local outline = own and merged(base, own.table) or base
  outline.own = own
  return outline
end

--- The kind of review: the one named, else the usual one of the year; raises LT-1932 naming those
--- there are.
function M.kind(outline, name, year)
  for _, kind in ipairs(M.KINDS) do
    if kind == name then
      return kind
    end
  end
  if name then
    failure.raise("LT-1932", "usage", {
      vi = "không có loại báo cáo \"{name}\"; hãy dùng: {kinds}",
      en = "there is no kind of review \"{name}\"; use: {kinds}",
    }, { name = name, kinds = suggest.nearest(name, M.KINDS) or table.concat(M.KINDS, ", ") })
  end
  for _, kind in ipairs(M.KINDS) do
    for _, usual in ipairs(outline.kinds[kind].years or {}) do
      if usual == year then
        return kind
      end
    end
  end
  return "annual"
end

--- Chapters or annexes that a kind of review has, in order.
function M.entries(outline, part, kind)
  local list = {}
  for _, entry in ipairs(outline[part]) do
    local wanted = entry.kinds == nil
    for _, name in ipairs(entry.kinds or {}) do
      wanted = wanted or name == kind
    end
    if wanted then
      list[#list + 1] = entry
    end
  end
  return list
end

return M
