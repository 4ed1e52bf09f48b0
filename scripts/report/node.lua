-- What a section says, as a tree that no kind of file owns: report.html writes it as a page,
-- report.docx as a document. Texts are plain; nothing is escaped here.
local M = {}

local Node = {}

local VOID = { meta = true, img = true, br = true, hr = true }

--- Whether a value is a node and no text or list.
function M.is(value)
  return getmetatable(value) == Node
end

--- An element: tag, attributes or nil, children (texts, nodes, lists of them; nil and false are
--- left out).
function M.element(tag, attributes, ...)
  local children = table.pack(...)
  assert(not VOID[tag] or children.n == 0, tag .. " has no content")
  return setmetatable({ tag = tag, attributes = attributes or {}, children = children,
    void = VOID[tag] }, Node)
end

--- Markup of the program's own for the page, taken as it is: style sheets, never data.
function M.trusted(markup)
  return setmetatable({ markup = markup }, Node)
end

--- A link to a page, or plain text when the address is not a web address.
function M.link(address, shown)
  if address:find("^https?://") then
    return M.element("a", { href = address, rel = "noreferrer" }, shown or address)
  end
  return M.element("span", nil, shown or address)
end

--- A figure that leads to where it is explained; without an id the text alone.
function M.figure(id, shown)
  return id and M.element("a", { class = "why", href = "#" .. id }, shown) or shown
end

local function cell_of(cell)
  local styled = type(cell) == "table" and not M.is(cell)
  return M.element("td", styled and cell.class and { class = cell.class } or nil,
    cell == nil and "" or cell)
end

--- A table: heads (texts), rows (lists of cells: texts, nodes, or {cell, class = "number"});
--- widths (parts of the whole, for paper) may be given.
function M.table(heads, rows, class, widths)
  local head, body = {}, {}
  for i, text in ipairs(heads) do
    head[i] = M.element("th", { scope = "col" }, text)
  end
  for i, row in ipairs(rows) do
    local cells = {}
    for j = 1, #heads do
      cells[j] = cell_of(row[j])
    end
    body[i] = M.element("tr", row.class and { class = row.class } or nil, cells)
  end
  local made = M.element("table", class and { class = class } or nil,
    M.element("thead", nil, M.element("tr", nil, head)), M.element("tbody", nil, body))
  made.widths = widths
  return M.element("div", { class = "wide" }, made)
end

--- The text of a node or list without its markup.
function M.text(value)
  local parts = {}
  M.each(value, function(child)
    parts[#parts + 1] = M.is(child) and M.text(child.children) or tostring(child)
  end)
  return table.concat(parts)
end

--- Calls visit(child) for every text and node of a list, in order; lists within are opened.
function M.each(value, visit)
  if value == nil or value == false then
    return
  elseif type(value) == "table" and not M.is(value) then
    for i = 1, value.n or #value do
      M.each(value[i], visit)
    end
  else
    visit(value)
  end
end

return M
