-- The rules V01 to V22: one row each with its severity, sentence and source. A rule's `run` looks
-- at one batch; what needs a single cell or row is raised where it is read, by the same code.
--   E the file is refused; W kept with a warning; H kept, an explanation is asked for
local condition = require "importer.condition"
local failure = require "foundation.failure"
local period = require "lotrinh.period"

local M = {}

-- More than half up or down on the same period of the year before asks for an explanation (V18).
local LARGEST_CHANGE_PERCENT = 50
-- Of so few cases a change says nothing.
local FEWEST_FOR_CHANGE = 10

M.rules = {
  V01 = { severity = "E", source = "TT 20/2013, mẫu 11, 12",
    words = { vi = "số đếm phải là số nguyên từ 0 trở lên", en = "a count is a whole number from "
      .. "0" } },
  V02 = { severity = "E", source = "TT 20/2013, mẫu 12, cột 1 = 2 + 3 + 4",
    words = { vi = "tiếp nhận bằng tổng theo loại", en = "received is the sum by kind" } },
  V03 = { severity = "E", source = "TT 20/2013, mẫu 12, cột 1 = 5 + 9 + 10 + 11",
    words = { vi = "tiếp nhận = thành + không thành + chưa, đang giải quyết",
      en = "received = settled + unsettled + pending" } },
  V04 = { severity = "E", source = "TT 20/2013, mẫu 12, cột 5 = 6 + 7 + 8",
    words = { vi = "thành bằng tổng theo loại, mỗi loại không quá số tiếp nhận",
      en = "settled is the sum by kind, each at most what was received" } },
  V05 = { severity = "E", source = "TT 20/2013, mẫu 11, cột 3 = 4 + 5 = 6 + 7 = 8 + 9 + 10",
    words = { vi = "hòa giải viên bằng tổng theo giới, dân tộc, trình độ",
      en = "mediators are the sum by sex, ethnic group, training" } },
  V06 = { severity = "W", source = "Luật Hòa giải ở cơ sở, điều 12.1",
    words = { vi = "ít nhất 3 hòa giải viên và 1 nữ cho mỗi tổ",
      en = "at least 3 mediators and a woman for each group" } },
  V07 = { severity = "W", source = "Luật Hòa giải ở cơ sở, điều 12, 14",
    words = { vi = "tổ đủ thành phần: từ 3 người, có nữ, có tổ trưởng, có người dân tộc thiểu số ở "
      .. "nơi cần", en = "a group has 3 mediators, a woman, a leader, a minority where needed" } },
  V08 = { severity = "W", source = "cách báo cáo của Hà Nội năm 2021",
    words = { vi = "kỳ trước chuyển sang bằng số chưa giải quyết xong cuối kỳ trước",
      en = "carried over is what was pending at the end of the period before" } },
  V09 = { severity = "W", source = "TT 03/2019, điều 6.1",
    words = { vi = "số lũy kế cả năm không nhỏ hơn 6 tháng",
      en = "a year's running total is not below its first half" } },
  V10 = { severity = "E", source = "TT 20/2013, dòng tổng số",
    words = { vi = "dòng tổng số bằng tổng các dòng", en = "the total is the sum of the rows" } },
  V11 = { severity = "W", source = "số liệu Hà Nội 2020 đến 2022",
    words = { vi = "tỷ lệ ghi trong báo cáo bằng thành / đã giải quyết xong",
      en = "the rate printed is settled / closed" } },
  V12 = { severity = "E", source = "cách tính tỷ lệ",
    words = { vi = "không có vụ việc đã giải quyết xong thì không có tỷ lệ",
      en = "without a closed case there is no rate" } },
  V13 = { severity = "E", source = "215/KH-UBND, mục II.2",
    words = { vi = "phần không lớn hơn toàn bộ", en = "a part is not more than the whole" } },
  V14 = { severity = "E", source = "danh mục đơn vị hành chính",
    words = { vi = "mã và tên đơn vị có hiệu lực vào ngày báo cáo và khớp nhau",
      en = "code and name of a unit are valid on the day and agree" } },
  V15 = { severity = "E", source = "1656/NQ-UBTVQH15",
    words = { vi = "cấp đơn vị đúng với kỳ báo cáo", en = "the level of units fits the period" } },
  V16 = { severity = "E", source = "Luật Hòa giải ở cơ sở, điều 20, 23",
    words = { vi = "ngày tiếp nhận, hòa giải, kết thúc theo thứ tự",
      en = "the days of a case are in order" } },
  V17 = { severity = "W", source = "Luật Hòa giải ở cơ sở, điều 22",
    words = { vi = "một vụ việc chỉ đếm một lần", en = "a case is counted once" } },
  V18 = { severity = "H", source = "Công văn 4578/BTP-KHTC",
    words = { vi = "thay đổi lớn so với cùng kỳ năm trước cần thuyết minh",
      en = "a large change on the year before needs an explanation" } },
  V19 = { severity = "E", source = "TT 03/2019, điều 6, 9, 17",
    words = { vi = "phải rõ kỳ và loại số liệu: ước tính, sơ bộ hay chính thức",
      en = "the period and whether estimate, preliminary or official must be clear" } },
  V20 = { severity = "E", source = "TT 03/2019, điều 9; Luật Thống kê, điều 10.1.d",
    words = { vi = "một số liệu chỉ được báo cáo một lần trong một lần nhập",
      en = "a figure is reported once in one import" } },
  V21 = { severity = "E", source = "Luật Hòa giải ở cơ sở, điều 4.3; Luật 91/2025/QH15",
    words = { vi = "không nhận cột có thông tin cá nhân", en = "columns about persons are "
      .. "refused" } },
  V22 = { severity = "W", source = "TT 56/2023/TT-BTC",
    words = { vi = "số vụ được chi khớp với số vụ đã hòa giải",
      en = "cases paid for agree with cases mediated" } },
}

