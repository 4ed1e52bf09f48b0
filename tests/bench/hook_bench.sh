#!/bin/sh
# What the hook and the limits cost a script that only computes: processor seconds of the same script in lua5.4,
# in the host, and in the host with its hook taken off (debug.sethook() at level trust). Best of seven each, taken
# in turn so that other programs on the machine disturb all three alike. Wanted: under 5 % more than without.
set -eu
lotrinh=${LOTRINH:?the program}
lua=${LUA:-lua5.4}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > work.lua <<'END_OF_LUA'
if arg[1] == "free" then
  debug.sethook()
end
local function sieve(n)
  local composite, count = {}, 0
  for i = 2, n do
    if not composite[i] then
      count = count + 1
      for k = i * i, n, i do composite[k] = true end
    end
  end
  return count
end
local function fib(n) return n < 2 and n or fib(n - 1) + fib(n - 2) end
local function words(n)
  local seen = {}
  for i = 1, n do
    local key = "xã " .. i % 997
    seen[key] = (seen[key] or 0) + #key:upper()
  end
  return seen["xã 1"]
end
local function waves(n)
  local sum = 0.0
  for i = 1, n do sum = sum + (i % 7) * 0.5 - i / (i + 1) end
  return sum
end
local parts = { sieve = function() return sieve(1500000) end, calls = function() return fib(29) end,
  texts = function() return words(700000) end, sums = function() return waves(9000000) end }
for _, name in ipairs { "sieve", "calls", "texts", "sums" } do
  local start = os.clock()
  parts[name]()
  print(name, os.clock() - start)
end
END_OF_LUA

for _ in 1 2 3 4 5 6 7; do
  "$lua" work.lua | sed 's/^/lua /'
  "$lotrinh" run work.lua | sed 's/^/host /'
  "$lotrinh" --trust --quiet run work.lua free | sed 's/^/free /'
done > times.txt
awk '{ key = $1 " " $2; if (!(key in best) || $3 < best[key]) best[key] = $3; if (!($2 in seen)) { seen[$2] = 1; order[++n] = $2 } }
  END {
    for (i = 1; i <= n; i++) {
      name = order[i]; l = best["lua " name]; h = best["host " name]; f = best["free " name]
      printf "  %-6s lua5.4 %.3f s; host %.3f s; host without hook %.3f s; the hook costs %+.1f %%; against lua5.4 %+.1f %%\n",
        name, l, h, f, 100 * (h / f - 1), 100 * (h / l - 1)
      sl += l; sh += h; sf += f
    }
    printf "  all    lua5.4 %.3f s; host %.3f s; host without hook %.3f s; the hook costs %+.1f %%; against lua5.4 %+.1f %% (under 5 %%)\n",
      sl, sh, sf, 100 * (sh / sf - 1), 100 * (sh / sl - 1)
  }' times.txt
