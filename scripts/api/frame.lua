-- What scripts are told of frames and their columns.
return {
  receivers = {
    f = { class = "frame", meta = "lotrinh.frame", given = [[
local f = frame.new({ { unit = "Ô Diên", year = 2025, settled = 4, closed = 5 },
  { unit = "Ba Vì", year = 2025, settled = 8, closed = 9 },
  { unit = "Ba Vì", year = 2026, settled = 7 } }, { "unit", "year", "settled", "closed" })]] },
    c = { class = "column", meta = "lotrinh.frame.column",
      given = "local c = frame.new({ { n = 3 }, { n = 5 }, {} }, { \"n\" }).n" },
  },
  { "frame.new(rows, columns)", vi = "khung từ danh sách bảng và tên cột, theo thứ tự này",
    en = "a frame of a list of tables and the names of the columns, in this order",
    example = "print(frame.new({ { name = \"Ba Vì\", n = 3 } }, { \"name\", \"n\" }))",
    see = "frame.read db:query" },
  { "frame.read(path, {sheet, header, encoding, numbers, rows})",
    vi = "khung từ tệp .csv, .xlsx hoặc .ods trong thư mục của kịch bản hay thư mục kết quả; số "
      .. "viết "
      .. "kiểu Việt Nam đọc đúng, mã như 00008 giữ là chữ, ô trống là nil, 90,5% thành 0.905",
    en = "a frame of a .csv, .xlsx or .ods file in the script's or the output folder; figures in "
      .. "the "
      .. "Vietnamese way are read, codes such as 00008 stay text, blanks are nil, 90,5% gives "
      .. "0.905",
    example = [[
frame.new({ { xa = "Ba Vì", ty_le = "90,5%" } }, { "xa", "ty_le" }):to_csv("nguon.csv",
  { force = true })
print(frame.read("nguon.csv").ty_le[1])]], see = "frame.new frame:to_csv", writes = "nguon.csv" },
  { "f:columns()", vi = "tên các cột", en = "the names of the columns",
    example = "print(table.concat(f:columns(), \" \"))", see = "frame:select" },
  { "f:column(name)", vi = "một cột, cả khi trùng tên hàm; thường viết f.tên",
    en = "a column, even where a function has the name; usually f.name",
    example = "print(f:column(\"settled\"):sum(), f.settled:sum())", see = "column:sum" },
  { "f:head(count)", vi = "các dòng đầu (10)", en = "the first rows (10)",
    example = "print(f:head(2))", see = "frame:filter" },
  { "f:select(names)", vi = "khung chỉ gồm các cột này, theo thứ tự này",
    en = "a frame of these columns, in this order",
    example = "print(f:select { \"unit\", \"settled\" })", see = "frame:filter" },
  { "f:filter(test)", vi = "khung gồm các dòng mà hàm trả về true",
    en = "a frame of the rows for which the function is true",
    example = "print(f:filter(function(row) return row.settled > 5 end))",
    see = "frame:select frame:mutate" },
  { "f:mutate(name, body)", vi = "thêm hoặc thay một cột, tính từ mỗi dòng",
    en = "adds or replaces a column, computed from each row", example = [[
print(f:mutate("rate", function(row) return row.closed and row.settled / row.closed end))]],
    see = "frame:filter frame:group" },
  { "f:sort(keys)", vi = "sắp xếp, chữ theo thứ tự tiếng Việt; \"-tên\" là giảm dần; ô trống cuối",
    en = "sorted, texts in Vietnamese order; \"-name\" turns the order; NULL last",
    example = "print(f:sort { \"unit\", \"-year\" })", see = "text.less" },
  { "f:group(keys, measures)",
    vi = "mỗi tổ hợp khóa một dòng: sum, mean, min, max, count (có giá trị), rows; cộng số đếm, "
      .. "đừng lấy trung bình của tỷ lệ",
    en = "a row for each combination of keys: sum, mean, min, max, count (not NULL), rows; add up "
      .. "counts, do not average rates",
    example = "print(f:group(\"unit\", { { \"sum\", \"settled\" }, { \"rows\" } }))",
    see = "frame:pivot frame:join" },
  { "f:join(other, keys, {kind = \"inner\", suffixes, dates})",
    vi = "ghép với khung khác theo một hay nhiều khóa (inner, left); ô trống không khớp với gì; "
      .. "ghép mã, tên đơn vị qua lần đổi địa bàn thì dừng và chỉ cách đúng",
    en = "joined with another frame by one or more keys (inner, left); NULL matches nothing; stops "
      .. "where codes or names of units lie across a change of the map, and shows the right way",
    example = [[
local wanted = frame.new({ { year = 2026, share = 0.9 } }, { "year", "share" })
print(f:join(wanted, "year", { kind = "left" }))]],
    see = "unit.join rebase frame:group" },
  { "f:pivot({rows, columns, values, with})",
    vi = "từ dài sang rộng: mỗi giá trị của columns thành một cột; with gộp các dòng cùng ô",
    en = "from long to wide: each value of columns becomes a column; with adds up rows of one cell",
    example = "print(f:pivot { rows = \"unit\", columns = \"year\", values = \"settled\" })",
    see = "frame:group" },
  { "f:to_csv(path, {raw, force})",
    vi = "ghi CSV; không có tên tệp thì trả về chữ; ô giống công thức được chặn, trừ khi raw",
    en = "writes CSV; without a path it gives the text; cells like formulas are guarded unless raw",
    example = "print(f:to_csv())", see = "frame:to_xlsx frame:to_json" },
  { "f:to_json()", vi = "chữ JSON; ô trống là null", en = "the text as JSON; NULL is null",
    example = "print(f:head(1):to_json())", see = "frame:to_csv" },
  { "f:to_xlsx(path, {sheet, force})", vi = "ghi sổ tính .xlsx một trang; không ghi đè nếu không "
    .. "force",
    en = "writes an .xlsx workbook of one sheet; does not write over a file without force",
    example = "print(f:to_xlsx(\"ket-qua.xlsx\", { force = true }))", see = "frame:to_csv",
    writes = "ket-qua.xlsx" },
  { "f:to_text({width, rows, vertical})", vi = "bảng cho người đọc; print(f) in cả bảng",
    en = "a table for people; print(f) prints the whole of it",
    example = "print(f:to_text { rows = 1 })", see = "frame:to_csv" },
  { "c:sum()", vi = "tổng; nil khi chưa ô nào có giá trị", en = "the sum; nil where nothing is "
    .. "reported",
    example = "print(c:sum())", see = "column:mean column:count" },
  { "c:mean()", vi = "trung bình các ô có giá trị", en = "the mean of the cells that are not NULL",
    example = "print(c:mean())", see = "column:sum" },
  { "c:min()", vi = "nhỏ nhất", en = "the least", example = "print(c:min())", see = "column:max" },
  { "c:max()", vi = "lớn nhất", en = "the "
    .. "greatest", example = "print(c:max())", see = "column:min" },
  { "c:count()", vi = "số ô có giá trị", en = "how many cells are not NULL",
    example = "print(c:count(), #c)", see = "column:nulls" },
  { "c:nulls()", vi = "số ô chưa báo cáo", en = "how many cells are NULL (not reported)",
    example = "print(c:nulls())", see = "column:count" },
  { "c:values()", vi = "danh sách giá trị và số dòng (nil là chưa báo cáo, nên đừng dùng #)",
    en = "the list of values and how many rows (nil is not reported, so do not use #)",
    example = "local list, rows = c:values() print(list[2], rows)", see = "column:count" },
  { "c:name()", vi = "tên cột", en = "the name of the column", example = "print(c:name())",
    see = "column:type" },
  { "c:type()", vi = "kiểu: integer, real, text, empty", en = "the type: integer, real, text, "
    .. "empty",
    example = "print(c:type())", see = "column:name" },
}