--- A finding of a rule. place: {sheet, row, column, address, value, unit}.
function M.finding(code, place, words, values)
  values = values or {}
  return {
    code = code, severity = (words.severity or M.rules[code].severity),
    sheet = place.sheet, address = place.address, value = place.value, unit = place.unit,
    vi = (words.vi:gsub("{([%w_]+)}", function(name) return tostring(values[name]) end)),
    en = (words.en:gsub("{([%w_]+)}", function(name) return tostring(values[name]) end)),
  }
end

-- Headers of columns about persons, plain. Counts of mediators are no persons.
local PERSONAL = { "ho ten", "ho va ten", "ho dem", "ten duong su", "duong su", "nguyen don",
  "bi don", "ten cac ben", "ten nguoi", "dia chi", "noi o", "cho o", "noi cu tru", "thuong tru",
  "tam tru", "cccd", "cmnd", "can cuoc", "chung minh", "so dinh danh", "ma dinh danh", "dien thoai",
  "so dt", "sdt", "di dong", "email", "thu dien tu", "ngay sinh", "nam sinh", "ho chieu",
  "so tai khoan", "noi dung vu viec", "noi dung tranh chap", "phone", "full name", "address" }

--- V21: whether a plain header names a column about persons.
function M.is_personal(plain)
  for _, word in ipairs(PERSONAL) do
    if (" " .. plain:gsub("/", " ") .. " "):find(" " .. word .. " ", 1, true) then
      return true
    end
  end
  return false
end

-- Words for a side of a condition, from the headers of the form: "a + b".
local function side(form, terms)
  local parts = {}
  for i, term in ipairs(terms) do
    local column = form.by_id[term[2]]
    local name = column and column.header and column.header[1] or term[2]
    name = name:match("([^/]*)$"):match("^%s*(.-)%s*$")
    if #(column and column.header or {}) > 0 and name:find("^Tổng số$") then
      name = column.header[1]
    end
    parts[i] = (term[1] ~= 1 and term[1] .. " × " or "") .. "\"" .. name .. "\""
  end
  return table.concat(parts, " + ")
end

--- The conditions of a form on one row: one finding for each that does not hold.
function M.row(form, row, place_of, findings)
  for code, list in pairs(form.checks or {}) do
    for _, parsed in ipairs(list) do
      local ok, left, right = condition.holds(parsed, row.values)
      if ok == false then
        findings[#findings + 1] = M.finding(code, place_of(parsed.left[1][2]), {
          vi = "{left} = {a}, phải {operator} {right} = {b}",
          en = "{left} = {a}, must be {operator} {right} = {b}" }, {
          left = side(form, parsed.left), right = side(form, parsed.right), a = left, b = right,
          operator = parsed.operator == "=" and "bằng" or "≤" })
      end
    end
  end
end

