-- Nodes as HTML: every text and attribute is escaped, markup comes only from here. Knows no page.
local node = require "report.node"
local visible = require "foundation.visible"

local M = {}

local ESCAPES = {
  ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;",
}

--- The text, safe in an element or a quoted attribute.
function M.escape(text)
  return (visible(text):gsub("[&<>\"']", ESCAPES))
end

local function attributes_of(attributes)
  local names, parts = {}, {}
  for name in pairs(attributes) do
    names[#names + 1] = name
  end
  table.sort(names)
  for i, name in ipairs(names) do
    parts[i] = (' %s="%s"'):format(name, M.escape(tostring(attributes[name])))
  end
  return table.concat(parts)
end

local function write(parts, value)
  node.each(value, function(child)
    if not node.is(child) then
      parts[#parts + 1] = M.escape(tostring(child))
    elseif child.markup then
      parts[#parts + 1] = child.markup
    else
      parts[#parts + 1] = "<" .. child.tag .. attributes_of(child.attributes) .. ">"
      if not child.void then
        write(parts, child.children)
        parts[#parts + 1] = "</" .. child.tag .. ">"
      end
    end
  end)
end

--- The markup of a node or list of nodes.
function M.render(value)
  local parts = {}
  write(parts, value)
  return table.concat(parts)
end

return M
