# publiccode.yml of the build folder, from packaging/publiccode.yml.in. Catalogues read the one in the root of the repository: tests/publiccode_test
# holds it against this one.
set(SCHEDE_URL "https://example.org/schede.git" CACHE STRING "Where the source is published")
set(SCHEDE_OWNER "" CACHE STRING "The body that publishes it, by name")
set(SCHEDE_IPA "" CACHE STRING "That body's code in the index of Italian public administrations (codice IPA)")

string(REGEX MATCH "^(.*) <(.*)>$" maintainer "${SCHEDE_MAINTAINER}")
set(publiccode_contact_name "${CMAKE_MATCH_1}")
set(publiccode_contact_email "${CMAKE_MATCH_2}")
set(publiccode_owner)
if(SCHEDE_OWNER)
  set(publiccode_owner "\n  repoOwner: \"${SCHEDE_OWNER}\"")
endif()
set(publiccode_italy "it:\n  countryExtensionVersion: \"1.0\"")
if(SCHEDE_IPA)
  string(APPEND publiccode_italy "\n  riuso:\n    codiceIPA: \"${SCHEDE_IPA}\"")
endif()
configure_file(packaging/publiccode.yml.in ${CMAKE_BINARY_DIR}/publiccode.yml @ONLY)