--- V07 for one group of the register.
function M.group(row, place, findings)
  local values, lacking = row.values, {}
  if values.mediators and values.mediators < 3 then
    lacking[#lacking + 1] = { vi = "chưa đủ 3 hòa giải viên", en = "fewer than 3 mediators" }
  end
  if values.women == 0 then
    lacking[#lacking + 1] = { vi = "không có hòa giải viên nữ", en = "no woman" }
  end
  if values.leaders and values.leaders ~= 1 then
    lacking[#lacking + 1] = { vi = "phải có đúng 1 tổ trưởng", en = "not exactly one leader" }
  end
  if values.minority_area == 1 and values.minority == 0 then
    lacking[#lacking + 1] = { vi = "không có hòa giải viên người dân tộc thiểu số",
      en = "no mediator of a minority" }
  end
  if #lacking > 0 then
    local vi, en = {}, {}
    for i, words in ipairs(lacking) do
      vi[i], en[i] = words.vi, words.en
    end
    findings[#findings + 1] = M.finding("V07", place, { vi = table.concat(vi, "; "),
      en = table.concat(en, "; ") })
  end
end

-- A mediator begins within three days of being asked (Law, article 20.2); asking is not recorded,
-- so receipt stands for it.
local MOST_DAYS_TO_START = 3

--- V16 for one case; `cut_off` is the day of the report, nil when there is none.
function M.case(row, cut_off, place_of, findings)
  local values = row.values
  local days = { { "received_on", values.received_on }, { "started_on", values.started_on },
    { "ended_on", values.ended_on } }
  local last = days[1]
  for i = 2, 3 do
    if days[i][2] and last[2] and days[i][2] < last[2] then
      findings[#findings + 1] = M.finding("V16", place_of(days[i][1]), {
        vi = "{later} trước {earlier}: các ngày không theo thứ tự",
        en = "{later} is before {earlier}: the days are not in order" },
        { later = days[i][2], earlier = last[2] })
    end
    last = days[i][2] and days[i] or last
  end
  if cut_off and last[2] and last[2] > cut_off then
    findings[#findings + 1] = M.finding("V16", place_of(last[1]), {
      vi = "{day} sau ngày cuối kỳ báo cáo {cut_off}", en = "{day} is after the end of the period "
        .. "{cut_off}" }, { day = last[2], cut_off = cut_off })
  end
  if values.received_on and values.started_on then
    local waited = period.day(values.started_on) - period.day(values.received_on)
    if waited > MOST_DAYS_TO_START then
      findings[#findings + 1] = M.finding("V16", place_of("started_on"), { severity = "W",
        vi = "bắt đầu sau {days} ngày; Luật quy định trong 3 ngày",
        en = "begun after {days} days; the Law says within 3" }, { days = waited })
    end
  end
end

--- V11 and V12 for a printed rate. `decimals` of what was printed.
function M.rate(values, rate, decimals, place, findings)
  local pending = condition.sum_reported({ { 1, "not_started" }, { 1, "in_progress" } }, values)
  if not (values.received and values.settled and pending) then
    return
  end
  local closed = values.received - pending
  if closed == 0 then
    findings[#findings + 1] = M.finding("V12", place, {
      vi = "ghi tỷ lệ {rate}% nhưng không có vụ việc nào đã giải quyết xong; để trống ô này",
      en = "a rate of {rate}% without a closed case; leave the cell blank" }, { rate = rate })
    return
  end
  local half = 0.5 * 10.0 ^ -decimals + 1e-9
  local computed = 100 * values.settled / closed
  if math.abs(computed - rate) > half then
    findings[#findings + 1] = M.finding("V11", place, {
      vi = "ghi tỷ lệ {rate}%, tính lại {settled}/{closed} = {computed}%",
      en = "a rate of {rate}% is printed; {settled}/{closed} is {computed}%" },
      { rate = rate, settled = values.settled, closed = closed,
        computed = ("%.2f"):format(computed) })
  end
end

-- Rules that compare with what is stored ---------------------------------------------------------

local function stored(db, unit_id, measure, kind, first, last, vintage)
  local rows = db:query([[
    SELECT value, vintage FROM current_observation
     WHERE unit_id = :unit AND measure = :measure AND period_kind = :kind
       AND period_start = :first AND period_end = :last AND value IS NOT NULL
     ORDER BY vintage = :vintage DESC, vintage]],
    { unit = unit_id, measure = measure, kind = kind, first = first, last = last,
      vintage = vintage })
  return #rows > 0 and rows[1].value or nil
