-- What scripts are told of `report`.
return {
  { "report.review(year, {plan, to = \".\", png, force})",
    vi = "làm báo cáo sơ kết của một năm vào thư mục kết quả: trang, bản .docx, phụ lục, biểu "
      .. "đồ; trả về các "
      .. "tệp, hoặc nil và lý do",
    en = "makes the review of a year into the output folder: page, .docx, annexes, charts; gives "
      .. "the files, "
      .. "or nil and why",
    example = "print(#report.review(2026, { force = true }) > 3)",
    see = "chart.draw outlook.board report.explain" },
  { "report.explain(what, {unit, year, definition})",
    vi = "một con số từ đâu mà có: chỉ số, hoặc mã của một số liệu trong báo cáo (cột id); in ra "
      .. "cách tính, các đơn vị được cộng, tệp, trang, ô",
    en = "where a figure comes from: an indicator, or the code of a figure of a review (column "
      .. "id); prints definition, units added up, file, sheet, cell",
    example = "print(report.explain(\"success_rate\", { year = 2022 }))",
    see = "report.review indicator.series" },
}
