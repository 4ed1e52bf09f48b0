-- Figures of the chart target_board: every target of a plan as `lotrinh status` judges it.
local board = require "outlook.board"
local say = require "outlook.say"
local words = require "chart.words"

local M = {}

M.takes = { unit = true, year = true, plan = true, vintage = true }

local function now_of(result)
  if result.kind == "ratio" and result.x and result.n then
    return words.count(result.x) .. "/" .. words.count(result.n)
  elseif result.value then
    return say.rate(result.x, result.n)
  end
  return result.x and words.count(result.x) or "–"
end

-- What each year has to bring from now on: points for shares of cases, whole things otherwise.
local function needed_of(result)
  local needed = result.needed_per_year
  if not needed or result.verdict == "met" then
    return "–"
  elseif result.kind == "ratio" or result.kind == "unit_share" then
    return "+" .. say.some(needed.count)
  end
  return "+" .. say.points(needed.points)
end

local function row_of(result)
  return { target = result.target.target, name = result.words, now = now_of(result), x = result.x,
    n = result.n, share = result.value, wanted = result.wanted, verdict = result.verdict,
    reason = result.reason, needed = needed_of(result), p = result.p_target,
    period = result.period and result.period.label }
end

function M.data(context)
  local plan = context:main_plan()
  local data = { rows = {} }
  for i, result in ipairs(board.targets(plan and plan.plan, { unit = context.unit.id,
    asof = context.day, vintage = context.vintage })) do
    data.rows[i] = row_of(result)
    context:note_imports(result.imports)
  end
  for name, value in pairs(context:common()) do
    data[name] = value
  end
  data.plan = plan and plan.short
  data.unconfirmed = plan ~= nil and plan.status == "unconfirmed"
  data.day = context.day
  return data
end

return M
