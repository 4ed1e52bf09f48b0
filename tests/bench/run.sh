#!/bin/sh
# Speed and memory of the release build, as ratios to a peer or a floor measured in the same run.
# Not part of tests/run.sh. Usage: tests/bench/run.sh [NAME...]   (default: all)
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL="${LC_ALL:-C.UTF-8}"
build=build/bench
[ -f $build/build.ninja ] || cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Release -DLOTRINH_BENCH=ON > /dev/null
cmake --build $build > /dev/null
echo "machine: $(nproc) cores, $(uname -sm), $(date +%F)"
[ $# -gt 0 ] || set -- $build/tests/bench/*_bench tests/bench/*_bench.sh
for program in "$@"; do
  [ -x "$program" ] || continue
  printf '\n== %s\n' "$(basename "$program")"
  LOTRINH="$PWD/$build/lotrinh" "$program"
done
