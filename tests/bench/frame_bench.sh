#!/bin/sh
# Group by two keys with two sums on 10,000,000 rows (ROWS=... for fewer), beside DuckDB with one
# thread and pandas, on the same rows in memory. DuckDB comes by npm into a temporary folder, pandas from the
# system; what is not there is said and left out. Times are processor seconds, the best of five, so that
# other programs on the machine do not matter; lotrinh works in one thread.
set -eu
rows=${ROWS:-10000000}
lotrinh=${LOTRINH:?the program}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export ROWS="$rows"

# name | the columns of row i | keys | what the case is
cat > cases <<'END_OF_CASES'
text|printf('Xã số %d', i * 7919 % 126)|126 texts and 8 years
number|i * 7919 % 126 + 10000|126 numbers and 8 years
many|i * 7919 % 1000003|a million numbers and 8 years
END_OF_CASES

cat > ours.lua <<'END_OF_LUA'
local name, key, rows = arg[1], arg[2], tonumber(arg[3])
local t = db:query("WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < ?) "
  .. "SELECT " .. key .. " AS unit, 2019 + i / 3 % 8 AS year, i * 13 % 50 AS a, i * 17 % 40 AS b FROM c", rows)
local best, groups, check = math.huge, nil, nil
for _ = 1, 5 do
  local start = os.clock()
  groups = t:group({ "unit", "year" }, { { "sum", "a" }, { "sum", "b" } })
  best = math.min(best, os.clock() - start)
end
check = groups.sum_a:sum() * 31 + groups.sum_b:max()
print(("%s lotrinh %.4f %d %d"):format(name, best, #groups, check))
END_OF_LUA
while IFS='|' read -r name key words; do
  echo "$name|$words" >> words
  "$lotrinh" run --memory-limit 4096 --time-limit 0 ours.lua "$name" "$key" "$rows" >> times.txt
done < cases

if command -v npm > /dev/null && npm init -y > npm.log 2>&1 && npm install @duckdb/node-api >> npm.log 2>&1; then
  cat > theirs.mjs <<'END_OF_JS'
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await instance.connect();
const version = (await (await connection.runAndReadAll("SELECT version()")).getRows())[0][0];
console.log(`version DuckDB ${version}`);
for (const line of readFileSync("cases", "utf8").trim().split("\n")) {
  const [name, key] = line.split("|");
  await connection.run(`CREATE OR REPLACE TABLE t AS SELECT ${key} AS unit, 2019 + i // 3 % 8 AS year,
    i * 13 % 50 AS a, i * 17 % 40 AS b FROM range(${process.env.ROWS}) r(i)`);
  let best = Infinity, result;
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    result = await connection.run("CREATE OR REPLACE TABLE g AS SELECT unit, year, sum(a) AS a, sum(b) AS b "
      + "FROM t GROUP BY unit, year");
    const used = process.cpuUsage(before);
    best = Math.min(best, (used.user + used.system) / 1e6);
  }
  const [count, check] = (await (await connection.runAndReadAll(
    "SELECT count(*), sum(a) * 31 + max(b) FROM g")).getRows())[0];
  console.log(`${name} duckdb ${best.toFixed(4)} ${count} ${check}`);
}
END_OF_JS
  node theirs.mjs > duckdb || echo "DuckDB did not run"
  sed -n 's/^version //p' duckdb
  grep -v '^version' duckdb >> times.txt
else
  echo "DuckDB is not there (npm install failed), so it is left out"
fi

if python3 -c 'import pandas' 2> /dev/null; then
  cat > theirs.py <<'END_OF_PYTHON'
import os, time
import numpy, pandas
print("version pandas", pandas.__version__)
i = numpy.arange(int(os.environ["ROWS"]), dtype=numpy.int64)
names = numpy.array(["Xã số %d" % n for n in range(126)], dtype=object)
keys = {"text": names[i * 7919 % 126], "number": i * 7919 % 126 + 10000, "many": i * 7919 % 1000003}
for name, key in keys.items():
    t = pandas.DataFrame({"unit": key, "year": 2019 + i // 3 % 8, "a": i * 13 % 50, "b": i * 17 % 40})
    if name == "text":
        t["unit"] = t["unit"].astype("category")  # the quickest that pandas has for texts
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        g = t.groupby(["unit", "year"], observed=True, sort=False)[["a", "b"]].sum()
        best = min(best, time.process_time() - start)
    print("%s pandas %.4f %d %d" % (name, best, len(g), g["a"].sum() * 31 + g["b"].max()))
END_OF_PYTHON
  OMP_NUM_THREADS=1 python3 theirs.py > pandas
  sed -n 's/^version //p' pandas
  grep -v '^version' pandas >> times.txt
else
  echo "pandas is not there (package python3-pandas), so it is left out"
fi

echo "group by two keys, two sums, $rows rows:"
awk -F'|' 'NR == FNR { words[$1] = $2; next }
  { split($0, f, " "); if (!(f[1] in seen)) { seen[f[1]] = 1; order[++n] = f[1]; check[f[1]] = f[4] " " f[5] }
    time[f[1], f[2]] = f[3]
    if (check[f[1]] != f[4] " " f[5]) { print "WRONG RESULT: " $0; wrong = 1 } }
  END {
    for (k = 1; k <= n; k++) {
      name = order[k]; line = sprintf("  %-32s lotrinh %.3f s", words[name], time[name, "lotrinh"])
      if ((name, "duckdb") in time) line = line sprintf("; DuckDB %.3f s, ratio %.2f (at most 1.00)",
        time[name, "duckdb"], time[name, "lotrinh"] / time[name, "duckdb"])
      if ((name, "pandas") in time) line = line sprintf("; pandas %.3f s, ratio %.2f",
        time[name, "pandas"], time[name, "lotrinh"] / time[name, "pandas"])
      print line
    }
    exit wrong
  }' words times.txt
