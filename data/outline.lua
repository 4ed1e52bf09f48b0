-- The order of the official report: chapters (I, II ...) and annexes (Phụ lục I, II ...), each the
-- name of a section. Data only: an office reorders, drops or retitles here (`title = {vi, en}`).
--   also       sections that follow inside the chapter
--   landscape  for wide tables
return {
  chapters = {
    { section = "direction" },
    { section = "tasks" },
    { section = "attainment", also = { "charts" } },
    { section = "shortcomings" },
    { section = "budget" },
    { section = "ahead" },
  },
  annexes = {
    { section = "communes" },
    { section = "cases", landscape = true },
    { section = "groups", landscape = true },
    { section = "contradictions", landscape = true },
    { section = "definitions" },
    { section = "sources" },
  },
}
