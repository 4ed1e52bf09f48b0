-- The functions of the names in api.lua: how each is called and what it gives. `f` is any frame,
-- `c` any column. A test compares them with the code both ways.
return {
  db = {
    { "db:query(sql, ...)", vi = "kết quả của một câu SQL chỉ đọc, thành khung; ? nhận các giá trị",
      en = "the result of one SQL statement, read only, as a frame; ? takes the values" },
    { "db:rows(sql, ...)", vi = "lần lượt từng dòng: for row in db:rows(sql) do ... end",
      en = "one row after the other: for row in db:rows(sql) do ... end" },
    { "db:execute(sql, ...)", vi = "chạy một câu SQL; kịch bản không sửa được số liệu",
      en = "runs one SQL statement; scripts cannot change figures" },
    { "db:transaction(body)", vi = "chạy hàm trong một giao dịch",
      en = "runs a function in a transaction" },
    { "db:path()", vi = "tên tệp cơ sở dữ liệu", en = "the name of the database file" },
    { "db:readonly()", vi = "có phải chỉ đọc không", en = "whether it is read only" },
    { "db:version()", vi = "phiên bản lược đồ", en = "the version of its schema" },
    { "db:migrate(steps)", vi = "chỉ dành cho chương trình", en = "for the program only" },
    { "db:copy(path)", vi = "chỉ dành cho lệnh backup", en = "for the backup command only" },
    { "db:examine(options)", vi = "tệp có hỏng không: true, hoặc nil và lý do",
      en = "whether the file is damaged: true, or nil and why" },
    { "db:close()", vi = "đóng cơ sở dữ liệu", en = "closes the database" },
  },
  frame = {
    { "frame.new(rows, columns)", vi = "khung từ danh sách bảng và tên cột",
      en = "a frame of a list of tables and the names of the columns" },
    { "f:columns()", vi = "tên các cột", en = "the names of the columns" },
    { "f:column(name)", vi = "một cột, cả khi trùng tên hàm; thường viết f.tên",
      en = "a column, even where a function has the name; usually f.name" },
    { "f:select(names)", vi = "khung chỉ gồm các cột này, theo thứ tự này",
      en = "a frame of these columns, in this order" },
    { "f:filter(test)", vi = "khung gồm các dòng mà hàm trả về true",
      en = "a frame of the rows for which the function is true" },
    { "f:sort(keys)", vi = "sắp xếp, chữ theo thứ tự tiếng Việt; \"-tên\" là giảm dần",
      en = "sorted, texts in Vietnamese order; \"-name\" turns the order" },
    { "f:group(keys, measures)",
      vi = "mỗi tổ hợp khóa một dòng: f:group({\"year\"}, {{\"sum\", \"settled\", as = \"s\"}}); "
        .. "sum, mean, min, max, count, rows",
      en = "a row for each combination of keys: f:group({\"year\"}, {{\"sum\", \"settled\", "
        .. "as = \"s\"}}); sum, mean, min, max, count, rows" },
    { "f:join(other, keys, options)",
      vi = "ghép với khung khác theo khóa: f:join(g, {\"year\", {\"code\", \"unit_code\"}}, "
        .. "{kind = \"inner\" | \"left\", suffixes, dates}); ô trống không khớp với gì; mã, tên "
        .. "đơn vị qua lần đổi địa bàn thì dừng",
      en = "joined with another frame by keys: f:join(g, {\"year\", {\"code\", \"unit_code\"}}, "
        .. "{kind = \"inner\" | \"left\", suffixes, dates}); NULL matches nothing; stops where "
        .. "codes or names of units lie across a change of the map" },
    { "f:pivot(options)",
      vi = "từ dài sang rộng: f:pivot{rows = \"unit\", columns = \"year\", values = \"settled\", "
        .. "with = \"sum\"}",
      en = "from long to wide: f:pivot{rows = \"unit\", columns = \"year\", values = \"settled\", "
        .. "with = \"sum\"}" },
    { "f:mutate(name, body)", vi = "thêm hoặc thay một cột, tính từ mỗi dòng",
      en = "adds or replaces a column, computed from each row" },
    { "f:head(count)", vi = "các dòng đầu (10)", en = "the first rows (10)" },
    { "f:to_csv(path, options)", vi = "ghi CSV; không có tên tệp thì trả về chữ",
      en = "writes CSV; without a path it gives the text" },
    { "f:to_json()", vi = "chữ JSON", en = "the text as JSON" },
    { "f:to_xlsx(path, options)", vi = "ghi sổ tính .xlsx một trang: {sheet, force}",
      en = "writes an .xlsx workbook of one sheet: {sheet, force}" },
    { "f:to_text(options)", vi = "bảng cho người đọc: {width, rows, vertical}",
      en = "a table for people: {width, rows, vertical}" },
  },
  chart = {
    { "chart.draw(name, options)",
      vi = "vẽ một biểu đồ có sẵn: {unit, year, plan, vintage, indicator, to, size, format, force, "
        .. "placeholder, csv, script}; trả về {title, alt, format, path, bytes}, hoặc nil và lý do",
      en = "draws a chart of the gallery: {unit, year, plan, vintage, indicator, to, size, format, "
        .. "force, placeholder, csv, script}; gives {title, alt, format, path, bytes}, or nil and "
        .. "why" },
    { "chart.draw_all(items)", vi = "vẽ nhiều biểu đồ một lượt: danh sách {name = tên, ...}",
      en = "draws many at once: a list of {name = name, ...}" },
    { "chart.names()", vi = "tên các biểu đồ có sẵn", en = "the names of the gallery" },
    { "chart.new(options)",
      vi = "biểu đồ của riêng mình từ một khung: kind = \"line\" | \"bar\" | \"dot\" | "
        .. "\"funnel\" | \"tile\" | \"multiples\", data, title, x = cột, y = cột hoặc share = "
        .. "{tử số, mẫu số}; subtitle, source, note, n, by, low, high, target, percent, decimals, "
        .. "estimate, fictional",
      en = "a chart of one's own from a frame: kind = \"line\" | \"bar\" | \"dot\" | "
        .. "\"funnel\" | \"tile\" | \"multiples\", data, title, x = column, y = column or "
        .. "share = {x, n}; subtitle, source, note, n, by, low, high, target, percent, decimals, "
        .. "estimate, fictional" },
    { "c:save(path, options)",
      vi = "ghi biểu đồ của chart.new vào tệp .svg, .png hoặc .pdf: {size = \"meeting\" | "
        .. "\"report\" | \"screen\", force, data = true, script = true}",
      en = "writes a chart of chart.new to a .svg, .png or .pdf file: {size = \"meeting\" | "
        .. "\"report\" | \"screen\", force, data = true, script = true}" },
    { "c:text()", vi = "biểu đồ thành chữ", en = "the chart as text" },
    { "chart.build(name, options)", vi = "kịch bản gnuplot của một biểu đồ, không vẽ",
      en = "the gnuplot script of a chart, not drawn" },
    { "chart.find(name)", vi = "một biểu đồ: {name, title, question}",
      en = "a chart: {name, title, question}" },
    { "chart.takes(name, option)", vi = "biểu đồ có nhận tùy chọn này không",
      en = "whether the chart follows an option" },
  },
  script = {
    { "script.options(declared)",
      vi = "tùy chọn của kịch bản: {tên = {mặc định, lời}}; --help in ra",
      en = "the options of the script: {name = {default, help}}; --help tells them" },
    { "script.requires(version)", vi = "phiên bản API mà kịch bản cần",
      en = "the API version that the script needs" },
    { "script.exit(code)", vi = "kết thúc kịch bản với mã này",
      en = "ends the script with this code" },
  },
}
