-- What scripts are told of `chart` and of charts of their own.
return {
  receivers = { c = { class = "chart_object", meta = "chart", given = [[
local f = frame.new({ { year = 2025, settled = 17, closed = 20 },
  { year = 2026, settled = 19, closed = 21 } }, { "year", "settled", "closed" })
local c = chart.new { kind = "line", data = f, x = "year", share = { "settled", "closed" },
  title = "Tỷ lệ hòa giải thành tăng", target = 0.9, source = "sổ theo dõi của xã" }]] } },
  { "chart.draw(name, {unit, year, plan, vintage, indicator, to, size, format, force, csv, "
    .. "script})",
    vi = "vẽ một biểu đồ có sẵn; trả về {title, alt, format, path, bytes}, hoặc nil và lý do; "
      .. "không có to: một hình hiện thành chữ, có :save(tệp), :text(), .bytes",
    en = "draws a chart of the gallery; gives {title, alt, format, path, bytes}, or nil and why; "
      .. "without to a picture that shows itself in letters, with :save(path), :text(), .bytes",
    example = "print(chart.draw(\"success_rate\", { size = \"report\" }).title)",
    see = "chart.names chart.new" },
  { "chart.draw_all(items)", vi = "vẽ nhiều biểu đồ một lượt: danh sách {name = tên, ...}",
    en = "draws many at once: a list of {name = name, ...}",
    example = "print(#chart.draw_all { { name = \"success_rate\" } })", see = "chart.draw" },
  { "chart.names()", vi = "tên các biểu đồ có sẵn", en = "the names of the gallery",
    example = "print(#chart.names() > 5)", see = "chart.find" },
  { "chart.new({kind, data, title, x, y, share, subtitle, source, note, n, by, low, high, target, "
      .. "percent, decimals, estimate, fictional})",
    vi = "biểu đồ của riêng mình từ một khung: kind = line, bar, dot, funnel, tile, multiples; y = "
      .. "cột, hoặc share = {tử số, mẫu số}",
    en = "a chart of one's own from a frame: kind = line, bar, dot, funnel, tile, multiples; y = a "
      .. "column, or share = {x, n}",
    example = [[
local f = frame.new({ { xa = "Ba Vì", n = 3 }, { xa = "Ô Diên", n = 5 } }, { "xa", "n" })
print(chart.new { kind = "bar", data = f, x = "xa", y = "n", title = "Số vụ "
  .. "việc", source = "sổ" })]],
    see = "chart_object:save chart.draw" },
  { "c:save(path, {size, force, data, script})",
    vi = "ghi biểu đồ vào tệp .svg, .png hoặc .pdf: size = meeting, report, screen",
    en = "writes the chart to a .svg, .png or .pdf file: size = meeting, report, screen",
    example = "print(c:save(\"ty-le.svg\", { force = true }).path)", see = "chart.new",
    writes = "ty-le.svg" },
  { "c:text({width, height, colours, plain})",
    vi = "biểu đồ vẽ bằng chữ, rộng như màn hình; colours = 0, 16, 256; plain: chỉ chữ ASCII",
    en = "the chart drawn in letters, as wide as the terminal; colours = 0, 16, 256; plain: ASCII",
    example = "print(c:text { width = 60 })", see = "chart.new chart.draw" },
  { "chart.sketch(name, options, style)",
    vi = "một biểu đồ có sẵn thành các dòng chữ: {title, alt, lines}, hoặc nil và lý do",
    en = "a chart of the gallery as lines of text: {title, alt, lines}, or nil and why",
    example = "print(chart.sketch(\"cases\", {}, { width = 60, colours = 0 }).lines[1])",
    see = "chart.draw" },
  { "chart.watch(what, {to, size, times, ...})",
    vi = "vẽ lại mỗi khi số liệu hay kịch bản đổi: what là tên biểu đồ, hàm trả về biểu đồ, hoặc "
      .. "tệp .lua trả về biểu đồ; Ctrl-C để dừng",
    en = "draws again whenever the figures or the script change: what is the name of a chart, a "
      .. "function that returns one, or a .lua file that does; Ctrl-C ends",
    example = "print(chart.watch(\"cases\", { times = 1 }))", see = "chart.draw chart.new" },
  { "chart.build(name, options)", vi = "kịch bản gnuplot của một biểu đồ, không vẽ",
    en = "the gnuplot script of a chart, not drawn",
    example = "print(#chart.build(\"success_rate\", {}).script > 0)", see = "chart.draw" },
  { "chart.find(name)", vi = "một biểu đồ: {name, title, question}",
    en = "a chart: {name, title, question}",
    example = "print(chart.find(\"success_rate\").name)", see = "chart.names" },
  { "chart.takes(name, option)", vi = "biểu đồ có nhận tùy chọn này không",
    en = "whether the chart follows an option",
    example = "print(chart.takes(\"success_rate\", \"unit\"))", see = "chart.find" },
}
