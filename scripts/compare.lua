-- Communes beside each other: a ranking that shows how sure it is, a funnel, a league of those
-- only who stand out beyond chance, and what moved the city. Says who differs, never why.
local current = require "store.current"
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local graphs = require "unit.graph"
local guard = require "unit.guard"
local mix = require "compare.mix"
local options_of = require "foundation.options"
local points = require "measure.points"
local questions = require "outlook.question"
local ranks = require "compare.rank"
local stats = require "lotrinh.stats"
local units = require "measure.units"

local M = {}

-- Fewer cases than this have an interval wider than half of the scale.
local FEWEST = 10

local OPTIONS = { year = "integer", kind = "string", vintage = "string", definition = "string",
  asof = "string", least = "integer", target = "number", method = "string", from = "integer",
  to = "integer" }

local function point_of(context, indicator, definition, unit, year)
  local list = points.of({ figures = context.figures, units = context.units, unit = unit },
    definition, { kind = context.kind, vintage = context.vintage, until_day = context.asof,
      from = year, to = year })
  local point = list[#list]
  if point and point.n and point.x > point.n and indicator.kind ~= "ratio" then
    failure.raise("LT-2068", "data", { vi = "{unit}: tử số {x} lớn hơn mẫu số {n}",
      en = "{unit}: {x} of {n} is impossible" },
      { unit = unit.full_name, x = point.x, n = point.n })
  end
  return point
end

-- Communes of the last day of a year with their points.
local function communes(context, indicator, definition, year)
  local day = year .. "-12-31"
  local list = {}
  for _, unit in ipairs(units.below(context.units, units.city(context.units), "commune",
    day > context.asof and context.asof or day)) do
    local point = point_of(context, indicator, definition, unit, year)
    if point and point.n then
      list[#list + 1] = { unit = unit.full_name, id = unit.id, x = point.x, n = point.n,
        year = point.year, vintage = point.vintage, definition = definition.id,
        imports = table.concat(point.imports, " ") }
    end
  end
  return list
end

local function ask(id, options)
  options = options_of.check(options, OPTIONS)
  local indicator = questions.indicator(id)
  local definition = questions.definition(indicator, options.definition)
  if definition.denominator == nil or indicator.kind == "ratio" then
    failure.raise("LT-2069", "usage", { vi = "{indicator} không phải là tỷ lệ, không xếp hạng được",
      en = "{indicator} is no share and cannot be ranked" }, { indicator = id })
  end
  local context = questions.context(options)
  local year = options.year or math.tointeger(tonumber(context.asof:sub(1, 4))) - 1
  return options, context, indicator, definition, year
end

local RANKED = { "rank", "unit", "x", "n", "share", "low", "high", "small", "year", "vintage",
  "definition", "imports" }

--- Communes by their share, each with its interval; those with fewer than `least` (10) cases last
--- and without a rank: compare.ranking("success_rate", {year = 2026}).
function M.ranking(id, options)
  local asked, context, indicator, definition, year = ask(id, options)
  local list = communes(context, indicator, definition, year)
  return frame.new(ranks.give(list, asked.least or FEWEST), RANKED)
end

local function columns(list)
  local x, n = {}, {}
  for i, row in ipairs(list) do
    x[i], n[i] = row.x, row.n
  end
  return x, n
end

local FUNNEL = { "unit", "x", "n", "share", "z", "position", "inner_lower", "inner_upper",
  "outer_lower", "outer_upper", "p", "p_adjusted", "year", "vintage", "definition",
  "imports" }

local function funnel_rows(context, indicator, definition, year, options)
  local list = communes(context, indicator, definition, year)
  local x, n = columns(list)
  local funnel = stats.funnel(x, n, { target = options.target,
    method = options.method or "additive" })
  local p, with_cases = {}, {}
  for i, row in ipairs(list) do
    for name, value in pairs(funnel.points[i]) do
      row[name] = value
    end
    if row.z then
      p[#p + 1] = 2 * stats.pnorm(-math.abs(row.z))
      with_cases[#with_cases + 1] = row
    end
  end
  local adjusted = M.adjust(p)
  for i, row in ipairs(with_cases) do
    row.p, row.p_adjusted = p[i], adjusted[i]
  end
  return list, funnel
end

--- Every commune and its place in the funnel (additive overdispersion unless asked otherwise),
--- with p values adjusted for so many tests: compare.funnel("success_rate", {year = 2026}).
function M.funnel(id, options)
  local asked, context, indicator, definition, year = ask(id, options)
  local list, funnel = funnel_rows(context, indicator, definition, year, asked)
  return frame.new(list, FUNNEL), funnel
end

--- Only those outside the 99.8 % limits: of 126 communes chance puts a quarter of one there.
function M.league(id, options)
  local asked, context, indicator, definition, year = ask(id, options)
  local list = funnel_rows(context, indicator, definition, year, asked)
  local kept = {}
  for _, row in ipairs(list) do
    if row.position == "above_outer" or row.position == "below_outer" then
      kept[#kept + 1] = row
    end
  end
  table.sort(kept, ranks.by_share)
  return frame.new(kept, FUNNEL)
end

--- p values adjusted so that of those below a level at most that share is false (Benjamini and
--- Hochberg 1995), in the order given.
function M.adjust(p)
  local order, adjusted = {}, {}
  for i, value in ipairs(p) do
    if type(value) ~= "number" or not (value >= 0 and value <= 1) then
      failure.raise("LT-2070", "usage", { vi = "phần tử {place} không phải là xác suất",
        en = "element {place} is no probability" }, { place = i })
    end
    order[i] = i
  end
  table.sort(order, function(first, second) return p[first] < p[second] end)
  local least = 1
  for place = #order, 1, -1 do
    least = math.min(least, p[order[place]] * #order / place)
    adjusted[order[place]] = least
  end
  return adjusted
end

-- Communes of two maps are no parts of one whole: every effect would turn up as mix.
local function check_one_map(before, after)
  local graph, sides = graphs.of(current.database()), { {}, {} }
  for side, list in ipairs { before, after } do
    for i, row in ipairs(list) do
      sides[side][i] = graph.by_id[row.id]
    end
  end
  guard.check(graph, sides[1], sides[2], failure.say {
    vi = "chọn hai năm cùng một địa bàn, hoặc quy đổi số liệu trước: rebase(khung, {to = "
      .. "\"{day}\", counts = {...}})",
    en = "two years of one map, or figures rebased before: rebase(frame, {to = \"{day}\", counts "
      .. "= {...}})" })
end

--- How a change of the city between two years came about: shares of communes that changed, and
--- cases that moved between them: compare.change("success_rate", {from = 2025, to = 2026}).
function M.change(id, options)
  local asked, context, indicator, definition = ask(id, options)
  if not (asked.from and asked.to and asked.from < asked.to) then
    failure.raise("LT-2071", "usage", { vi = "cần from và to, from trước to",
      en = "from and to are needed, from before to" })
  end
  local before = communes(context, indicator, definition, asked.from)
  local after = communes(context, indicator, definition, asked.to)
  check_one_map(before, after)
  return mix.of(before, after)
end

--- How many communes attain a target although each share is noisy: their expected number, and the
--- chance that at least `k` do: compare.attaining("success_rate", {year = 2026, target = 0.95}).
function M.attaining(id, options)
  local asked, context, indicator, definition, year = ask(id, options)
  if asked.target == nil then
    failure.raise("LT-2072", "usage", { vi = "cần tùy chọn target, ví dụ 0.95",
      en = "option target is needed, as in 0.95" })
  end
  local list = communes(context, indicator, definition, year)
  local x, n = columns(list)
  local prior = stats.beta_binomial(x, n)
  if prior.a == nil then
    return { status = prior.status, communes = #list }
  end
  local chances, now = {}, 0
  for i = 1, #list do
    local after = stats.posterior(x[i], n[i], prior, { target = asked.target })
    chances[i] = after.p_target
    now = now + (n[i] > 0 and x[i] / n[i] >= asked.target and 1 or 0)
  end
  local spread = stats.poisson_binomial(chances, { k = asked.least })
  return { status = "ok", communes = #list, now = now, expected = spread.expected, sd = spread.sd,
    at_least = spread.at_least, k = asked.least }
end

return M
