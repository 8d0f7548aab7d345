# Italy's places: regions and provinces as extractors/data has them, comuni and the keys by which all are looked up as place_names writes them.
set(place_sources comuni.csv provinces.csv regions.csv foreign.txt)
list(TRANSFORM place_sources PREPEND ${CMAKE_SOURCE_DIR}/extractors/data/)
set(comuni ${CMAKE_BINARY_DIR}/embedded/comuni.txt)
set(place_keys ${CMAKE_BINARY_DIR}/embedded/place_keys.txt)
add_executable(place_names cmake/place_names.cpp extractors/gazetteer/name_tokens.cpp)
target_link_libraries(place_names PRIVATE schede_extractors_text)
add_custom_command(OUTPUT ${comuni} ${place_keys} COMMAND place_names ${comuni} ${place_keys} ${CMAKE_SOURCE_DIR}/extractors/data
  DEPENDS place_names ${place_sources} VERBATIM)
embed(schede_extractors_gazetteer regions extractors/data/regions.csv)
embed(schede_extractors_gazetteer provinces extractors/data/provinces.csv)
embed(schede_extractors_gazetteer comuni ${comuni})
embed(schede_extractors_gazetteer place_keys ${place_keys})
