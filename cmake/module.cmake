# See CMakeLists.txt. The module pdf is schede-pdf.so, its target schede_pdf_module.
function(schede_module name)
  cmake_parse_arguments(PARSE_ARGV 1 module "" "ROOM" "SOURCES;LIBRARIES")
  add_library(schede_${name}_module MODULE ${module_SOURCES})
  set_target_properties(schede_${name}_module PROPERTIES PREFIX "" OUTPUT_NAME schede-${name} CXX_VISIBILITY_PRESET hidden)
  target_link_libraries(schede_${name}_module PRIVATE tl::expected ${module_LIBRARIES})
  string(REPLACE "/" "_" room schede_${module_ROOM})
  add_dependencies(${room} schede_${name}_module)
endfunction()
