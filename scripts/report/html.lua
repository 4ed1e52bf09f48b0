-- HTML as nodes: every text and attribute is escaped, markup comes only from here. Knows no page.
local M = {}

local Node = {}

local ESCAPES = {
  ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;",
}
local VOID = { meta = true, img = true, br = true, hr = true }

-- Control bytes are no characters of HTML; a visible sign stands for them.
local REPLACEMENT = "\u{FFFD}"

--- The text, safe in an element or a quoted attribute.
function M.escape(text)
  return (text:gsub("[&<>\"']", ESCAPES):gsub("[%z\1-\8\11\12\14-\31\127]", REPLACEMENT))
end

local function add(parts, child)
  if child == nil or child == false then
    return
  elseif getmetatable(child) == Node then
    parts[#parts + 1] = child.markup
  elseif type(child) == "table" then
    for i = 1, child.n or #child do
      add(parts, child[i])
    end
  else
    parts[#parts + 1] = M.escape(tostring(child))
  end
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

--- An element: tag, attributes or nil, children (texts, nodes, lists of them; nil and false are
--- left
--- out).
function M.element(tag, attributes, ...)
  local parts = { "<" .. tag .. attributes_of(attributes or {}) .. ">" }
  if VOID[tag] then
    assert(select("#", ...) == 0, tag .. " has no content")
    return setmetatable({ markup = parts[1] }, Node)
  end
  add(parts, table.pack(...))
  parts[#parts + 1] = "</" .. tag .. ">"
  return setmetatable({ markup = table.concat(parts) }, Node)
end

--- Markup of the program's own, taken as it is: style sheets, never data.
function M.trusted(markup)
  return setmetatable({ markup = markup }, Node)
end

--- The markup of a node or list of nodes.
function M.render(node)
  local parts = {}
  add(parts, node)
  return table.concat(parts)
end

--- A link to a page, or plain text when the address is not a web address.
function M.link(address, shown)
  if address:find("^https?://") then
    return M.element("a", { href = address, rel = "noreferrer" }, shown or address)
  end
  return M.element("span", nil, shown or address)
end

--- A table: heads (texts), rows (lists of cells: texts, nodes, or {cell, class = "number"}).
function M.table(heads, rows, class)
  local head, body = {}, {}
  for i, text in ipairs(heads) do
    head[i] = M.element("th", { scope = "col" }, text)
  end
  for i, row in ipairs(rows) do
    local cells = {}
    for j = 1, #heads do
      local cell = row[j]
      local styled = type(cell) == "table" and getmetatable(cell) ~= Node
      cells[j] = M.element("td", styled and cell.class and { class = cell.class } or nil,
        cell == nil and "" or cell)
    end
    body[i] = M.element("tr", row.class and { class = row.class } or nil, cells)
  end
  return M.element("div", { class = "wide" }, M.element("table", class and { class = class } or nil,
    M.element("thead", nil, M.element("tr", nil, head)), M.element("tbody", nil, body)))
end

return M
