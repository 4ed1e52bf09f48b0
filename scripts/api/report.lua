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
    see = "chart.draw outlook.board" },
}
