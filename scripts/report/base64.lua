-- Base64 of bytes (RFC 4648), for pictures inside a page.
local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

--- The text of the bytes.
return function(bytes)
  local parts = {}
  for place = 1, #bytes, 3 do
    local a, b, c = bytes:byte(place, place + 2)
    local word = a << 16 | (b or 0) << 8 | (c or 0)
    for i = 1, 4 do
      local digit = word >> 24 - 6 * i & 63
      local known = i <= 2 or i == 3 and b or i == 4 and c
      parts[#parts + 1] = known and ALPHABET:sub(digit + 1, digit + 1) or "="
    end
  end
  return table.concat(parts)
end
