-- An outlook in words: one sentence that can be read aloud, and a short block with the figures
-- behind it. Says what the result holds; works nothing out.
local say = require "outlook.say"
local verdict = require "outlook.verdict"

local M = {}

-- "Hòa giải" inside a sentence is not a name.
local function subject(result)
  return ("%s %s"):format(result.words, say.say({ vi = "của {unit}", en = "of {unit}" },
    { unit = result.unit.full_name }))
end

local NOW = {
  share = { vi = "{subject} {time} là {rate} ({x}/{n} {noun})",
    en = "{subject} {time}: {rate} ({x} of "
    .. "{n} {noun})" },
  ratio = { vi = "{subject} {time}: {x} {noun} cho {n} tổ{needed}",
    en = "{subject} {time}: {x} {noun} for {n} groups{needed}" },
  count = { vi = "{subject}: {x} {noun}", en = "{subject}: {x} {noun}" },
}

local function now(result)
  local kind = result.kind == "ratio" and "ratio" or result.value and "share" or "count"
  if result.x == nil or kind ~= "count" and result.n == nil then
    return subject(result)
  end
  return say.say(NOW[kind], { subject = subject(result), x = say.count(result.x),
    n = result.n and say.count(result.n) or "", noun = say.noun(result.counts),
    time = result.period and result.period.label or "", needed = result.needed and say.say(
      { vi = ", cần {needed}",
        en = ", {needed} needed" }, { needed = say.count(result.needed) }) or "",
    rate = result.value and say.rate(result.x, result.n) or "" })
end

local function against(result)
  if result.wanted == nil or result.attained == nil then
    return ""
  end
  return say.say(result.attained
    and { vi = ", đạt mức {target} của {plan}", en = ", meets {target} of {plan}" }
    or { vi = ", chưa đạt mức {target} của {plan}", en = ", does not meet {target} of {plan}" },
    { target = result.wanted, plan = result.plan.short })
end

local function per_year(result)
  local needed = result.needed_per_year
  if result.kind == "ratio" and (result.missing or 0) > 0 then
    return say.say({ vi = "; còn thiếu {count} {noun}", en = "; {count} {noun} are missing" },
      { count = say.count(result.missing), noun = say.noun(result.counts) })
  end
  if needed == nil or result.missing == 0 or result.attained then
    return ""
  end
  local count = math.ceil(math.abs(needed.count))
  local text = say.say({
    vi = "; từ nay mỗi năm cần thêm {points} điểm, tức khoảng {count} {noun}",
    en = "; from now {points} points a year are needed, about {count} {noun}",
  }, { points = say.points(needed.points), count = say.count(count),
    noun = say.noun(result.counts) })
  local pace = result.pace_per_year
  if pace then
    text = text .. say.say({ vi = " (đến nay: {points} điểm một năm)",
      en = " (so far: {points} points a year)" }, { points = say.points(pace.points) })
  end
  return text
end

--- One sentence.
function M.sentence(result)
  return ("%s%s: %s, %s%s."):format(now(result), against(result),
    verdict.words(result.verdict), result.reason, per_year(result))
end

