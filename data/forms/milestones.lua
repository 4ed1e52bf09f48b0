-- Things the plan asks to be done, done: each shown by a document. Own layout.
return {
  id = "milestones",
  words = { vi = "Việc đã hoàn thành, kèm văn bản", en = "Tasks done, with their document" },
  circular = "215/KH-UBND",
  row = "record", table = "milestone", period = false,
  columns = {
    { id = "unit_name", kind = "unit", required = true,
      header = { "Đơn vị thực hiện", "Đơn vị", "Tên đơn vị" } },
    { id = "unit_code", kind = "unit_code", header = { "Mã đơn vị", "Mã" } },
    { id = "indicator", kind = "choice", required = true, into = "indicator",
      header = { "Việc phải làm", "Mục tiêu" },
      choices = {
        legal_framework = { "Hoàn thiện cơ chế, chính sách", "legal_framework" },
        training_materials = { "Biên soạn, in ấn, đăng tải tài liệu", "training_materials" },
        guidance_documents = { "Ban hành văn bản chỉ đạo, hướng dẫn", "guidance_documents" },
        implementation_plans = { "Kế hoạch triển khai", "implementation_plans" },
        interim_review = { "Sơ kết thực hiện Đề án", "Sơ kết", "interim_review" },
        final_review = { "Tổng kết thực hiện Đề án", "Tổng kết", "final_review" },
      } },
    { id = "done_on", kind = "date", required = true, into = "done_on",
      header = { "Ngày hoàn thành", "Ngày văn bản" } },
    { id = "document", kind = "text", required = true, into = "document",
      header = { "Số, ngày văn bản", "Văn bản" } },
    { id = "note", kind = "text", into = "note", header = { "Nội dung", "Ghi chú" } },
  },
}
