#!/bin/sh
# The language parts of Lua's own test suite, in portable mode, in lua5.4 and in the host at level trust.
# Usage: LOTRINH=PROGRAM tests/bench/lua_suite.sh FOLDER   (`testes` of the Lua sources, of Debian's version)
# Every file must end the same way in both; what may differ is listed in docs/lua-suite.md with the reason, and
# in the table below. Nothing of the suite is part of this project.
set -eu
suite=$(cd "${1:?the folder of the suite: testes/ of the Lua sources}" && pwd)
lotrinh=${LOTRINH:?the program}
lua=${LUA:-lua5.4}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r "$suite" "$folder/suite"
cd "$folder/suite"

# Files that test the language and its libraries. Left out: api, code (need the C test library), main (the
# program lua itself), heavy, verybig, big (sizes), all (runs the others), tracegc (a helper).
parts="strings literals tpack utf8 calls closure constructs events goto locals nextvar pm sort vararg math
  bitwise coroutine errors cstack gc gengc attrib db files"

# What cannot be the same, a row each: file | what is done to it before it runs in the host (sed) | the reason.
# docs/lua-suite.md tells them in full. Lines are emptied, not removed: some tests count lines.
cat > differences <<'END_OF_DIFFERENCES'
calls|s/^assert(not pcall(string.dump, print)).*//|print is a Lua function of the host, so it can be dumped
closure|s/^assert(not pcall(debug.upvaluejoin, .*print.*//|print is a Lua function of the host, so it has upvalues
db|s/debug.getinfo(print/debug.getinfo(math.abs/|print is a Lua function of the host, not one of C
db|s/debug.sethook(f,"l"); load(s)()/local g = load(s); debug.sethook(f,"l"); g()/|load is a Lua function of the host, so a line hook would see its lines too
END_OF_DIFFERENCES

prelude='_port = true _soft = true _nomsg = true'
cat > in_host.lua <<'END_OF_LUA'
-- Reading a global that was never set is an error in lotrinh; the suite relies on nil.
for name in ("assert collectgarbage error getmetatable ipairs next pairs pcall rawequal rawget rawlen rawset "
    .. "select setmetatable tonumber tostring type warn xpcall coroutine debug io math os string table utf8 "
    .. "load loadfile dofile require package print _VERSION"):gmatch("%S+") do
  rawset(_G, name, _G[name])
end
_G._G = _G
debug.setmetatable(_G, nil)
_port, _soft, _nomsg = true, true, true
dofile(arg[1])
END_OF_LUA

failed=0
for part in $parts; do
  [ -f "$part.lua" ] || { echo "$part: not in this suite"; continue; }
  theirs=passes ours=passes
  "$lua" -W -e "$prelude" "$part.lua" > theirs 2>&1 || theirs="fails: $(tail -n 3 theirs | head -n 1)"
  grep "^$part|" differences > known || true
  while IFS='|' read -r _ edit reason; do
    cp "$part.lua" before.lua
    sed "$edit" before.lua > "$part.lua"
    cmp -s before.lua "$part.lua" || echo "  $part.lua, but for this: $reason"
  done < known
  "$lotrinh" --trust --time-limit 600 --memory-limit 4096 --quiet run in_host.lua "$part.lua" > ours 2>&1 ||
    ours="fails: $(grep -v '^ *at' ours | head -n 3 | tr '\n' ' ')"
  if [ "$theirs" = passes ] && [ "$ours" = passes ]; then
    echo "$part: the same"
  else
    echo "$part: DIFFERENT: lua5.4 $theirs; lotrinh $ours"
    failed=1
  fi
done
exit $failed
