-- The names that a script finds without require: where each comes from and what help says of it.
-- A name is there when its module is. Does not load anything.
return {
  { name = "db", module = "lotrinh.database",
    words = {
      vi = "cơ sở dữ liệu, chỉ đọc: db:query(SQL, ...) cho khung, db:rows(SQL, ...) từng dòng",
      en = "the database, read only: db:query(SQL, ...) gives a frame, db:rows(SQL, ...) rows",
    },
    example = [[print(db:query("SELECT 1 AS one"))]] },
  { name = "unit", module = "unit",
    words = {
      vi = "đơn vị hành chính và lịch sử: unit.find(\"dong anh\"), unit.at(ngày), "
        .. "unit.join(a, b), u:predecessors(), u:successors(), u:lineage(), u:history()",
      en = "units and their history: unit.find(\"dong anh\"), unit.at(day), unit.join(a, b), "
        .. "u:predecessors(), u:successors(), u:lineage(), u:history()",
    },
    example = [[print(unit.find("dong anh"):history())]] },
  { name = "plan", module = "plan",
    words = {
      vi = "kế hoạch và chỉ tiêu",
      en = "plans and targets",
    },
    example = [[print(plan.targets("KH183"):select{"target", "indicator", "numerator"})]] },
  { name = "indicator", module = "indicator",
    words = {
      vi = "chỉ số của các đơn vị theo kỳ",
      en = "indicators of units by period",
    },
    example = [[print(indicator.series("success_rate"):select{"year", "x", "n", "rate"})]] },
  { name = "outlook", module = "outlook",
    words = {
      vi = "chỉ số đang đi về đâu, chắc chắn đến mức nào: outlook.of(chỉ_số, {unit, plan}), "
        .. "outlook.board(kế_hoạch), outlook.needed, outlook.scenario, outlook.official",
      en = "where an indicator is heading, and how sure that is: outlook.of(indicator, {unit, "
        .. "plan}), outlook.board(plan), outlook.needed, outlook.scenario, outlook.official",
    },
    example = [[print(outlook.of("success_rate", {unit = "Hà Nội"}))]] },
  { name = "compare", module = "compare",
    words = {
      vi = "so sánh xã, phường và các kỳ: compare.ranking, funnel, league, change, attaining, "
        .. "adjust",
      en = "compares communes and periods: compare.ranking, funnel, league, change, attaining, "
        .. "adjust",
    },
    example = [[print(compare.ranking("success_rate", {year = 2026}))]] },
  { name = "rebase", module = "rebase",
    words = {
      vi = "đưa số liệu về địa bàn của một ngày: rebase(khung, {to = ngày, counts = {...}, "
        .. "view = \"reported\" | \"rebased\" | \"undivided\"}); rebase.whole làm tròn để in",
      en = "figures on the map of a day: rebase(frame, {to = day, counts = {...}, "
        .. "view = \"reported\" | \"rebased\" | \"undivided\"}); rebase.whole rounds for print",
    },
    example = [[
local old = frame.new({ { name = "Hàng Bạc", year = 2024, n = 9 } }, { "name", "year", "n" })
print(rebase(old, { to = "2025-07-01", counts = { "n" } }))]] },
  { name = "stats", module = "lotrinh.stats",
    words = {
      vi = "thống kê: khoảng tin cậy, xu hướng, phân bố",
      en = "statistics: intervals, trends, distributions",
    },
    example = [[print(stats.binom_ci(9, 10).lower)]] },
  { name = "chart", module = "chart",
    words = {
      vi = "vẽ biểu đồ: chart.draw(tên, {unit, year, to = \"x.svg\", size}), chart.names(); từ "
        .. "khung của mình: chart.new{kind, data, x, y, title}",
      en = "draws charts: chart.draw(name, {unit, year, to = \"x.svg\", size}), chart.names(); "
        .. "from a frame of your own: chart.new{kind, data, x, y, title}",
    },
    example = [[
print(chart.draw("success_rate", {size = "report"}).title)
local f = frame.new({ { year = 2025, settled = 17, closed = 20 },
  { year = 2026, settled = 19, closed = 21 } }, { "year", "settled", "closed" })
print(chart.new { kind = "line", data = f, x = "year", share = { "settled", "closed" },
  title = "Tỷ lệ hòa giải thành tăng", target = 0.9, source = "sổ theo dõi của xã" })]] },
  { name = "report", module = "report",
    words = {
      vi = "làm báo cáo",
      en = "makes reports",
    } },
  { name = "text", module = "lotrinh.text",
    words = {
      vi = "chữ Việt: độ rộng, thứ tự, bỏ dấu, chuẩn hóa",
      en = "Vietnamese text: width, order, without marks, normal form",
    },
    example = [[print(text.fold("Hòa Giải"))]] },
  { name = "period", module = "lotrinh.period",
    words = {
      vi = "kỳ báo cáo: năm, quý, tháng, lũy kế",
      en = "reporting periods: years, quarters, months",
    },
    example = [[print(period.parse("2026-H1").label)]] },
  { name = "frame", module = "frame",
    words = {
      vi = "khung số liệu theo cột: f:select, filter, sort, group, mutate, head, to_csv",
      en = "tables of figures held in columns: f:select, filter, sort, group, mutate, head, to_csv",
    },
    example = [[print(frame.new({ { name = "Ba Vì", n = 3 } }, { "name", "n" }))]] },
  { name = "script", module = "world.script",
    words = {
      vi = "kịch bản nói về mình: script.options{tên = {mặc định, lời}}, script.requires(1), "
        .. "script.exit(mã)",
      en = "what a script says of itself: script.options{name = {default, help}}, "
        .. "script.requires(1), script.exit(code)",
    },
    example = [[
script.requires(1)
local options = script.options { year = { 2026, "năm báo cáo" } }
print(options.year)]] },
  { name = "progress", module = "world.script",
    words = {
      vi = "progress(đã_xong, tổng, tên): báo tiến độ cho người đang chờ, trên stderr",
      en = "progress(done, total, label): tells on stderr how far the work is",
    },
    example = [[for i = 1, 3 do progress(i, 3, "xã") end print("xong")]] },
  { name = "help", module = "help",
    words = {
      vi = "help() liệt kê các tên; help(\"tên\") nói về một tên",
      en = "help() lists the names; help(\"name\") tells about one",
    },
    example = [[help("help")]] },
}
