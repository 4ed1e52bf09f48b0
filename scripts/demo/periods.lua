-- The reports of the fictional city: which period, by whom, how final. Data only.
--   folder    the folder of its files           words     the period as a report writes it
--   first     first day counted                 last      last day counted (the cut-off)
--   finish    last day of the period, where the cut-off is before it
--   by        "district": a district reports its communes; "commune": a commune its groups
--   stock     number in figures.stocks of what is counted at the end; form: of that table
return {
  { folder = "2023-H1", words = "6 tháng đầu năm 2023", first = "2023-01-01", last = "2023-06-30",
    vintage = "chính thức", by = "district", stock = 1, form = "targets" },
  { folder = "2023", words = "năm 2023", first = "2023-01-01", last = "2023-12-31",
    vintage = "chính thức", by = "district", stock = 2, form = "tt20_11c" },
  { folder = "2024-H1", words = "6 tháng đầu năm 2024", first = "2024-01-01", last = "2024-06-30",
    vintage = "chính thức", by = "district", stock = 3, form = "targets" },
  { folder = "2024-so-bo", words = "năm 2024", first = "2024-01-01", last = "2024-10-31",
    finish = "2024-12-31", vintage = "sơ bộ", by = "district" },
  { folder = "2024", words = "năm 2024", first = "2024-01-01", last = "2024-12-31",
    vintage = "chính thức", by = "district", stock = 4, form = "targets" },
  { folder = "2025-H1", words = "6 tháng đầu năm 2025", first = "2025-01-01", last = "2025-06-30",
    vintage = "chính thức", by = "district", stock = 5, form = "targets" },
  { folder = "2025-H2", words = "6 tháng cuối năm 2025", first = "2025-07-01", last = "2025-12-31",
    vintage = "chính thức", by = "commune", stock = 6, form = "targets" },
  { folder = "2026-H1", words = "6 tháng đầu năm 2026", first = "2026-01-01", last = "2026-06-30",
    vintage = "sơ bộ", by = "commune", stock = 7, form = "targets" },
  { folder = "2026-10M", words = "10 tháng năm 2026", first = "2026-01-01", last = "2026-10-31",
    vintage = "sơ bộ", by = "commune", stock = 8, form = "groups" },
}
