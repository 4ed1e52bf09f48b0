# Warnings, sanitizers and hardening that every target of ours is built with.
add_library(lotrinh_flags INTERFACE)
target_compile_options(lotrinh_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
  -Wpointer-arith -Wwrite-strings -Wvla -Wformat=2 -Werror -fno-common)
target_compile_definitions(lotrinh_flags INTERFACE _POSIX_C_SOURCE=200809L _DEFAULT_SOURCE)
if(LOTRINH_SANITIZE)
  target_compile_options(lotrinh_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(lotrinh_flags INTERFACE -fsanitize=address,undefined)
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(lotrinh_flags INTERFACE -fstack-protector-strong -D_FORTIFY_SOURCE=2)
  target_link_options(lotrinh_flags INTERFACE -Wl,-z,relro,-z,now)
endif()
if(LOTRINH_COVERAGE)
  target_compile_options(lotrinh_flags INTERFACE --coverage)
  target_link_options(lotrinh_flags INTERFACE --coverage)
endif()
if(LOTRINH_FUZZ) # libFuzzer finds its way by counters in our own code, not only in the target
  target_compile_options(lotrinh_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(lotrinh_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
