#!/bin/sh
# Import against sqlite3's own .import of the same file: a million cases, and 126 reports in one call.
# The table of .import has the same typed columns, indexes, journal and sync settings. ROWS=... for fewer.
set -eu
rows=${ROWS:-1000000}
lotrinh=${LOTRINH:?the program}
units=$(cd "$(dirname "$0")/../.." && pwd)/data/units.csv
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir reports

awk -F, -v rows="$rows" '
  $3 == "commune" && $8 == "2025-07-01" { code[n++] = $2; name[n - 1] = $6 }
  END {
    srand(1)
    split("Mâu thuẫn giữa các bên|Dân sự|Hôn nhân và gia đình|Vi phạm pháp luật", kind, "|")
    split("Hòa giải thành|Hòa giải không thành|Đang giải quyết|Chưa giải quyết", outcome, "|")
    print "Mã vụ việc,Mã đơn vị,Tổ hòa giải,Ngày tiếp nhận,Ngày hòa giải,Ngày kết thúc,Loại vụ việc,Kết quả"
    for (i = 0; i < rows; i++) {
      month = 1 + int(rand() * 6); day = 1 + int(rand() * 20)
      printf "HN-2026-%07d,%s,Tổ hòa giải số %d thôn Đông Hòa,2026-%02d-%02d,2026-%02d-%02d,2026-%02d-%02d,%s,%s\n",
        i, code[int(rand() * n)], 1 + int(rand() * 60), month, day, month, day + 2, month, day + 7,
        kind[1 + int(rand() * 4)], outcome[1 + int(rand() * 4)]
    }
    for (i = 0; i < n; i++) {
      file = "reports/" code[i] ".csv"
      print "Đơn vị báo cáo: " name[i] ",,,," > file
      print "Tên tổ hòa giải,Tiếp nhận,Hòa giải thành,Không thành,Đang giải quyết" > file
      for (g = 1; g <= 40; g++)
        print "Tổ hòa giải số " g ",3,2,1,0" > file
      close(file)
    }
  }' "$units" > cases.csv

cat > typed.sql <<'END'
PRAGMA journal_mode=DELETE;
PRAGMA synchronous=FULL;
CREATE TABLE mediation_case (code TEXT NOT NULL, unit TEXT NOT NULL, group_name TEXT NOT NULL,
  received_on TEXT NOT NULL, started_on TEXT, ended_on TEXT, kind TEXT NOT NULL,
  outcome TEXT NOT NULL) STRICT;
CREATE INDEX mediation_case_unit ON mediation_case (unit, received_on);
CREATE INDEX mediation_case_code ON mediation_case (code);
.mode csv
.import --skip 1 cases.csv mediation_case
END

seconds() { # of the command, with its peak of memory in MB
  command time -o measured -f '%e %M' "$@" > /dev/null
  cat measured
}

echo "cases: $rows rows, $(wc -c < cases.csv) bytes"
for round in 1 2 3; do
  rm -rf ours.db* theirs.db*
  "$lotrinh" init ours.db --quiet
  ours=$(seconds "$lotrinh" --db ours.db import cases.csv --period 2026-H1 --vintage so_bo)
  theirs=$(seconds sqlite3 -init typed.sql theirs.db .quit 2> /dev/null)
  echo "$round $ours $theirs" | awk '{
    printf "round %d: lotrinh %.2f s, %.0f MB; sqlite3 .import %.2f s, %.0f MB; ratio %.2f (at most 1.00)\n",
      $1, $2, $3 / 1024, $4, $5 / 1024, $2 / $4 }'
done
rm -f ours.db
"$lotrinh" init ours.db --quiet
reports=$(seconds "$lotrinh" --db ours.db import reports --period 2026-H1 --vintage so_bo --quiet)
echo "$reports" | awk '{ printf "126 reports of 40 groups in one call: %.2f s (under 2 s), %.0f MB\n", $1, $2 / 1024 }'
