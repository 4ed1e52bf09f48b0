-- Trainers, one row a unit. Own layout.
return {
  id = "trainers",
  words = { vi = "Tập huấn viên (theo đơn vị)", en = "Trainers (by unit)" },
  circular = "215/KH-UBND",
  row = "unit",
  columns = {
    { id = "unit_name", kind = "unit", required = true,
      header = { "Tên đơn vị", "Đơn vị", "Quận, huyện, thị xã", "Xã, phường" } },
    { id = "unit_code", kind = "unit_code", header = { "Mã đơn vị", "Mã" } },
    { id = "trainers", kind = "count", required = true, measure = "trainers",
      header = { "Số tập huấn viên", "Tập huấn viên", "Tổng số tập huấn viên" } },
    { id = "trainers_city", kind = "count", measure = "trainers_city",
      header = { "Tập huấn viên cấp thành phố", "Cấp thành phố" } },
    { id = "trainers_district", kind = "count", measure = "trainers_district",
      header = { "Tập huấn viên cấp huyện", "Cấp huyện" } },
    { id = "trainers_trained", kind = "count", measure = "trainers_trained",
      header = { "Tập huấn viên được tập huấn", "Được tập huấn, bồi dưỡng" } },
    { id = "note", kind = "ignored", header = { "Ghi chú", "STT", "TT", "Số TT", "Số thứ tự" } },
  },
  checks = { V13 = { "trainers_trained <= trainers",
    "trainers_city <= trainers", "trainers_district <= trainers" } },
}
