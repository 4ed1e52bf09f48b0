-- Sentences about targets and figures, in both languages. Numbers come in formatted; no markup.
local failure = require "foundation.failure"
local format = require "report.format"
local outlook_verdicts = require "outlook.verdict"
local letters = require "lotrinh.text"

local M = {}

local say = failure.say

--- The text with a capital letter first: "Đúng lộ trình".
function M.capital(sentence)
  local after = utf8.offset(sentence, 2) or #sentence + 1
  return letters.upper(sentence:sub(1, after - 1)) .. sentence:sub(after)
end

local NOUNS = {
  cases = { vi = "vụ việc", en = "cases" },
  groups = { vi = "tổ hòa giải", en = "groups" },
  mediators = { vi = "hòa giải viên", en = "mediators" },
  new_mediators = { vi = "hòa giải viên mới", en = "new mediators" },
  trainers = { vi = "tập huấn viên", en = "trainers" },
  communes = { vi = "xã, phường", en = "communes" },
  contests = { vi = "hội thi", en = "contests" },
  documents = { vi = "văn bản", en = "documents" },
}

--- What an indicator counts: "vụ việc".
function M.noun(indicator)
  return say(NOUNS[indicator.counts])
end

-- What stands below the line of an indicator, where it is not what the indicator counts.
local BELOW = { ratio = NOUNS.groups }

--- "tổ hòa giải" of a ratio of trainers to groups, else what is counted.
function M.noun_below(indicator)
  return say(BELOW[indicator.kind] or NOUNS[indicator.counts])
end

local VERDICTS = {
  met = { vi = "đạt", en = "met" },
  not_met = { vi = "chưa đạt", en = "not met" },
  no_data = { vi = "chưa đủ dữ liệu", en = "not enough data" },
}

--- "chưa đạt", without what makes it uncertain.
function M.plain_verdict(result)
  return say(VERDICTS[result.verdict])
end

--- The word for a verdict; a reading or plan that is not confirmed is said with it.
function M.verdict(result)
  local word = M.plain_verdict(result)
  if result.verdict ~= "no_data" and result.target.reading == "interpreted" then
    word = word .. say {
      vi = " (theo cách hiểu chưa xác nhận)",
      en = " (by an unconfirmed reading)",
    }
  end
  return word
end

-- What the verdict of outlook adds to that of the counts; the rest says the same.
local COURSES = { on_track = true, at_risk = true, behind = true }

--- Where a target not met yet is heading: "đúng lộ trình"; nil when there is nothing to add.
function M.course(result)
  if result.verdict ~= "not_met" or not COURSES[result.course] then
    return nil
  end
  return outlook_verdicts.words(result.course)
end

--- "chưa đạt, đúng lộ trình".
function M.judgement(result)
  local course = M.course(result)
  return M.verdict(result) .. (course and ", " .. course or "")
end

local VINTAGES = {
  official = { vi = "số chính thức", en = "official" },
  preliminary = { vi = "số sơ bộ", en = "preliminary" },
  estimate = { vi = "số ước tính", en = "estimates" },
}

--- "số sơ bộ", or nil where the source does not say.
function M.vintage(vintage)
  return VINTAGES[vintage] and say(VINTAGES[vintage])
end

--- Whose figure it is: "tổng của 126/126 xã, phường báo cáo, số chính thức"; nil for figures of the
--- city itself that do not say what they are.
function M.origin(figure)
  local vintage = figure.period and M.vintage(figure.period.vintage)
  if not figure.expected then
    return vintage
  end
  local halves = table.concat(figure.flags, " "):find("halves", 1, true)
  local sum = say(halves and { vi = "cộng hai kỳ 6 tháng, {reported}/{expected} báo cáo của đơn vị "
    .. "cấp xã", en = "two half-years added, {reported} of {expected} reports of communes" }
    or { vi = "tổng của {reported}/{expected} đơn vị cấp xã báo cáo",
      en = "the sum of {reported} of {expected} communes" },
    { reported = format.count(figure.reported), expected = format.count(figure.expected) })
  return vintage and sum .. ", " .. vintage or sum
end

