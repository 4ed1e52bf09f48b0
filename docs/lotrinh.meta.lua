---@meta
-- Made from scripts/api.lua, for the Lua language server.

---the database, read only: db:query(SQL, ...) gives a frame, db:rows(SQL, ...) rows
---@class lotrinh.db
db = {}

---the result of one SQL statement, read only, as a frame; ? takes the values
function db:query(sql, ...) end

---one row after the other: for row in db:rows(sql) do ... end
function db:rows(sql, ...) end

---runs one SQL statement; scripts cannot change figures
function db:execute(sql, ...) end

---runs a function in a transaction
function db:transaction(body) end

---the name of the database file
function db:path() end

---whether it is read only
function db:readonly() end

---the version of its schema
function db:version() end

---for the program only
function db:migrate(steps) end

---for the backup command only
function db:copy(path) end

---whether the file is damaged: true, or nil and why
function db:examine(options) end

---closes the database
function db:close() end

---units and their history: unit.find("dong anh"), unit.at(day), unit.join(a, b), u:predecessors(), u:successors(), u:lineage(), u:history()
---@type any
unit = nil

---plans and targets
---@type any
plan = nil

---indicators of units by period
---@type any
indicator = nil

---where an indicator is heading, and how sure that is: outlook.of(indicator, {unit, plan}), outlook.board(plan), outlook.needed, outlook.scenario, outlook.official
---@type any
outlook = nil

---compares communes and periods: compare.ranking, funnel, league, change, attaining, adjust
---@type any
compare = nil

---figures on the map of a day: rebase(frame, {to = day, counts = {...}, view = "reported" | "rebased" | "undivided"}); rebase.whole rounds for print
---@type any
rebase = nil

---statistics: intervals, trends, distributions
---@type any
stats = nil

---draws charts: chart.draw(name, {unit, year, to = "x.svg", size}), chart.names(); from a frame of your own: chart.new{kind, data, x, y, title}
---@class lotrinh.chart
chart = {}

---draws a chart of the gallery: {unit, year, plan, vintage, indicator, to, size, format, force, placeholder, csv, script}; gives {title, alt, format, path, bytes}, or nil and why
function chart.draw(name, options) end

---draws many at once: a list of {name = name, ...}
function chart.draw_all(items) end

---the names of the gallery
function chart.names() end

---a chart of one's own from a frame: kind = "line" | "bar" | "dot" | "funnel" | "tile" | "multiples", data, title, x = column, y = column or share = {x, n}; subtitle, source, note, n, by, low, high, target, percent, decimals, estimate, fictional
function chart.new(options) end

---writes a chart of chart.new to a .svg, .png or .pdf file: {size = "meeting" | "report" | "screen", force, data = true, script = true}
function chart:save(path, options) end

---the chart as text
function chart:text() end

---the gnuplot script of a chart, not drawn
function chart.build(name, options) end

---a chart: {name, title, question}
function chart.find(name) end

---whether the chart follows an option
function chart.takes(name, option) end

---makes reports
---@type any
report = nil

---Vietnamese text: width, order, without marks, normal form
---@type any
text = nil

---reporting periods: years, quarters, months
---@type any
period = nil

---tables of figures held in columns: f:select, filter, sort, group, mutate, head, to_csv
---@class lotrinh.frame
frame = {}

---a frame of a list of tables and the names of the columns
function frame.new(rows, columns) end

---the names of the columns
function frame:columns() end

---a column, even where a function has the name; usually f.name
function frame:column(name) end

---a frame of these columns, in this order
function frame:select(names) end

---a frame of the rows for which the function is true
function frame:filter(test) end

---sorted, texts in Vietnamese order; "-name" turns the order
function frame:sort(keys) end

---a row for each combination of keys: f:group({"year"}, {{"sum", "settled", as = "s"}}); sum, mean, min, max, count, rows
function frame:group(keys, measures) end

---joined with another frame by keys: f:join(g, {"year", {"code", "unit_code"}}, {kind = "inner" | "left", suffixes, dates}); NULL matches nothing; stops where codes or names of units lie across a change of the map
function frame:join(other, keys, options) end

---from long to wide: f:pivot{rows = "unit", columns = "year", values = "settled", with = "sum"}
function frame:pivot(options) end

---adds or replaces a column, computed from each row
function frame:mutate(name, body) end

---the first rows (10)
function frame:head(count) end

---writes CSV; without a path it gives the text
function frame:to_csv(path, options) end

---the text as JSON
function frame:to_json() end

---writes an .xlsx workbook of one sheet: {sheet, force}
function frame:to_xlsx(path, options) end

---a table for people: {width, rows, vertical}
function frame:to_text(options) end

---what a script says of itself: script.options{name = {default, help}}, script.requires(1), script.exit(code)
---@class lotrinh.script
script = {}

---the options of the script: {name = {default, help}}; --help tells them
function script.options(declared) end

---the API version that the script needs
function script.requires(version) end

---ends the script with this code
function script.exit(code) end

---progress(done, total, label): tells on stderr how far the work is
---@type any
progress = nil

---help() lists the names; help("name") tells about one
---@type any
help = nil
