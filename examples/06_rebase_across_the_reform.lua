#!/usr/bin/env -S lotrinh run
-- Across the reform of 1 July 2025: figures of old communes on the map of the new ones. A code or
-- a name is not enough: 00008 was Liễu Giai and is Ngọc Hà. The counts are made up.
script.requires(1)

local options = script.options { day = { "2025-07-01", "the day whose map is wanted" } }

local old = frame.new({
  { name = "Hàng Bạc", year = 2024, settled = 9, closed = 10 },
  { name = "Hàng Gai", year = 2024, settled = 4, closed = 5 },
  { name = "Hàng Đào", year = 2024, settled = 7, closed = 9 },
}, { "name", "year", "settled", "closed" })

-- Whole units that merged are exact; parts of divided ones are estimates and are flagged.
local new = rebase(old, { to = options.day, counts = { "settled", "closed" } })
print(new)
print("total before:", old.closed:sum(), "after:", new.closed:sum()) -- always the same

-- What joining by the code would have done: it stops, and shows the right way.
local before = frame.new({ { code = "00008", year = 2024, n = 5 } }, { "code", "year", "n" })
local after = frame.new({ { code = "00008", year = 2026, n = 7 } }, { "code", "year", "n" })
local joined, why = pcall(before.join, before, after, "code")
print(joined, why)
print(unit.find("Hàng Bạc", { date = "2024-12-31" }):history())
