-- The history of a unit as a small tree and as rows: what it was made of, what it became, and the
-- other places that had its code or its name.
local failure = require "foundation.failure"
local find = require "unit.find"
local graphs = require "unit.graph"
local text = require "lotrinh.text"
local words = require "unit.words"

local M = {}

local say = failure.say

local function add_rows(graph, record, step, rows, depth, seen)
  for _, link in ipairs(graphs[step.side](graph, record)) do
    local parent = link.from.parent_id and graph.by_id[link.from.parent_id]
    rows[#rows + 1] = { relation = step.relation, depth = depth, date = link.on,
      from_id = link.from.id, from_code = link.from.code, from_name = link.from.full_name,
      from_parent = parent and parent.full_name, to_id = link.to.id, to_code = link.to.code,
      to_name = link.to.full_name, kind = link.kind, weight = link.weight, basis = link.basis,
      estimate = words.is_estimate(link) and 1 or 0, clause = link.clause,
      evidence = link.evidence, note = link.note }
    local other = link[step.other]
    if not seen[other] then
      seen[other] = true
      add_rows(graph, other, step, rows, depth + 1, seen)
    end
  end
end

local BEFORE = { side = "before", other = "from", relation = "predecessor" }
local AFTER = { side = "after", other = "to", relation = "successor" }

--- Every succession that leads to the unit (relation predecessor) and from it (successor); depth 1
--- is next to it.
function M.rows(graph, record)
  local rows = {}
  add_rows(graph, record, BEFORE, rows, 1, {})
  add_rows(graph, record, AFTER, rows, 1, {})
  return rows
end

-- "00019, Quận Ba Đình"; the city above needs no saying.
local function place_of(graph, unit)
  local parent = unit.parent_id and graph.by_id[unit.parent_id]
  return unit.code .. (parent and parent.level == "district" and ", " .. parent.full_name or "")
end

local function widest(graph, links, other)
  local name, place = 0, 0
  for _, link in ipairs(links) do
    name = math.max(name, text.width(link[other].full_name))
    place = math.max(place, text.width(place_of(graph, link[other])))
  end
  return name, place
end

