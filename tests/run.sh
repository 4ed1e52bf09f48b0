#!/bin/sh
# Installs what the tests need, builds with sanitizers, runs every test, ends with "N passed, N failed".
set -u
cd "$(dirname "$0")/.." || exit 1

fail()
{
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

cmake/install-packages.sh build run test || fail "packages could not be installed"
export LC_ALL=C.UTF-8
log=$(mktemp) || fail "no temporary file"
trap 'rm -f "$log"' EXIT
cmake --preset dev > "$log" 2>&1 || { cat "$log"; fail "configure failed"; }
cmake --build --preset dev > "$log" 2>&1 || { cat "$log"; fail "build failed"; }

ctest --preset dev --output-on-failure 2>&1 | tee "$log"
ran=$(grep -cE '^ *[0-9]+/[0-9]+ +Test +#' "$log")
passed=$(grep -cE '^ *[0-9]+/[0-9]+ +Test +#.* Passed ' "$log")
skipped=$(grep -cE '^ *[0-9]+/[0-9]+ +Test +#.*\*\*\*Skipped' "$log")
failed=$((ran - passed - skipped))
[ "$ran" -gt 0 ] || fail "no test ran"
if [ "$skipped" -gt 0 ]; then
  echo "$passed passed, $failed failed, $skipped skipped"
else
  echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
