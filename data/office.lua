-- Who signs the report and who gets it (Nghị định 30/2020/NĐ-CP, Phụ lục I and III). Data only; an
-- office changes it here.
return {
  superior = "UBND THÀNH PHỐ HÀ NỘI",
  name = "SỞ TƯ PHÁP",
  called = "Sở Tư pháp thành phố Hà Nội",
  symbol = "BC-STP",
  place = "Hà Nội",
  signs = "GIÁM ĐỐC",
  recipients = {
    "UBND Thành phố (để báo cáo);",
    "Bộ Tư pháp (để báo cáo);",
    "Ủy ban MTTQ Việt Nam Thành phố;",
    "UBND các xã, phường;",
    "Lưu: VT, PBGDPL.",
  },
}
