# The Italian words that end in an accented vowel, from Hunspell's dictionary (package hunspell-it), embedded as schede::embedded::accent_words.
find_file(ITALIAN_WORDS it_IT.dic PATHS /usr/share/hunspell REQUIRED)
find_file(ITALIAN_ENDINGS it_IT.aff PATHS /usr/share/hunspell REQUIRED)
add_executable(accent_words cmake/accent_words.cpp)
set(accent_table ${CMAKE_BINARY_DIR}/embedded/accent_words.txt)
add_custom_command(OUTPUT ${accent_table}
  COMMAND accent_words ${ITALIAN_WORDS} ${ITALIAN_ENDINGS} ${accent_table}
  DEPENDS accent_words ${ITALIAN_WORDS} ${ITALIAN_ENDINGS} VERBATIM)
embed(schede_extractors accent_words ${accent_table})
