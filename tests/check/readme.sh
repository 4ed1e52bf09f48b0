#!/bin/sh
# Runs what README.md shows at the prompt, on the built-in figures: a reader's first lines must work.
# readme.sh LOTRINH README
set -u
failed=0 ran=0
unset LOTRINH_DB
while IFS= read -r line; do
  ran=$((ran + 1))
  case $line in
    SELECT*) "$1" sql "$line" > /dev/null || failed=1 ;;
    *) "$1" -e "local _ = $line" || failed=1 ;;
  esac
done <<LINES
$(sed -n 's/^lotrinh> //p' "$2")
LINES
[ "$ran" -ge 3 ] || { echo "$2: $ran lines begin with \"lotrinh> \", 3 or more expected"; failed=1; }
exit "$failed"
