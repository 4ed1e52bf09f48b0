-- An import form of one's own: how a table that a commune sends is read. Not a script but a table;
-- 07_import_own_form.csv beside it is such a report. Try it without storing, then store it:
--   lotrinh import 07_import_own_form.csv --form 07_import_own_form.lua --db my.db --dry-run
return {
  id = "so_theo_doi",
  words = { vi = "Sổ theo dõi hòa giải của phường", en = "A ward's register of mediation" },
  circular = "own", -- whose form it is
  row = "unit", -- a row is a commune; "group" would be a group of the reporting commune
  columns = {
    { id = "unit_name", kind = "unit", header = { "Xã, phường" }, required = true },
    { id = "received", kind = "count", header = { "Tiếp nhận" }, measure = "received" },
    { id = "settled", kind = "count", header = { "Hòa giải thành" }, measure = "settled" },
    { id = "unsettled", kind = "count", header = { "Không thành" }, measure = "unsettled" },
    { id = "pending", kind = "count", header = { "Đang giải quyết" }, measure = "pending" },
    { id = "note", kind = "ignored", header = { "Ghi chú" } },
  },
  -- A row that breaks a check is refused with its cell, before anything is stored.
  checks = { V02 = { "received = settled + unsettled + pending" } },
}
