-- New mediators by month of recognition. Own layout.
return {
  id = "cohort",
  words = { vi = "Hòa giải viên mới theo tháng công nhận",
    en = "New mediators by month of recognition" },
  circular = "215/KH-UBND",
  row = "record", table = "cohort", period = false,
  columns = {
    { id = "unit_name", kind = "unit", header = { "Xã, phường", "Tên đơn vị", "Đơn vị" } },
    { id = "unit_code", kind = "unit_code", header = { "Mã đơn vị", "Mã xã", "Mã" } },
    { id = "month", kind = "month", required = true, into = "month",
      header = { "Tháng công nhận", "Tháng" } },
    { id = "recognised", kind = "count", required = true, into = "recognised",
      header = { "Số hòa giải viên mới được công nhận", "Hòa giải viên mới" } },
    { id = "trained", kind = "count", into = "trained",
      header = { "Được tập huấn trong 6 tháng", "Số được tập huấn trong 6 tháng" } },
    { id = "note", kind = "ignored", header = { "Ghi chú", "STT", "TT", "Số TT", "Số thứ tự" } },
  },
  checks = { V13 = { "trained <= recognised" } },
}
