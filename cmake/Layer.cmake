# lotrinh_layer(NAME PUBLIC ... PRIVATE ...): a layer is a directory of src and a library whose headers
# are seen only by itself and by the layers that link it, so an upward include cannot compile.
function(lotrinh_layer name)
  cmake_parse_arguments(LAYER "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.c")
  add_library(lotrinh_${name} STATIC ${sources})
  target_include_directories(lotrinh_${name} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/${name}")
  target_link_libraries(lotrinh_${name} PUBLIC ${LAYER_PUBLIC} PRIVATE ${LAYER_PRIVATE} lotrinh_flags)
endfunction()
