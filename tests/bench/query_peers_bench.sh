#!/bin/bash
# The same million rows read whole into memory by lotrinh and by what else is installed (whole processes, CPU
# seconds). The bound is in query_bench; this shows where others stand. Needs the sqlite3 shell.
set -eu
: "${LOTRINH:?set LOTRINH to the program to measure}"
command -v sqlite3 > /dev/null || { echo "sqlite3 is not installed"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
rows=1000000
export PEERS="$folder/peers.db"
query="SELECT * FROM bench_row ORDER BY id"

# A database of ours, so that lotrinh opens it too.
(cd "$folder" && "$LOTRINH" init peers.db > /dev/null)
sqlite3 "$folder/peers.db" "
  CREATE TABLE bench_row (id INTEGER PRIMARY KEY, year INTEGER, settled INTEGER, share REAL,
    a TEXT, b TEXT, c TEXT, d TEXT) STRICT;
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $rows)
  INSERT INTO bench_row SELECT i, 2020 + i % 7, i * 7919 % 1000, (i % 1000) / 1000.0,
    'Xã ' || i % 126, 'sơ bộ', 'Tổ ' || i % 5111, 'B' || i FROM n;" > /dev/null

TIMEFORMAT="%U %S %R"
measure()
{
  local name=$1
  shift
  local spent
  spent=$( { time "$@" > /dev/null 2>&1; } 2>&1)
  # shellcheck disable=SC2086 # three numbers
  printf '%-28s %8.2f %8.2f\n' "$name" "$(echo $spent | awk '{print $1 + $2}')" "$(echo $spent | awk '{print $3}')"
}

printf '%-28s %8s %8s\n' "$rows rows x 8, whole process" "CPU s" "wall s"
measure "lotrinh db:query" "$LOTRINH" --db "$folder/peers.db" -e "return #db:query('$query')"
command -v python3 > /dev/null && measure "python3 sqlite3 fetchall" python3 -c "
import sqlite3, sys
len(sqlite3.connect(sys.argv[1]).execute('$query').fetchall())" "$folder/peers.db"
lua5.4 -e 'require "luasql.sqlite3"' 2> /dev/null && measure "LuaSQL, a table a row" lua5.4 -e "
local c = require 'luasql.sqlite3'.sqlite3():connect(os.getenv 'PEERS'):execute('$query')
local t = {} local row = c:fetch({}, 'a') while row do t[#t + 1] = row row = c:fetch({}, 'a') end"
Rscript -e 'library(RSQLite)' 2> /dev/null && measure "R RSQLite dbGetQuery" Rscript -e "
library(RSQLite); nrow(dbGetQuery(dbConnect(SQLite(), commandArgs(TRUE)[1]), '$query'))" "$folder/peers.db"
exit 0
