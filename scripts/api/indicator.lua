-- What scripts are told of `indicator`.
return {
  { "indicator.list()", vi = "mọi chỉ số, thành khung", en = "all indicators, as a frame",
    example = "print(indicator.list())", see = "indicator.get" },
  { "indicator.get(id)", vi = "một chỉ số với các định nghĩa và lời của nó",
    en = "one indicator with its definitions and their texts",
    example = "print(indicator.get(\"success_rate\").id)", see = "indicator.series" },
  { "indicator.series(id, {unit, from, to, kind, vintage, definition})",
    vi = "một chỉ số theo kỳ, thành khung: kỳ, x, n, tỷ lệ, khoảng tin cậy, cờ, nguồn",
    en = "an indicator by period, as a frame: period, x, n, rate, interval, flags, sources",
    example = "print(indicator.series(\"success_rate\"):select { \"year\", \"x\", \"n\", "
      .. "\"rate\" })",
    see = "outlook.of chart.draw" },
}
