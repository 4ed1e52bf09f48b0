# lotrinh_embed(TARGET ROOT base FILES ... NAMED name=file ...): objects that hold the files' bytes and a
# table of their names (relative to ROOT, or as named; sorted), so that the one binary runs anywhere. Every
# program links one such target itself. See system/resource.h.
function(lotrinh_embed target)
  cmake_parse_arguments(EMBED "" "ROOT" "FILES;NAMED" ${ARGN})
  set(assembly "    .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(index 0)
  set(entries ${EMBED_NAMED})
  foreach(file IN LISTS EMBED_FILES)
    file(RELATIVE_PATH name "${EMBED_ROOT}" "${file}")
    list(APPEND entries "${name}=${file}")
  endforeach()
  list(SORT entries)
  set(embedded "")
  foreach(entry IN LISTS entries)
    string(REGEX REPLACE "=.*" "" name "${entry}")
    string(REGEX REPLACE "^[^=]*=" "" file "${entry}")
    list(APPEND embedded "${file}")
    string(APPEND assembly
      "    .global lotrinh_resource_${index}\n    .global lotrinh_resource_${index}_end\n"
      "    .balign 16\nlotrinh_resource_${index}:\n    .incbin \"${file}\"\n"
      "lotrinh_resource_${index}_end:\n    .byte 0\n")
    string(APPEND declarations
      "extern const char lotrinh_resource_${index}[], lotrinh_resource_${index}_end[];\n")
    string(APPEND rows
      "    {\"${name}\", lotrinh_resource_${index}, lotrinh_resource_${index}_end},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}")
  file(CONFIGURE OUTPUT "${folder}/resources.S" CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT "${folder}/resources.c" CONTENT
"/* Made by cmake/Embed.cmake: the files held in the binary. */
#include \"resource.h\"

${declarations}
const struct resource_entry resource_entries[] = {
${rows}};
const size_t resource_entries_count = sizeof resource_entries / sizeof *resource_entries;
" @ONLY)
  set_source_files_properties("${folder}/resources.S" PROPERTIES OBJECT_DEPENDS "${embedded}")
  add_library(${target} OBJECT "${folder}/resources.S" "${folder}/resources.c")
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/src/system")
endfunction()