end

local RUNNING_TOTALS = { "received", "settled", "unsettled" }

-- V09: received of the year is not below its first half, in either order of arrival.
local function against_other_half(db, batch, unit, findings)
  local made = batch.period
  local year = tostring(made.year)
  local other = made.text == year and "H1" or made.text == year .. "-H1" and "year"
  if not other then
    return
  end
  local last = other == "H1" and "-06-30" or "-12-31"
  for _, measure in ipairs(RUNNING_TOTALS) do
    local mine = unit.values[measure]
    local theirs = stored(db, unit.unit_id, measure, other, year .. "-01-01", year .. last,
      batch.vintage)
    local half, whole = mine, theirs
    if other == "H1" then
      half, whole = theirs, mine
    end
    if half and whole and half > whole then
      findings[#findings + 1] = M.finding("V09", unit.place(measure), {
        vi = "6 tháng đầu năm {half}, cả năm {whole}: cả năm không thể nhỏ hơn",
        en = "first half {half}, whole year {whole}: the year cannot be less" },
        { half = half, whole = whole })
    end
  end
end

local function before(made)
  local year = made.year
  if made.text:find("-H2$") then
    return "H1", ("%d-01-01"):format(year), ("%d-06-30"):format(year)
  elseif made.text:find("-H1$") then
    return "year", ("%d-01-01"):format(year - 1), ("%d-12-31"):format(year - 1)
  elseif made.kind == "year" then
    return "year", ("%d-01-01"):format(year - 1), ("%d-12-31"):format(year - 1)
  end
end

-- V08: what is carried over now was pending then.
local function against_before(db, batch, unit, findings)
  local kind, first, last = before(batch.period)
  local carried = unit.values.carried_over
  if not (kind and carried) then
    return
  end
  local pending = stored(db, unit.unit_id, "pending", kind, first, last, batch.vintage)
  if pending and pending ~= carried then
    findings[#findings + 1] = M.finding("V08", unit.place("carried_over"), {
      vi = "kỳ trước chuyển sang {carried}, cuối kỳ trước còn {pending}",
      en = "{carried} carried over, {pending} were pending at the end of the period before" },
      { carried = carried, pending = pending })
  end
end

-- V18: a large change on the same period of the year before.
local function against_year_before(db, batch, unit, findings)
  if not batch.period.text:find("^%d%d%d%d") or batch.period.kind == "range" then
    return
  end
  local then_ = batch.period:shift(-1)
  for _, measure in ipairs { "received", "groups", "mediators" } do
    local now = unit.values[measure]
    local stock = measure ~= "received"
    local value = now and stored(db, unit.unit_id, measure, stock and "point" or batch.kind,
      stock and then_.finish or then_.start, then_.finish, batch.vintage)
    if value and value >= FEWEST_FOR_CHANGE
        and math.abs(now - value) * 100 > LARGEST_CHANGE_PERCENT * value then
      findings[#findings + 1] = M.finding("V18", unit.place(measure), {
        vi = "{now}, cùng kỳ năm trước {before}: thay đổi quá {limit}%, cần thuyết minh",
        en = "{now}, {before} in the year before: a change above {limit}%, please explain" },
        { now = now, before = value, limit = LARGEST_CHANGE_PERCENT })
    end
  end
end

--- V08, V09, V18 for the units of a batch.
function M.against_stored(db, batch, findings)
  if not batch.period then
    return
  end
  for _, unit in ipairs(batch.units) do
    against_other_half(db, batch, unit, findings)
    against_before(db, batch, unit, findings)
    against_year_before(db, batch, unit, findings)
  end
end

--- One line for people: "V03 Sheet1!B17: ...".
function M.line(finding, file)
  local place = finding.address or ""
  if finding.sheet and finding.address then
    place = finding.sheet .. "!" .. place
  end
  local words = failure.say { vi = finding.vi, en = finding.en }
  if not finding.address then
    return finding.code .. " " .. words -- a failure of the whole file names it
  end
  local shown = finding.value and finding.value ~= "" and " \"" .. finding.value .. "\"" or ""
  return ("%s %s%s%s: %s"):format(finding.code, file and file .. " " or "", place, shown, words)
end

return M
