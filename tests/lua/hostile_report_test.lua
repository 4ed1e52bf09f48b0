-- Text that means harm in a file: markup, formulas, control characters, marks that turn the
-- direction of text, names without end. Every file of a review shows it as text.
local csv = require "lotrinh.csv"
local files = require "lotrinh.files"
local insert = require "store.insert"
local json = require "foundation.json"
local lu = require "luaunit"
local outline = require "report.outline"
local review = require "report.review"
local store = require "store"
local workbook = require "lotrinh.workbook"

-- XML has no place for control characters; a mark of direction could make "5.1" read "1.5".
local HOSTILE = {
  "<script>alert(1)</script>", "</td></tr></table>", "&lt;b&gt;", "=HYPERLINK(\"http://x\")",
  "+1+1", "-2+3", "@SUM(A1:A9)", "a\1\27[31mb", "x\u{202E}y", "\u{2066}z\u{2069}",
  "\"quoted\" 'one'", "{success_rate}", "`ls` $(ls) %s %d \\n", ("Xã rất dài "):rep(200),
}

local path = os.tmpname()
os.remove(path)

local function city()
  assert(store.create(path))
  local db = store.open(path, "write")
  insert.row(db, "import", { import_id = 900, file_name = "x.xlsx", form = "activities",
    sha256 = ("0"):rep(64), at = "2026-11-22T00:00:00Z" })
  local id = db:query("SELECT unit_id FROM unit WHERE level = 'city'")[1].unit_id
  for i, text in ipairs(HOSTILE) do
    insert.row(db, "activity", { import_id = 900, unit_id = id, task = i % 8 + 1,
      kind = "document", title = text, document = text, lead = text, starts_on = "2026-01-01",
      funding = text, cell = "A" .. i,
      cost = 1000 })
  end
  local commune = db:query([[SELECT unit_id FROM unit WHERE level = 'commune'
    AND valid_to IS NULL ORDER BY unit_id]])
  for i = 1, #HOSTILE do
    db:execute("UPDATE unit SET full_name = ? WHERE unit_id = ?", HOSTILE[i], commune[i].unit_id)
    for measure, value in pairs { settled = 9, closed = 10 } do
      insert.row(db, "observation", { unit_id = commune[i].unit_id, measure = measure,
        period_kind = "year", period_start = "2025-01-01", period_end = "2025-12-31",
        vintage = "official", version = 1, value = value, import_id = 900, cell = "A" .. i })
    end
  end
  return db
end

local made = review.gather(city(), 2026)
local list = review.files(made, { fragment = true, slides = true })

local function file(ending)
  for _, one in ipairs(list) do
    if one.name:sub(-#ending) == ending then
      return one.bytes
    end
  end
end

TestHostile = {}

local function tags_are_closed(page)
  local open, void = {}, { meta = true, img = true, br = true }
  for slash, name in page:gmatch "<(/?)(%a%w*)[^>]*>" do
    if slash == "/" then
      lu.assertEquals(table.remove(open), name)
    elseif not void[name] then
      open[#open + 1] = name
    end
  end
  lu.assertEquals(open, {})
end

function TestHostile.test_pages_show_it_as_text()
  for _, ending in ipairs { "review-2026.html", "-fragment.html" } do
    local page = file(ending)
    lu.assertNil(page:find "<script")
    lu.assertNil(page:find("\1", 1, true))
    lu.assertNil(page:find("\27", 1, true))
    tags_are_closed(page)
  end
  lu.assertTrue(file("review-2026.html"):find("&lt;script&gt;alert(1)&lt;/script&gt;", 1, true)
    ~= nil)
  lu.assertTrue(file("review-2026.html"):find("&amp;lt;b&amp;gt;", 1, true) ~= nil)
  lu.assertTrue(file("review-2026.html"):find("{success_rate}", 1, true) ~= nil)
end

-- What turns the direction of text would turn the numbers beside it.
function TestHostile.test_marks_of_direction_do_not_reach_a_page()
  for _, mark in ipairs { "\u{202E}", "\u{2066}", "\u{2069}" } do
    lu.assertNil(file("review-2026.html"):find(mark, 1, true))
    lu.assertNil(file("-figures.csv"):find(mark, 1, true))
    lu.assertNil(file("-figures.json"):find(mark, 1, true))
  end
end

function TestHostile.test_no_cell_of_the_list_of_figures_is_a_formula()
  local seen = 0
  for row in csv.rows(file "-figures.csv") do
    for _, cell in pairs(row) do
      lu.assertNil(tostring(cell):find "^[=+@]")
      lu.assertNil(tostring(cell):find "^%-[^%d.]")
    end
    seen = seen + (tostring(row.unit):find("HYPERLINK", 1, true) and 1 or 0)
  end
  lu.assertEquals(seen, 1)
  lu.assertEquals(#json.decode(file "-figures.json").figures, #made.figures.rows)
end

-- Formulas in the workbook are ours: totals and rates; a name is a text whatever it begins with.
function TestHostile.test_names_are_texts_in_the_workbook()
  local book <close> = assert(workbook.read(file ".xlsx", { name = "thu.xlsx" }))
  local found = {}
  for _, cells in book:sheets()[1]:rows() do
    if cells[3] then
      found[cells[3].text or ""] = cells[3].kind
    end
  end
  for _, name in ipairs { "=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1:A9)" } do
    lu.assertEquals(found[name], "text", name)
  end
end

function TestHostile.test_documents_and_slides_are_made()
  lu.assertEquals(file("review-2026.docx"):sub(1, 4), "PK\3\4")
  lu.assertEquals(file("-fragment.docx"):sub(1, 4), "PK\3\4")
  lu.assertEquals(file("-slides.pdf"):sub(1, 5), "%PDF-")
end

-- An office's own words are no markup either.
function TestHostile.test_the_offices_own_words()
  local own = os.tmpname()
  assert(files.write(own, [[return { chapters = { { title = "<b>&", text = {
    "<i>nghiêng</i> & \"ngoặc\"" } } } }]], { force = true }))
  local again = review.gather(made.db, 2026, { outline = outline.read(own) })
  local page = review.files(again)[1].bytes
  os.remove(own)
  lu.assertTrue(page:find("&lt;i&gt;nghiêng&lt;/i&gt; &amp; &quot;ngoặc&quot;", 1, true) ~= nil)
  tags_are_closed(page)
end
