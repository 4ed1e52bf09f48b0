-- What scripts are told of `rebase`.
return {
  { "rebase(frame, {to, view, counts, statuses, weights, missing, n, keys})",
    vi = "số liệu trên địa bàn của một ngày: view = reported, rebased, undivided; nhập thì đúng, "
      .. "chia "
      .. "thì là ước tính và được đánh dấu",
    en = "figures on the map of a day: view = reported, rebased, undivided; merges are exact, "
      .. "splits "
      .. "are estimates and flagged",
    example = [[
local old = frame.new({ { name = "Hàng Bạc", year = 2024, n = 9 } }, { "name", "year", "n" })
print(rebase(old, { to = "2025-07-01", counts = { "n" } }))]],
    see = "rebase.whole unit.join frame:join" },
  { "rebase.whole(frame, {x, n})", vi = "số đã chia thành số nguyên để in, tổng giữ nguyên",
    en = "apportioned counts as whole numbers for print, totals unchanged",
    example = [[
local old = frame.new({ { name = "Hàng Bạc", year = 2024, n = 9 } }, { "name", "year", "n" })
print(rebase.whole(rebase(old, { to = "2025-07-01", counts = { "n" } }), { x = "n" }))]],
    see = "rebase stats.apportion" },
}
