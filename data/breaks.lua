-- Days on which a series stops being of one piece. Data only.
--   effect  restart  what lies before is another series: no trend across it
--           flag     the line goes on and carries a mark
--   levels, indicators  whom it concerns; absent: all
return {
  {
    on = "2023-01-01", kind = "threshold", effect = "restart",
    indicators = { "five_good_groups" },
    words = {
      vi = "tiêu chí “Tổ hòa giải 5 tốt” nâng từ 80% (năm 2021) lên 90% (năm 2023)",
      en = "the criterion of \"5 tốt\" groups rose from 80 % (2021) to 90 % (2023)",
    },
  },
  {
    on = "2025-07-01", kind = "territory", effect = "restart",
    levels = { "commune", "district" },
    words = {
      vi = "sắp xếp đơn vị hành chính từ 01/7/2025: 526 xã, phường, thị trấn thành 126",
      en = "units redrawn on 2025-07-01: 526 communes became 126",
    },
  },
  {
    on = "2025-07-01", kind = "territory", effect = "restart",
    indicators = { "model_communes", "pilot_communes" },
    words = {
      vi = "từ 01/7/2025 số xã, phường là 126, công nhận phải xét lại",
      en = "since 2025-07-01 there are 126 communes; recognition starts anew",
    },
  },
  {
    on = "2025-11-01", kind = "form", effect = "flag",
    words = {
      vi = "biểu mẫu thống kê đổi theo Thông tư 17/2025/TT-BTP",
      en = "the statistical form changed with Circular 17/2025/TT-BTP",
    },
  },
}
