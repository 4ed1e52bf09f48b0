#!/bin/sh
# luacheck on every Lua file, shellcheck on every shell script, mandoc on every manual page. Usage: lint.sh PROJECT_FOLDER
set -u
cd "$1" || exit 1
failed=0
# Only our own folders: build trees stay out.
find scripts tests examples data -name '*.lua' -exec luacheck --quiet --codes --no-color {} + || failed=1
find cmake examples tests .ci -type f \( -name '*.sh' -o -path '.ci/run' \) -exec shellcheck {} + || failed=1
mandoc -T lint -W warning docs/man/*.[1-8] || failed=1
exit $failed
