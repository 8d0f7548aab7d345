# Where Italian telephone numbers are at home, embedded as schede::embedded::area_codes.
add_executable(area_codes cmake/area_codes.cpp)
target_link_libraries(area_codes PRIVATE ${GEOCODING} ${PHONENUMBER} ${PROTOBUF} ICU::uc)
set(area_code_table ${CMAKE_BINARY_DIR}/embedded/area_codes.txt)
add_custom_command(OUTPUT ${area_code_table} COMMAND area_codes ${area_code_table} DEPENDS area_codes VERBATIM)
embed(schede_extractors_values area_codes ${area_code_table})
