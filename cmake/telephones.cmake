# What libphonenumber knows of Italian telephone numbers, embedded as tables: area_codes, where they are at home; number_plan, which there are.
foreach(table area_codes number_plan)
  add_executable(${table} cmake/${table}.cpp)
  set(made ${CMAKE_BINARY_DIR}/embedded/${table}.txt)
  add_custom_command(OUTPUT ${made} COMMAND ${table} ${made} DEPENDS ${table} VERBATIM)
  embed(schede_extractors_values ${table} ${made})
endforeach()
target_link_libraries(area_codes PRIVATE ${GEOCODING} ${PHONENUMBER} ${PROTOBUF} ICU::uc)
target_link_libraries(number_plan PRIVATE ${PHONENUMBER} ${PROTOBUF})
