-- Chapters and annexes after the outline: their titles and what stands in them, once for page and
-- document. Adds no words of its own.
local failure = require "foundation.failure"
local node = require "report.node"
local outlines = require "report.outline"
local own_text = require "report.own_text"
local sections = require "report.sections"

local M = {}

local say = failure.say

local by_id = {}
for _, section in ipairs(sections) do
  by_id[section.id] = section
end

--- The title of a section by its name.
function M.title(id)
  return say(assert(by_id[id], id).title)
end

local function paragraphs(review, texts)
  local nodes = {}
  for i, text in ipairs(texts or {}) do
    nodes[i] = node.element("p", nil, own_text.render(review, text))
  end
  return nodes
end

-- Sections inside a chapter have a heading of their own.
local function inner(review, ids)
  local nodes = {}
  for i, id in ipairs(ids or {}) do
    nodes[i] = { node.element("h3", nil, M.title(id)), review.built[id] }
  end
  return nodes
end

--- {{id, title, nodes, landscape}} of "chapters" or "annexes". Needs review.built.
function M.list(review, part)
  local list = {}
  for i, entry in ipairs(outlines.entries(review.outline, part, review.kind)) do
    list[i] = {
      id = entry.section or ("%s-%d"):format(part, i), landscape = entry.landscape == true,
      title = entry.title and own_text.render(review, entry.title) or M.title(entry.section),
      nodes = { inner(review, entry.before), paragraphs(review, entry.text),
        entry.section and review.built[entry.section], paragraphs(review, entry.after),
        inner(review, entry.also) },
    }
  end
  return list
end

--- The same for sections that are named alone; one that has nothing to do with this review is left
--- out.
function M.named(review, ids)
  local list = {}
  for _, id in ipairs(ids) do
    list[#list + 1] = review.built[id] and { id = id, title = M.title(id),
      nodes = review.built[id] } or nil
  end
  return list
end

return M
