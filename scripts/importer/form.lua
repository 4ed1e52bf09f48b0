-- Forms: what a file's columns mean, as data. Reads the built-in ones and a user's own, and says
-- which field of a form is wrong. Knows nothing of files of figures or of databases.
local condition = require "importer.condition"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local resource = require "lotrinh.resource"
local tables = require "definitions.table"

local M = {}

-- The forms that ship with the program, in the order in which they are tried.
local BUILT_IN = { "tt20_12a", "tt20_12c", "tt20_11c", "targets", "groups", "trainers", "cohort",
  "recognitions", "pilots", "milestones", "activities", "cases" }

M.KINDS = { text = true, count = true, percent = true, date = true, month = true, flag = true,
  choice = true, unit = true, unit_code = true, ignored = true, ratio = true }

-- Tables that records may go to, and their columns.
M.TABLES = {
  group_register = { name = true, village = true, mediators = true, women = true, minority = true,
    minority_area = true, leaders = true, supported = true, five_good = true, trained = true,
    materials = true },
  cohort = { month = true, recognised = true, trained = true },
  recognition = { model = true, group_name = true, groups = true, decision = true,
    decided_on = true, year = true },
  pilot = { decision = true, chosen_on = true, ended_on = true },
  milestone = { indicator = true, done_on = true, document = true, note = true },
  activity = { task = true, kind = true, title = true, document = true, lead = true,
    partners = true, starts_on = true, ends_on = true, participants = true, cost = true,
    funding = true },
  mediation_case = { code = true, group_name = true, received_on = true,
    started_on = true, ended_on = true, kind = true, outcome = true },
}

local ROWS = { unit = true, group = true, record = true, case = true }

-- The one description of a form: field -> the Lua type it has, and whether it must be there.
local FORM_FIELDS = {
  id = { "string", true }, words = { "table", true }, circular = { "string", true },
  row = { "string", true }, columns = { "table", true }, extends = { "string" },
  without = { "table" }, checks = { "table" }, computed = { "table" }, table = { "string" },
  totals = { "table" }, period = { "boolean" }, day = { "string" }, most_rows = { "number" },
}
local COLUMN_FIELDS = {
  id = { "string", true }, kind = { "string", true }, header = { "table" },
  number = { "string" }, column = { "string" }, required = { "boolean" },
  measure = { "string" }, into = { "string" }, choices = { "table" }, least = { "number" },
  most = { "number" }, of = { "string" },
}

-- What refuses a form: the file, the field and what is wrong with it.
local function wrong(name, field, words, values)
  values = values or {}
  values.name, values.field = name, field
  error(failure.new("LT-1701", "data", {
    vi = "mẫu biểu {name}, trường {field}: " .. words.vi,
    en = "form {name}, field {field}: " .. words.en,
  }, values), 0)
end

