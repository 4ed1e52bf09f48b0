-- Biểu 12c/BTP/PBGDPL/HGCS of Thông tư 20/2013/TT-BTP: results, one row a unit.
return {
  id = "tt20_12c", extends = "tt20_12a",
  words = {
    vi = "Biểu 12c: kết quả hoạt động hòa giải ở cơ sở (theo đơn vị)",
    en = "Form 12c: results of grassroots mediation (by unit)",
  },
  row = "unit",
  without = { "group_name" },
  columns = {
    { id = "unit_name", kind = "unit", required = true, number = "A",
      header = { "Tên đơn vị", "Đơn vị", "Xã, phường", "Xã, phường, thị trấn",
        "Tên xã, phường, thị trấn", "Đơn vị hành chính", "Quận, huyện, thị xã" } },
    { id = "unit_code", kind = "unit_code",
      header = { "Mã đơn vị", "Mã xã", "Mã đơn vị hành chính", "Mã" } },
  },
}
