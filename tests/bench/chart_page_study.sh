#!/bin/sh
# The page of all charts in a real browser: nothing is refused or fetched, every picture is shown, it prints.
# Not part of the tests, which check its structure without one (lua/chart_page_test).
# Usage: chart_page_study.sh, with LOTRINH naming the program. Leaves pictures in FOLDER when that is set.
set -eu
program=${LOTRINH:?the program to look at}
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$browser" ] || { echo "skipped: no Chromium is installed"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" chart --html "$folder/page.html" --quiet 2> /dev/null
charts=$(grep -o '<img ' "$folder/page.html" | wc -l)

# browse LOG OPTIONS...: the browser without a window, what it says goes to the log
browse() {
  log=$1
  shift
  timeout 120 "$browser" --headless --no-sandbox --disable-gpu --enable-logging=stderr "$@" \
    "file://$folder/page.html" > "$folder/$log" 2>&1
}
failed=0
check() {
  if [ "$2" = "$3" ]; then
    printf '%-52s %s\n' "$1" "$2"
  else
    printf '%-52s %s, expected %s\n' "$1" "$2" "$3"
    failed=1
  fi
}
for width in 400 1280; do
  browse "log$width" --window-size="$width,2000" --screenshot="$folder/page-$width.png"
  check "messages of the page at $width px" "$(grep -c 'CONSOLE' "$folder/log$width" || true)" 0
  [ -z "${FOLDER:-}" ] || cp "$folder/page-$width.png" "$FOLDER/"
done
browse dom --dump-dom
check "pictures in the loaded page" "$(grep -o '<img ' "$folder/dom" | wc -l)" "$charts"
browse print --print-to-pdf="$folder/page.pdf" --no-pdf-header-footer
pages=$(grep -a -c '/Type */Page$\|/Type */Page[^s]' "$folder/page.pdf" || true)
check "printed, at least a page a chart" "$([ "$pages" -ge "$charts" ] && echo yes || echo "no: $pages")" yes
exit "$failed"
