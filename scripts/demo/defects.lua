-- Reports with one mistake each, as they are met in practice; a file with one goes into a folder of
-- its own. Each tells where the mistake is and what the importer must say. Writes no files.
local period = require "lotrinh.period"

local M = {}

local function column_of(sheet, id)
  for i, column in ipairs(sheet.layout.columns) do
    if column.id == id then
      return i
    end
  end
end

local function get(sheet, row, id)
  return row[column_of(sheet, id)]
end

local function set(sheet, row, id, value)
  row[column_of(sheet, id)] = value
end

-- The total line follows a changed cell, so that only one mistake is left.
local function add_to(sheet, row, id, more)
  set(sheet, row, id, get(sheet, row, id) + more)
  if sheet.total then
    set(sheet, sheet.total, id, get(sheet, sheet.total, id) + more)
  end
end

local function find_row(sheet, fits)
  for _, row in ipairs(sheet.rows) do
    if fits(function(id) return get(sheet, row, id) end, row) then
      return row
    end
  end
end

local function at_least(id, least)
  return function(cell) return cell(id) >= least end
end

local function closed_of(cell)
  return cell "received" - cell "not_started" - cell "in_progress"
end

-- What makes a mistake returns: the sheet, its row (or the line above the table) and column.
local function place(sheet, row, id)
  return { sheet = sheet, row = row, column = column_of(sheet, id) }
end

