-- The verdicts: their codes, words, and order from best to worst. Decides nothing.
local failure = require "foundation.failure"

local M = {}

local WORDS = {
  met = { vi = "đạt", en = "met" },
  on_track = { vi = "đúng lộ trình", en = "on track" },
  at_risk = { vi = "có nguy cơ", en = "at risk" },
  behind = { vi = "chậm", en = "behind" },
  no_data = { vi = "chưa đủ dữ liệu", en = "not enough data" },
  nothing = { vi = "không phát sinh", en = "nothing arose" },
}

-- From good to bad; what cannot be judged stands last.
M.order = { "met", "on_track", "at_risk", "behind", "no_data", "nothing" }

--- "on_track" -> "đúng lộ trình".
function M.words(code)
  return failure.say(assert(WORDS[code], code))
end

--- Whether a verdict says that the target is in danger.
function M.is_behind(code)
  return code == "behind" or code == "at_risk"
end

return M
