# The top-level domains in Latin letters, embedded as schede::embedded::top_level_domains: a line each of Mozilla's list (package publicsuffix).
find_file(PUBLIC_SUFFIXES public_suffix_list.dat PATHS /usr/share/publicsuffix REQUIRED)
file(STRINGS ${PUBLIC_SUFFIXES} top_level_domains REGEX "^[a-z]+$")
list(JOIN top_level_domains "\n" top_level_domains)
set(top_level_domain_table ${CMAKE_BINARY_DIR}/embedded/top_level_domains.txt)
file(CONFIGURE OUTPUT ${top_level_domain_table} CONTENT "\n@top_level_domains@\n" @ONLY)
embed(schede_extractors_values top_level_domains ${top_level_domain_table})
