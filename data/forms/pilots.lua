-- Communes chosen as pilots. Own layout.
return {
  id = "pilots",
  words = { vi = "Xã, phường điểm chỉ đạo", en = "Pilot communes" },
  circular = "215/KH-UBND",
  row = "record", table = "pilot", period = false,
  columns = {
    { id = "unit_name", kind = "unit", required = true,
      header = { "Xã, phường điểm", "Xã, phường", "Tên đơn vị", "Đơn vị" } },
    { id = "unit_code", kind = "unit_code", header = { "Mã đơn vị", "Mã xã", "Mã" } },
    { id = "decision", kind = "text", required = true, into = "decision",
      header = { "Văn bản chọn điểm", "Số quyết định" } },
    { id = "chosen_on", kind = "date", required = true, into = "chosen_on",
      header = { "Ngày chọn", "Từ ngày" } },
    { id = "ended_on", kind = "date", into = "ended_on", header = { "Ngày kết thúc", "Đến ngày" } },
    { id = "note", kind = "ignored", header = { "Ghi chú", "STT", "TT", "Số TT", "Số thứ tự" } },
  },
}
