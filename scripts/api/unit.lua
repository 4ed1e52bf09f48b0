-- What scripts are told of `unit` and of units.
return {
  receivers = {
    u = { class = "unit_object", meta = "unit", given = "local u = unit.find(\"dong anh\")" },
    list = { class = "unit_list", meta = "units",
      given = "local list = unit.find(\"tien thang\", { all = true })" },
  },
  { "unit.find(name, {date, level, all, exact})",
    vi = "đơn vị theo tên, mã hoặc id, không cần dấu; date: vào ngày đó; all: mọi đơn vị có thể",
    en = "the unit of a name, code or id, marks not needed; date: on that day; all: every "
      .. "candidate",
    example = "print(unit.find(\"dong anh\"))", see = "unit.at unit:history text.fold" },
  { "unit.at(day, {level})", vi = "các đơn vị của một ngày (hôm nay), theo cấp rồi theo mã",
    en = "the units of a day (today), by level, then by code",
    example = "print(#unit.at(\"2026-01-01\", { level = \"commune\" }))", see = "unit.find "
      .. "unit:valid" },
  { "unit.join(first, second, {by, dates, suffixes})",
    vi = "hai khung cạnh nhau, mỗi đơn vị một dòng; dừng khi đơn vị đã đổi địa bàn, và chỉ cách "
      .. "đúng",
    en = "two frames side by side, one row a unit; stops where units changed, and shows the "
      .. "right way",
    example = [[
local a = frame.new({ { unit = "Đông Anh", year = 2026, n = 3 } }, { "unit", "year", "n" })
print(unit.join(a, a))]], see = "frame:join rebase" },
  { "u:predecessors()", vi = "đơn vị này từ đâu mà thành: đơn vị cũ, ngày, phần, điều khoản",
    en = "what it was made of: the old unit, day, share, "
      .. "clause", example = "print(u:predecessors())",
    see = "unit:successors unit:history" },
  { "u:successors()", vi = "đơn vị này thành những đơn vị nào", en = "what it became",
    example = "print(#unit.find(\"Xã Đông Anh\"):successors())", see = "unit:predecessors" },
  { "u:valid(day)", vi = "đơn vị có vào ngày đó không", en = "whether it was there on the day",
    example = "print(u:valid(\"2026-01-01\"))", see = "unit.at" },
  { "u:children(day)", vi = "các đơn vị trực thuộc vào ngày đó (không nói ngày: mọi thời)",
    en = "units directly below it on the day (without one: of all times)",
    example = "print(#unit.find(\"Hà Nội\"):children(\"2026-01-01\"))", see = "unit.at" },
  { "u:lineage()", vi = "mọi lần chia, nhập dẫn đến nó và từ nó, thành khung",
    en = "all successions that lead to it and from it, as a frame",
    example = "print(u:lineage():select { \"date\", \"from_name\", \"to_name\" })",
    see = "unit:history" },
  { "u:history()", vi = "cũng như vậy, thành cây để đọc", en = "the same as a tree to read",
    example = "print(u:history())", see = "unit:lineage" },
  { "list:frame()", vi = "danh sách đơn vị thành khung", en = "a list of units as a frame",
    example = "print(list:frame())", see = "unit.at unit.find" },
}
