-- What .help shows first: what an analyst wants to do, and lines that do it. A test runs those that
-- are typed at the prompt.
return {
  { vi = "hỏi số liệu", en = "ask for figures",
    "SELECT * FROM city_year;", "db:query(\"SELECT name FROM unit WHERE code = ?\", \"00004\")" },
  { vi = "xem xu hướng, so với mục tiêu", en = "see trends against targets",
    "outlook.of(\"success_rate\")", "outlook.board(\"KH183\")" },
  { vi = "so sánh xã, phường", en = "compare communes",
    "compare.ranking(\"success_rate\", {year = 2026})" },
  { vi = "tìm đơn vị qua các lần sắp xếp", en = "find units across the reforms",
    "unit.find(\"dong anh\"):history()" },
  { vi = "vẽ", en = "draw",
    "chart.names()", "chart.draw(\"success_rate\", {to = \"ty_le.svg\"})" },
  { vi = "ghi kết quả", en = "keep results",
    "_:to_csv(\"ket_qua.csv\")", ".save viec.lua" },
  { vi = "nhập báo cáo, kiểm tra (ngoài dấu nhắc)", en = "import and check reports (in a shell)",
    "$ lotrinh import bao_cao/ --period 2026-H1 --vintage so_bo", "$ lotrinh check" },
}
