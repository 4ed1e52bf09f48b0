-- Nodes as parts of a document: paragraphs, headings, lists, tables, pictures. Knows no letterhead
-- and no chapter; numbers of headings come with their texts.
local node = require "report.node"

local M = {}

local SMALLER = 11
local WIDEST_PICTURE = 150 -- mm
local TABLE_SIZE = 11

-- Look of the text within an element, added to the look around it.
local LOOKS = {
  strong = { bold = true }, b = { bold = true }, summary = { bold = true }, th = { bold = true },
  dt = { bold = true },
  em = { italic = true }, i = { italic = true }, small = { size = SMALLER },
}

local BLOCKS = { p = true, div = true, ul = true, ol = true, li = true, h3 = true, h4 = true,
  table = true, figure = true, article = true, section = true, details = true, summary = true,
  blockquote = true, dl = true, dt = true, dd = true }

local function merged(look, more)
  local both = {}
  for _, source in ipairs { look, more or {} } do
    for name, value in pairs(source) do
      both[name] = value
    end
  end
  return both
end

-- Adds runs for a text or an inline element; a block within is passed over.
local function add_runs(runs, value, look)
  node.each(value, function(child)
    if not node.is(child) then
      local run = merged(look)
      run[1] = tostring(child)
      runs[#runs + 1] = run
    elseif child.tag == "br" then
      runs[#runs + 1] = "\n"
    elseif not BLOCKS[child.tag] then
      add_runs(runs, child.children, merged(look, LOOKS[child.tag]))
    end
  end)
  return runs
end

--- The runs of texts and inline elements.
function M.runs(value, look)
  return add_runs({}, value, look or {})
end

-- A cell may hold blocks beside text: each becomes a paragraph of its own.
local function cell_paragraphs(value, look)
  local paragraphs, runs = {}, {}
  local function close()
    if #runs > 0 then
      paragraphs[#paragraphs + 1] = runs
      runs = {}
    end
  end
  local function walk(children)
    node.each(children, function(child)
      if node.is(child) and BLOCKS[child.tag] then
        close()
        walk(child.children)
        close()
      else
        add_runs(runs, child, look)
      end
    end)
  end
  walk(value)
  close()
  return paragraphs
end

local function rows_of(part, header, rows)
  node.each(part.children, function(row)
    local cells = { header = header }
    node.each(row.children, function(cell)
      cells[#cells + 1] = cell
    end)
    rows[#rows + 1] = cells
  end)
end

-- A column asks for room for its longest word and for the square root of its longest text: many
-- words can share lines, one cannot be broken.
local function weights_of(rows)
  local weights = {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do
      local text = node.text(cell.children)
      local weight = 2 * (utf8.len(text) or #text) ^ 0.5
      for word in text:gmatch "%S+" do
        weight = math.max(weight, math.min(utf8.len(word) or #word, 24))
      end
      weights[i] = math.max(weights[i] or 4, weight + 1)
    end
  end
  return weights
end

local function widths_of(made, rows, width)
  local weights = made.widths or weights_of(rows)
  local sum, widths = 0, {}
  for _, weight in ipairs(weights) do
    sum = sum + weight
  end
  for i, weight in ipairs(weights) do
    widths[i] = width * weight / sum
  end
  return widths
end

local ALIGN = { number = "right", value = "center" }

local function write_cell(document, cell, header)
  document:cell { middle = header }
  local look = { size = TABLE_SIZE, bold = header or nil }
  for _, runs in ipairs(cell_paragraphs(cell.children, look)) do
    document:paragraph(runs, { style = "cell",
      align = header and "center" or ALIGN[(cell.attributes.class or ""):match "^%a+"] or "left" })
  end
end

local function write_table(document, made, width)
  local rows = {}
  node.each(made.children, function(part)
    rows_of(part, part.tag == "thead", rows)
  end)
  document:table { widths = widths_of(made, rows, width) }
  for _, row in ipairs(rows) do
    document:row { header = row.header }
    for _, cell in ipairs(row) do
      write_cell(document, cell, row.header)
    end
  end
  document:end_table()
end

local function write_figure(document, made, width)
  node.each(made.children, function(child)
    if child.tag == "img" then
      document:picture(child.picture, { width = child.width or math.min(width, WIDEST_PICTURE),
        alternative = child.attributes.alt })
    else
      document:paragraph(M.runs(child.children), { style = "caption" })
    end
  end)
end

local write_list

local PARAGRAPHS = {
  h3 = { style = "heading_2" }, h4 = { style = "heading_3" }, p = { style = "body" },
  blockquote = { style = "body", left = 15, first = 0 },
  summary = { style = "body", keep_next = true }, dt = { style = "body", keep_next = true },
  dd = { style = "body" },
}

local function write_block(document, made, width)
  local options = PARAGRAPHS[made.tag]
  if made.tag == "table" then
    write_table(document, made, width)
  elseif made.tag == "figure" then
    write_figure(document, made, width)
  elseif made.tag == "ul" or made.tag == "ol" then
    write_list(document, made)
  elseif options then
    local note = (made.attributes.class or ""):find "note"
    document:paragraph(M.runs(made.children, merged(LOOKS[made.tag] or {},
      note and { italic = true, size = 12 } or nil)), options)
  else
    M.write(document, made.children, width)
  end
end

function write_list(document, made)
  local number = 0
  node.each(made.children, function(item)
    number = number + 1
    local label = made.tag == "ol" and ("[%d] "):format(number) or "- "
    document:paragraph({ label, table.unpack(M.runs(item.children)) },
      { style = "body", align = made.tag == "ol" and "left" or nil })
  end)
end

--- Writes nodes into an open document; width is that of tables and pictures in mm.
function M.write(document, nodes, width)
  node.each(nodes, function(child)
    if node.is(child) and BLOCKS[child.tag] then
      write_block(document, child, width)
    else
      document:paragraph(M.runs(child), { style = "body" })
    end
  end)
end

return M
