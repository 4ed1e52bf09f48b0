-- The charts of the review: which figures go into which chart. Draws by chart.lua, makes no page.
local chart = require "chart"
local contexts = require "chart.context"
local sources = require "chart.sources"

local M = {}

-- Ends every chart of a review, so that a later one may write over it.
local MARK = "<!-- lotrinh review -->\n"

-- The charts of a review, in the order of the page.
local NAMES = { "success_rate", "cases", "five_good_groups" }

--- Those of the slides.
M.FOR_MEETING = { "success_rate", "cases", "five_good_groups", "model_communes", "tile_map" }

-- Plans in the order of the review, which may lead with one that was asked for.
local function plans_of(review)
  local list = {}
  for i, plan in ipairs(review.plans) do
    list[i] = { plan = plan.plan, short = plan.short, status = plan.status }
  end
  return list
end

--- The charts of those names with their figures: {{name, data}}.
function M.items(review, names)
  contexts.use(review.db)
  local base = contexts.base { asof = review.day }
  base.published = { cases = review.cases, groups = review.groups }
  local items = {}
  for i, name in ipairs(names) do
    local context = contexts.new({ plans = plans_of(review) }, base)
    items[i] = { name = name, data = sources.data(name, context) }
  end
  return items
end

-- All of them in one format, in one go.
local function draw_as(format_name, review)
  local items = M.items(review, NAMES)
  for _, item in ipairs(items) do
    item.format, item.size, item.placeholder = format_name, "report", true
  end
  local results, why = chart.draw_all(items)
  if results == nil then
    error(why, 0)
  end
  for i, result in ipairs(results) do
    if result.why then
      error(result.why, 0)
    end
    result.name = items[i].name
  end
  return results
end

--- Draws them; returns {{title, alt, svg, file, png, png_file}, ...}, PNG only when asked for;
--- raises
--- why one could not be made.
function M.draw(review, png)
  local charts = {}
  for i, result in ipairs(draw_as("svg", review)) do
    charts[i] = { title = result.title, alt = result.alt, svg = result.bytes .. MARK,
      file = "chart-" .. result.name .. ".svg" }
  end
  for i, result in ipairs(png and draw_as("png", review) or {}) do
    charts[i].png, charts[i].png_file = result.bytes, "chart-" .. result.name .. ".png"
  end
  return charts
end

return M
