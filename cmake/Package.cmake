# Install rules and the .deb. The dependencies are found from the binary; gnuplot and the fonts are run, not
# linked, so they are named. libsqlite3-0 is named with its version: the scan would ask for less.
install(TARGETS lotrinh RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES "${CMAKE_SOURCE_DIR}/README.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${CMAKE_SOURCE_DIR}/cmake/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
file(GLOB example_scripts CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/examples/*.lua")
install(FILES ${example_scripts} DESTINATION "${CMAKE_INSTALL_DOCDIR}/examples")

find_program(GZIP gzip REQUIRED)
file(GLOB man_pages CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/docs/man/*.[1-8]")
foreach(page IN LISTS man_pages)
  get_filename_component(name "${page}" NAME)
  string(REGEX REPLACE ".*\\." "" section "${name}")
  set(packed "${CMAKE_BINARY_DIR}/man/${name}.gz")
  add_custom_command(OUTPUT "${packed}" DEPENDS "${page}" VERBATIM
    COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/man"
    COMMAND sh -c "\"$1\" -9nc \"$2\" > \"$3\"" pack "${GZIP}" "${page}" "${packed}")
  list(APPEND packed_pages "${packed}")
  install(FILES "${packed}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}")
endforeach()
add_custom_target(man_pages ALL DEPENDS ${packed_pages})
set(packed_changelog "${CMAKE_BINARY_DIR}/changelog.gz")
add_custom_command(OUTPUT "${packed_changelog}" DEPENDS "${CMAKE_SOURCE_DIR}/cmake/changelog" VERBATIM
  COMMAND sh -c "\"$1\" -9nc \"$2\" > \"$3\"" pack "${GZIP}" "${CMAKE_SOURCE_DIR}/cmake/changelog"
    "${packed_changelog}")
add_custom_target(changelog ALL DEPENDS "${packed_changelog}")
install(FILES "${packed_changelog}" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# Completion files, made by the program that was just built.
foreach(shell IN ITEMS
    bash:${CMAKE_INSTALL_DATADIR}/bash-completion/completions/lotrinh
    zsh:${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions/_lotrinh
    fish:${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d/lotrinh.fish)
  string(REPLACE ":" ";" shell "${shell}")
  list(GET shell 0 name)
  list(GET shell 1 path)
  set(made "${CMAKE_BINARY_DIR}/completion/${name}")
  add_custom_command(OUTPUT "${made}" DEPENDS lotrinh VERBATIM
    COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/completion"
    COMMAND sh -c "\"$1\" --lang vi completion \"$2\" > \"$3\"" make "$<TARGET_FILE:lotrinh>" "${name}" "${made}")
  list(APPEND completion_files "${made}")
  cmake_path(GET path PARENT_PATH folder)
  cmake_path(GET path FILENAME file)
  install(FILES "${made}" DESTINATION "${folder}" RENAME "${file}")
endforeach()
add_custom_target(completion ALL DEPENDS ${completion_files})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lotrinh)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_CONTACT "lotrinh maintainers <maintainers@lotrinh.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "road to a target: analytics of plans, in Lua scripts")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Shows whether a plan is on the road to its targets: keeps counts in SQLite,
is scripted in Lua, draws with gnuplot and writes the review. It carries the
plan of the city of Hanoi on grassroots mediation and its published figures.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "libsqlite3-0 (>= 3.40.1-2), gnuplot-nox | gnuplot, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-liberation2, fontconfig")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ
  GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
