-- Single cases: dates, kind, outcome. No party, no narrative, no address. May be a very long file:
-- a CSV in UTF-8 is read row by row, in C.
return {
  id = "cases",
  words = { vi = "Danh sách vụ việc (không có thông tin đương sự)",
    en = "Cases (without parties)" },
  circular = "215/KH-UBND",
  row = "case", table = "mediation_case", most_rows = 5000000,
  columns = {
    { id = "code", kind = "text", required = true, into = "code",
      header = { "Mã vụ việc", "Số vụ việc" } },
    { id = "unit_name", kind = "unit", required = true,
      header = { "Mã đơn vị", "Mã xã", "Xã, phường", "Đơn vị" } },
    { id = "group_name", kind = "text", required = true, into = "group_name",
      header = { "Tổ hòa giải", "Tên tổ hòa giải" } },
    { id = "received_on", kind = "date", required = true, into = "received_on",
      header = { "Ngày tiếp nhận" } },
    { id = "started_on", kind = "date", into = "started_on",
      header = { "Ngày hòa giải", "Ngày bắt đầu" } },
    { id = "ended_on", kind = "date", into = "ended_on", header = { "Ngày kết thúc" } },
    { id = "kind", kind = "choice", required = true, into = "kind",
      header = { "Loại vụ việc", "Loại" },
      choices = {
        dispute = { "Mâu thuẫn giữa các bên", "Mâu thuẫn", "Mâu thuẫn, xích mích" },
        civil = { "Dân sự", "Tranh chấp dân sự" },
        family = { "Hôn nhân và gia đình", "Hôn nhân gia đình" },
        violation = { "Vi phạm pháp luật", "Khác" },
      } },
    { id = "outcome", kind = "choice", required = true, into = "outcome", header = { "Kết quả" },
      choices = {
        settled = { "Hòa giải thành", "Thành" },
        unsettled = { "Hòa giải không thành", "Không thành" },
        in_progress = { "Đang giải quyết", "Đang hòa giải" },
        not_started = { "Chưa giải quyết" },
        out_of_scope = { "Ngoài phạm vi" },
      } },
  },
}
