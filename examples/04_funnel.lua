#!/usr/bin/env -S lotrinh run
-- A funnel: which communes differ from the rest by more than chance, small ones judged as small.
-- The figures are made up; with imported reports use compare.funnel("success_rate", {year = 2026}).
script.requires(1)

local options = script.options {
  to = { "funnel.svg", "the file: .png, .svg or .pdf" },
  force = { false, "replace the file if it is there" },
}

local made = frame.new({
  { unit = "Ba Vì", settled = 41, closed = 45 }, { unit = "Cổ Đô", settled = 9, closed = 10 },
  { unit = "Ô Diên", settled = 52, closed = 55 }, { unit = "Hát Môn", settled = 66, closed = 80 },
  { unit = "Hoài Đức", settled = 40, closed = 60 }, { unit = "Sơn Đồng", settled = 6, closed = 8 },
}, { "unit", "settled", "closed" })

local funnel = stats.funnel(made.settled, made.closed)
for i, point in ipairs(funnel.points) do
  print(text.pad(made[i].unit, 12), ("%2d of %2d"):format(made[i].settled, made[i].closed),
    ("z = %+.1f"):format(point.z), math.abs(point.z) > 3 and "look into it" or "")
end

print(chart.new {
  kind = "funnel", data = made, x = "unit", share = { "settled", "closed" }, by = "unit",
  title = "Tỷ lệ hòa giải thành theo xã", source = "số liệu giả định", fictional = true,
}:save(options.to, { force = options.force }).path)
