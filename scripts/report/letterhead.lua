-- The first and the last thing of an official report: quốc hiệu, issuer, number, place and date,
-- subject; recipients and signature. Number, day and signature stay blank: they are the clerk's.
-- Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I. Always in Vietnamese.
local M = {}

local LEFT, RIGHT = 63, 102 -- mm; the motto needs the wider half

local CENTRED = { style = "plain", align = "center" }

local function centred(document, text, look)
  look[1] = text
  document:paragraph({ look }, CENTRED)
end

-- A line below, as wide as is left between the indents.
local function line(document, indent)
  document:paragraph({ { " ", size = 2 } }, { style = "plain", left = indent, right = indent,
    rule = true, after = 4 })
end

local function issuer_cell(document, office)
  centred(document, office.superior, { size = 13 })
  centred(document, office.name, { size = 13, bold = true })
  line(document, 20)
  centred(document, ("Số:        /%s"):format(office.symbol), { size = 13 })
end

local function motto_cell(document, office, year)
  centred(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { size = 12, bold = true })
  centred(document, "Độc lập - Tự do - Hạnh phúc", { size = 13, bold = true })
  line(document, 22)
  centred(document, ("%s, ngày      tháng      năm %d"):format(office.place, year),
    { size = 14, italic = true })
end

--- Writes the head; subject is one sentence.
function M.head(document, office, year, subject)
  document:table { widths = { LEFT, RIGHT }, borders = false }
  document:row()
  document:cell()
  issuer_cell(document, office)
  document:cell()
  motto_cell(document, office, year)
  document:end_table()
  document:paragraph("BÁO CÁO", { style = "title", before = 12 })
  document:paragraph(subject, { style = "title" })
  line(document, 60)
end

--- Writes recipients and the place of the signature.
function M.foot(document, office)
  document:paragraph("", { style = "plain" })
  document:table { widths = { 85, 80 }, borders = false }
  document:row()
  document:cell()
  document:paragraph({ { "Nơi nhận:", bold = true, italic = true, size = 12 } },
    { style = "plain" })
  for _, recipient in ipairs(office.recipients) do
    document:paragraph({ { "- " .. recipient, size = 11 } }, { style = "plain" })
  end
  document:cell()
  centred(document, office.signs, { bold = true })
  for _ = 1, 4 do
    document:paragraph("", CENTRED)
  end
  document:end_table()
end

--- Writes the head of an annex: its number, its title, what it belongs to.
function M.annex(document, office, number, title, year)
  document:paragraph(number, { style = "title" })
  document:paragraph(title, { style = "title" })
  document:paragraph({ { ("(Kèm theo Báo cáo số        /%s ngày      tháng      năm %d của %s)")
    :format(office.symbol, year, office.called), italic = true } },
    { style = "plain", align = "center", after = 6 })
end

return M
