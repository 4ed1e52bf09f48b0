-- How people write the same thing: other places of the tone mark, decomposed letters, line breaks,
-- short forms; and text in the old 8-bit encodings. Knows nothing of files.
local encoding = require "lotrinh.encoding"
local text = require "lotrinh.text"

local M = {}

local OLD_TONES = { ["óa"] = "oá", ["òa"] = "oà", ["ỏa"] = "oả", ["õa"] = "oã", ["ọa"] = "oạ",
  ["úy"] = "uý", ["ùy"] = "uỳ", ["ủy"] = "uỷ", ["ụy"] = "uỵ" }

local function tone_elsewhere(name)
  for one, other in pairs(OLD_TONES) do
    name = (name .. " "):gsub(one .. "%f[%s]", other):sub(1, -2)
  end
  return name
end

local function short(name)
  return (name:gsub("^Phường ", "P. "):gsub("^Xã ", "X. "):gsub("^Thị trấn ", "TT. "))
end

-- Each: what it is called, in which kinds of file, and the change; the same name when it cannot.
M.ways = {
  { id = "tone", vi = "dấu thanh đặt chỗ khác", en = "tone mark in another place",
    change = tone_elsewhere },
  { id = "nfd", vi = "chữ dựng sẵn viết rời (không NFC)", en = "decomposed letters (not NFC)",
    change = function(name)
      return (name:gsub("^Xã", "Xa\u{303}"):gsub("^Phường", "Phu\u{31B}o\u{31B}\u{300}ng"))
    end },
  { id = "break", vi = "xuống dòng trong ô", en = "line break in a cell", xlsx = true,
    change = function(name) return (name:gsub(" ", "\n", 1)) end },
  { id = "br", vi = "<br> do gộp ô", en = "<br> from merged cells",
    change = function(name) return (name:gsub(" %- ", " -<br>")) end },
  { id = "hyphen", vi = "gạch nối không có dấu cách", en = "hyphen without spaces",
    change = function(name) return (name:gsub(" %- ", "-")) end },
  { id = "lower", vi = "viết thường chữ đầu", en = "small first letter",
    change = function(name) return (name:gsub("^P", "p"):gsub("^X", "x")) end },
  { id = "upper", vi = "viết hoa cả tên", en = "all in capitals", change = text.upper },
  { id = "short", vi = "viết tắt loại đơn vị", en = "short type of unit", change = short },
  { id = "spaces", vi = "thừa dấu cách", en = "spaces too many",
    change = function(name) return " " .. name:gsub(" ", "  ", 1) .. " " end },
}

local maps = {}

-- character -> bytes, by asking the decoder what each byte, and each letter with a mark, becomes.
local function map_of(name)
  if maps[name] then
    return maps[name]
  end
  local map = {}
  local function learn(bytes)
    local decoded = encoding.decode(bytes, name)
    if decoded and utf8.len(decoded) == 1 and map[decoded] == nil then
      map[decoded] = bytes
    end
  end
  for byte = 32, 255 do
    learn(string.char(byte))
  end
  if name == "windows-1258" then
    for byte = 65, 255 do
      for _, mark in ipairs { 0xCC, 0xD2, 0xDE, 0xEC, 0xF2 } do
        learn(string.char(byte, mark))
      end
    end
  end
  map["\n"], map["\r"], map["\t"] = "\n", "\r", "\t"
  maps[name] = map
  return map
end

--- The text in "tcvn3" or "windows-1258". A letter that the encoding lacks becomes its small one,
--- as with capitals that carry a tone in TCVN3.
function M.encode(words, name)
  local map, parts = map_of(name), {}
  for _, code in utf8.codes(words) do
    local letter = utf8.char(code)
    parts[#parts + 1] = map[letter] or map[text.lower(letter)] or map["?"]
  end
  return table.concat(parts)
end

return M
