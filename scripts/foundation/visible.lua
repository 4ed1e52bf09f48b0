-- Text as it may be shown: what has no shape of its own, or turns the direction of the text around
-- it, becomes a visible sign. A number beside a mark of direction would read back to front.
local REPLACEMENT = "\u{FFFD}"

-- U+200E, U+200F, U+202A to U+202E; U+2066 to U+2069; U+061C.
local DIRECTION = { "\xE2\x80[\x8E\x8F\xAA-\xAE]", "\xE2\x81[\xA6-\xA9]", "\xD8\x9C" }

--- The text with U+FFFD for control characters (but tab and line feed) and marks of direction.
return function(text)
  text = text:gsub("[%z\1-\8\11\12\14-\31\127]", REPLACEMENT)
  for _, mark in ipairs(DIRECTION) do
    text = text:gsub(mark, REPLACEMENT)
  end
  return text
end
