#!/usr/bin/env -S lotrinh run
-- The annual job: review, charts, tables and a workbook in one go, into the folder of --out.
--   lotrinh --out so-ket-2026 run 09_annual_batch_job.lua --year=2026
-- With other jobs in a file, one a line, lotrinh jobs FILE says which failed.
script.requires(1)

local options = script.options {
  year = { 2026, "the year of the review" },
  force = { false, "replace the files that are there" },
}

local steps = {
  function() return report.review(options.year, { force = options.force }) end,
  function()
    return chart.draw("success_rate",
      { to = "meeting.svg", size = "meeting", force = options.force })
  end,
  function()
    local board = outlook.board(nil):select { "target", "indicator", "value", "wanted", "verdict" }
    return board:to_xlsx("board.xlsx", { sheet = "Tiến độ", force = options.force })
  end,
  function()
    return indicator.series("success_rate"):to_csv("success_rate.csv", { force = options.force })
  end,
}
for i, step in ipairs(steps) do
  local done, why = step()
  if not done then
    error(why, 0) -- the first thing that fails ends the job; its exit code says what it was
  end
  progress(i, #steps, "bước")
end
print(("%d steps done"):format(#steps))
