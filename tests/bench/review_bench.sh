#!/bin/sh
# The review and the sheets of the fictional city: 126 communes, four years. Limits: the review under
# 10 s, the 126 sheets under 60 s on two cores, either below 300 MB; a second run of the sheets keeps
# them all. DEMO=FILE: a database of `lotrinh demo` that is there already.
set -eu
lotrinh=${LOTRINH:?the program}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
if [ -z "${DEMO:-}" ]; then
  "$lotrinh" demo city --quiet
  DEMO=$folder/city/demo.db
fi

measure() { # NAME LIMIT COMMAND...: seconds by the clock, user and system, peak of memory
  name=$1 limit=$2
  shift 2
  command time -o measured -f '%e %U %S %M' "$@" > /dev/null
  awk -v name="$name" -v limit="$limit" '{
    printf "%-14s %6.2f s (at most %d), %.2f s of processors, %.0f MB (at most 300)%s\n", name, $1,
      limit, $2 + $3, $4 / 1024, ($1 > limit || $4 / 1024 > 300) ? "  TOO MUCH" : "" }' measured
}

measure review 10 "$lotrinh" --db "$DEMO" review 2026 --to review --quiet
measure "126 sheets" 60 "$lotrinh" --db "$DEMO" sheets 2026 --to sheets --quiet
measure "sheets, kept" 60 "$lotrinh" --db "$DEMO" sheets 2026 --to sheets --quiet
measure diff 10 "$lotrinh" --db "$DEMO" diff review "$DEMO"
echo "$(find sheets -name '*.docx' | wc -l) documents, $(find sheets -name '[0-9]*.html' | wc -l) pages"
split=$(dirname "$lotrinh")/tests/bench/review_split_bench
[ ! -x "$split" ] || "$split" "$DEMO" "$folder/split"
