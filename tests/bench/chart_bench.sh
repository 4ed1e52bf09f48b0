#!/bin/sh
# Charts beside gnuplot itself, in one run. One chart cold: `lotrinh chart` against `gnuplot -d` of the very
# script that it wrote. Many: 126 communes x 3 charts drawn by lotrinh, against one gnuplot process a
# processor, each fed its share of the same scripts. Figures are the built-in ones under other names.
# Usage: chart_bench.sh, with LOTRINH naming the program. Prints medians in ms and the ratios.
set -eu
program=${LOTRINH:?the program to measure}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$program" chart success_rate --to one.svg --script --quiet

cat > many.lua <<'LUA'
-- 126 communes x 3 charts: the city's rows under the name of each.
local rate, cases, good = {}, {}, {}
for year = 2020, 2026 do
  local n = 90 + (year * 37) % 50
  rate[#rate + 1] = { year = year, kind = "year", label = "năm " .. year, x = n - 9, n = n }
  cases[#cases + 1] = { year = year, kind = "year", label = "năm " .. year, received = n + 3, settled = n - 9 }
  good[#good + 1] = { date = year .. "-06-30", x = 30 + year % 7, n = 41, criterion = 0.9 }
end
local items = {}
local rows = { success_rate = rate, cases = cases, five_good_groups = good }
for i = 1, 126 do
  for _, name in ipairs { "success_rate", "cases", "five_good_groups" } do
    local made = { name = name, to = ("out/%s-%03d.svg"):format(name, i),
      data = { unit = "Phường số " .. i, definition = "thử", source = "thử", rows = rows[name] } }
    if arg[1] == "scripts" then
      made.script = ("out/%s-%03d.gp"):format(name, i)
    end
    items[#items + 1] = made
  end
end
local results, why = chart.draw_all(items)
assert(results, tostring(why))
for i, result in ipairs(results) do
  assert(result.why == nil, tostring(result.why))
end
LUA

now() { date +%s%N; }
median() { sort -n | awk '{ v[NR] = $1 } END { printf "%.1f\n", v[int((NR + 1) / 2)] }'; }
# measure RUNS COMMAND...: the median of the wall time in ms
measure() {
  runs=$1
  shift
  i=0
  while [ "$i" -lt "$runs" ]; do
    rm -rf out
    mkdir out
    began=$(now)
    "$@" > /dev/null 2>&1
    echo $((($(now) - began) / 10000)) | awk '{ print $1 / 100 }'
    i=$((i + 1))
  done | median
}

one_gnuplot() { gnuplot -d one.gp; }
one_lotrinh() { "$program" chart success_rate --to out/one.svg --quiet; }
cold_floor=$(measure 21 one_gnuplot)
cold_ours=$(measure 21 one_lotrinh)

mkdir -p out
"$program" run many.lua scripts > /dev/null
cores=$(nproc)
i=0
for script in out/*.gp; do
  { cat "$script"; echo 'reset session'; } >> "part$((i % cores)).gp"
  i=$((i + 1))
done
many_gnuplot() {
  pids=
  for part in part*.gp; do
    gnuplot -d "$part" &
    pids="$pids $!"
  done
  for pid in $pids; do wait "$pid"; done
}
many_lotrinh() { "$program" run many.lua; }
many_floor=$(measure 3 many_gnuplot)
many_ours=$(measure 3 many_lotrinh)

awk -v a="$cold_ours" -v b="$cold_floor" -v c="$many_ours" -v d="$many_floor" -v n="$i" 'BEGIN {
  printf "one chart, cold   lotrinh %8.1f ms   gnuplot -d %8.1f ms   ratio %.2f (at most 1.3)\n", a, b, a / b
  printf "%d charts        lotrinh %8.1f ms   gnuplot    %8.1f ms   ratio %.2f (at most 1.5)\n", n, c, d, c / d
}'
