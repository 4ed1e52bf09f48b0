-- Never run. Its compiled form is compared with what the Lua library at hand makes of this text:
-- only where they are the same are compiled scripts used. So it holds every kind of statement.
local M <const> = { 1, 2.5, "three", [-4] = 0x10, five = { nested = true }, nil, ... }

local function variadic(first, ...)
  local count = select("#", ...)
  local a, b = ...
  return first + count // 2, a and b or not a, ...
end

function M:method(x, y)
  local sum <close> = setmetatable({}, { __close = function() end })
  for i = 1, x do
    if i % 2 == 0 and i ~= y then
      goto continue
    elseif i <= 3 or i > 7.5 then
      sum.count = (sum.count or 0) + (i << 1 ~ y & 0xFF | 1) - x * y / 3 ^ 2
    else
      break
    end
    ::continue::
  end
  for key, value in pairs(self) do
    self[key] = key .. "=" .. tostring(value) .. #key
  end
  while x >= 1 do
    x = x - 1
  end
  repeat
    local done = -x >= y == false
    y = y + (done and 1 or 0)
  until done
  return self:method(x, ~y), function()
    M.last, x = x, variadic(x, y)
    return M.last
  end
end

return variadic(M)
