-- Which share of a divided unit went where: from the data, from a frame of the analyst, or by an
-- assumption that was asked for. Never by area. Checks that the shares of a unit add up to 1.
local failure = require "foundation.failure"
local find = require "unit.find"
local graphs = require "unit.graph"
local shares = require "unit.shares"

local M = {}

local BASES = { population = true, groups = true, mediators = true, households = true }

-- Shares are sums of a few decimals: what differs more than rounding of doubles is a mistake.
local TOLERANCE = 1e-9

-- What an assumption is called in the column basis.
local ASSUMED = { equal = "assumed_equal", population = "assumed_successor_population" }

--- Checks the name of a basis.
function M.check_basis(basis)
  if BASES[basis] then
    return basis
  end
  failure.raise("LT-1822", "usage", {
    vi = "weights là population, groups, mediators, households hoặc một khung tỷ lệ, không phải "
      .. "\"{basis}\"; số liệu hòa giải không bao giờ chia theo diện tích",
    en = "weights are population, groups, mediators, households or a frame of shares, not "
      .. "\"{basis}\"; figures of mediation are never divided by area" },
    { basis = tostring(basis) })
end

--- Checks the name of an assumption.
function M.check_missing(missing)
  if missing == "refuse" or ASSUMED[missing] then
    return missing
  end
  failure.raise("LT-1823", "usage", {
    vi = "missing là refuse, equal hoặc population, không phải \"{missing}\"",
    en = "missing is refuse, equal or population, not \"{missing}\"" },
    { missing = tostring(missing) })
end

local function raise_sum(graph, record, sum)
  failure.raise("LT-1824", "data", {
    vi = "các phần của {unit} cộng lại là {sum}, phải là 1",
    en = "the shares of {unit} add up to {sum}, not to 1" },
    { unit = find.label(graph, record), sum = ("%.10g"):format(sum) })
end

local function check_sum(graph, record, parts)
  local sum = 0
  for _, part in ipairs(parts) do
    sum = sum + part.weight
  end
  if math.abs(sum - 1) > TOLERANCE then
    raise_sum(graph, record, sum)
  end
  return parts
end

-- What is left for the links without a share, among them in proportion to `size`.
local function assume(parts, unknown, size, basis)
  local left, total = 1, 0
  for _, part in ipairs(parts) do
    left = left - part.weight
  end
  for _, link in ipairs(unknown) do
    total = total + size(link)
  end
  for _, link in ipairs(unknown) do
    parts[#parts + 1] = { link = link, weight = left * size(link) / total, basis = basis }
  end
end

local function people_of(link)
  return link.to.population or 0
end

local function one()
  return 1
end

-- The parts of a unit whose shares are known by the basis, and the links of the others. What went
-- whole, or without people, needs no basis.
local function known_parts(record, links, options)
  local parts, unknown = {}, {}
  local given = options.given and options.given[record.id]
  for _, link in ipairs(links) do
    local weight, basis = link.weight, link.basis
    if weight ~= 0 and weight ~= 1 then
      if given then
        weight, basis = given[link.to.id] or 0, options.basis -- what is not named gets nothing
      elseif link.basis ~= options.basis then
        weight = nil
      end
    end
    if weight == nil then
      unknown[#unknown + 1] = link
    else
      parts[#parts + 1] = { link = link, weight = weight, basis = basis }
    end
  end
  return parts, unknown
end

local function has_people(unknown)
  for _, link in ipairs(unknown) do
    if people_of(link) == 0 then
      return false
    end
  end
  return true
end

--- A function from a unit to its parts, for unit.shares. options = {basis, missing, given}.
function M.weigher(graph, options)
  local memo = {}
  return function(record)
    if memo[record] == nil then
      local parts, unknown = known_parts(record, graphs.after(graph, record), options)
      if #unknown > 0 then
        local by_people = options.missing == "population" and has_people(unknown)
        assume(parts, unknown, by_people and people_of or one,
          by_people and ASSUMED.population or ASSUMED.equal)
      end
      local carried = {}
      for _, part in ipairs(check_sum(graph, record, parts)) do
        if part.weight > 0 then
          carried[#carried + 1] = part
        end
      end
      memo[record] = carried
    end
    return memo[record]
  end
end

local function walk(graph, record, day, options, found, seen)
  if seen[record] or graphs.valid(record, day)
      or #shares.destinations(graph, record, day, options.destinations) == 1 then
    return
  end
  seen[record] = true
  local links = graphs.after(graph, record)
  local _, unknown = known_parts(record, links, options)
  if #unknown > 0 then
    found[#found + 1] = record
  end
  for _, link in ipairs(links) do
    if link.weight ~= 0 then
      walk(graph, link.to, day, options, found, seen)
    end
  end
end

local function raise_missing(graph, found, options)
  local values = { n = #found, list = find.labels(graph, found), basis = options.basis }
  local more = {
    vi = "; hãy cho weights = một khung (from_id, to_id, weight hoặc count) với basis, "
      .. "hoặc view = \"undivided\", hoặc nhận một giả định: missing = \"equal\" (chia đều) hay "
      .. "\"population\" (theo dân số đơn vị mới)",
    en = "; give weights = a frame (from_id, to_id, weight or count) with basis, or view = "
      .. "\"undivided\", or accept an assumption: missing = \"equal\" or \"population\" (of the "
      .. "new units)" }
  local words = options.basis == "population" and {
    vi = "không nguồn nào nói dân số của {n} đơn vị cũ được chia thế nào: {list}",
    en = "no source says how the people of {n} old units were divided: {list}" } or {
    vi = "chưa có số liệu chia theo {basis} của {n} đơn vị cũ (groups và mediators cần sổ đăng ký "
      .. "tổ hòa giải của đơn vị cũ và các đơn vị mới, mỗi tổ một tên): {list}",
    en = "there are no figures by {basis} for {n} old units (groups and mediators need the "
      .. "registers of groups of the old unit and of the new ones, one name a group): {list}" }
  failure.raise("LT-1825", "data", { vi = words.vi .. more.vi, en = words.en .. more.en }, values)
end

--- Raises when a share that is needed for these units is not known and no assumption was accepted.
function M.check_known(graph, records, day, options)
  if options.missing ~= "refuse" then
    return
  end
  local found, seen = {}, {}
  for _, record in ipairs(records) do
    walk(graph, record, day, options, found, seen)
  end
  if #found > 0 then
    table.sort(found, function(first, second) return first.id < second.id end)
    raise_missing(graph, found, options)
  end
end

return M
