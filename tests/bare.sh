#!/bin/sh
# Proves the package lists: a bare Debian 12 (debootstrap minbase), a clean checkout of HEAD, nothing else.
# Usage (as root, needs debootstrap): tests/bare.sh [quickstart] [tests] [package]   (default: all three)
# BARE_BASE=FOLDER keeps the bare system for the next run. Not part of tests/run.sh: it takes minutes.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
[ $# -gt 0 ] || set -- quickstart tests package

# Mounts are private to this process and gone with it, however it ends.
if [ "${BARE_INSIDE:-}" = "" ]; then
  BARE_INSIDE=1 exec unshare --mount sh "$0" "$@"
fi

work=$(mktemp -d)
trap 'umount -l "$work"/*/dev/pts "$work"/*/proc 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT
base=${BARE_BASE:-$work/base}
if [ ! -x "$base/usr/bin/apt-get" ]; then
  debootstrap --variant=minbase bookworm "$base" > "$work/debootstrap.log" || {
    tail "$work/debootstrap.log" >&2
    exit 1
  }
fi

# A fresh copy of the bare system for each proof.
fresh()
{
  cp -a "$base" "$work/$1"
  cp /etc/resolv.conf "$work/$1/etc/resolv.conf"
  mount -t proc proc "$work/$1/proc"
  mount -t devpts devpts "$work/$1/dev/pts" -o newinstance,ptmxmode=0666
  rm -f "$work/$1/dev/ptmx"
  ln -s pts/ptmx "$work/$1/dev/ptmx"
}

inside()
{
  root=$work/$1
  shift
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=xterm chroot "$root" /bin/sh -c "$*" < /dev/null
}

checkout()
{
  mkdir "$work/$1/checkout"
  git -C "$project" archive HEAD | tar -x -C "$work/$1/checkout"
}

prove_quickstart()
{
  fresh quickstart
  checkout quickstart
  began=$(date +%s)
  inside quickstart 'cd /checkout && ./examples/quickstart.sh'
  echo "quickstart: $(($(date +%s) - began)) s"
  began=$(date +%s)
  inside quickstart 'cd /checkout && ./examples/quickstart.sh' > /dev/null 2>&1
  echo "quickstart, second run: $(($(date +%s) - began)) s"
  ls -l "$work/quickstart/checkout/out"
}

prove_tests()
{
  fresh tests
  checkout tests
  began=$(date +%s)
  inside tests 'cd /checkout && .ci/run'
  echo "tests: $(($(date +%s) - began)) s"
}

# Builds the package in one bare system, installs and runs it in another.
prove_package()
{
  fresh build
  checkout build
  inside build 'cd /checkout && cmake/install-packages.sh build && cmake --workflow --preset release' \
    > "$work/package.log" 2>&1 || { tail -n 30 "$work/package.log" >&2; exit 1; }
  fresh clean
  cp "$work"/build/checkout/build/release/*.deb "$work/clean/"
  inside clean 'apt-get update -q > /dev/null && apt-get install -y -q /lotrinh_*.deb > /dev/null 2>&1 &&
    lotrinh --version && lotrinh doctor && cd /tmp && lotrinh review 2026 --to out && ls -l out'
}

for proof in "$@"; do
  "prove_$proof"
done
