-- What a reader must know of the figures behind an outlook: parts missing, kinds left out, sums
-- that do not agree. Changes no figure.
local notes_of = require "definitions.notes"
local period = require "lotrinh.period"
local say = require "outlook.say"
local text = require "lotrinh.text"

local M = {}

local FLAGS = {
  incomplete = { vi = "{time}: mới có {reported}/{expected} đơn vị báo cáo",
    en = "{time}: {reported} of {expected} units reported" },
  differs = { vi = "{time}: số của đơn vị khác tổng các xã, phường ({sum})",
    en = "{time}: the unit's own figure differs from the sum of its communes ({sum})" },
  halves = { vi = "{time}: cộng hai nửa năm", en = "{time}: two half-years added" },
  vintage = { vi = "{time}: loại số liệu khác các kỳ kia", en = "{time}: of another vintage" },
  implied = { vi = "{time}: mẫu số {n} suy từ tỷ lệ đã in, không được công bố",
    en = "{time}: the denominator {n} is worked out from the printed rate, not published" },
}

-- Flags whose words carry figures of their own: one note for each period.
local ONE_EACH = { incomplete = true, differs = true, implied = true }

local function words_of(flag, point, times)
  return say.say(FLAGS[flag], { time = table.concat(times, ", "),
    reported = point.reported or "", expected = point.expected or "",
    n = point.n and say.count(point.n) or "",
    sum = point.sum_n and ("%d/%d"):format(point.sum_x, point.sum_n) or point.sum_x or "" })
end

-- One note for all periods of which nothing but the time differs.
local function flags_of(notes, question)
  local stock = question.figures:is_stock(question.definition.numerator)
  for _, flag in ipairs { "halves", "vintage", "implied", "incomplete", "differs" } do
    local times, last = {}, nil
    for _, point in ipairs(question.points) do
      for _, own in ipairs(point.flags) do
        if own == flag and ONE_EACH[flag] then
          notes[#notes + 1] = words_of(flag, point, { say.time(point, stock) })
        elseif own == flag then
          times[#times + 1], last = say.time(point, stock), point
        end
      end
    end
    if last then
      notes[#notes + 1] = words_of(flag, last, times)
    end
  end
end

-- A later period whose numerator is known and whose denominator is not.
local function half_known(notes, question)
  local last = question.points[#question.points]
  local measure = question.definition.numerator
  for _, row in ipairs(question.figures:periods(measure, question.unit.id)) do
    local counts = row.period_kind == question.kind and row.period_end <= question.asof
      and (not last or row.period_end > last.finish)
    if counts and question.definition.denominator then
      notes[#notes + 1] = say.say({
        vi = "{time}: có tử số ({x}) nhưng chưa có đủ mẫu số, nên không có tỷ lệ",
        en = "{time}: the numerator ({x}) is known, the denominator is not: no rate",
      }, { time = say.time({ start = row.period_start, finish = row.period_end }),
        x = say.count(row.value) })
    end
  end
end

local PRINTED = [[
  SELECT printed, period_kind, period_start, period_end
    FROM published_figure
   WHERE unit_id = :unit AND name = :name AND period_kind = :kind AND unit = '%'
     AND period_end > :day AND period_end <= :asof
   ORDER BY period_end DESC, row
   LIMIT 1]]

-- A percentage printed without its counts can be quoted, not judged.
local function printed_rate(notes, question)
  local last = question.points[#question.points]
  for row in question.db:rows(PRINTED, { unit = question.unit.id, name = question.indicator.id,
    kind = question.kind, day = last and last.finish or "", asof = question.asof }) do
    notes[#notes + 1] = say.say({
      vi = "{time}: đã công bố {rate}% nhưng không kèm đủ số đếm, nên không dùng để kết luận",
      en = "{time}: {rate}% was published without its counts, so it is not judged",
    }, { time = say.time({ start = row.period_start, finish = row.period_end }),
      rate = text.number(tonumber(row.printed)) })
  end
end

local function target_notes(notes, question)
  if question.open and question.open > 0 then
    notes[#notes + 1] = say.say({ vi = "{count} người chưa hết {months} tháng nên chưa tính",
      en = "{count} persons' {months} months are not over: not counted" },
      { count = say.count(question.open), months = question.definition.clock_months })
  end
  local target, now = question.asked, question.now
  if target and target.reading == "interpreted" and target.note then
    notes[#notes + 1] = notes_of.of(target)
  end
  if now and now.year < math.tointeger(tonumber(question.asof:sub(1, 4))) - 1 then
    notes[#notes + 1] = say.say({ vi = "số liệu mới nhất là của năm {year}",
      en = "the latest figures are of {year}" }, { year = now.year })
  end
end

--- The notes of a question, in order.
function M.of(question)
  local notes = {}
  if question.reference then
    notes[1] = say.say { vi = "mục tiêu tính trên cả nước; số của đơn vị này chỉ để tham khảo",
      en = "the target is national; this unit's figure is for reference" }
  end
  local plan = question.plan
  if plan and plan.valid_to and plan.valid_to <= question.asof then
    notes[#notes + 1] = say.say({ vi = "{plan} có hiệu lực đến hết ngày {day}",
      en = "{plan} held until {day}" }, { plan = plan.short,
      day = period.short(period.day(plan.valid_to) - 1) })
  end
  flags_of(notes, question)
  if question.kind == "year" and not question.figures:is_stock(question.definition.numerator) then
    half_known(notes, question)
  end
  printed_rate(notes, question)
  target_notes(notes, question)
  if question.left_out > 0 then
    notes[#notes + 1] = say.say({ vi = "bỏ {count} kỳ thuộc loại số liệu khác",
      en = "{count} periods of another vintage left out" }, { count = question.left_out })
  end
  return notes
end

return M