local function line(lines, words, text)
  lines[#lines + 1] = "  " .. say.say(words) .. ": " .. text
end

local function range(entry)
  return ("%s–%s"):format(say.share(entry.lower), say.share(entry.upper))
end

local function signed(points)
  return (points >= 0 and "+" or "") .. say.points(points)
end

local function target_line(lines, result)
  if result.target == nil then
    return
  end
  line(lines, { vi = "Mục tiêu", en = "Target" }, say.say({
    vi = "{id}: {wanted}, hạn {deadline}, {clause}{status}",
    en = "{id}: {wanted}, by {deadline}, {clause}{status}",
  }, { id = result.target.target, wanted = result.wanted, deadline = result.target.deadline,
    clause = result.target.clause, status = result.target.status == "unconfirmed"
      and say.say { vi = " (chưa xác nhận văn bản)", en = " (text not confirmed)" } or "" }))
end

local function trend_line(lines, result)
  local trend = result.trend
  if trend == nil or trend.per_year == nil then
    return
  end
  local text = say.say({ vi = "{slope} điểm một năm ({from}–{to}, {count} kỳ",
    en = "{slope} points a year ({from}–{to}, {count} periods" },
    { slope = signed(trend.per_year), from = trend.from, to = trend.to, count = trend.points })
  if trend.lower then
    text = text .. say.say({ vi = "; 80%: {low} đến {high}", en = "; 80 %: {low} to {high}" },
      { low = signed(trend.lower), high = signed(trend.upper) })
  end
  if trend.p then
    text = text .. ("; p = %.2g"):format(trend.p)
  end
  if trend.robust and trend.robust.per_year then
    text = text .. "; Theil-Sen " .. signed(trend.robust.per_year)
  end
  if trend.points < 5 then
    text = text .. say.say { vi = "; quá ngắn để kiểm định", en = "; too short to test" }
  end
  line(lines, { vi = "Xu hướng", en = "Trend" }, text .. ")")
end

local function forecast_lines(lines, result)
  local ahead = result.forecast
  if ahead == nil then
    return
  end
  line(lines, { vi = "Dự báo " .. ahead.year, en = "Forecast " .. ahead.year }, say.say({
    vi = "{median} (80%: {range}), {likely}, xác suất đạt {p}",
    en = "{median} (80 %: {range}), {likely}, chance {p}",
  }, { median = say.share(ahead.median), range = range(ahead), likely = say.likely(ahead.p),
    p = say.chance(ahead.p) }))
  local ways = result.scenarios
  if ways and ways.trend then
    line(lines, { vi = "Kịch bản", en = "Scenarios" }, say.say({
      vi = "giữ nguyên {a}; theo đà {b}; đà giảm dần {c}",
      en = "unchanged {a}; trend {b}; damped {c}",
    }, { a = say.share(ways.unchanged), b = say.share(ways.trend), c = say.share(ways.damped) }))
  end
end

local function check_lines(lines, result)
  for _, window in ipairs(result.windows or {}) do
    line(lines, { vi = "Chỉ dùng " .. window.points .. " năm",
      en = window.points .. " years only" },
      ("%s (80%%: %s), %s"):format(say.share(window.median), range(window), say.chance(window.p)))
  end
  for _, test in ipairs(result.backtest or {}) do
    line(lines, { vi = "Kiểm lại quá khứ", en = "Backtest" }, say.say({
      vi = "trước {h} năm: {covered}/{count} lần trong khoảng 80%, sai trung bình {mae} điểm "
        .. "(giữ nguyên: {naive})",
      en = "{h} ahead: {covered} of {count} inside the 80% interval, mean error {mae} points "
        .. "(unchanged: {naive})",
    }, { h = test.horizon, covered = test.covered, count = test.count,
      mae = say.points(test.mae), naive = say.points(test.mae_naive) }))
  end
end

local function basis_lines(lines, result)
  if result.interval then
    line(lines, { vi = "Khoảng tin cậy 95%", en = "95% interval" }, range(result.interval)
      .. say.say { vi = " (Wilson: dao động ngẫu nhiên của chừng ấy vụ việc)",
        en = " (Wilson: what chance alone would give with as many cases)" })
  end
  if result.would_change then
    line(lines, { vi = "Kết luận đổi khi", en = "It would change" }, result.would_change)
  end
  line(lines, { vi = "Cách tính", en = "Definition" }, result.definition.words)
  for _, entry in ipairs(result.breaks) do
    line(lines, entry.effect == "restart" and { vi = "Chuỗi bắt đầu lại", en = "New series" }
      or { vi = "Chuỗi có thay đổi", en = "Break" }, entry.words)
  end
  for _, note in ipairs(result.notes) do
    line(lines, { vi = "Lưu ý", en = "Note" }, note)
  end
end

--- The sentence and the block.
function M.text(result)
  local lines = { M.sentence(result) }
  target_line(lines, result)
  trend_line(lines, result)
  forecast_lines(lines, result)
  check_lines(lines, result)
  basis_lines(lines, result)
  return table.concat(lines, "\n")
end

return M
