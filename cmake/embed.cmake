# embed(TARGET SYMBOL FILE): FILE's bytes become `extern const std::string_view schede::embedded::SYMBOL` in TARGET.
function(embed target symbol file)
  get_filename_component(path ${file} ABSOLUTE)
  set(source ${CMAKE_BINARY_DIR}/embedded/${symbol}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include <string_view>
__asm__(".section .rodata\n"
        ".globl schede_@symbol@_begin\nschede_@symbol@_begin:\n.incbin \"@path@\"\n"
        ".globl schede_@symbol@_end\nschede_@symbol@_end:\n.byte 0\n"
        ".previous\n");
extern "C" const char schede_@symbol@_begin[];
extern "C" const char schede_@symbol@_end[];
namespace schede::embedded {
extern const std::string_view @symbol@;
const std::string_view @symbol@(schede_@symbol@_begin, static_cast<std::size_t>(schede_@symbol@_end - schede_@symbol@_begin));
}
]])
  # By itself, or the sources that it would be compiled with would not know that the file changed.
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${path} SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE ${source})
endfunction()