local function check_fields(name, path, value, description)
  local keys = {}
  for key in pairs(value) do
    keys[#keys + 1] = tostring(key)
  end
  table.sort(keys)
  for _, key in ipairs(keys) do
    local known = description[key]
    if not known then
      wrong(name, path .. key, { vi = "không có trường này", en = "there is no such field" })
    elseif type(value[key]) ~= known[1] then
      wrong(name, path .. key, { vi = "phải là {type}", en = "must be a {type}" },
        { type = known[1] })
    end
  end
  for key, known in pairs(description) do
    if known[2] and value[key] == nil then
      wrong(name, path .. key, { vi = "còn thiếu", en = "is missing" })
    end
  end
end

local function check_headers(name, path, column)
  if column.header == nil and column.column == nil then
    wrong(name, path .. "header", { vi = "cần tiêu đề (header) hoặc vị trí (column)",
      en = "a header or a position (column) is needed" })
  end
  for i, header in ipairs(column.header or {}) do
    if type(header) ~= "string" or header == "" then
      wrong(name, path .. "header[" .. i .. "]", { vi = "phải là chữ", en = "must be text" })
    end
  end
  if column.column and not column.column:find("^%u%u?$") then
    wrong(name, path .. "column", { vi = "phải là tên cột như B hoặc AC",
      en = "must be the name of a column, such as B or AC" })
  end
end

local function check_choices(name, path, column)
  if column.kind ~= "choice" then
    return
  elseif column.choices == nil then
    wrong(name, path .. "choices", { vi = "còn thiếu", en = "is missing" })
  end
  for value, words in pairs(column.choices) do
    if type(words) ~= "table" or #words == 0 then
      wrong(name, path .. "choices." .. tostring(value),
        { vi = "phải là danh sách chữ", en = "must be a list of texts" })
    end
  end
end

local function check_column(name, form, i, seen)
  local path = "columns[" .. i .. "]."
  local column = form.columns[i]
  if type(column) ~= "table" then
    wrong(name, "columns[" .. i .. "]", { vi = "phải là bảng", en = "must be a table" })
  end
  check_fields(name, path, column, COLUMN_FIELDS)
  if seen[column.id] then
    wrong(name, path .. "id", { vi = "trùng \"{id}\"", en = "\"{id}\" is there twice" },
      { id = column.id })
  end
  seen[column.id] = column
  if not M.KINDS[column.kind] then
    wrong(name, path .. "kind", { vi = "không có loại \"{kind}\"", en = "no kind \"{kind}\"" },
      { kind = column.kind })
  end
  check_headers(name, path, column)
  check_choices(name, path, column)
  local target = M.TABLES[form.table or ""]
  if column.into and not (target and target[column.into]) then
    wrong(name, path .. "into", { vi = "bảng {table} không có cột \"{into}\"",
      en = "table {table} has no column \"{into}\"" },
      { table = form.table or "?", into = column.into })
  end
end

local function check_conditions(name, form, seen)
  for code, list in pairs(form.checks or {}) do
    if type(code) ~= "string" or not code:find("^V%d%d$") or type(list) ~= "table" then
      wrong(name, "checks." .. tostring(code), { vi = "cần mã V01 đến V22 và danh sách điều kiện",
        en = "a code from V01 to V22 and a list of conditions are needed" })
    end
    for i, text in ipairs(list) do
      local parsed, why = condition.parse(text, seen)
      if not parsed then
        wrong(name, ("checks.%s[%d]"):format(code, i), why, { text = tostring(text) })
      end
      list[i] = parsed
    end
  end
  for id, text in pairs(form.computed or {}) do
    local parsed, why = condition.parse_sum(text, seen)
    if not parsed then
      wrong(name, "computed." .. tostring(id), why, { text = tostring(text) })
    end
    form.computed[id] = parsed
  end
end

local function check_row(name, form)
  if not ROWS[form.row] then
    wrong(name, "row", { vi = "phải là unit, group, record hoặc case, không phải \"{row}\"",
      en = "must be unit, group, record or case, not \"{row}\"" }, { row = form.row })
  end
  local needs_table = form.row == "record" or form.row == "case"
  if needs_table ~= (M.TABLES[form.table or ""] ~= nil) then
    wrong(name, "table", { vi = "row = \"{row}\" không đi với table = \"{table}\"",
      en = "row = \"{row}\" does not go with table = \"{table}\"" },
      { row = form.row, table = form.table or "" })
  end
  for _, language in ipairs { "vi", "en" } do
    if type(form.words[language]) ~= "string" then
      wrong(name, "words." .. language, { vi = "còn thiếu", en = "is missing" })
    end
  end
end

local function copied(value)
  if type(value) ~= "table" then
    return value
  end
  local copy = {}
  for key, inner in pairs(value) do
    copy[key] = copied(inner)
  end
  return copy
end

-- A form that extends another has that one's fields and columns after its own.
local function extend(name, form, find_base)
  if type(form.extends) ~= "string" then
    return form
  end
  local base = find_base(form.extends)
  if not base then
    wrong(name, "extends", { vi = "không có mẫu biểu \"{id}\"", en = "no form \"{id}\"" },
      { id = form.extends })
  end
  local without = {}
  for _, id in ipairs(form.without or {}) do
    without[id] = true
  end
  form.columns = form.columns or {}
  for _, column in ipairs(form.columns) do
    without[column.id] = true
  end
  for _, column in ipairs(base.columns) do
    if not without[column.id] then
      form.columns[#form.columns + 1] = copied(column)
    end
  end
  for _, field in ipairs { "circular", "row", "checks", "computed", "table", "totals", "period" } do
    if form[field] == nil then
      form[field] = copied(base[field])
    end
  end
  return form
end

local function index(form)
  form.by_id = {}
  for i, column in ipairs(form.columns) do
    form.by_id[column.id] = column
    column.position = i
  end
  return form
end

local raw = {} -- as written, for `extends`

local function raw_form(id)
  for _, known in ipairs(BUILT_IN) do
    if known == id then
      raw[id] = raw[id] or tables.read_lua("forms/" .. id)
      return raw[id]
    end
  end
end

--- Checks a form and completes it; raises LT-1701 with the field that is wrong.
---@param form table as it stands in its file
---@param name string what to call it in an error
function M.complete(form, name)
  if type(form) ~= "table" then
    error(failure.new("LT-1701", "data", {
      vi = "mẫu biểu {name}, trường {field}: tệp phải trả về một bảng (return {{ ... }})",
      en = "form {name}, field {field}: the file must return a table (return {{ ... }})" },
      { name = name, field = "return" }), 0)
  end
  form = extend(name, copied(form), raw_form)
  check_fields(name, "", form, FORM_FIELDS)
  check_row(name, form)
  local seen = {}
  for i = 1, #form.columns do
    check_column(name, form, i, seen)
  end
  if next(seen) == nil then
    wrong(name, "columns", { vi = "chưa có cột nào", en = "there is no column" })
  end
  check_conditions(name, form, seen)
  return index(form)
end

--- A form from a file of the user's own: Lua that holds data only and sees no global.
function M.read(path)
  local ok, form = tables.read_own(path)
  if not ok then
    error(failure.new("LT-1702", "data", {
      vi = "không đọc được mẫu biểu {path}: {why}",
      en = "cannot read the form {path}: {why}" }, { path = path, why = form }), 0)
  end
  return M.complete(form, path)
end

local forms

--- The built-in forms in order.
function M.all()
  if not forms then
    forms = {}
    for i, id in ipairs(BUILT_IN) do
      forms[i] = M.complete(raw_form(id), id)
    end
  end
  return forms
end

--- A built-in form by its id, or a file; raises when there is none.
function M.find(name)
  for _, form in ipairs(M.all()) do
    if form.id == name then
      return form
    end
  end
  if name:find("[./]") or files.kind(name) ~= "absent" then
    return M.read(name)
  end
  error(failure.new("LT-1703", "usage", {
    vi = "không có mẫu biểu \"{name}\"; các mẫu có sẵn: {list}; hoặc tên tệp mẫu biểu (.lua)",
    en = "no form \"{name}\"; the built-in ones: {list}; or the name of a form file (.lua)" },
    { name = name, list = table.concat(BUILT_IN, ", ") }), 0)
end

--- Whether the program has what a test needs: data/forms/ID.lua.
function M.built_in()
  for _, id in ipairs(BUILT_IN) do
    assert(resource.read("data/forms/" .. id .. ".lua"))
  end
  return BUILT_IN
end

return M
