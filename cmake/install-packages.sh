#!/bin/sh
# Installs what is missing of the named lists (build, run, test, tidy, ...) beside this script, on Debian 12.
# With nothing missing it does nothing and needs neither root nor network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
wanted=""
for list in "$@"; do
  wanted="$wanted $(tr '\n' ' ' < "$here/packages/$list.txt")"
done
missing=""
for package in $wanted; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1; then
  as_root="sudo"
else
  echo "Cần quyền quản trị để cài:$missing" >&2
  echo "Hãy chạy với quyền root: apt-get install$missing" >&2
  exit 1
fi
echo "Đang cài:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install_packages()
{
  # shellcheck disable=SC2086 # the lists are words on purpose
  $as_root apt-get install -y -q --no-install-recommends $missing > "$log" 2>&1
}
# The lists of a fresh system are empty and those of an old one are stale: one update, then once more.
install_packages || { $as_root apt-get update -q >> "$log" 2>&1 && install_packages; } || {
  tail -n 20 "$log" >&2
  echo "Không cài được gói; xem thông báo của apt ở trên." >&2
  exit 1
}
