# Target `tidy` (preset tidy): layout, clang-tidy, cppcheck, and the checks of tests/check.
find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
find_program(CPPCHECK cppcheck)
if(CLANG_FORMAT AND RUN_CLANG_TIDY AND CPPCHECK)
  add_custom_target(tidy
    COMMAND sh -c "find src tests -name '*.[ch]' | xargs ${CLANG_FORMAT} --dry-run --Werror"
    COMMAND ${RUN_CLANG_TIDY} -quiet -p "${CMAKE_BINARY_DIR}" "${CMAKE_SOURCE_DIR}/src/.*"
    COMMAND ${CPPCHECK} --quiet --std=c11 --error-exitcode=1 --inline-suppr
      --enable=warning,performance,portability --suppress=missingIncludeSystem
      --suppress=normalCheckLevelMaxBranches -I src/base -I src/core -I src/system -I src/bindings -I src/app src
    COMMAND sh tests/check/lint.sh "${CMAKE_SOURCE_DIR}"
    COMMAND ${LUA_INTERPRETER} tests/check/structure.lua "${CMAKE_SOURCE_DIR}"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" VERBATIM)
endif()
