-- The contact sheet: every commune on one page, small, with its share, n and verdict in words.
-- Gathers what small_multiples draws; draws nothing.
local communes = require "chart.sources.communes"
local contexts = require "chart.context"
local outlook = require "outlook"
local questions = require "outlook.question"
local sources = require "chart.sources"
local verdicts = require "outlook.verdict"

local M = {}

-- The kind of period that most communes reported last is the one that is judged.
local function verdicts_of(context)
  local _, definition, indicator = communes.indicator(context)
  local year, point, kind = communes.year(context, definition)
  local asked = questions.context { asof = context.asof, detail = false, kind = kind,
    vintage = communes.options(context, year, kind, point).vintage }
  local plan, target = questions.target(asked, indicator, { plan = context.plan })
  if target == nil then
    return nil
  end
  local words = {}
  for _, unit in ipairs(context:communes()) do
    words[unit.full_name] = verdicts.words(outlook.judge(asked, indicator, unit, plan,
      target).verdict)
  end
  return words
end

--- An item for chart.draw: options = {year, plan, vintage, indicator, asof, ...}; those that say
--- what it is about become data.
function M.item(options)
  local item = { name = "small_multiples", size = "contact" }
  for name, value in pairs(options) do
    if not sources.asked[name] then
      item[name] = value
    end
  end
  sources.check("small_multiples", options)
  local context = contexts.new(options)
  item.data = sources.data("small_multiples", context)
  item.data.verdicts = verdicts_of(context)
  return item
end

return M
