-- What a report says about itself above its table: who, which period, how final. Knows nothing of
-- figures or of databases.
local failure = require "foundation.failure"
local period = require "lotrinh.period"
local header = require "importer.header"

local M = {}

-- Words before the colon, plain, and what they name.
local LABELS = {
  { "ky bao cao", "period" }, { "ky so lieu", "period" }, { "thoi ky", "period" },
  { "don vi bao cao", "unit" }, { "don vi gui", "unit" }, { "xa phuong bao cao", "unit" },
  { "ma don vi", "unit_code" },
  { "loai so lieu", "vintage" }, { "tinh trang so lieu", "vintage" }, { "so lieu", "vintage" },
  { "so bao cao", "document" }, { "bao cao so", "document" }, { "van ban so", "document" },
  { "ngay bao cao", "reported_on" }, { "ngay gui", "reported_on" },
  { "so lieu tinh den ngay", "cut_off" }, { "so lieu den ngay", "cut_off" },
}

local VINTAGES = {
  ["so bo"] = "preliminary", ["so_bo"] = "preliminary", preliminary = "preliminary",
  ["uoc tinh"] = "estimate", ["uoc_tinh"] = "estimate", estimate = "estimate",
  ["chinh thuc"] = "official", ["chinh_thuc"] = "official", official = "official",
}

--- "sơ bộ", "so_bo" -> "preliminary"; nil when it is none of the three.
function M.vintage(words)
  return VINTAGES[words] or VINTAGES[header.plain(words)]
end

-- Names of periods as reports write them, plain, and the short form.
local PERIODS = {
  { "^6 thang dau nam (%d%d%d%d)$", "%s-H1" }, { "^sau thang dau nam (%d%d%d%d)$", "%s-H1" },
  { "^6 thang (%d%d%d%d)$", "%s-H1" }, { "^6 thang nam (%d%d%d%d)$", "%s-H1" },
  { "^6 thang cuoi nam (%d%d%d%d)$", "%s-H2" }, { "^nam (%d%d%d%d)$", "%s" },
  { "^ca nam (%d%d%d%d)$", "%s" }, { "^10 thang nam (%d%d%d%d)$", "%s-10M" },
  { "^10 thang (%d%d%d%d)$", "%s-10M" }, { "^11 thang nam (%d%d%d%d)$", "%s-11M" },
  { "^11 thang (%d%d%d%d)$", "%s-11M" },
}

--- "6 tháng đầu năm 2026" or "2026-H1" -> period | nil, why
function M.period(words)
  local trimmed = words:match("^%s*(.-)%s*$")
  local made, why = period.parse(trimmed)
  if made then
    return made
  end
  local plain = header.plain(trimmed)
  for _, known in ipairs(PERIODS) do
    local year = plain:match(known[1])
    if year then
      return period.parse(known[2]:format(year))
    end
  end
  return nil, why
end

local function label_of(plain)
  for _, label in ipairs(LABELS) do
    if plain:sub(1, #label[1]) == label[1] then
      return label[2]
    end
  end
end

local function value_beside(sheet, row, column)
  for right = column + 1, math.min(sheet.last_column, column + 6) do
    local words = sheet:text(row, right)
    if words:find("%S") then
      return words, right
    end
  end
end

--- What stands above the table: {period = {words, address}, unit = ..., ...}.
function M.read(sheet, before)
  local found = {}
  for row = 1, before - 1 do
    for column = 1, math.min(sheet.last_column, 20) do
      local words = sheet:text(row, column)
      local before_colon, after = words:match("^([^:]*):%s*(.-)%s*$")
      local name = before_colon and label_of(header.plain(before_colon))
      if name and not found[name] then
        local at = column
        if after == "" then
          after, at = value_beside(sheet, row, column)
        end
        if after then
          found[name] = { words = after, address = sheet:address(row, at) }
        end
      end
    end
  end
  return found
end

--- The kind of a period in the database: "H1" for 2026-H1.
function M.database_kind(made)
  local kinds = { year = "year", month = "M", quarter = "Q", ten_months = "10M",
    eleven_months = "11M", point = "point", range = "multi" }
  return kinds[made.kind] or made.text:match("(H[12])$")
end

--- Words for a vintage in the session's language.
function M.vintage_words(vintage)
  local words = {
    preliminary = { vi = "sơ bộ", en = "preliminary" },
    estimate = { vi = "ước tính", en = "estimate" },
    official = { vi = "chính thức", en = "official" },
  }
  return words[vintage] and failure.say(words[vintage]) or ""
end

return M
