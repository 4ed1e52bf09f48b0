-- Failing allocations in the writer of documents: paragraphs, tables, sections, the file.
local docx = require "lotrinh.docx"

local document <close> = docx.new { title = "Thử" }
document:paragraph({ { "BÁO CÁO", bold = true, size = 13 }, " <&>" }, { style = "title" })
document:table { widths = { 30, 60 } }
document:row { header = true }
document:cell { span = 2, middle = true }
document:paragraph("TT", { style = "cell", align = "center" })
document:end_table()
document:section { landscape = true, restart = true }
document:paragraph("Phụ lục I")
assert(#document:bytes() > 1000)
