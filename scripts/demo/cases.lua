-- The fictional cases from 2023 to 2026, one by one, so that halves, years, what is pending and
-- what is carried over agree by themselves. Knows nothing of files.
local figures = require "demo.figures"
local period = require "lotrinh.period"
local random = require "demo.random"

local M = {}

-- Cases of a group and year: negative binomial with dispersion 0.6, as an urn: each group starts
-- with 3 balls and gets 5 more with each case (3 / 5 = 0.6). Totals are met exactly, and busy
-- groups stay busy.
local BALLS_FIRST, BALLS_MORE = 3, 5

-- Of a thousand cases of a year so many come in each month; the dip at Tết is a guess.
local MONTHS = { 80, 55, 90, 85, 92, 98, 84, 80, 86, 90, 86, 74 }

-- Kinds of dispute, per mille: a guess, no shares were found.
local KINDS = { { "civil", 310 }, { "family", 200 }, { "dispute", 440 }, { "violation", 50 } }

-- How lively communes are beside each other, per mille of the liveliest: a guess that gives some of
-- them fewer than 5 cases a year and a few about 60.
local LIVELY, LIVELY_SPREAD, LEAST_LIVELY = 700, 150, 350

-- Standard deviation of the settlement rate between communes, per mille (5 to 8 points).
local SPREAD = 65

local function days_of_month(year, month)
  local first = period.day(("%d-%02d-01"):format(year, month))
  local next_year, next_month = year, month + 1
  if next_month == 13 then
    next_year, next_month = year + 1, 1
  end
  return first, period.day(("%d-%02d-01"):format(next_year, next_month)) - first
end

local function kind_of(stream)
  local left = stream:below(1000)
  for _, kind in ipairs(KINDS) do
    if left < kind[2] then
      return kind[1]
    end
    left = left - kind[2]
  end
end

local function new_case(state, group, day)
  local stream = state.stream
  local case = { number = #state.cases + 1, group = group, received = day, kind = kind_of(stream),
    luck = stream:below(1000) - state.skill[group.place[1]], slow = stream:below(25),
    started = stream:chance(680) }
  state.cases[case.number] = case
  return case
end

