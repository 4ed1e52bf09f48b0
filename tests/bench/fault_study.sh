#!/bin/sh
# The long look at faults: every write operation of an import failing in each way, then the real
# program killed at random moments. Usage: fault_study.sh PROGRAM IMPORT_FAULT_TEST [KILLS]
set -eu
program=${1:?the program}
sweep=${2:?tests/import_fault_test of the same build}
kills=${3:-200}

"$sweep" 1

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$program" init base.db --quiet
awk 'BEGIN {
  print "Mã vụ việc,Mã đơn vị,Tổ hòa giải,Ngày tiếp nhận,Ngày hòa giải,Ngày kết thúc,Loại vụ việc,Kết quả"
  for (i = 1; i <= 20000; i++)
    print i ",00004,Tổ hòa giải số " i % 60 ",2026-03-0" 1 + i % 9 ",,,Dân sự,Hòa giải thành"
}' > cases.csv

whole=0 none=0 bad=0 finished=0
i=0
while [ "$i" -lt "$kills" ]; do
  i=$((i + 1))
  rm -rf run.db*
  cp base.db run.db
  "$program" --db run.db import cases.csv --period 2026-H1 --vintage so_bo > said 2> /dev/null &
  importer=$!
  sleep "$(awk -v seed="$i" 'BEGIN { srand(seed); printf "%.3f", rand() * 0.4 }')"
  # The program is two processes; the worker ends when its parent does, or is killed here.
  worker=$(cat "/proc/$importer/task/$importer/children" 2> /dev/null || true)
  for process in $worker $importer; do
    kill -9 "$process" 2> /dev/null || true
  done
  wait "$importer" 2> /dev/null && finished=$((finished + 1))
  "$program" --db run.db check --period 2026-H1 > checked 2>&1 || { bad=$((bad + 1)); cat checked; }
  rows=$("$program" --db run.db sql --csv 'SELECT count(*) FROM mediation_case' | tail -n 1 | tr -d '\r')
  case $rows in
    0) none=$((none + 1)) ;;
    20000) whole=$((whole + 1)) ;;
    *) bad=$((bad + 1)); echo "rows: $rows" ;;
  esac
  if grep -q 'Đã nhập' said && [ "$rows" != 20000 ]; then
    bad=$((bad + 1)); echo "acknowledged and not there"
  fi
done
echo "kill -9: $kills runs, $finished had finished, $whole whole, $none none, $bad bad"
[ "$bad" = 0 ]