local function clauses_of(links)
  local list, seen = {}, {}
  for _, link in ipairs(links) do
    if not seen[link.clause] then
      seen[link.clause] = true
      list[#list + 1] = link.clause
    end
  end
  return list
end

-- Lines below one unit; the clause stands in the line when the links have several.
local function branch(graph, links, step, indent, lines)
  local name, place = widest(graph, links, step.other)
  local many = #clauses_of(links) > 1
  for i, link in ipairs(links) do
    local last, unit, evidence = i == #links, link[step.other], words.evidence(link)
    lines[#lines + 1] = ("%s%s %s  %s  %s%s%s"):format(indent, last and "└─" or "├─",
      text.pad(unit.full_name, name), text.pad(place_of(graph, unit), place), words.share(link),
      many and "; " .. link.clause or "", evidence and " (" .. evidence .. ")" or "")
    local further = graphs[step.side](graph, link[step.other])
    if #further > 0 then
      local deeper = indent .. (last and "   " or "│  ")
      lines[#lines + 1] = deeper .. M.heading(further, step)
      branch(graph, further, step, deeper, lines)
    end
  end
end

local HEADINGS = {
  before = { vi = "trước {day} là {n} đơn vị{clause}", en = "before {day}: {n} units{clause}" },
  before_one = { vi = "trước {day} là một đơn vị{clause}", en = "before {day}: one unit{clause}" },
  after = { vi = "từ {day} chia vào {n} đơn vị{clause}",
    en = "from {day}: divided into {n} units{clause}" },
  after_one = { vi = "từ {day} thuộc một đơn vị{clause}",
    en = "from {day}: went into one unit{clause}" },
}

--- "trước 01/7/2025 là 14 đơn vị (1656/NQ-UBTVQH15 Điều 1 khoản 1)"
function M.heading(links, step)
  local clauses = clauses_of(links)
  return say(HEADINGS[step.side .. (#links == 1 and "_one" or "")], { n = #links,
    day = words.day(links[1].on), clause = #clauses == 1 and " (" .. clauses[1] .. ")" or "" })
end

local function facts(graph, record)
  local parts = { say({ vi = "mã {code}", en = "code {code}" }, record), find.span(record) }
  local parent = record.parent_id and graph.by_id[record.parent_id]
  if parent then
    parts[#parts + 1] = say({ vi = "thuộc {parent}", en = "in {parent}" },
      { parent = parent.full_name })
  end
  if record.area_km2 then
    parts[#parts + 1] = text.number(record.area_km2, { decimals = 2 }) .. " km²"
  end
  if record.population then
    parts[#parts + 1] = say({ vi = "{n} người", en = "{n} people" },
      { n = text.number(record.population) })
  end
  return table.concat(parts, ", ")
end

local function capital(sentence)
  return text.upper(sentence:match(utf8.charpattern)) .. sentence:gsub("^" .. utf8.charpattern, "")
end

--- Other units that had its code, or its full name under another code, in order of time.
function M.namesakes(graph, record)
  local same_code, same_name = {}, {}
  for _, other in ipairs(graph.list) do
    if other ~= record and other.code == record.code then
      same_code[#same_code + 1] = other
    elseif other ~= record and other.full_name == record.full_name then
      same_name[#same_name + 1] = other
    end
  end
  return same_code, same_name
end

local function warnings(graph, record, lines)
  local same_code, same_name = M.namesakes(graph, record)
  if #same_code > 0 then
    lines[#lines + 1] = say({ vi = "⚠ Mã {code} còn là mã của địa bàn khác: {list}",
      en = "⚠ Code {code} is also that of another territory: {list}" },
      { code = record.code, list = find.labels(graph, same_code) })
  end
  if #same_name > 0 then
    lines[#lines + 1] = say({ vi = "⚠ Tên này còn là tên của địa bàn khác: {list}",
      en = "⚠ The name is also that of another territory: {list}" },
      { list = find.labels(graph, same_name) })
  end
end

-- Where the communes of a district went: the districts themselves have no successor.
local function district_lines(graph, record, lines)
  if record.level ~= "district" or record.valid_to == nil then
    return
  end
  local communes, to, seen = 0, {}, {}
  for _, child in ipairs(graph.children[record.id] or {}) do
    if child.valid_to == record.valid_to then
      communes = communes + 1
      for _, link in ipairs(graphs.after(graph, child)) do
        if link.weight ~= 0 and not seen[link.to] then
          seen[link.to] = true
          to[#to + 1] = link.to.full_name
        end
      end
    end
  end
  table.sort(to, text.less)
  lines[#lines + 1] = say({
    vi = "Cấp huyện kết thúc từ {day}; dân của {n} xã, phường, thị trấn cuối cùng nay thuộc {m} "
      .. "đơn vị: {list}",
    en = "The district level ended on {day}; the people of its last {n} communes now belong to {m} "
      .. "units: {list}" },
    { day = words.day(record.valid_to), n = communes, m = #to, list = table.concat(to, ", ") })
end

--- The history of a unit, for people; ends with a line break.
function M.text(graph, record)
  local lines = { record.full_name, facts(graph, record) }
  warnings(graph, record, lines)
  for _, step in ipairs { BEFORE, AFTER } do
    local links = graphs[step.side](graph, record)
    if #links > 0 then
      lines[#lines + 1] = ""
      lines[#lines + 1] = capital(M.heading(links, step))
      branch(graph, links, step, "", lines)
    end
  end
  if record.level == "district" and record.valid_to then
    lines[#lines + 1] = ""
    district_lines(graph, record, lines)
  end
  return table.concat(lines, "\n") .. "\n"
end

return M
