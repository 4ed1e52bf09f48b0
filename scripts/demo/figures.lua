-- The city's totals that the fictional city must have: those published, and guesses where nothing
-- was. Data only. A guess is marked as one in answers.csv.
local M = {}

M.FICTIONAL = "SỐ LIỆU GIẢ ĐỊNH"

-- Cases, year by year. `received` (carried over included), `settled` and `pending` are of the year,
-- those in `first` of its first half.
M.cases = {
  { year = 2023, received = 3000, settled = 2561, pending = 90,
    first = { received = 1560, settled = 1246, pending = 115 } },
  { year = 2024, received = 2456, settled = 2153, pending = 44,
    first = { received = 1270, settled = 1002, pending = 92 } },
  { year = 2025, received = 2430, settled = 2128, pending = 60,
    first = { received = 1236, settled = 992, pending = 90 } },
  { year = 2026, received = 2480, settled = 2190, pending = 70,
    first = { received = 1250, settled = 1008, pending = 93 } },
}

-- Pending at the end of 2022, published.
M.carried_into_first_year = 124

-- Groups and mediators on days. Shares are per mille of groups or of mediators.
M.stocks = {
  { day = "2023-06-30", groups = 4994, mediators = 32101, five_good = 3001, supported = 180,
    unsound = 150, trained = 610, materials = 420 },
  { day = "2023-12-31", groups = 5008, mediators = 32380, five_good = 3140, supported = 205,
    unsound = 144, trained = 650, materials = 480 },
  { day = "2024-06-30", groups = 5025, mediators = 32690, five_good = 3550, supported = 240,
    unsound = 135, trained = 690, materials = 560 },
  { day = "2024-12-31", groups = 5060, mediators = 33050, five_good = 4053, supported = 300,
    unsound = 126, trained = 740, materials = 650 },
  { day = "2025-06-30", groups = 5111, mediators = 33120, five_good = 4053, supported = 356,
    unsound = 112, trained = 780, materials = 720 },
  { day = "2025-12-31", groups = 5115, mediators = 33080, five_good = 4118, supported = 420,
    unsound = 96, trained = 815, materials = 800 },
  { day = "2026-06-30", groups = 5124, mediators = 33140, five_good = 4180, supported = 486,
    unsound = 74, trained = 851, materials = 872 },
  { day = "2026-10-31", groups = 5131, mediators = 33190, five_good = 4226, supported = 521,
    unsound = 58, trained = 879, materials = 913 },
}

-- What of the above was published (data/published.csv); "*" is every day or year.
M.published = {
  ["2023-06-30"] = { groups = true, mediators = true, five_good = true },
  ["2024-12-31"] = { five_good = true },
  ["2025-06-30"] = { groups = true, five_good = true },
  [2024] = { received = true, settled = true },
}

-- Bounds that were published: more than 5,000 groups and 33,000 mediators at the end of 2024. Also
-- a rate above 86 % in the first half of 2023; 44 pending in 2024 follows from the rate, 89.26 %.
M.bounds = {
  ["2024-12-31"] = { groups = 5000, mediators = 33000 },
}

-- Twelve communes for a small city: inner, outer, divided and whole ones.
M.small = { "00004", "00070", "00166", "00199", "00328", "00367", "00454", "00475", "09574",
  "09877", "09955", "10330" }

return M