-- A case is put where a ball is drawn; in a quiet commune a draw may not count: one more is made.
local function draw_group(state)
  local group
  repeat
    group = state.balls[state.stream:between(1, #state.balls)]
  until state.stream:chance(state.activity[group.place[1]])
  for _ = 1, BALLS_MORE do
    state.balls[#state.balls + 1] = group
  end
  return group
end

-- Groups that are new get their first balls.
local function found_groups(state, city, count)
  for position = state.founded + 1, count do
    for _ = 1, BALLS_FIRST do
      state.balls[#state.balls + 1] = city.by_founding[position]
    end
  end
  state.founded = math.max(state.founded, count)
end

-- New cases of a half-year on days by the weights of its months.
local function arrive(state, year, half, count)
  local first = half == 1 and 1 or 7
  local list = {}
  for i, of_month in ipairs(random.apportion(count,
    table.move(MONTHS, first, first + 5, 1, {}))) do
    local start, days = days_of_month(year, first + i - 1)
    for _ = 1, of_month do
      list[#list + 1] = new_case(state, draw_group(state), start + state.stream:below(days))
    end
  end
  return list
end

local function by(field)
  return function(a, b)
    local x, y = field(a), field(b)
    return x < y or (x == y and a.number < b.number)
  end
end

-- Of the open cases the latest stay pending; of the others the luckiest are settled.
local function close(state, open, pending, settled, first_day, last_day)
  table.sort(open, by(function(case) return case.received + case.slow end))
  local left = table.move(open, #open - pending + 1, #open, 1, {})
  local closed = table.move(open, 1, #open - pending, 1, {})
  table.sort(closed, by(function(case) return case.luck end))
  for rank, case in ipairs(closed) do
    case.settled = rank <= settled
    local begun = math.max(case.received, first_day)
    case.ended = math.min(last_day, begun + 1 + state.stream:below(20))
  end
  return left
end

local function half_year(state, open, spec)
  local fresh = arrive(state, spec.year, spec.half, spec.received - #open)
  table.move(fresh, 1, #fresh, #open + 1, open)
  return close(state, open, spec.pending, spec.settled, spec.first_day, spec.last_day)
end

local function skills(city, stream)
  local map = {}
  for _, unit in ipairs(city.units.today) do
    map[unit] = stream:bell(SPREAD)
  end
  return map
end

local function activities(city, stream)
  local map = {}
  for _, unit in ipairs(city.units.today) do
    map[unit] = math.max(LEAST_LIVELY, math.min(1000, LIVELY + stream:bell(LIVELY_SPREAD)))
  end
  return map
end

-- Groups that the city has at the end of a half-year, by the stocks.
local function groups_by(day)
  local count = 0
  for _, stock in ipairs(figures.stocks) do
    if stock.day <= day or count == 0 then
      count = stock.groups
    end
  end
  return count
end

local function carried_in(state, first_day)
  local open = {}
  for i = 1, figures.carried_into_first_year do
    open[i] = new_case(state, draw_group(state), first_day - 1 - state.stream:below(24))
  end
  return open
end

--- All cases: {{number, group, received, ended (nil while open), settled, kind}, ...}; days are
--- numbers of lotrinh.period.
function M.of(city)
  local stream = random.new(city.seed, "cases")
  local state = { cases = {}, balls = {}, founded = 0, stream = stream,
    skill = skills(city, stream), activity = activities(city, stream) }
  found_groups(state, city, figures.stocks[1].groups)
  local open = carried_in(state, period.day(figures.cases[1].year .. "-01-01"))
  for _, year in ipairs(figures.cases) do
    local first, name = year.first, tostring(year.year)
    local middle = period.day(name .. "-06-30")
    found_groups(state, city, groups_by(name .. "-06-30"))
    open = half_year(state, open, { year = year.year, half = 1, received = first.received,
      settled = first.settled, pending = first.pending, first_day = period.day(name .. "-01-01"),
      last_day = middle })
    found_groups(state, city, groups_by(name .. "-12-31"))
    open = half_year(state, open, { year = year.year, half = 2,
      received = year.received - first.received + first.pending,
      settled = year.settled - first.settled, pending = year.pending, first_day = middle + 1,
      last_day = period.day(name .. "-12-31") })
  end
  return state.cases
end

-- Columns of form 12 that a kind counts in: the form joins disputes with violations.
local COLUMN = { civil = "civil", family = "family", dispute = "other", violation = "other" }

local function new_count()
  return { received = 0, carried_over = 0, received_civil = 0, received_family = 0,
    received_other = 0, settled = 0, settled_civil = 0, settled_family = 0, settled_other = 0,
    unsettled = 0, not_started = 0, in_progress = 0 }
end

local function add(count, case, first_day, last_day)
  local column = COLUMN[case.kind]
  count.received = count.received + 1
  count["received_" .. column] = count["received_" .. column] + 1
  if case.received < first_day then
    count.carried_over = count.carried_over + 1
  end
  if case.ended == nil or case.ended > last_day then
    local state = case.started and "in_progress" or "not_started"
    count[state] = count[state] + 1
  elseif case.settled then
    count.settled = count.settled + 1
    count["settled_" .. column] = count["settled_" .. column] + 1
  else
    count.unsettled = count.unsettled + 1
  end
end

--- Counts of form 12 from first_day to last_day by whatever key_of(group) says; nil leaves out.
function M.count(cases, first_day, last_day, key_of)
  local counts = {}
  for _, case in ipairs(cases) do
    if case.received <= last_day and (case.ended == nil or case.ended >= first_day) then
      local key = key_of(case.group)
      if key ~= nil then
        counts[key] = counts[key] or new_count()
        add(counts[key], case, first_day, last_day)
      end
    end
  end
  return counts
end

M.new_count = new_count

return M
