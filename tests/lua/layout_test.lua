-- The widths of letters that charts are laid out with, against the font files themselves.
local lu = require "luaunit"
local files = require "lotrinh.files"
local layout = require "chart.layout"

local FONTS = {
  ["DejaVu Sans"] = { "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf" },
  ["Liberation Serif"] = { "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf" },
}

local function read_font(paths)
  for _, path in ipairs(paths) do
    local bytes = files.read(path)
    if bytes then
      return bytes
    end
  end
  error("not installed: " .. paths[1])
end

-- Where each table of a TrueType file begins (1 is the first byte).
local function tables_of(font)
  local found = {}
  for i = 0, string.unpack(">I2", font, 5) - 1 do
    local tag, _, offset = string.unpack(">c4I4I4", font, 13 + 16 * i)
    found[tag] = offset + 1
  end
  return found
end

-- The table of code points of the Basic Multilingual Plane (platform 3, encoding 1, format 4).
local function find_letters(font, cmap)
  for i = 0, string.unpack(">I2", font, cmap + 2) - 1 do
    local platform, encoding, offset = string.unpack(">I2I2I4", font, cmap + 4 + 8 * i)
    if platform == 3 and encoding == 1 and string.unpack(">I2", font, cmap + offset) == 4 then
      return cmap + offset
    end
  end
end

local function glyph_of(font, start, code)
  local double = string.unpack(">I2", font, start + 6)
  for place = start + 14, start + 12 + double, 2 do
    if code <= string.unpack(">I2", font, place) then
      local first = string.unpack(">I2", font, place + 2 + double)
      local delta = string.unpack(">I2", font, place + 2 + 2 * double)
      local range_place = place + 2 + 3 * double
      local range = string.unpack(">I2", font, range_place)
      local glyph = range == 0 and code
        or string.unpack(">I2", font, range_place + range + 2 * (code - first))
      return code >= first and (glyph + delta) & 0xFFFF or 0
    end
  end
end

TestLayout = {}

function TestLayout.test_widths_are_those_of_the_fonts()
  local letters = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxyẬậỄễỢợỮữỸỹ"
    .. "0123456789.,:;%()[]-–—…≥≤≈·/\"'“”&+*"
  for face, paths in pairs(FONTS) do
    local font = read_font(paths)
    local places = tables_of(font)
    local em = string.unpack(">I2", font, places.head + 18)
    local count = string.unpack(">I2", font, places.hhea + 34)
    local start = find_letters(font, places.cmap)
    for _, code in utf8.codes(letters) do
      local glyph = glyph_of(font, start, code)
      lu.assertTrue(glyph > 0)
      local width = string.unpack(">I2", font, places.hmtx + 4 * math.min(glyph, count - 1))
      lu.assertAlmostEquals(layout.exact_width(utf8.char(code), 1, face), width / em, 1e-9,
        face .. " " .. utf8.char(code))
    end
  end
end

-- What the table does not have is taken as wide as it is high.
function TestLayout.test_other_letters_and_slack()
  lu.assertEquals(layout.exact_width("中", 10, "DejaVu Sans"), 10)
  lu.assertAlmostEquals(layout.width("Xã", 10, "DejaVu Sans"),
    layout.SLACK * layout.exact_width("Xã", 10, "DejaVu Sans"), 1e-9)
  lu.assertEquals(layout.pixels(layout.sizes.meeting, "note"), 36)
  lu.assertAlmostEquals(layout.pixels(layout.sizes.screen, "note"), 16 * 0.72, 1e-9)
end

return TestLayout