--- The same for a table: "126/126 báo cáo cấp xã, số chính thức".
function M.origin_in_short(figure)
  local vintage = figure.period and M.vintage(figure.period.vintage)
  if not figure.expected then
    return vintage
  end
  local sum = say({ vi = "{reported}/{expected} báo cáo cấp xã",
    en = "{reported} of {expected} reports of communes" },
    { reported = format.count(figure.reported), expected = format.count(figure.expected) })
  return vintage and sum .. ", " .. vintage or sum
end

local SCOPES = {
  national = { vi = "cả nước", en = "the whole country" },
  each_province = { vi = "mỗi tỉnh, thành phố", en = "each province" },
  city = { vi = "toàn Thành phố", en = "the whole city" },
  each_district = { vi = "mỗi quận, huyện, thị xã", en = "each district" },
  pilot_communes = { vi = "xã, phường điểm chỉ đạo", en = "pilot communes" },
}

--- For whom a target holds.
function M.scope(target)
  return say(SCOPES[target.scope])
end

local BASES = {
  reported = { vi = "mẫu số được công bố", en = "denominator as published" },
  derived = {
    vi = "mẫu số bằng tiếp nhận trừ chưa xong",
    en = "denominator: received less pending",
  },
  inferred = {
    vi = "mẫu số suy từ tỷ lệ in ra",
    en = "denominator inferred from the printed rate",
  },
  units = { vi = "đếm từ danh mục đơn vị", en = "counted from the list of units" },
}

--- Where the denominator comes from, or nil when there is nothing to say.
function M.basis(basis)
  return basis and say(BASES[basis])
end

--- The period of a figure as words.
function M.period(period)
  return format.period(period.period_kind, period.period_start, period.period_end)
end

--- "89,26% (2.153/2.412), năm 2024", "66/5.115" for a ratio; nil without a numerator.
function M.value(figure)
  if not figure.x then
    return nil
  elseif not figure.n then
    return format.count(figure.x)
  end
  local counts = ("%s/%s"):format(format.count(figure.x), format.count(figure.n))
  local value = figure.rate and ("%s (%s)"):format(format.rate(figure.x, figure.n), counts)
    or counts
  return value .. ", " .. M.period(figure.period)
end

