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
      vi = "đơn vị hành chính và lịch sử: unit.find(\"dong anh\"), unit.at(ngày), u:predecessors()",
      en = "units and their history: unit.find(\"dong anh\"), unit.at(day), u:predecessors()",
    },
    example = [[print(unit.find("dong anh"):history())]] },
  { name = "plan", module = "plan",
    words = {
      vi = "kế hoạch và chỉ tiêu",
      en = "plans and targets",
    } },
  { name = "indicator", module = "indicator",
    words = {
      vi = "chỉ số của các đơn vị theo kỳ",
      en = "indicators of units by period",
    } },
  { name = "outlook", module = "outlook",
    words = {
      vi = "một chỉ số đang đi về đâu, chắc chắn đến mức nào",
      en = "where an indicator is heading, and how sure that is",
    } },
  { name = "compare", module = "compare",
    words = {
      vi = "so sánh các đơn vị, các kỳ",
      en = "compares units and periods",
    } },
  { name = "stats", module = "lotrinh.stats",
    words = {
      vi = "thống kê: khoảng tin cậy, xu hướng, phân bố",
      en = "statistics: intervals, trends, distributions",
    },
    example = [[print(stats.binom_ci(9, 10).lower)]] },
  { name = "chart", module = "chart",
    words = {
      vi = "vẽ biểu đồ",
      en = "draws charts",
    } },
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
  { name = "frame", module = "lotrinh.frame",
    words = {
      vi = "khung số liệu theo cột",
      en = "tables of figures held in columns",
    },
    example = [[print(frame.new({ { name = "Ba Vì", n = 3 } }, { "name", "n" }))]] },
  { name = "help", module = "help",
    words = {
      vi = "help() liệt kê các tên; help(\"tên\") nói về một tên",
      en = "help() lists the names; help(\"name\") tells about one",
    },
    example = [[help("help")]] },
}
