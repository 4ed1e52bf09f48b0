-- Figures that rebase estimated: how every chart marks them, in marks, words, notes and alternative
-- text. A row is one when its flags hold "e"; see docs/units.md.
local parts = require "chart.parts"
local stats = require "lotrinh.stats"
local unit_words = require "unit.words"
local words = require "chart.words"

local M = {}

--- What an estimated figure begins with, so that its mark is never colour alone.
M.SIGN = "≈"

--- gnuplot's point type of an estimate: hollow.
M.POINT = parts.POINT.hollow_circle

--- Whether a row was put together from parts of divided units.
function M.is(row)
  return type(row.flags) == "string" and row.flags:find("e", 1, true) ~= nil
end

--- Whether a row was collected on another territory than the one it is shown for.
function M.is_moved(row)
  return type(row.flags) == "string" and row.flags:find("b", 1, true) ~= nil
end

--- Whether any of the rows is an estimate.
function M.any(rows)
  for _, row in ipairs(rows) do
    if M.is(row) then
      return true
    end
  end
  return false
end

--- The text of a figure with the sign where it is an estimate.
function M.text(row, text)
  return M.is(row) and M.SIGN .. text or text
end

--- A count that may be apportioned: "≈123".
function M.count(row, value)
  return M.text(row, words.count(math.floor(value + 0.5)))
end

local function bases_of(rows)
  local seen, names = {}, {}
  for _, row in ipairs(rows) do
    local basis = M.is(row) and row.basis
    if basis and basis ~= "estimate" and basis ~= "exact" and not seen[basis] then
      seen[basis] = true
      names[#names + 1] = unit_words.basis(basis)
    end
  end
  table.sort(names)
  return table.concat(names, "; ")
end

--- The sentence below a chart that draws estimates; nil where it draws none.
function M.note(rows)
  if not M.any(rows) then
    return nil
  end
  local by = bases_of(rows)
  return words.say({
    vi = "{sign} và điểm rỗng: số ước tính, có đơn vị cũ bị chia khi sắp xếp{by}; không phải số "
      .. "báo cáo.",
    en = "{sign} and hollow points: estimates, units were divided by the reform{by}; nobody "
      .. "reported them." },
    { sign = M.SIGN, by = by ~= "" and words.say({ vi = " (chia theo {by})",
      en = " (divided by {by})" }, { by = by }) or "" })
end

--- The same in a word or two, for a legend.
function M.legend()
  return { point = M.POINT, colour = parts.BLUE,
    text = words.say { vi = "ước tính (≈)", en = "estimate (≈)" } }
end

--- In words beside a figure: "84,0% (ước tính)".
function M.said(row, text)
  return M.is(row) and words.say({ vi = "{text} (ước tính)", en = "{text} (estimate)" },
    { text = text }) or text
end

--- The Wilson interval of a row in shares; of an estimate by its effective n, which is smaller
--- than the apportioned one since part of a unit is as uncertain as the whole of it.
function M.interval(row)
  local x, n = row.x, row.n
  if M.is(row) then
    local share = x / n
    n = math.max(1, math.floor(math.min(row.n_effective or n, n)))
    x = math.min(n, math.floor(share * n + 0.5))
  end
  -- A sum of all parts of divided units is whole but for the rounding of doubles.
  x, n = math.floor(x + 0.5), math.floor(n + 0.5)
  local interval = stats.binom_ci(x, n)
  return interval.lower, interval.upper
end

--- A spec whose chart has no mark of its own for estimates says so in words instead.
function M.tell(spec, rows)
  local note = not spec.marks_estimates and M.note(rows)
  if note then
    spec.subtitle = words.say { vi = "CÓ SỐ ƯỚC TÍNH", en = "WITH ESTIMATES" } .. " · "
      .. spec.subtitle
    table.insert(spec.notes, 1, note)
    spec.alt = note .. " " .. spec.alt
  end
end

return M