--- "89,26% (2.153/2.412), năm 2024; khoảng tin cậy 95%: 88,0% – 90,4%; mẫu số suy từ ..."; the
--- interval only of cases, in which there is chance.
function M.figure(figure, indicator)
  local parts = { M.value(figure) }
  if #parts == 0 then
    return nil
  end
  if figure.rate and indicator.counts == "cases" then
    parts[2] = say({ vi = "khoảng tin cậy 95% (Wilson): {interval}",
      en = "95% interval (Wilson): {interval}" }, { interval = format.interval(figure.rate) })
  end
  parts[#parts + 1] = M.origin(figure)
  parts[#parts + 1] = figure.n_basis ~= "reported" and M.basis(figure.n_basis) or nil
  return table.concat(parts, "; ")
end

-- Names of measures in the language of the session, joined.
local function measure_names(review, names)
  local list = {}
  for i, name in ipairs(names) do
    local words = say(review.measures[name])
    list[i] = "“" .. words .. "”"
  end
  return table.concat(list, ", ")
end

local function definition_measures(review, result)
  local definition = result.indicator.definitions[1]
  return measure_names(review, { definition.numerator, definition.denominator })
end

local NEEDS = {
  document = {
    vi = "chưa ghi nhận văn bản nào. Cần: {text}",
    en = "no document is on record. Needed: {text}",
  },
  districts = {
    vi = "không có số liệu theo quận, huyện, thị xã ({districts} đơn vị, đến trước {ended}). "
      .. "Cần {measures} của từng đơn vị.",
    en = "there is no figure by district ({districts} of them, before {ended}). Needed: "
      .. "{measures} of each.",
  },
  pilots = {
    vi = "chưa có số liệu cả năm của các điểm chỉ đạo. Cần danh sách và {measures} của từng điểm.",
    en = "there is no figure of a whole year of the pilots. Needed: the list and {measures} of "
      .. "each.",
  },
  national = {
    vi = "mục tiêu tính trên cả nước, số liệu của Thành phố không trả lời được. Cần {measures} "
      .. "của cả nước.",
    en = "the target is national; figures of the city cannot answer it. Needed: {measures} of the "
      .. "country.",
  },
  value = {
    vi = "giá trị của mục tiêu chưa biết (nguồn bị cắt). Cần toàn văn kế hoạch.",
    en = "the value of the target is not known (the source is cut). Needed: the full text of the "
      .. "plan.",
  },
}

-- What was printed for the whole country, without the counts that could decide.
local function national_sentence(result)
  local printed = result.national
  return not printed and "" or say({
    vi = " Số cả nước đã in gần nhất: {rate}% ({period}), không có tử số và mẫu số.",
    en = " Latest rate printed for the country: {rate}% ({period}), without the counts.",
  }, { rate = format.printed(printed.printed), period = M.period(printed) })
end

local function needed_sentence(review, result)
  return say({
    vi = "Với {n} {below} ({when}), cần ít nhất {needed}.",
    en = "With {n} {below} ({when}), at least {needed} are needed.",
  }, {
    n = format.count(result.figure.n), needed = format.count(result.needed),
    below = say(NOUNS[review.measures[result.indicator.definitions[1].denominator].counts]),
    when = result.figure.period and M.period(result.figure.period) or format.day(review.day),
  })
end

local function missing_sentence(review, result)
  if result.wants then
    return say(NEEDS[result.wants], {
      text = say(result.indicator.definitions[1].text), districts = review.districts.n,
      ended = format.day(review.districts.ended), measures = definition_measures(review, result),
    }) .. national_sentence(result)
  elseif #result.missing == 0 then
    return result.outlook.reason .. "."
  end
  local text = say({ vi = "chưa có số liệu {measures}.", en = "there is no figure of {measures}." },
    { measures = measure_names(review, result.missing) })
  if result.needed and result.figure.n then
    text = text .. " " .. needed_sentence(review, result)
  end
  return text
end

-- Of districts, documents and contests outlook's own sentence says all there is.
local function told_by_outlook(result)
  return result.outlook.parents or result.target.operator == "done"
    or result.indicator.kind == "count"
end

local function compared(result)
  local figure = result.figure
  local words = figure.rate and { vi = "{x}/{n} = {rate}, mục tiêu {goal}.",
    en = "{x}/{n} = {rate}, target {goal}." } or { vi = "{x}/{n}, mục tiêu {goal}.",
    en = "{x}/{n}, target {goal}." }
  return say(words, { x = format.count(figure.x), n = format.count(figure.n),
    rate = figure.rate and format.rate(figure.x, figure.n) or "",
    goal = format.target(result.target) })
end

local function short_sentence(result)
  if result.short == 0 then
    return ""
  end
  return " " .. say({
    vi = "Với {n} {noun}, còn thiếu {short} để đạt {needed}.",
    en = "Of {n} {noun}, {short} more were needed to reach {needed}.",
  }, {
    n = format.count(result.figure.n), noun = M.noun_below(result.indicator),
    short = format.count(result.short), needed = format.count(result.needed),
  })
end

local function course_sentence(result)
  local course = M.course(result)
  return course and (" %s: %s."):format(M.capital(course), result.reason) or ""
end

local function reached_sentence(result)
  if told_by_outlook(result) then
    return result.reason .. "."
  end
  local text = compared(result) .. short_sentence(result)
  if not result.sure then
    text = text .. " " .. say {
      vi = "Khoảng tin cậy 95% chứa mốc mục tiêu, nên mức thực có thể ở hai phía.",
      en = "The 95% interval contains the target, so the true level may lie on either side.",
    }
  end
  local origin = M.origin(result.figure)
  return text .. course_sentence(result)
    .. (origin and (" (%s.)"):format(M.capital(origin)) or "")
end

--- One sentence or two: the comparison, or exactly what is missing.
function M.explanation(review, result)
  if result.verdict == "no_data" then
    return missing_sentence(review, result)
  end
  return reached_sentence(result)
end

return M
