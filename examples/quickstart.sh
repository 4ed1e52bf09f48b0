#!/bin/sh
# From a fresh Debian 12 to the first review: installs packages, builds, makes the 2026 review from the
# built-in published figures into out/. A second run does only what is missing.
set -eu
cd "$(dirname "$0")/.."

step()
{
  printf '\n== %s\n' "$1" >&2
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly()
{
  "$@" > "$log" 2>&1 || { cat "$log" >&2; exit 1; }
}

step "1/3 Gói phần mềm cần có"
cmake/install-packages.sh build run

step "2/3 Biên dịch chương trình (build/release/lotrinh)"
export LC_ALL="${LC_ALL:-C.UTF-8}"
[ -f build/release/build.ninja ] || quietly cmake --preset release
quietly cmake --build --preset release

step "3/3 Báo cáo sơ kết 2026 từ số liệu đã công bố (out/)"
mkdir -p out
build/release/lotrinh review 2026 --to out

cat >&2 <<'TEXT'

Xong. Mở out/review-2026.html bằng trình duyệt để xem báo cáo.

Gõ tiếp:
  build/release/lotrinh            mở dấu nhắc (Ctrl-D để thoát)
  build/release/lotrinh sql "SELECT * FROM published_series"
  build/release/lotrinh help       các lệnh
  build/release/lotrinh init       tạo cơ sở dữ liệu ./lotrinh.db của đơn vị
TEXT
if [ -t 0 ] && [ -t 1 ]; then
  rm -f "$log"
  exec build/release/lotrinh
fi
