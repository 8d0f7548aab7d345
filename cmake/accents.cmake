# The words that end in an accented vowel, embedded as schede::embedded::accent_words: Italian ones from Hunspell's dictionary (package
# hunspell-it), and names of people and places.
find_file(ITALIAN_WORDS it_IT.dic PATHS /usr/share/hunspell REQUIRED)
find_file(ITALIAN_ENDINGS it_IT.aff PATHS /usr/share/hunspell REQUIRED)
add_executable(accent_words cmake/accent_words.cpp)
set(accent_table ${CMAKE_BINARY_DIR}/embedded/accent_words.txt)
set(accent_sources ${ITALIAN_WORDS} ${ITALIAN_ENDINGS}
  ${CMAKE_SOURCE_DIR}/extractors/data/accented_names.txt ${CMAKE_SOURCE_DIR}/extractors/data/comuni.csv)
add_custom_command(OUTPUT ${accent_table} COMMAND accent_words ${accent_table} ${accent_sources} DEPENDS accent_words ${accent_sources} VERBATIM)
embed(schede_extractors_text accent_words ${accent_table})
