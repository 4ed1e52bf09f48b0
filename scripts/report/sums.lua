-- Cases added up from the reports of communes, period by period and vintage by vintage, with how
-- many of them reported. Makes no words.
local indicators = require "definitions.indicators"
local judge = require "report.judge"
local questions = require "outlook.question"
local units = require "measure.units"

local M = {}

local KINDS = { "year", "H1", "H2", "9M", "10M", "11M" }
local VINTAGES = { "official", "unstated", "preliminary", "estimate" }

--- {{figure (of judge.figure), kind}} by kind of period and time; empty when nobody reported.
function M.of(review)
  local list, indicator = {}, indicators.find "success_rate"
  for _, kind in ipairs(KINDS) do
    for _, vintage in ipairs(VINTAGES) do
      local context = setmetatable({ kind = kind, vintage = vintage },
        { __index = review.context })
      local question = questions.new(context, indicator, units.city(context.units), nil, nil, {})
      for _, point in ipairs(question.points) do
        if point.expected then
          list[#list + 1] = { kind = kind, figure = judge.figure(review, question, point) }
        end
      end
    end
  end
  return list
end

return M
