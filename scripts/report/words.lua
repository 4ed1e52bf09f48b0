-- Sentences about targets and figures, in both languages. Numbers come in formatted; no markup.
local failure = require "foundation.failure"
local format = require "report.format"

local M = {}

local say = failure.say

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

local VERDICTS = {
  met = { vi = "đạt", en = "met" },
  not_met = { vi = "chưa đạt", en = "not met" },
  no_data = { vi = "chưa đủ dữ liệu", en = "not enough data" },
}

--- The word for a verdict; a reading or plan that is not confirmed is said with it.
function M.verdict(result)
  local word = say(VERDICTS[result.verdict])
  if result.verdict ~= "no_data" and result.target.reading == "interpreted" then
    word = word .. say {
      vi = " (theo cách hiểu chưa xác nhận)",
      en = " (by an unconfirmed reading)",
    }
  end
  return word
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

--- "89,26% (2.153/2.412), năm 2024; khoảng tin cậy 95%: 88,0% – 90,4%; mẫu số suy từ ..."
function M.figure(figure)
  if not figure.rate then
    return nil
  end
  local text = say({
    vi = "{rate} ({x}/{n}), {period}; khoảng tin cậy 95% (Wilson): {interval}",
    en = "{rate} ({x}/{n}), {period}; 95% interval (Wilson): {interval}",
  }, {
    rate = format.rate(figure.x, figure.n), x = format.count(figure.x), n = format.count(figure.n),
    period = M.period(figure.period), interval = format.interval(figure.rate),
  })
  local basis = figure.n_basis ~= "reported" and M.basis(figure.n_basis)
  return basis and text .. "; " .. basis or text
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
    vi = "chưa công bố văn bản nào để đối chiếu. Cần: {text}",
    en = "no document to check against has been published. Needed: {text}",
  },
  districts = {
    vi = "chưa công bố số liệu theo quận, huyện, thị xã ({districts} đơn vị, đến trước {ended}). "
      .. "Cần {measures} của từng đơn vị.",
    en = "nothing was published by district ({districts} of them, before {ended}). Needed: "
      .. "{measures} of each.",
  },
  pilots = {
    vi = "chưa công bố danh sách điểm chỉ đạo và số liệu của các điểm. Cần danh sách và "
      .. "{measures} của từng điểm.",
    en = "neither the list of pilots nor their figures were published. Needed: the list and "
      .. "{measures} of each.",
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
    en = " Latest rate printed for the country: {rate} % ({period}), without the counts.",
  }, { rate = format.printed(printed.printed), period = M.period(printed) })
end

local function missing_sentence(review, result)
  if result.wants then
    return say(NEEDS[result.wants], {
      text = say(result.indicator.definitions[1].text), districts = review.districts.n,
      ended = format.day(review.districts.ended), measures = definition_measures(review, result),
    }) .. national_sentence(result)
  end
  local text = say({ vi = "chưa công bố {measures}.", en = "never published: {measures}." },
    { measures = measure_names(review, result.missing) })
  if result.needed and result.figure.n then
    text = text .. " " .. say({
      vi = "Với {n} {below} ({when}), cần ít nhất {needed}.",
      en = "With {n} {below} ({when}), at least {needed} are needed.",
    }, {
      n = format.count(result.figure.n), needed = format.count(result.needed),
      below = say(NOUNS[review.measures[result.indicator.definitions[1].denominator].counts]),
      when = result.figure.period and M.period(result.figure.period)
        or format.day(review.day),
    })
  end
  return text
end

local function reached_sentence(result)
  local text = say({
    vi = "{x}/{n} = {rate}, mục tiêu {goal}.",
    en = "{x}/{n} = {rate}, target {goal}.",
  }, {
    x = format.count(result.figure.x), n = format.count(result.figure.n),
    rate = format.rate(result.figure.x, result.figure.n), goal = format.target(result.target),
  })
  if result.short > 0 then
    text = text .. " " .. say({
      vi = "Với {n} {noun}, còn thiếu {short} để đạt {needed}.",
      en = "Of {n} {noun}, {short} more were needed to reach {needed}.",
    }, {
      n = format.count(result.figure.n), noun = M.noun(result.indicator),
      short = format.count(result.short), needed = format.count(result.needed),
    })
  end
  if not result.sure then
    text = text .. " " .. say {
      vi = "Khoảng tin cậy 95% chứa mốc mục tiêu, nên mức thực có thể ở hai phía.",
      en = "The 95% interval contains the target, so the true level may lie on either side.",
    }
  end
  return text
end

--- One sentence or two: the comparison, or exactly what is missing.
function M.explanation(review, result)
  if result.verdict == "no_data" then
    return missing_sentence(review, result)
  end
  return reached_sentence(result)
end

return M
