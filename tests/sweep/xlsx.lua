-- Failing allocations in the writer of workbooks: formats, sheets, cells, merges, the file.
local xlsx = require "lotrinh.xlsx"

local book <close> = xlsx.new { title = "Thử" }
local bold = book:format { bold = true, number = "#,##0" }
book:sheet("Một", { widths = { 5, 20 }, freeze_rows = 1 })
book:row({ "Tên", 1, 2.5, false }, bold)
book:row { { formula = "SUM(B1:B1)", value = 1 } }
book:merge(1, 1, 1, 2)
book:sheet("Hai")
book:row { "x" }
assert(#book:bytes() > 1000)