local function about_line(sheet, words)
  for i, line in ipairs(sheet.about) do
    if line:sub(1, #words) == words then
      return i
    end
  end
end

local function copied_layout(layout)
  local copy = {}
  for key, value in pairs(layout) do
    copy[key] = value
  end
  copy.columns = table.move(layout.columns, 1, #layout.columns, 1, {})
  return copy
end

local function truncated_and_rounded(cell)
  local closed = closed_of(cell)
  if closed <= 0 then
    return nil
  end
  local hundredths = cell "settled" * 10000
  return hundredths // closed, (2 * hundredths + closed) // (2 * closed)
end

local function decimal(hundredths)
  return ("%d,%02d"):format(hundredths // 100, hundredths % 100)
end

-- An entry: id; of: the report's folder and "district" or "commune"; code, severity of the finding
-- ("" none: no rule can see it); words; make(sheets, context) -> place, or nil when these sheets do
-- not offer a place for it and the next ones are to be tried.
M.list = {
  { id = "breakdown", of = "2025-H1", code = "V02", severity = "E",
    words = { vi = "chia theo loại không cộng thành tổng số",
      en = "the breakdown does not add up to the total" },
    make = function(sheets)
      local row = find_row(sheets[1], at_least("received", 3))
      if row then
        add_to(sheets[1], row, "received_civil", 1)
        return place(sheets[1], row, "received")
      end
    end },
  { id = "balance", of = "2025-H1", code = "V03", severity = "E",
    words = { vi = "tiếp nhận khác tổng thành, không thành và chưa xong",
      en = "received is not settled, unsettled and pending together" },
    make = function(sheets)
      local row = find_row(sheets[1], at_least("received", 3))
      if row then
        add_to(sheets[1], row, "unsettled", 1)
        set(sheets[1], row, "rate", false)
        set(sheets[1], sheets[1].total, "rate", false)
        return place(sheets[1], row, "received")
      end
    end },
  { id = "jump", of = "2025-H1", code = "V18", severity = "H",
    words = { vi = "tăng hơn một nửa so với cùng kỳ mà không thuyết minh",
      en = "half as much again as in the year before, unexplained" },
    make = function(sheets)
      local row = find_row(sheets[2], function(cell, found)
        return cell "mediators" >= 20 and found.unit.valid_from < "2024-01-01"
      end)
      if row then
        add_to(sheets[2], row, "mediators", get(sheets[2], row, "mediators"))
        return place(sheets[2], row, "mediators")
      end
    end },
  { id = "rate-cut", of = "2024", code = "V11", severity = "W",
    words = { vi = "tỷ lệ bị cắt chứ không làm tròn", en = "the rate is cut, not rounded" },
    make = function(sheets)
      local row = find_row(sheets[1], function(cell)
        local cut, rounded = truncated_and_rounded(cell)
        return cut ~= nil and cut ~= rounded
      end)
      if row then
        set(sheets[1], row, "rate", decimal((truncated_and_rounded(function(id)
          return get(sheets[1], row, id)
        end))))
        return place(sheets[1], row, "rate")
      end
    end },
  { id = "rate-received", of = "2024", code = "V11", severity = "W",
    words = { vi = "tỷ lệ lấy mẫu số là số tiếp nhận",
      en = "the rate has received below the line" },
    make = function(sheets)
      local row = find_row(sheets[1], function(cell)
        return cell "settled" > 0 and closed_of(cell) < cell "received"
      end)
      if row then
        set(sheets[1], row, "rate",
          decimal(get(sheets[1], row, "settled") * 10000 // get(sheets[1], row, "received")))
        return place(sheets[1], row, "rate")
      end
    end },
  { id = "rate-of-none", of = "2026-H1", code = "V12", severity = "E",
    words = { vi = "ghi tỷ lệ 0% khi không có vụ việc nào", en = "a rate of 0% of no case" },
    make = function(sheets)
      local row = find_row(sheets[1], function(cell) return cell "received" == 0 end)
      if row then
        set(sheets[1], row, "rate", "0,00")
        return place(sheets[1], row, "rate")
      end
    end },
  { id = "stock-copied", of = "2026-H1", code = "", severity = "",
    words = { vi = "số liệu tại thời điểm chép lại của kỳ trước; không phép kiểm nào thấy được",
      en = "a stock copied from the report before; no rule can see it" },
    make = function(sheets, context)
      local old = context.before[sheets[2].rows[1].unit]
      sheets[2].rows[1] = old
      return place(sheets[2], old, "five_good_groups")
    end },
  { id = "period", of = "2026-10M", code = "V19", severity = "E", arguments = "--period 2026-10M",
    words = { vi = "10 tháng mà ghi là cả năm", en = "ten months called a year" },
    make = function(sheets)
      for _, sheet in ipairs(sheets) do
        sheet.about[about_line(sheet, "Kỳ báo cáo")] = "Kỳ báo cáo: năm 2026"
      end
      return { sheet = sheets[1], about = about_line(sheets[1], "Kỳ báo cáo") }
    end },
  { id = "no-vintage", of = "2026-H1", code = "V19", severity = "E",
    words = { vi = "không ghi ước tính, sơ bộ hay chính thức",
      en = "estimate, preliminary or official is not said" },
    make = function(sheets)
      for _, sheet in ipairs(sheets) do
        table.remove(sheet.about, about_line(sheet, "Loại số liệu"))
      end
      return { sheet = sheets[1] }
    end },
  { id = "carried-twice", of = "2024", code = "V08", severity = "W",
    words = { vi = "vụ việc kỳ trước chuyển sang bị đếm hai lần",
      en = "cases carried over are counted twice" },
    make = function(sheets)
      local row = find_row(sheets[1], at_least("carried_over", 1))
      if row then
        local carried = get(sheets[1], row, "carried_over")
        for _, id in ipairs { "received", "received_other", "unsettled", "carried_over" } do
          add_to(sheets[1], row, id, carried)
        end
        set(sheets[1], row, "rate", false)
        set(sheets[1], sheets[1].total, "rate", false)
        return place(sheets[1], row, "carried_over")
      end
    end },
  { id = "year-below-half", of = "2024", code = "V09", severity = "W",
    words = { vi = "cả năm nhỏ hơn 6 tháng đầu năm", en = "the year is less than its first half" },
    make = function(sheets, context)
      local half = context.first_half
      local row = find_row(sheets[1], function(_, found)
        local count = half[found.unit]
        return count ~= nil and count.received >= 3
      end)
      if row then
        for _, column in ipairs(sheets[1].layout.columns) do
          if math.type(get(sheets[1], row, column.id)) == "integer" and column.id ~= "number" then
            add_to(sheets[1], row, column.id, -get(sheets[1], row, column.id))
          end
        end
        set(sheets[1], row, "rate", false)
        set(sheets[1], sheets[1].total, "rate", false)
        return place(sheets[1], row, "received")
      end
    end },
  { id = "total", of = "2025-H1", code = "V10", severity = "E",
    words = { vi = "dòng tổng số không bằng tổng các dòng", en = "the total line is not the sum" },
    make = function(sheets)
      local total = sheets[2].total
      set(sheets[2], total, "mediators", get(sheets[2], total, "mediators") + 10)
      return place(sheets[2], total, "mediators")
    end },
  { id = "by-sex", of = "2023", code = "V05", severity = "E",
    words = { vi = "nam cộng nữ không bằng tổng số hòa giải viên",
      en = "men and women are not all mediators" },
    make = function(sheets)
      add_to(sheets[2], sheets[2].rows[1], "mediators_men", 2)
      return place(sheets[2], sheets[2].rows[1], "mediators")
    end },
  { id = "part-above-whole", of = "2025-H1", code = "V13", severity = "E",
    words = { vi = "số tổ 5 tốt lớn hơn số tổ", en = "more 5-good groups than groups" },
    make = function(sheets)
      local row = sheets[2].rows[1]
      add_to(sheets[2], row, "five_good_groups",
        get(sheets[2], row, "groups") - get(sheets[2], row, "five_good_groups") + 1)
      return place(sheets[2], row, "five_good_groups")
    end },
  { id = "same-name", of = "2025-H1", code = "V14", severity = "E",
    words = { vi = "tên trùng với đơn vị khác mà không ghi mã",
      en = "a name that two units have, without a code" },
    make = function(sheets, context)
      local row = find_row(sheets[1], function(_, found)
        return context.same_name[found.unit.full_name]
      end)
      if not row then
        return nil
      end
      for i, sheet in ipairs(sheets) do
        sheet.layout = copied_layout(sheet.layout)
        local at = column_of(sheet, "unit_code")
        table.remove(sheet.layout.columns, at)
        for _, one in ipairs(sheet.rows) do
          table.remove(one, at)
        end
        table.remove(sheet.total, at)
        sheets[i] = sheet
      end
      return place(sheets[1], row, "unit_name")
    end },
  { id = "old-code", of = "2026-H1", code = "V14", severity = "E",
    words = { vi = "mã của đơn vị đã hết hiệu lực", en = "the code of a unit that is no more" },
    make = function(sheets, context)
      for _, sheet in ipairs(sheets) do
        sheet.about[about_line(sheet, "Mã đơn vị")] = "Mã đơn vị: " .. context.ended_code
      end
      set(sheets[2], sheets[2].rows[1], "unit_code", context.ended_code)
      return { sheet = sheets[1], about = about_line(sheets[1], "Mã đơn vị") }
    end },
  { id = "reused-code", of = "2026-H1", code = "V14", severity = "E",
    words = { vi = "tên cũ của mã nay thuộc đơn vị khác",
      en = "the old name of a code that now is another unit's" },
    make = function(sheets, context)
      local unit = sheets[2].rows[1].unit
      local old = context.old_name[unit.code]
      if not old then
        return nil
      end
      for _, sheet in ipairs(sheets) do
        sheet.about[about_line(sheet, "Đơn vị báo cáo")] = "Đơn vị báo cáo: " .. old
      end
      set(sheets[2], sheets[2].rows[1], "unit_name", old)
      return { sheet = sheets[1], about = about_line(sheets[1], "Đơn vị báo cáo") }
    end },
  { id = "district-after", of = "2026-H1", code = "V15", severity = "E",
    words = { vi = "dòng của quận sau ngày 30/6/2025", en = "a row of a district after 30/6/2025" },
    make = function(sheets)
      table.remove(sheets, 1)
      set(sheets[1], sheets[1].rows[1], "unit_name", "Quận Ba Đình")
      set(sheets[1], sheets[1].rows[1], "unit_code", false)
      return place(sheets[1], sheets[1].rows[1], "unit_name")
    end },
  { id = "ratio", of = "2026-H1", code = "V01", severity = "E",
    words = { vi = "hai số trong một ô", en = "two numbers in one cell" },
    make = function(sheets)
      local row = sheets[2].rows[1]
      set(sheets[2], row, "five_good_groups", ("%d/%d"):format(
        get(sheets[2], row, "five_good_groups"), get(sheets[2], row, "groups")))
      return place(sheets[2], row, "five_good_groups")
    end },
  { id = "about", of = "2026-H1", code = "V01", severity = "E",
    words = { vi = "\"hơn\" trước con số", en = "\"more than\" before a figure" },
    make = function(sheets)
      local row = sheets[2].rows[1]
      set(sheets[2], row, "mediators", "hơn " .. get(sheets[2], row, "mediators"))
      return place(sheets[2], row, "mediators")
    end },
  { id = "blank", of = "2026-H1", code = "V01", severity = "W",
    words = { vi = "để trống ô bắt buộc", en = "a cell that must not be blank is blank" },
    make = function(sheets)
      local row = find_row(sheets[1], function(cell) return cell "received" == 0 end)
      if row then
        set(sheets[1], row, "received", false)
        return place(sheets[1], row, "received")
      end
    end },
  { id = "twice", of = "2025-H1", code = "V20", severity = "E",
    words = { vi = "một đơn vị có hai dòng", en = "two rows for one unit" },
    make = function(sheets)
      local row = find_row(sheets[1], at_least("received", 0))
      local again = table.move(row, 1, #row, 1, {})
      for i, cell in ipairs(again) do
        if math.type(cell) == "integer" and sheets[1].layout.columns[i].id ~= "number" then
          again[i] = 0
        end
      end
      set(sheets[1], again, "rate", false)
      table.insert(sheets[1].rows, again)
      return place(sheets[1], again, "unit_name")
    end },
  { id = "persons", of = "2026-10M", code = "V21", severity = "E",
    words = { vi = "cột có thông tin cá nhân", en = "a column about persons" },
    make = function(sheets)
      local sheet = sheets[2]
      sheet.layout = copied_layout(sheet.layout)
      table.insert(sheet.layout.columns, { id = "person", path = { "Họ và tên tổ trưởng" },
        flat = "Họ và tên tổ trưởng", width = 24 })
      for _, row in ipairs(sheet.rows) do
        row[#sheet.layout.columns] = "(giả định)"
      end
      return { sheet = sheet, header = #sheet.layout.columns }
    end },
}

-- Single cases: days out of order, and one case twice.
M.cases = {
  { id = "days", code = "V16", severity = "E",
    words = { vi = "kết thúc trước ngày tiếp nhận", en = "ended before it was received" },
    make = function(sheet)
      local row = find_row(sheet, function(cell) return cell "ended_on" and cell "started_on" end)
      local received = period.day(get(sheet, row, "received_on"))
      set(sheet, row, "ended_on", period.short(received - 3))
      set(sheet, row, "started_on", false)
      return place(sheet, row, "ended_on")
    end },
  { id = "case-twice", code = "V17", severity = "W",
    words = { vi = "một vụ việc ghi hai lần", en = "one case twice" },
    make = function(sheet)
      local row = table.move(sheet.rows[1], 1, #sheet.layout.columns, 1, {})
      table.insert(sheet.rows, row)
      return place(sheet, row, "code")
    end },
}

-- Files that are no table at all: bytes and the code of the sentence.
M.files = {
  { name = "trang-web.xls", code = "LT-1714",
    bytes = "<html><body><table><tr><td>SỐ LIỆU GIẢ ĐỊNH</td></tr></table></body></html>\n",
    words = { vi = "trang web đặt tên .xls", en = "a web page named .xls" } },
  { name = "co-mat-khau.xlsx", code = "LT-1715",
    bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" .. ("\0"):rep(504),
    words = { vi = "tệp .xls cũ hoặc có mật khẩu đặt tên .xlsx",
      en = "an old .xls or one with a password, named .xlsx" } },
  { name = "rong.csv", code = "LT-1717", bytes = "",
    words = { vi = "tệp rỗng", en = "an empty file" } },
}

return M
