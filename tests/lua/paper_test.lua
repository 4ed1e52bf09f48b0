-- The official report: what the page says stands in the document too, in paragraphs and tables. The
-- document is a recorder of calls here; the bytes are tests/c/docx_writer_test.c's.
local body = require "report.docx"
local html = require "report.html"
local lu = require "luaunit"
local node = require "report.node"
local numbering = require "report.numbering"
local progress = require "report.progress"
local review = require "report.review"
local store = require "store"
local tables = require "definitions.table"

-- Says every call of a document as a line: "p body: text".
local function recorder()
  local lines = {}
  local document = { lines = lines }
  local function words(runs)
    local parts = {}
    for i, run in ipairs(type(runs) == "table" and runs or { runs }) do
      local look = type(run) == "table" and (run.bold and "*" or "") .. (run.italic and "_" or "")
        or ""
      parts[i] = look .. (type(run) == "table" and run[1] or run) .. look
    end
    return table.concat(parts)
  end
  function document.paragraph(_, runs, options)
    lines[#lines + 1] = ("%s%s: %s"):format(options.style,
      options.align and " " .. options.align or "", words(runs))
  end
  function document.table(_, options)
    local widths = {}
    for i, width in ipairs(options.widths) do
      widths[i] = ("%.0f"):format(width)
    end
    lines[#lines + 1] = "table " .. table.concat(widths, " ")
  end
  function document.row(_, options)
    lines[#lines + 1] = options.header and "header" or "row"
  end
  function document.cell()
    lines[#lines + 1] = "cell"
  end
  function document.end_table()
    lines[#lines + 1] = "end"
  end
  function document.picture(_, bytes, options)
    lines[#lines + 1] = ("picture %s %g %s"):format(bytes, options.width, options.alternative)
  end
  return document
end

local function recorded(nodes)
  local document = recorder()
  body.write(document, nodes, 100)
  return document.lines
end

TestPaper = {}

function TestPaper.testLettersAndRomanNumbers()
  local letters = {}
  for i = 1, 9 do
    letters[i] = numbering.letter(i)
  end
  lu.assertEquals(table.concat(letters, " "), "a b c d đ e g h i")
  lu.assertEquals({ numbering.letter(23), numbering.letter(24) }, { "y", "a1" })
  lu.assertEquals({ numbering.roman(1), numbering.roman(4), numbering.roman(9),
    numbering.roman(14), numbering.roman(38) }, { "I", "IV", "IX", "XIV", "XXXVIII" })
end

function TestPaper.testTextLooksAndLists()
  lu.assertEquals(recorded { node.element("p", nil, "<b>", node.element("strong", nil, "x")),
    false, node.element("ul", nil, { node.element("li", nil, "một"), node.element("li", nil, 2) }),
    node.element("h3", nil, "1. Mục"), "trần" },
    { "body: <b>*x*", "body: - một", "body: - 2", "heading_2: 1. Mục", "body: trần" })
end

function TestPaper.testTables()
  local made = node.table({ "Tên", "Số" }, { { "a", { "1", class = "number" } },
    { { node.element("div", nil, "b"), "c" } } }, nil, { 1, 3 })
  lu.assertEquals(recorded(made), { "table 25 75", "header", "cell", "cell center: *Tên*", "cell",
    "cell center: *Số*", "row", "cell", "cell left: a", "cell", "cell right: 1", "row", "cell",
    "cell left: b", "cell left: c", "cell", "cell left: ", "end" })
end

function TestPaper.testPictures()
  local image = node.element("img", { alt = "lời", src = "data:" })
  image.picture = "PNG"
  lu.assertEquals(recorded(node.element("figure", nil, image,
    node.element("figcaption", nil, "Biểu đồ 1"))), { "picture PNG 100 lời", "caption: Biểu đồ 1" })
end

local made = review.gather(store.open(), 2026)
made.files = review.files(made)

local function text_of(id)
  return table.concat(recorded(made.built[id]), "\n")
end

function TestPaper.testEveryChapterAndAnnexIsASection()
  local outline, parts = tables.read_lua("outline"), {}
  for _, list in ipairs { outline.chapters, outline.annexes } do
    for _, entry in ipairs(list) do
      parts[#parts + 1] = assert(made.built[entry.section], entry.section)
    end
  end
  lu.assertEquals(#parts, 14) -- one chapter is another one in the final review
end

-- Worked out by hand: 2153/2412 = 89.26 %; until 2030 the years 2026 to 2030 are left, so that
-- (90 - 89.2620)/5 = 0.148; (89.2620 - 82.7231)/4 = 1.635.
function TestPaper.testAttainment()
  local text = text_of "attainment"
  for _, wanted in ipairs { "2020: 82,72%", "2024: 89,26%", "+1,63 điểm %/năm (2020 – 2024)",
    "cần +0,15 điểm %/năm đến 2030", "89,26% (2.153/2.412)", "KH 183: chưa đạt" } do
    lu.assertStrContains(text, wanted)
  end
  lu.assertStrContains(text_of "ahead", "thêm 18")
  lu.assertStrContains(text_of "ahead", "512/5.111")
end

function TestPaper.testEightTaskGroups()
  local text = text_of "tasks"
  for number = 1, 8 do
    lu.assertStrContains(text, "heading_2: " .. number .. ". ")
  end
  lu.assertStrContains(text, "_Cơ quan chủ trì: _Sở Tư pháp")
end

-- Every number with a percent sign in the document's chapters stands on the page.
function TestPaper.testThePageSaysTheSame()
  local page, count = made.files[1].bytes, 0
  for _, id in ipairs { "tasks", "attainment", "shortcomings", "ahead", "cases" } do
    for rate in text_of(id):gmatch "%d+,%d%d%%" do
      count = count + 1
      lu.assertTrue(page:find(rate, 1, true) ~= nil, rate)
    end
  end
  lu.assertTrue(count > 20)
  lu.assertStrContains(html.render(made.built.ahead), "512/5.111")
end

-- The criterion of "5 tốt" changed in 2023: the pace is that of the years since, from 2023-06-30
-- on; years before are marked.
function TestPaper.testNoPaceAcrossAChangedCriterion()
  local result
  for _, one in ipairs(made.plans[1].results) do
    result = one.indicator.id == "five_good_groups" and one or result
  end
  local points = progress.points(result)
  lu.assertTrue(points[1].outside)
  lu.assertNil(points[#points].outside)
  local _, first = progress.pace(result)
  lu.assertEquals(first, "30/6/2023")
end

function TestPaper.testTheDocumentIsAFileOfItsOwn()
  local file = made.files[4]
  lu.assertEquals(file.name, "review-2026.docx")
  lu.assertEquals(file.bytes:sub(1, 4), "PK\3\4")
end

-- A figure of the city says nothing of districts or pilots: nothing is asked of them from it.
function TestPaper.testThePlanBefore()
  local before = review.gather(store.open(), 2026, { plan = "215/KH-UBND" })
  before.files = review.files(before)
  lu.assertStrContains(table.concat(recorded(before.built.ahead), "\n"), "KH 215")
  lu.assertEquals(before.files[4].bytes:sub(1, 4), "PK\3\4")
end

-- The workbook beside it: three communes of a made-up city, totals as formulas with their values.
function TestPaper.testTheWorkbook()
  local city = load_fixture("city_fixture").new()
  local communes = city:communes("2026-12-31")
  for i = 1, 3 do
    city:put(communes[i], 2026, { received = 10 * i, pending = 1, settled = 5 * i })
  end
  local asked = { db = city.db, day = "2026-12-31" }
  asked.context = require("report.judge").context(asked)
  local found = require("report.communes").gather(asked)
  lu.assertEquals({ found.reported, #found.rows }, { 3, 126 })
  local bytes = require("report.workbook").render { year = 2026, collected_on = "2026-11-23",
    communes = found, figures = { rows = {} } }
  local book <close> = assert(require("lotrinh.workbook").read(bytes, { name = "thu.xlsx" }))
  local rows = {}
  for number, cells in book:sheets()[1]:rows() do
    rows[number] = cells
  end
  local total = rows[129] -- title, heads, 126 communes
  lu.assertEquals({ total[4].value, total[5].value, total[6].value, total[7].value },
    { 60, 30, 3, 57 })
  lu.assertAlmostEquals(rows[3][8].value, 5 / 9, 1e-12)
end
