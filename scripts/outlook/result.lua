-- The answer of an outlook as an object: prints as a sentence and a block, becomes a frame or JSON.
-- Works nothing out.
local describe = require "outlook.describe"
local frame = require "lotrinh.frame"
local json = require "foundation.json"

local M = {}

local methods = {}

local COLUMNS = { "indicator", "unit", "target", "plan", "wanted", "period", "x", "n", "value",
  "lower", "upper", "attained", "verdict", "p_target", "forecast", "forecast_lower",
  "forecast_upper", "needed_points", "needed_count", "pace_points", "pace_count",
  "missing", "reason", "vintage",
  "imports" }

--- The row of a result in tables of many results.
function M.row(result)
  local ahead, needed, pace = result.forecast or {}, result.needed_per_year or {},
    result.pace_per_year or {}
  local interval = result.interval or {}
  return { indicator = result.indicator, unit = result.unit.full_name,
    target = result.target and result.target.target, plan = result.plan and result.plan.plan,
    wanted = result.wanted, period = result.period and result.period.label, x = result.x,
    n = result.n, value = result.value, lower = interval.lower, upper = interval.upper,
    attained = result.attained == nil and "" or tostring(result.attained), verdict = result.verdict,
    p_target = result.p_target, forecast = ahead.median, forecast_lower = ahead.lower,
    forecast_upper = ahead.upper, needed_points = needed.points, needed_count = needed.count,
    pace_points = pace.points,
    pace_count = pace.count, missing = result.missing, reason = result.reason,
    vintage = result.vintage, imports = table.concat(result.imports, " ") }
end

M.columns = COLUMNS

--- o:to_frame() -> a frame of one row.
function methods.to_frame(result)
  return frame.new({ M.row(result) }, COLUMNS)
end

--- o:to_json() -> text: every field, with inputs, definition, period, vintage and import ids.
function methods.to_json(result)
  local plain = {}
  for name, value in pairs(result) do
    plain[name] = value
  end
  plain.sentence = describe.sentence(result)
  return json.encode(plain)
end

--- o:sentence() -> one sentence to be read aloud.
function methods.sentence(result)
  return describe.sentence(result)
end

local metatable = {
  __index = methods,
  __name = "outlook",
  __tostring = function(result) return describe.text(result) end,
}

--- Makes a table of fields a result.
function M.new(fields)
  return setmetatable(fields, metatable)
end

return M
