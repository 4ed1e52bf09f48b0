# Libraries of Debian 12, by pkg-config. The unversioned lua.pc is never used: it depends on the
# system's alternatives. utf8proc.pc gives an old version number, so none is asked for.
find_package(PkgConfig REQUIRED)
pkg_check_modules(LUA REQUIRED IMPORTED_TARGET lua5.4)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3>=3.40.1)
pkg_check_modules(READLINE REQUIRED IMPORTED_TARGET readline)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(MINIZIP REQUIRED IMPORTED_TARGET minizip)
# Its header only: it is opened when a chart needs it, never linked (src/system/fonts.c).
pkg_check_modules(FONTCONFIG REQUIRED fontconfig)
# libRmath.pc names a folder that only the whole of R brings, so the library is found by hand.
find_library(RMATH_LIBRARY NAMES Rmath REQUIRED)
find_path(RMATH_INCLUDE NAMES Rmath.h REQUIRED)
add_library(Rmath INTERFACE IMPORTED)
target_include_directories(Rmath SYSTEM INTERFACE "${RMATH_INCLUDE}")
target_link_libraries(Rmath INTERFACE "${RMATH_LIBRARY}")
