#!/bin/sh
# An upward include must not compile: for each layer, headers of the layers above are out of reach.
# Usage: layers.sh CC BUILD_FOLDER (with compile_commands.json).
set -u
cc=$1
commands=$2/compile_commands.json
failed=0

# The include folders the build gives to a layer, read from the command line of one of its files.
includes_of()
{
  grep -o "\"command\": \"[^\"]*src/$1/[^\"]*" "$commands" | head -n 1 | tr ' ' '\n' | grep '^-I'
}

try()
{
  layer=$1
  header=$2
  # shellcheck disable=SC2046 # one -I a word on purpose
  printf '#include "%s"\nint main(void) { return 0; }\n' "$header" |
    "$cc" -D_POSIX_C_SOURCE=200809L -fsyntax-only -x c $(includes_of "$layer") - 2>/dev/null
}

must_refuse()
{
  if try "$1" "$2"; then
    echo "layer $1 can include $2"
    failed=1
  fi
}

must_accept()
{
  if ! try "$1" "$2"; then
    echo "layer $1 cannot include $2, so this test would not see a breach"
    failed=1
  fi
}

must_accept base failure.h
must_accept core failure.h
must_accept core share.h
must_accept system resource.h
must_refuse base share.h
must_refuse base resource.h
must_refuse base lua_support.h
must_refuse core resource.h
must_refuse core lua_support.h
must_refuse system share.h
must_refuse system lua_support.h
must_accept bindings share.h
must_accept bindings resource.h
must_refuse bindings interpreter.h
exit $failed
