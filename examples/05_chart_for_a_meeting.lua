#!/usr/bin/env -S lotrinh run
-- A chart that can be read from the last row: the success rate against its target, for a screen of
-- a meeting room. The file is written into the current folder, or that of --out.
--   lotrinh --out slides run 05_chart_for_a_meeting.lua --to=rate.svg
script.requires(1)

local options = script.options {
  to = { "success_rate.png", "the file: .png, .svg or .pdf" },
  force = { false, "replace the file if it is there" },
}

local drawn, why = chart.draw("success_rate", {
  unit = "Hà Nội", size = "meeting", to = options.to, force = options.force,
})
if not drawn then
  error(why, 0)
end
print(drawn.title)
print(drawn.alt) -- what the picture says, for those who cannot see it
